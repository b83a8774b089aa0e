"""Breaking text into lines by the cells that a terminal gives its characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def cells(text: str) -> int:
    """Return how many cells a text takes: two for a wide character, none for one that joins the one before it."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Break a text at spaces into lines of at most `width` cells; a longer word is broken where it must be.

    `first` opens the first line and `rest` the others; they are part of the width.
    """
    lines = [first]
    room = max(1, width - cells(rest))
    opened = False
    for word in (part for whole in text.split(" ") for part in _parts(whole, room)):
        if opened and cells(lines[-1]) + 1 + cells(word) > width:
            lines.append(rest)
            opened = False
        lines[-1] += f" {word}" if opened else word
        opened = True
    return lines


def _parts(word: str, room: int) -> Iterator[str]:
    """Yield a word in parts that each fit into `room` cells, or hold one character that does not."""
    if cells(word) <= room:
        yield word
        return
    if word.isascii():
        yield from (word[start : start + room] for start in range(0, len(word), room))
        return
    start, taken = 0, 0
    for place, character in enumerate(word):
        size = _cell(character)
        if taken + size > room and place > start:
            yield word[start:place]
            start, taken = place, 0
        taken += size
    yield word[start:]
