"""Text with styles: what a terminal may show in bold or in colour, and everything else as plain characters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto


class Style(Enum):
    """How a piece of text may be shown. Nothing is said by style alone."""

    PLAIN = auto()
    TITLE = auto()
    HEADING = auto()
    GRADE = auto()
    FAINT = auto()
    ERROR = auto()
    WARNING = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without its newline, shown in one style."""

    text: str
    style: Style = Style.PLAIN


def unstyled(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that ends with a newline."""
    return tuple(Line(line) for line in text.removesuffix("\n").split("\n"))


def plain(lines: Iterable[Line]) -> str:
    """Return lines as text, each with its newline."""
    return "".join(f"{line.text}\n" for line in lines)
