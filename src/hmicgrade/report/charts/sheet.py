"""A chart in the making: marks and texts from the top down, within the width of the paper."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hmicgrade.explain.charting.drawings import Heading, Rank
from hmicgrade.explain.phrases import one_line
from hmicgrade.model.characters import show_hidden
from hmicgrade.report.charts.lettering import ELLIPSIS, width_of, wrapped
from hmicgrade.report.charts.markup import Number, element, words
from hmicgrade.report.charts.palette import INK, WHITE, fill_of
from hmicgrade.report.charts.shapes import shape

SVG = "http://www.w3.org/2000/svg"
FONT = "Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif"

NARROWEST = 320
"""The least width of a chart in units: the width in pixels at which its letters are still read."""

WIDEST = 1280
MARGIN = 8
SIZE = 14
"""The size of letters."""

HEAD = 16
LINE = 18
"""The height of a line of text."""

SWATCH = 18
_RISE = 5
"""How far the foot of letters lies below the middle of their line."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the paper: its left and right edge, and what text in it begins or ends at."""

    left: Number
    right: Number
    anchor: str = "start"

    @property
    def room(self) -> Fraction:
        """How wide it is."""
        return Fraction(self.right) - Fraction(self.left)

    @property
    def start(self) -> Number:
        """Where text is anchored."""
        return {"start": self.left, "end": self.right, "middle": (Fraction(self.left) + self.right) / 2}[self.anchor]


@dataclass(frozen=True, slots=True)
class Letters:
    """How a text is written: the size of its letters, whether they are bold, and their colour."""

    size: int = SIZE
    bold: bool = False
    colour: str = INK


PLAIN = Letters()
BOLD = Letters(bold=True)
_TITLE = Letters(size=HEAD, bold=True)


class Sheet:
    """Paper of a width and of any height. `y` is how far down it is used."""

    def __init__(self, heading: Heading, width: int) -> None:
        """Begin with the title of the chart."""
        self.width = width
        self.y: Number = MARGIN
        self._heading = heading
        self._marks: list[str] = []
        self.put(heading.title, self.box, _TITLE)
        self.y += MARGIN

    @property
    def box(self) -> Box:
        """The paper between its margins."""
        return Box(MARGIN, self.width - MARGIN)

    def add(self, mark: str) -> None:
        """Add a mark."""
        self._marks.append(mark)

    def put(self, text: str, box: Box, letters: Letters = PLAIN, *, most: int = 4) -> None:
        """Write a text in a box below what is there, in so many lines at the most; what does not fit stays a title."""
        for line in lines_of(text, box, letters, most=most):
            self.y += LINE
            self.add(_line(line, (box.start, self.y - _RISE), letters, box.anchor, text))

    def legend(self, ranks: Sequence[Rank], text: str) -> None:
        """Write a text with the fills and the shapes of grades before it."""
        left: Number = MARGIN
        for rank in ranks:
            self.add(swatch(rank, (left, self.y + 2)))
            left += SWATCH + 2
        self.y += 2
        self.put(text, Box(left + MARGIN, self.box.right))
        self.y += 2

    def finish(self) -> str:
        """Return the whole as SVG."""
        heading, height = self._heading, math.ceil(self.y + MARGIN)
        titles = {"title": f"{heading.id}-title", "desc": f"{heading.id}-desc"}
        head: dict[str, str | Number] = {
            "xmlns": SVG,
            "viewBox": f"0 0 {self.width} {height}",
            "width": self.width,
            "height": height,
            "role": "img",
            "aria-labelledby": " ".join(titles.values()),
            "font-family": FONT,
        }
        paper = element("rect", {"width": "100%", "height": "100%", "fill": WHITE})
        said = (
            element("title", {"id": titles["title"]}, words(heading.title)),
            element("desc", {"id": titles["desc"]}, words(heading.alt)),
        )
        return element("svg", head, "\n", *(f"{one}\n" for one in (*said, paper, *self._marks))) + "\n"


def swatch(rank: Rank, at: tuple[Number, Number]) -> str:
    """Return the fill of a grade with its shape on it, as a small square."""
    fill = fill_of(rank.place, rank.of)
    middle = (at[0] + Fraction(SWATCH, 2), at[1] + Fraction(SWATCH, 2))
    square = element("rect", {"x": at[0], "y": at[1], "width": SWATCH, "height": SWATCH, "fill": fill.colour})
    return square + shape(rank.place, middle, 6, fill=fill.ink)


def lines_of(text: str, box: Box, letters: Letters = PLAIN, *, most: int) -> tuple[str, ...]:
    """Return the lines of a text in a box."""
    return wrapped(show_hidden(one_line(text)), box.room, letters.size, most=most, bold=letters.bold)


def widest_word(texts: Iterable[str], letters: Letters = PLAIN) -> Fraction:
    """Return how much room the widest word of some texts takes; of words that no paper holds, as much as that."""
    found = {word[:WIDEST] for text in texts for word in text.split()}
    return max((width_of(word, letters.size, bold=letters.bold) for word in found), default=Fraction(0))


def fits(text: str, room: Fraction) -> bool:
    """Tell whether a text on one line has enough room."""
    return width_of(text, SIZE) <= room


def labelled(text: str, box: Box, foot: Number, letters: Letters = PLAIN) -> str:
    """Return a text on one line at a height, shortened where its box is too narrow."""
    (line,) = lines_of(text, box, letters, most=1)
    return _line(line, (box.start, foot), letters, box.anchor, text)


def _line(line: str, at: tuple[Number, Number], letters: Letters, anchor: str, whole: str) -> str:
    place = {"x": at[0], "y": at[1], "font-size": letters.size, "fill": letters.colour}
    anchored = {"text-anchor": anchor} if anchor != "start" else {}
    weight = {"font-weight": "bold"} if letters.bold else {}
    title = (element("title", {}, words(whole)),) if line.endswith(ELLIPSIS) else ()
    return element("text", {**place, **anchored, **weight}, *title, words(line))
