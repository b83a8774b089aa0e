"""Something wrong with a file, as a value: a code, a message, where it stands and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text: line and column, both counted from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file, from `start` up to but not including `end`.

    `file` is the path relative to the project's root, with forward slashes.
    """

    file: str
    start: Position
    end: Position

    @classmethod
    def whole_file(cls, file: str) -> Self:
        """Return the span that stands for a file as a whole: its first character."""
        return cls(file, Position(1, 1), Position(1, 1))


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """A second place that a diagnostic points at, and what it shows there."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A change to a file's text: what stands in `span` becomes `text`. An empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something wrong with a file.

    `code` is a key of `hmicgrade.model.codes.CODES`; `message` says what is wrong in one sentence;
    `hint` says what to write instead; `related` are further places ("first given here"). `fix` are the edits of the
    same file that put it right, none where it has no one right answer.
    """

    code: str
    message: str
    span: Span
    hint: str = ""
    related: tuple[Related, ...] = ()
    fix: tuple[Edit, ...] = ()

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        """The order in which diagnostics are shown: file, position, code, message."""
        return (self.span, self.code, self.message)


def in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics sorted by place, each once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda diagnostic: diagnostic.sort_key))
