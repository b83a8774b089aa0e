from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.report.charts.markup import decimal, element


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (12, "12"),
        (-3, "-3"),
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 200), "-0.01"),
        (Fraction(-1, 300), "0"),
        (Fraction(199, 200), "1"),
        (Fraction(5, 2), "2.5"),
        (Fraction(100, 1), "100"),
    ],
)
def test_numbers_have_two_decimals_at_the_most(number: int | Fraction, written: str) -> None:
    assert decimal(number) == written


@given(st.integers(-(10**9), 10**9))
def test_a_number_is_rounded_to_the_nearest_hundredth(thousandths: int) -> None:
    """Print at most two decimals by exact rounding."""
    rounded = (Decimal(thousandths) / 1000).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert Decimal(decimal(Fraction(thousandths, 1000))) == rounded


def test_values_are_escaped() -> None:
    assert element("a", {"b": '"<&'}) == '<a b="&quot;&lt;&amp;"/>'
