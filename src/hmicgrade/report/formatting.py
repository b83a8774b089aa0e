"""Brings one file into the layout, or says why it cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hmicgrade.load.comments import comments
from hmicgrade.load.document import read_document
from hmicgrade.load.events import parse
from hmicgrade.load.key_order import in_shape_order
from hmicgrade.load.nodes import Mapping, Node, plain_data
from hmicgrade.model.diagnostics import Diagnostic, in_order
from hmicgrade.report.yaml_layout import laid_out


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file's text in the layout, None where the file cannot be laid out.

    `diagnostics` say why; there are none where no layout was found that says what the file says.
    """

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def formatted(text: str, file: str) -> Formatted:
    """Return the text of a file in the one layout.

    What is not YAML, and what would be lost (the value of a key given twice), is not laid out. What was laid out is
    read again: it says what the file said, with the same comments, or it is not returned.
    """
    tree, diagnostics = parse(text, file)
    if diagnostics or not isinstance(tree, Mapping):
        return Formatted(None, in_order(diagnostics or read_document(text, file).diagnostics))
    result = laid_out(text, in_shape_order(tree))
    if result == text or _says_the_same(result, text, tree):
        return Formatted(result)
    return Formatted(None)


def _says_the_same(result: str, text: str, tree: Mapping) -> bool:
    again, diagnostics = parse(result, tree.span.file)
    if diagnostics or again is None or plain_data(again) != plain_data(tree):
        return False
    return Counter(_remarks(result, again)) == Counter(_remarks(text, tree))


def _remarks(text: str, tree: Node) -> Iterator[str]:
    return (comment.text for comment in comments(text, tree))
