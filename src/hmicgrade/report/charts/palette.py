"""The fills of grades, so chosen that neighbours on a scale differ by 3:1 or more, and text on a fill by 4.5:1 or more.

The first four are those of the Government Analysis Function's palette, in its order. It lists a dark grey and a light
purple too, which go on in the same way: dark and light in turn.
"""

from __future__ import annotations

from dataclasses import dataclass

WHITE = "#ffffff"
INK = "#0b0c0c"
"""Nearly black: all text that does not stand on a fill, and lines."""

FAINT = "#505a5f"
"""The grey of lines that divide."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A colour, and the colour of text on it."""

    colour: str
    ink: str


FILLS = (
    Fill("#12436d", WHITE),
    Fill("#28a197", INK),
    Fill("#801650", WHITE),
    Fill("#f46a25", INK),
    Fill("#3d3d3d", WHITE),
    Fill("#a285d1", INK),
)
"""The fills of a scale, best grade first; a longer scale begins anew."""

_TWO = (FILLS[0], FILLS[3])
"""The fills of a scale of two grades: the best and the worst of four."""


def fill_of(place: int, of: int) -> Fill:
    """Return the fill of a grade by its place on a scale of so many grades, the best at 0."""
    fills = _TWO if of == len(_TWO) else FILLS
    return fills[place % len(fills)]
