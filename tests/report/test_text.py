from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from hmicgrade.report.assessment import Assessment, Assessments
from hmicgrade.report.layout import Layout
from hmicgrade.report.styled import Line, Style, plain, unstyled
from hmicgrade.report.text import render
from hmicgrade.report.wrap import cells, wrap
from tests.explain.sample import ALL_MET, simple
from tests.golden import Golden
from tests.report.hostile import TEXTS, assessed


def steady(assessment: Assessment) -> Assessment:
    return replace(assessment, version="0", scheme_digest="sha256:0", evidence_digest="sha256:1")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_at_three_widths(tmp_path: Path, golden: Golden, width: int) -> None:
    sample = simple(**ALL_MET | {"two": "partly_met", "four": "not_met"})
    sample.texts = {
        "two": "Every call from the public is answered, recorded and passed on by staff who know what to ask."
    }
    lines = render(steady(sample.assessed(tmp_path)), Layout(width, whole=True))
    assert max(cells(line.text) for line in lines) <= width
    golden.check(f"report/text-{width}.txt", plain(lines).encode())


def test_several_assessments_stand_apart(tmp_path: Path) -> None:
    one = steady(simple(**ALL_MET).assessed(tmp_path))
    lines = render(Assessments((one, replace(one, year=2008))), Layout(80, whole=True))
    place = lines.index(Line("North Police, 2008", Style.TITLE))
    assert lines[place - 1] == Line("")
    assert lines[0] == Line("North Police, 2007", Style.TITLE)


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    assessment = replace(simple(**ALL_MET).assessed(tmp_path), left_out=("recorded findings", "judgements"))
    assert render(assessment, Layout(80))[3].text == (
        "Recorded findings and judgements are left out: this is not the grade on file."
    )


def test_the_grade_is_a_word(tmp_path: Path) -> None:
    lines = render(simple(**ALL_MET).assessed(tmp_path), Layout(80, whole=True))
    assert [line.text for line in lines if line.style is Style.GRADE] == ["  Good."]


@pytest.mark.untraced
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_texts_are_shown(tmp_path: Path, text: str) -> None:
    lines = render(assessed(tmp_path, text), Layout(80, whole=True))
    assert max(cells(line.text) for line in lines) <= 80
    shown = "".join(line.text for line in lines)
    assert not [one for one in shown if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


def test_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    shown = plain(render(assessed(tmp_path, TEXTS["markup"]), Layout(200, whole=True)))
    assert TEXTS["markup"] in shown


def test_lines_and_back() -> None:
    assert plain(unstyled("a\n\nb\n")) == "a\n\nb\n"


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 9, ["- "]),
        ("a b c", 9, ["- a b c"]),
        ("one two three", 9, ["- one two", "  three"]),
        ("abcdefghijkl", 7, ["- abcde", "  fghij", "  kl"]),
        ("ab 警察警察", 8, ["- ab", "  警察警", "  察"]),
        ("e\u0301e\u0301e\u0301", 5, ["- e\u0301e\u0301e\u0301"]),
        ("警察", 2, ["- 警", "  察"]),
    ],
)
def test_wrapping_by_cells(text: str, width: int, expected: list[str]) -> None:
    assert wrap(text, width, "- ", "  ") == expected
