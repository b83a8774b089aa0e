"""Checks of what is invisible in a file: blanks at the end of a line, tabs, a last line that does not end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from hmicgrade.lint.subjects import Schemes
from hmicgrade.load import limits
from hmicgrade.load.parts import Part
from hmicgrade.load.text import end_of
from hmicgrade.model.diagnostics import Diagnostic, Edit, Position, Span

_BLANKS = re.compile(r"(?<![ \t])[ \t]++$", re.MULTILINE)
_AT_END = (" \n", "\t\n")
_TABS = re.compile(r"\t++")


def layout(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:  # noqa: ARG001 - every check is given both
    """Yield what is wrong with the layout of each file, with the edits that put it right."""
    for document in part.documents:
        if document.text:
            yield from islice(_blanks(document.text, document.file), limits.DIAGNOSTICS)
            noted = {found.span.start for found in document.errors}
            tabs = (one for one in _tabs(document.text, document.file) if one.span.start not in noted)
            yield from islice(tabs, limits.DIAGNOSTICS)
            yield from _last_line(document.text, document.file)


def _blanks(text: str, file: str) -> Iterator[Diagnostic]:
    """Yield each line that ends in blanks. A blank after a backslash belongs to what the backslash begins."""
    if not any(blank in text for blank in _AT_END) and not text.endswith((" ", "\t")):
        return
    line, counted = 1, 0
    for found in _BLANKS.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        column = found.start() - text.rfind("\n", 0, found.start())
        span = Span(file, Position(line, column), Position(line, column + len(found[0])))
        is_escape = text[found.start() - 1 : found.start()] == "\\"
        yield Diagnostic(
            "HG022", "the line ends in blanks", span, "remove them", fix=() if is_escape else (Edit(span, ""),)
        )


def _tabs(text: str, file: str) -> Iterator[Diagnostic]:
    """Yield each line that holds a tab before its last word, at the first."""
    if "\t" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        spans = [_on_line(file, number, found) for found in _TABS.finditer(line.rstrip())] if "\t" in line else []
        if spans:
            edits = tuple(Edit(span, " ") for span in spans)
            yield Diagnostic("HG023", "a tab stands here", spans[0], "write a blank", fix=edits)


def _on_line(file: str, line: int, found: re.Match[str]) -> Span:
    return Span(file, Position(line, found.start() + 1), Position(line, found.end() + 1))


def _last_line(text: str, file: str) -> Iterator[Diagnostic]:
    if not text.endswith("\n"):
        end = end_of(text)
        span = Span(file, end, end)
        yield Diagnostic(
            "HG024", "the file does not end its last line", span, "end it with a line break", fix=(Edit(span, "\n"),)
        )
