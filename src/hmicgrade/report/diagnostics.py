"""Diagnostics as text with excerpts and carets, and as data for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hmicgrade.model.characters import show_hidden
from hmicgrade.model.codes import CODES
from hmicgrade.model.diagnostics import Diagnostic, Span
from hmicgrade.report.wrap import cells

_TAB = "    "
_WIDEST = 100
_BEFORE_CARET = 40
_CUT = "…"


def render(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]) -> str:
    """Return diagnostics as text, one block each, with a blank line between blocks.

    `sources` gives the text of each file by its path; without one there is no excerpt.
    """
    return "\n".join("".join(f"{line}\n" for line in lines(one, sources)) for one in diagnostics)


def lines(diagnostic: Diagnostic, sources: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of one diagnostic: where and what, the excerpt, the related places, the hint."""
    severity = CODES[diagnostic.code].severity
    yield f"{_where(diagnostic.span)}: {severity} {diagnostic.code} {_one_line(diagnostic.message)}"
    yield from _excerpt(diagnostic.span, sources)
    for related in diagnostic.related:
        yield f"  {_where(related.span)}: {_one_line(related.message)}"
        yield from _excerpt(related.span, sources)
    if diagnostic.hint:
        yield f"  hint: {_one_line(diagnostic.hint)}"


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """Return a diagnostic as data for JSON."""
    return {
        "code": diagnostic.code,
        "severity": str(CODES[diagnostic.code].severity),
        "message": diagnostic.message,
        **_span_json(diagnostic.span),
        "hint": diagnostic.hint,
        "related": [{**_span_json(related.span), "message": related.message} for related in diagnostic.related],
    }


def _span_json(span: Span) -> dict[str, object]:
    return {
        "file": span.file,
        "line": span.start.line,
        "column": span.start.column,
        "end_line": span.end.line,
        "end_column": span.end.column,
    }


def _where(span: Span) -> str:
    return f"{_one_line(span.file)}:{span.start.line}:{span.start.column}"


def _one_line(text: str) -> str:
    return show_hidden(" ".join(text.splitlines()).replace("\t", " "))


def _excerpt(span: Span, sources: Mapping[str, str]) -> Iterator[str]:
    """Yield the line that a span begins on, and the carets under it."""
    text = _line(sources.get(span.file, ""), span.start.line)
    if text is None:
        return
    end = span.end.column - 1 if span.end.line == span.start.line else len(text.rstrip())
    shown, before, under = _window([_shown(one) for one in text], span.start.column - 1, end)
    number = str(span.start.line)
    margin = " " * len(number)
    yield f"  {number} | {shown}".rstrip()
    yield f"  {margin} | {' ' * before}{'^' * max(1, under)}"


def _line(source: str, number: int) -> str | None:
    """Return a line of a text by its number, or None where the text has nothing on it."""
    found = source.split("\n", number)[number - 1 : number]
    return found[0] if found and found[0] else None


def _shown(character: str) -> str:
    return _TAB if character == "\t" else show_hidden(character)


def _window(shown: list[str], start: int, end: int) -> tuple[str, int, int]:
    """Return the part of a line to show, the cells before the carets, and the cells of the carets.

    A line that is too wide is cut on both sides of where the carets begin.
    """
    first, last = 0, len(shown)
    if not _fits(shown, _WIDEST):
        first = start - _fitting(reversed(shown[:start]), _BEFORE_CARET)
        last = first + _fitting(shown[first:], _WIDEST)
    left, right = _CUT if first else "", _CUT if last < len(shown) else ""
    part = "".join(shown[first:last])
    return f"{left}{part}{right}", cells(left) + _cells(shown[first:start]), _cells(shown[start : min(end, last)])


def _fits(shown: list[str], room: int) -> bool:
    return _fitting(shown, room) == len(shown)


def _fitting(shown: Iterable[str], room: int) -> int:
    """Return how many characters, as they are shown, fit into some cells."""
    count = 0
    for one in shown:
        room -= cells(one)
        if room < 0:
            break
        count += 1
    return count


def _cells(shown: list[str]) -> int:
    return cells("".join(shown))
