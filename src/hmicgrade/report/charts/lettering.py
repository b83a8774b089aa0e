"""How much room a text takes, without knowing the font: more than in any common sans serif."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from fractions import Fraction

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

_LEAST = 30
"""The least that a character is given, in hundredths of its size: even one that joins the one before it."""

_BROAD = 110
"""What a character is given of which nothing better is known."""

_BOLD = Fraction(112, 100)
_GROUPS = {
    "ijl.,:;!|'": 38,
    ' frtI()[]/-`"{}': 48,
    "acekosvxyzbdghnpqu0123456789?*_$L": 68,
    "ABCDEFGHJKNOPQRSTUVXYZ&+=<>~^#\\": 84,
    "mwMW%@": 108,
}
_HUNDREDTHS = {character: width for group, width in _GROUPS.items() for character in group}


def width_of(text: str, size: int, *, bold: bool = False) -> Fraction:
    """Return the most that a text takes in units, in letters of a size."""
    em = Fraction(sum(map(_hundredths, text)) * size, 100)
    return em * _BOLD if bold else em


def _hundredths(character: str) -> int:
    found = _HUNDREDTHS.get(character)
    if found is not None:
        return found
    if unicodedata.category(character) in {"Mn", "Me"}:
        return _LEAST
    return _HUNDREDTHS["A"] if unicodedata.name(character, "").startswith("LATIN SMALL") else _BROAD


def shortened(text: str, room: Fraction, size: int, *, bold: bool = False) -> str:
    """Return as much of a text as a room in units takes, with an ellipsis where something is left out."""
    able = text[: _most(room, size)]
    if able == text and width_of(text, size, bold=bold) <= room:
        return text
    while able and width_of(able + ELLIPSIS, size, bold=bold) > room:
        able = able[:-1]
    return able.rstrip() + ELLIPSIS


def wrapped(text: str, room: Fraction, size: int, *, most: int, bold: bool = False) -> tuple[str, ...]:
    """Break a text into at most so many lines, each within a room in units; the last is shortened where need be.

    A word that is wider than the room goes on, after a hyphen, in the next line.
    """
    able = text[: _most(room, size) * most]
    words = [part for word in able.split() for part in _parts(word, room, size, bold=bold)]
    lines: list[str] = []
    while words and len(lines) < most:
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}", size, bold=bold) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    if lines and (words or able != text):
        lines[-1] = shortened(f"{lines[-1]} {' '.join(words)}{ELLIPSIS}", room, size, bold=bold)
    return tuple(lines)


def _parts(word: str, room: Fraction, size: int, *, bold: bool) -> Iterator[str]:
    """Yield a word in parts that each fit into a room with the hyphen that follows, or are one character."""
    if width_of(word, size, bold=bold) <= room:
        yield word
        return
    part = ""
    for character in word:
        if part and width_of(f"{part}{character}-", size, bold=bold) > room:
            yield f"{part}-"
            part = ""
        part += character
    yield part


def _most(room: Fraction, size: int) -> int:
    """Return how many characters a room could take at the most."""
    return int(room * 100 / (_LEAST * size)) + 1
