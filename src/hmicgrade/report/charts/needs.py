"""Counts as bars, each with a pointer to where every grade begins to be possible."""

from __future__ import annotations

from fractions import Fraction

from hmicgrade.explain import chart_sentences as say
from hmicgrade.explain.charting.drawings import Counted, Need, Needs
from hmicgrade.report.charts.markup import Number, element
from hmicgrade.report.charts.palette import FAINT, INK, WHITE
from hmicgrade.report.charts.shapes import named_shape
from hmicgrade.report.charts.sheet import LINE, MARGIN, SWATCH, Box, Sheet, lines_of, swatch

BAR = 24
"""The height of a bar."""

_MOST_CELLS = 40
"""How many criteria are told apart in a bar."""

_POINTER = 6
_ASIDE = 12
"""How far a text stands from the pointer that it goes with."""


def draw(drawing: Needs, width: int) -> str:
    """Return the chart as SVG, so many units wide."""
    sheet = Sheet(drawing.heading, width)
    for one in drawing.counts:
        sheet.put(one.words, sheet.box)
        sheet.y += 4
        if one.total:
            _bar(sheet, one)
        for need in one.needs:
            _need(sheet, one, need)
        sheet.y += 2 * MARGIN
    if any(one.missing for one in drawing.counts):
        sheet.put(say.MISSING, sheet.box)
    return sheet.finish()


def _bar(sheet: Sheet, one: Counted) -> None:
    """Draw the whole, what there is of it, and what nobody has assessed; single criteria are told apart."""
    box, top = sheet.box, sheet.y
    ends = [box.left + box.room * part / one.total for part in (one.have, one.have + one.missing)]
    whole = {"x": box.left, "y": top, "width": box.room, "height": BAR}
    sheet.add(element("rect", {**whole, "fill": WHITE, "stroke": INK}))
    sheet.add(element("rect", {**whole, "width": ends[0] - box.left, "fill": FAINT, "stroke": INK}))
    if one.missing:
        missing = {**whole, "x": ends[0] + 3, "y": top + 3, "width": ends[1] - ends[0] - 6, "height": BAR - 6}
        sheet.add(element("rect", {**missing, "fill": WHITE, "stroke": INK, "stroke-dasharray": "3 3"}))
    for at in range(1, int(one.total)) if one.whole and one.total <= _MOST_CELLS else ():
        x = box.left + box.room * at / one.total
        colour = WHITE if at < one.have else INK
        sheet.add(element("line", {"x1": x, "x2": x, "y1": top, "y2": top + BAR, "stroke": colour}))
    sheet.y += BAR


def _need(sheet: Sheet, one: Counted, need: Need) -> None:
    """Point to where on the bar a need is reached, and write it on the side that has more room."""
    box = sheet.box
    x = box.left + (box.room * need.low / one.total if one.total else 0)
    x = min(max(x, box.left + _POINTER), box.right - _POINTER)
    right = x < sheet.width / Fraction(2)
    mark = _ASIDE + (SWATCH if need.rank else 0)
    side = Box(x + mark, box.right) if right else Box(box.left, x - mark, "end")
    lines = len(lines_of(need.words, side, most=3))
    sheet.y += 4
    sheet.add(named_shape("pointer", (x, sheet.y + _POINTER), _POINTER, fill=INK))
    if need.rank:
        left: Number = x + _ASIDE - 4 if right else x - mark + 4
        sheet.add(swatch(need.rank, (left, sheet.y)))
    sheet.put(need.words, side, most=3)
    sheet.y += 2 if lines > 1 else LINE - SWATCH + 2
