"""Changes to a text by place: how the edits of diagnostics become a new text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hmicgrade.model.diagnostics import Diagnostic, Edit, Position


class Fixed(NamedTuple):
    """A text after edits, and the diagnostics whose edits are in it; the others wait for the next round."""

    text: str
    applied: tuple[Diagnostic, ...]


class _Change(NamedTuple):
    """An edit by offsets."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made; one that touches what an earlier one changes is left out."""
    changes: list[_Change] = []
    for change in _changes(text, edits):
        if _fits(changes, [change]):
            changes.append(change)
    return _applied(text, changes)


def fixed(text: str, diagnostics: Iterable[Diagnostic]) -> Fixed:
    """Return the text of one file with its diagnostics put right where they have edits: all of one's edits, or none.

    Where the edits of two touch, the first is put right; the other may still be there when the text is read again.
    """
    changes: list[_Change] = []
    applied: list[Diagnostic] = []
    for diagnostic in diagnostics:
        wanted = _changes(text, diagnostic.fix)
        if wanted and _fits(changes, wanted):
            changes += wanted
            applied.append(diagnostic)
    return Fixed(_applied(text, changes), tuple(applied))


def _changes(text: str, edits: Iterable[Edit]) -> list[_Change]:
    starts = _line_starts(text)
    return [_Change(_offset(starts, one.span.start), _offset(starts, one.span.end), one.text) for one in edits]


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _offset(starts: Sequence[int], position: Position) -> int:
    """Return the offset of a place; what lies past the end of a line is at its end, as is a line past the last."""
    if position.line >= len(starts):
        return starts[-1] - 1
    return min(starts[position.line - 1] + position.column - 1, starts[position.line] - 1)


def _fits(changes: list[_Change], wanted: list[_Change]) -> bool:
    return not any(_touch(one, other) for one in wanted for other in changes)


def _touch(one: _Change, other: _Change) -> bool:
    return one.start <= other.end and other.start <= one.end


def _applied(text: str, changes: list[_Change]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, new in sorted(changes):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
