"""The national picture of the real data and the programme of a real force, as golden files, and what they answer."""

from __future__ import annotations

import contextlib
import io
import re
from collections import Counter

import pytest

from hmicgrade.__main__ import main
from hmicgrade.evaluate.national import picture
from hmicgrade.model.project import Project
from hmicgrade.report.wrap import cells
from tests.derbyshire import ROOT
from tests.golden import Golden

pytestmark = pytest.mark.untraced

FORMATS = ("text", "json", "csv", "markdown")
WIDTHS = (60, 80, 120)
EFFECTIVENESS = {"outstanding": 1, "good": 28, "requires-improvement": 13, "inadequate": 1}
"""What was published of 2016."""


@pytest.fixture(scope="module")
def everything() -> Project:
    from hmicgrade.load.project import read  # noqa: PLC0415 - the one place that reads the whole project

    loaded = read(ROOT)
    assert loaded.diagnostics == ()
    return loaded.project


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def printed(*words: str) -> bytes:
    out, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        assert main(words) == 0
    assert said.getvalue() == ""
    return out.getvalue().encode()


def steady(written: bytes) -> bytes:
    """Take the version out, so that a release changes no golden file."""
    return re.sub(rb'"version": "[^"]*"', b'"version": "0"', written)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_picture_of_2007_is_the_golden_one(format_: str, golden: Golden) -> None:
    golden.check(f"national/2007.{format_}", steady(printed("national", "2007", "--format", format_)))


@pytest.mark.parametrize("format_", FORMATS)
def test_the_programme_of_a_force_is_the_golden_one(format_: str, golden: Golden) -> None:
    golden.check(f"national/metropolitan.{format_}", steady(printed("programme", "metropolitan", "--format", format_)))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_picture_of_2016_fits_a_terminal(width: int, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    written = printed("national", "2016")
    golden.check(f"national/2016-{width}.text", written)
    assert max(map(cells, written.decode().splitlines())) <= width


def test_every_force_of_2016_is_known(everything: Project) -> None:
    area = picture(everything, 2016).areas[0]
    assert area.area == "effectiveness"
    assert Counter(one.grade for one in area.known) == EFFECTIVENESS
    assert {one.grade: one.national for one in area.counts} == EFFECTIVENESS
    assert len({one.force for one in area.known}) == area.forces == sum(EFFECTIVENESS.values())


@pytest.mark.parametrize("year", [2006, 2007, 2014, 2015, 2016, 2017, "2018/19", "2021/22", "2023-25"])
def test_what_is_published_adds_up(everything: Project, year: int | str) -> None:
    found = picture(everything, year)
    assert found.areas
    assert found.diagnostics == ()


def test_how_rare_a_grade_is_is_answered_by_one_command() -> None:
    written = printed("national", "2007", "--area", "neighbourhood-policing").decode()
    said = " ".join(written.split())
    assert "Derbyshire Constabulary: Poor, one of 2 of 43 graded Poor; computed here, and published the same." in said
