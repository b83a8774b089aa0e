"""Tables in columns, as lists where columns do not fit, and in Markdown."""

from __future__ import annotations

from itertools import chain

import pytest

from hmicgrade.explain.page import Table
from hmicgrade.report.styled import Style, plain
from hmicgrade.report.tables import piped, tabulated
from hmicgrade.report.wrap import cells
from tests.report.hostile import TEXTS
from tests.report.test_markdown import PARSER

TABLE = Table(("Criterion", "Level", "One step up"), (("calls-answered", "fair", "Good or Fair"), ("staffed", "", "")))


def drawn(table: Table, width: int) -> str:
    return plain(tabulated(table, width))


def test_columns_are_as_wide_as_they_must_be() -> None:
    assert drawn(TABLE, 80) == (
        "Criterion       Level  One step up\n"
        "--------------  -----  ------------\n"
        "calls-answered  fair   Good or Fair\n"
        "staffed\n"
    )


def test_cells_are_broken_between_words_first() -> None:
    assert drawn(TABLE, 31) == (
        "Criterion       Level  One step\n"
        "                       up\n"
        "--------------  -----  --------\n"
        "calls-answered  fair   Good or\n"
        "                       Fair\n"
        "staffed\n"
    )


def test_long_words_are_broken_where_columns_would_not_fit_otherwise() -> None:
    assert drawn(TABLE, 26) == (
        "Criterion      Level  One\n"
        "                      step\n"
        "                      up\n"
        "-------------  -----  ----\n"
        "calls-answere  fair   Good\n"
        "d                     or\n"
        "                      Fair\n"
        "staffed\n"
    )


def test_a_table_too_wide_for_columns_is_a_list() -> None:
    assert drawn(TABLE, 20) == (
        "  - calls-answered\n    - Level: fair\n    - One step up:\n      Good or Fair\n  - staffed\n"
    )


def test_only_the_head_is_styled() -> None:
    assert [line.style for line in tabulated(TABLE, 80)] == [Style.HEADING, Style.FAINT, Style.PLAIN, Style.PLAIN]


def test_a_table_may_have_no_rows() -> None:
    assert drawn(Table(("A", "B"), ()), 80) == "A  B\n-  -\n"


@pytest.mark.parametrize("width", [20, 60, 80, 120])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_line_is_too_wide_whatever_stands_in_a_cell(text: str, width: int) -> None:
    table = Table(("Text", "Other", "Third"), ((text[:5000], "x", text[:5000]), ("a", text[:5000], "b")))
    written = drawn(table, width)
    assert max(cells(line) for line in written.split("\n")) <= width
    assert "\x1b" not in written


def test_wide_characters_keep_columns_in_line() -> None:
    lines = drawn(Table(("A", "B"), (("警察は", "x"), ("abcdef", "y"))), 80).splitlines()
    assert {cells(line) for line in lines[1:]} == {9}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_cell_stays_a_cell_in_markdown(text: str) -> None:
    tokens = PARSER.parse(piped(Table(("A", "B"), ((text[:5000], text[:5000]), ("c", "")))))
    assert tokens[0].type == "table_open"
    assert [token.type for token in tokens].count("td_open") == 4
    inner = chain.from_iterable(token.children or () for token in tokens)
    assert {token.type for token in inner} <= {"text", "text_special"}
