"""Checks for ids that a reader takes for each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hmicgrade.lint.subjects import Schemes, Whole
from hmicgrade.load.document import Document
from hmicgrade.load.nodes import Mapping, Text, entries, named
from hmicgrade.load.parts import Part
from hmicgrade.model.diagnostics import Diagnostic, Related, Span

_Use = tuple[str, Span]

_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])-+(?=[0-9])")
_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "-": ""})


def look(name: str) -> str:
    """Return what an id looks like at a glance: ids that share it differ only in what is easily overlooked.

    A hyphen between digits is seen, or `1-11` and `11-1` could not both be used.
    """
    return _BETWEEN_DIGITS.sub("_", name).translate(_ALIKE).replace("rn", "m")


def look_alikes(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:  # noqa: ARG001 - every check is given both
    """Yield the ids of each scheme and each file of evidence that look like another one beside them."""
    folders: dict[str, list[Document]] = {}
    for document in part.documents:
        if document.file.startswith("criteria/"):
            folders.setdefault(document.file.split("/")[1], []).append(document)
        elif document.kind == "evidence":
            yield from _alike("item", _ids(document, "evidence", "id"))
    for documents in folders.values():
        held = sorted(documents, key=lambda one: one.file)
        yield from _alike("criterion", _in_all(held, "criteria", "id"))
        yield from _alike("tag", _tags(held))
        yield from _alike("cap", _in_all(held, "caps", "cap"))
        yield from _alike("file", [(one.stem, one.at("id")) for one in held if one.kind in {"area", "common"}])


def look_alike_forces(whole: Whole) -> Iterable[Diagnostic]:
    """Yield the ids of forces that look like another one."""
    yield from _alike("force", [(one.name, one.spot.span) for one in sorted(whole.facts.names) if one.rank == 0])


def _alike(kind: str, uses: Iterable[_Use]) -> Iterator[Diagnostic]:
    first: dict[str, _Use] = {}
    known: set[str] = set()
    for name, span in uses:
        other, there = first.setdefault(look(name), (name, span))
        if other != name and name not in known:
            related = Related(there, "the other stands here")
            message = f"the {kind} '{name}' is easily taken for '{other}'"
            yield Diagnostic("HG650", message, span, "choose an id that looks different", (related,))
        known.add(name)


def _ids(document: Document, key: str, name: str) -> list[_Use]:
    return [(one.value, one.span) for one in named(document.whole, key, name)]


def _in_all(documents: Iterable[Document], key: str, name: str) -> list[_Use]:
    return [use for document in documents for use in _ids(document, key, name)]


def _tags(documents: Iterable[Document]) -> Iterator[_Use]:
    for document in documents:
        for one in entries(document.whole, "criteria"):
            for tag in entries(one, "tags") if isinstance(one, Mapping) else ():
                if isinstance(tag, Text):
                    yield tag.value, tag.span
