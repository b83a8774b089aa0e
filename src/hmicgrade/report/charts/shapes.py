"""The shapes of grades: whoever cannot tell the fills apart can tell these."""

from __future__ import annotations

from fractions import Fraction

from hmicgrade.report.charts.markup import Number, decimal, element

_Points = tuple[tuple[int, int], ...]

_CORNERS: dict[str, _Points] = {
    "diamond": ((0, -10), (10, 0), (0, 10), (-10, 0)),
    "square": ((-8, -8), (8, -8), (8, 8), (-8, 8)),
    "triangle": ((-9, -8), (9, -8), (0, 9)),
    "bar": ((-10, -4), (10, -4), (10, 4), (-10, 4)),
    "pointer": ((-9, 8), (9, 8), (0, -9)),
    "cross": (
        *((-8, -5), (-5, -8), (0, -3), (5, -8), (8, -5), (3, 0)),
        *((8, 5), (5, 8), (0, 3), (-5, 8), (-8, 5), (-3, 0)),
    ),
    "hourglass": ((-8, -9), (8, -9), (-8, 9), (8, 9)),
}
"""The corners of each shape, in tenths of its radius."""

ORDER = ("diamond", "circle", "square", "triangle", "hourglass", "bar")
"""The shapes of a scale, best grade first; a longer scale begins anew."""

CIRCLE = "circle"


def shape(place: int, at: tuple[Number, Number], radius: int, *, fill: str, stroke: str = "none") -> str:
    """Return the shape of the grade at a place of its scale, round a point."""
    return named_shape(ORDER[place % len(ORDER)], at, radius, fill=fill, stroke=stroke)


def named_shape(name: str, at: tuple[Number, Number], radius: int, *, fill: str, stroke: str = "none") -> str:
    """Return a shape by its name, round a point."""
    paint = {"fill": fill} if stroke == "none" else {"fill": fill, "stroke": stroke}
    if name == CIRCLE:
        return element("circle", {"cx": at[0], "cy": at[1], "r": Fraction(9 * radius, 10), **paint})
    corners = (
        f"{decimal(at[0] + Fraction(x * radius, 10))},{decimal(at[1] + Fraction(y * radius, 10))}"
        for x, y in _CORNERS[name]
    )
    return element("polygon", {"points": " ".join(corners), **paint})
