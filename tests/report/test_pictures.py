"""The national picture and the programme of inspection in every format: widths, bars, and hostile texts."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hmicgrade.evaluate.national import picture
from hmicgrade.evaluate.programme import programme_due
from hmicgrade.explain.page import Bar
from hmicgrade.model.areas import Area
from hmicgrade.model.catalogue import Distribution, Framework, Inspected, National, Programme
from hmicgrade.model.project import Force, Project, Published, SchemeFolder
from hmicgrade.model.scheme import GradeRule, Scheme
from hmicgrade.model.table import FindingsTable
from hmicgrade.report.bars import MARK, NARROWEST, drawn
from hmicgrade.report.listing import Listing, as_csv, as_json, as_markdown, as_text
from hmicgrade.report.national import national_listing
from hmicgrade.report.programme import programme_listing
from hmicgrade.report.wrap import cells
from tests.report.hostile import TEXTS

FORCES = 43
INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def project(text: str) -> Project:
    """Return a project that holds the text wherever the two lists show one."""
    grades = (GradeRule("requires-improvement"), GradeRule("poor"))
    scheme = Scheme("s", text, (), grades, (), FindingsTable(()))
    other = Scheme("t", text, (), grades, (), FindingsTable(()))
    programme = Programme(
        "s", tuple(Framework(f"f-{one}", text, one, ("a",)) for one in Inspected if one is not Inspected.PLANNED)
    )
    rows = (Published(2006, "t", "a", "poor", None, text), Published(2007, "s", "a", "poor", None, text))
    return Project(
        {
            "s": SchemeFolder("s", scheme, (Area("a", text, ()),), {}, "", programme=programme),
            "t": SchemeFolder("t", other, (), {}, ""),
        },
        {"north": Force("north", text, (), text, rows)},
        (),
        (National(2007, "s", FORCES, (Distribution("a", {"poor": 2, "requires-improvement": 41}, text),)),),
    )


def listings(text: str) -> tuple[Listing, Listing]:
    whole = project(text)
    titles = {"s": text, "t": text}
    programme = whole.schemes["s"].programme
    assert programme is not None
    return (
        national_listing(picture(whole, 2007), {"north": text}, titles),
        programme_listing("north", text, [programme_due(whole, "north", programme)], titles),
    )


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_texts_are_shown(text: str) -> None:
    for listing in listings(text):
        lines = as_text(listing, 80)
        assert max(cells(line.text) for line in lines) <= 80
        assert not [one for line in lines for one in line.text if unicodedata.category(one) in INVISIBLE]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_texts_start_nothing(text: str) -> None:
    for listing in listings(text):
        for written in (as_csv(listing), as_json(listing), as_markdown(listing)):
            assert "##[" not in written
            assert not any(line.lstrip().startswith("::") for line in written.splitlines())
        for row in csv.DictReader(io.StringIO(as_csv(listing))):
            assert not [cell for cell in row.values() if cell[:1] in set("=+-@\t\r")]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_texts_are_no_markup(text: str) -> None:
    for listing in listings(text):
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(as_markdown(listing))
        inside = {child.type for token in tokens for child in token.children or ()}
        assert inside <= {"text", "text_special"}
        assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for listing in listings("Constabulary"):
        assert max(cells(line.text) for line in as_text(listing, width)) <= width


NUMBERS = st.lists(st.integers(0, 100), min_size=1, max_size=8)


@given(NUMBERS, st.integers(20, 120))
def test_a_longer_bar_is_a_greater_number(numbers: list[int], width: int) -> None:
    lengths = [line.text.count(MARK) for line in drawn([Bar("G", "known", one, str(one)) for one in numbers], width)]
    assert len(lengths) == len(numbers)
    for number, length in zip(numbers, lengths, strict=True):
        assert (number > 0) == (length > 0)
        assert all(length >= other for low, other in zip(numbers, lengths, strict=True) if low <= number)


def test_a_bar_has_a_mark_for_each_force_where_there_is_room() -> None:
    bars = [Bar("Good", "published", 3, "3 of 9"), Bar("Good", "known here", 0, "0"), Bar("Poor", "known here", 6, "6")]
    assert [line.text for line in drawn(bars, 60)] == [
        "Good  published   3 of 9  ###",
        "      known here       0",
        "Poor  known here       6  ######",
    ]


def test_bars_are_words_where_there_is_no_room() -> None:
    bars = [Bar("Good", "published", 43, "43 of 43")]
    wide = len("Good  published  43 of 43  ") + NARROWEST
    assert [line.text for line in drawn(bars, wide)] == ["Good  published  43 of 43  #####"]
    assert [line.text for line in drawn(bars, wide - 1)] == ["Good, published: 43 of 43"]
