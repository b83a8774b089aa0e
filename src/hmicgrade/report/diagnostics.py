"""Diagnostics as text with excerpts and carets, and as data for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hmicgrade.model.characters import show_hidden
from hmicgrade.model.codes import CODES, Severity
from hmicgrade.model.diagnostics import Diagnostic, Span
from hmicgrade.report.styled import Line, Style, plain
from hmicgrade.report.wrap import cells, wrap

_TAB = "    "
_WIDEST = 100
_NARROWEST = 10
_CUT = "…"
_CONTINUED = "    "
_STYLES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING}


def render(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]) -> str:
    """Return diagnostics as text, one block each, with a blank line between blocks; messages are not broken.

    `sources` gives the text of each file by its path; without one there is no excerpt.
    """
    return "\n".join(plain(blocks(one, sources)) for one in diagnostics)


def blocks(diagnostic: Diagnostic, sources: Mapping[str, str], width: int | None = None) -> Iterator[Line]:
    """Yield the lines of one diagnostic: where and what, the excerpt, the related places, the hint.

    They take at most `width` cells; without one, messages stay on their line and excerpts are as wide as they may be.
    """
    yield from _told(headline(diagnostic), width, style=Style.TITLE)
    yield from excerpt(diagnostic.span, sources, width, _STYLES[CODES[diagnostic.code].severity])
    for related in diagnostic.related:
        yield from _told(f"  {where(related.span)}: {plain_words(related.message)}", width)
        yield from excerpt(related.span, sources, width, Style.FAINT)
    if diagnostic.hint:
        yield from _told(f"  hint: {plain_words(diagnostic.hint)}", width)


def headline(diagnostic: Diagnostic) -> str:
    """Say on one line where what is wrong: "f.yaml:2:6: error HG104 …"."""
    severity = CODES[diagnostic.code].severity
    return f"{where(diagnostic.span)}: {severity} {diagnostic.code} {plain_words(diagnostic.message)}"


def foremost(diagnostics: tuple[Diagnostic, ...], most: int) -> tuple[Diagnostic, ...]:
    """Return at most so many diagnostics: all in their order, or where there are more, the first with errors first."""
    return diagnostics if len(diagnostics) <= most else errors_first(diagnostics)[:most]


def errors_first(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return diagnostics with the errors before the warnings, each in their order."""
    return tuple(sorted(diagnostics, key=lambda one: CODES[one.code].severity is not Severity.ERROR))


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """Return a diagnostic as data for JSON."""
    return {
        "code": diagnostic.code,
        "severity": str(CODES[diagnostic.code].severity),
        "message": diagnostic.message,
        **span_json(diagnostic.span),
        "hint": diagnostic.hint,
        "related": [{**span_json(related.span), "message": related.message} for related in diagnostic.related],
    }


def span_json(span: Span) -> dict[str, object]:
    """Return a span as data for JSON."""
    return {
        "file": span.file,
        "line": span.start.line,
        "column": span.start.column,
        "end_line": span.end.line,
        "end_column": span.end.column,
    }


def where(span: Span) -> str:
    """Write a place: `file:line:column`."""
    return f"{plain_words(span.file)}:{span.start.line}:{span.start.column}"


def plain_words(text: str) -> str:
    """Return a text on one line, with nothing hidden in it."""
    return show_hidden(" ".join(text.splitlines()).replace("\t", " "))


def source_line(source: str, number: int) -> str | None:
    """Return a line of a text by its number, or None where the text has nothing on it."""
    found = source.split("\n", number)[number - 1 : number]
    return found[0] if found and found[0] else None


def _told(text: str, width: int | None, style: Style = Style.PLAIN) -> Iterator[Line]:
    broken = [text] if width is None else wrap(text, width, rest=_CONTINUED)
    yield from (Line(line, style) for line in broken)


def excerpt(span: Span, sources: Mapping[str, str], width: int | None, style: Style) -> Iterator[Line]:
    """Yield the line that a span begins on and the carets under it, nothing where the file's text is not known."""
    text = source_line(sources.get(span.file, ""), span.start.line)
    if text is None:
        return
    end = span.end.column - 1 if span.end.line == span.start.line else len(text.rstrip())
    first, margin = _margins(span.start.line)
    room = _WIDEST if width is None else max(_NARROWEST, width - len(first) - 2 * cells(_CUT))
    shown, before, under = _window([_shown(one) for one in text], span.start.column - 1, end, room)
    yield Line(f"{first}{shown}".rstrip())
    yield Line(f"{margin}{' ' * before}{'^' * max(1, under)}", style)


def _margins(number: int) -> tuple[str, str]:
    """Return what opens the line of a number, and the line below it."""
    return f"  {number} | ", f"  {' ' * len(str(number))} | "


def _shown(character: str) -> str:
    return _TAB if character == "\t" else show_hidden(character)


def _window(shown: list[str], start: int, end: int, room: int) -> tuple[str, int, int]:
    """Return the part of a line to show, the cells before the carets, and the cells of the carets.

    A line that is too wide is cut on both sides of where the carets begin.
    """
    first, last = 0, len(shown)
    if not _fits(shown, room):
        first = start - _fitting(reversed(shown[:start]), room * 2 // 5)
        last = first + _fitting(shown[first:], room)
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
