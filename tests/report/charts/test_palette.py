"""Contrast, reckoned exactly: the powers of the standard's formula are caught between fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from hmicgrade.report.charts.palette import FAINT, INK, WHITE, fill_of

FINE = 10**12
"""How finely a power is caught."""


def fifth_root(number: Fraction) -> tuple[Fraction, Fraction]:
    """Give two fractions between which the fifth root of a number from 0 to 1 lies."""
    low, high = 0, FINE
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if Fraction(middle, FINE) ** 5 <= number else (low, middle)
    return Fraction(low, FINE), Fraction(high, FINE)


def luminance(colour: str) -> tuple[Fraction, Fraction]:
    """Give the bounds of the relative luminance that WCAG 2 defines: 0.2126 R + 0.7152 G + 0.0722 B."""
    weights = (Fraction(2126, 10_000), Fraction(7152, 10_000), Fraction(722, 10_000))
    parts = [channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5)]
    low, high = (sum((w * part[end] for w, part in zip(weights, parts, strict=True)), Fraction(0)) for end in (0, 1))
    return low, high


def channel(value: int) -> tuple[Fraction, Fraction]:
    share = Fraction(value, 255)
    if share <= Fraction(4045, 100_000):
        return share / Fraction(1292, 100), share / Fraction(1292, 100)
    return fifth_root(((share + Fraction(55, 1000)) / Fraction(1055, 1000)) ** 12)


def contrast(one: str, other: str) -> Fraction:
    """Give what the contrast of two colours is at the least."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter[0] + Fraction(5, 100)) / (darker[1] + Fraction(5, 100))


def test_the_formula_is_the_standards() -> None:
    assert 20 < contrast("#000000", "#ffffff") <= 21
    assert Fraction(454, 100) < contrast("#767676", "#ffffff") < Fraction(455, 100)


def test_four_grades_have_the_fills_of_the_government_analysis_function() -> None:
    assert [fill_of(place, 4).colour for place in range(4)] == ["#12436d", "#28a197", "#801650", "#f46a25"]
    assert [fill_of(place, 4).ink for place in range(4)] == [WHITE, INK, WHITE, INK]


@pytest.mark.parametrize("of", range(2, 9))
def test_neighbours_on_a_scale_differ_by_three_to_one(of: int) -> None:
    fills = [fill_of(place, of) for place in range(of)]
    assert all(contrast(one.colour, other.colour) >= 3 for one, other in pairwise(fills))
    assert all(contrast(one.colour, one.ink) >= Fraction(45, 10) for one in fills)
    assert len({one.colour for one in fills}) == min(of, 6)


def test_the_worst_of_two_grades_has_the_fill_of_the_worst_of_four() -> None:
    assert (fill_of(0, 2), fill_of(1, 2)) == (fill_of(0, 4), fill_of(3, 4))


@pytest.mark.parametrize("colour", [INK, FAINT])
def test_what_stands_on_paper_can_be_read(colour: str) -> None:
    assert contrast(colour, WHITE) >= Fraction(45, 10)
