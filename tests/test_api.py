from __future__ import annotations

from pathlib import Path

import pytest

import hmicgrade
from hmicgrade import api
from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.report.assessment import Assessment
from tests.explain.sample import ALL_MET, simple


def test_the_public_names_are_those_of_the_interface() -> None:
    assert {*api.__all__, "__version__"} == set(hmicgrade.__all__)
    for name in api.__all__:
        assert getattr(hmicgrade, name) is getattr(api, name)
    assert set(hmicgrade.__all__) <= set(dir(hmicgrade))


def test_another_name_is_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'hmicgrade' has no attribute 'nothing'"):
        _ = hmicgrade.nothing


def test_a_project_is_read_and_assessed(tmp_path: Path) -> None:
    simple(**ALL_MET).write(tmp_path)
    project, diagnostics = hmicgrade.load_project(str(tmp_path))
    assert diagnostics == ()
    assessment = hmicgrade.assess(project, "north", "2007")
    assert isinstance(assessment, Assessment)
    assert (assessment.force, assessment.force_name, assessment.year) == ("north", "North Police", 2007)
    (area,) = assessment.areas
    assert isinstance(area, AreaAssessment)
    assert area.grade == "good"
    assert assessment == hmicgrade.assess(project, "NORTH POLICE", 2007)


def test_recorded_findings_and_judgements_can_be_left_out(tmp_path: Path) -> None:
    project, _ = hmicgrade.load_project(simple(**ALL_MET).write(tmp_path))
    (area,) = hmicgrade.assess(project, "north", 2007, recorded=False).areas
    assert isinstance(area, AreaAssessment)
    assert area.grade is None


@pytest.mark.parametrize(
    ("force", "year", "sort", "nearest"),
    [("nrth", 2007, "force", ("north",)), ("north", 2006, "year", ("2007",)), ("xyz", "2021/22", "force", ())],
)
def test_an_unknown_name_names_the_nearest(
    tmp_path: Path, force: str, year: int | str, sort: str, nearest: tuple[str, ...]
) -> None:
    project, _ = hmicgrade.load_project(simple(**ALL_MET).write(tmp_path))
    with pytest.raises(hmicgrade.UnknownName) as caught:
        hmicgrade.assess(project, force, year)
    assert isinstance(caught.value, LookupError)
    assert (caught.value.sort, caught.value.nearest) == (sort, nearest)
    assert caught.value.name == (force if sort == "force" else str(year))


def test_a_round_is_a_year() -> None:
    assert api.as_year("2021/22") == "2021/22"
    assert api.as_year("2007") == api.as_year(2007) == 2007


def test_names_are_quoted_as_they_are() -> None:
    assert str(hmicgrade.UnknownName(api.Sort.AREA, "x", [])) == "there is no area 'x'"


def test_only_a_scheme_with_rules_can_be_proved(tmp_path: Path) -> None:
    project, _ = hmicgrade.load_project(simple(**ALL_MET).write(tmp_path))
    assert hmicgrade.prove(project, "s").scheme.id == "s"
    with pytest.raises(api.UnknownName, match="there is no scheme 't'"):
        hmicgrade.prove(project, "t")
