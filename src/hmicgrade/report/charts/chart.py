"""A chart in every form: the picture, what it says without one, and its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from hmicgrade.explain.charting.drawings import (
    Distribution,
    Drawing,
    Grid,
    Heading,
    Needs,
    Reading,
    Slope,
    Unpictured,
)
from hmicgrade.explain.page import Table
from hmicgrade.report.charts import distribution, grid, needs, reading, slope
from hmicgrade.report.charts.sheet import NARROWEST, Sheet


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as SVG, its title, its text alternative and its table."""

    svg: str
    title: str
    alt: str
    table: Table


def chart(drawing: Drawing, width: int = NARROWEST) -> Chart:
    """Draw a chart, so many units wide, from `NARROWEST` on.

    Letters have one size in units whatever the width: at the narrowest, a unit is a pixel of a small telephone.
    """
    heading = drawing.heading
    return Chart(_drawn(drawing, width), heading.title, heading.alt, heading.table)


def _drawn(drawing: Drawing, width: int) -> str:
    match drawing:
        case Distribution():
            return distribution.draw(drawing, width)
        case Grid():
            return grid.draw(drawing, width)
        case Slope():
            return slope.draw(drawing, width)
        case Needs():
            return needs.draw(drawing, width)
        case Reading():
            return reading.draw(drawing, width)
        case Unpictured(heading):
            return _in_words(heading, width)
        case _:
            assert_never(drawing)


def _in_words(heading: Heading, width: int) -> str:
    """Return a chart of which there is nothing to draw: its text alternative on paper."""
    sheet = Sheet(heading, width)
    sheet.put(heading.alt, sheet.box, most=12)
    return sheet.finish()
