from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.report.charts.lettering import ELLIPSIS, shortened, width_of, wrapped

TEXT = st.text(st.sampled_from("iMm 0é警\u0301-"), max_size=60)


@given(TEXT, st.integers(30, 400), st.integers(1, 5), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, room: int, most: int, bold: bool) -> None:  # noqa: FBT001 - given
    """Texts are wrapped or shortened, so nothing leaves the view box."""
    lines = wrapped(text, Fraction(room), 14, most=most, bold=bold)
    assert len(lines) <= most
    assert all(width_of(line, 14, bold=bold) <= room for line in lines)


@given(TEXT, st.integers(60, 400))
def test_nothing_is_lost_where_there_are_lines_enough(text: str, room: int) -> None:
    lines = wrapped(text, Fraction(room), 14, most=60)
    assert "".join(lines).replace("-", "") == "".join(text.split()).replace("-", "") or " " in "".join(lines)
    assert "".join(lines).replace(" ", "").replace("-", "") == "".join(text.split()).replace("-", "")
    assert ELLIPSIS not in "".join(lines)


@pytest.mark.parametrize(
    ("text", "room", "most", "lines"),
    [
        ("", 100, 2, ()),
        ("Good", 100, 2, ("Good",)),
        ("Requires improvement", 120, 2, ("Requires", "improvement")),
        ("Requires improvement", 120, 1, (f"Requires im{ELLIPSIS}",)),
        ("Requires improvement", 400, 1, ("Requires improvement",)),
        ("Neighbourhood", 70, 3, ("Neighb-", "ourhoo-", "d")),
        ("M" * 60_000, 40, 1, (f"M{ELLIPSIS}",)),
    ],
)
def test_texts_are_broken_at_spaces_then_within_words_then_cut(
    text: str, room: int, most: int, lines: tuple[str, ...]
) -> None:
    assert wrapped(text, Fraction(room), 14, most=most) == lines


def test_a_text_is_shortened_to_nothing_but_the_sign_where_there_is_no_room() -> None:
    assert shortened("MMM", Fraction(16), 14) == ELLIPSIS
    assert shortened("i", Fraction(16), 14) == "i"


def test_bold_letters_take_more_room() -> None:
    assert width_of("Good", 14, bold=True) > width_of("Good", 14)


def test_a_mark_on_a_letter_is_given_next_to_no_room() -> None:
    assert width_of("e\u0301", 10) - width_of("e", 10) == 3
