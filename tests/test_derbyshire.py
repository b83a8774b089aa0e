"""The real report: what is shipped of it, and the grades that come of it, as golden files."""

from __future__ import annotations

import contextlib
import io
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from hmicgrade import AreaAssessment, Project, assess, load_project
from hmicgrade.__main__ import main
from hmicgrade.model.evidence import Kind
from tests.golden import Golden

ROOT = Path(__file__).parent.parent
STATEMENTS = {
    "neighbourhood-policing": (22, 9, 8),
    "protecting-vulnerable-people": (3, 2, 2),
    "domestic-violence": (23, 5, 8),
}
"""How many strengths, works in progress and areas for improvement the report prints in each section."""

KINDS = {"s": Kind.STRENGTH, "w": Kind.WORK_IN_PROGRESS, "a": Kind.AREA_FOR_IMPROVEMENT}
MOST_WORDS = 30


@cache
def project() -> Project:
    found, diagnostics = load_project(ROOT)
    assert diagnostics == ()
    return found


def graded(area: str, *, recorded: bool = True, judgements: bool = True) -> AreaAssessment:
    whole = assess(project(), "derbyshire", 2007, recorded=recorded, judgements=judgements)
    return next(one for one in whole.areas if isinstance(one, AreaAssessment) and one.area.id == area)


def test_every_statement_of_each_section_is_there_once_and_in_its_place() -> None:
    inspection = project().inspection("derbyshire", 2007)
    assert inspection is not None
    for file in inspection.files:
        numbers = STATEMENTS[file.name]
        wanted = [
            f"{letter}{place + 1}" for letter, number in zip(KINDS, numbers, strict=True) for place in range(number)
        ]
        assert [item.id for item in file.items] == wanted
        assert [item.kind for item in file.items] == [KINDS[name[0]] for name in wanted]
        assert [text for text, number in Counter(item.text for item in file.items).items() if number > 1] == []


def test_statements_and_criteria_are_short() -> None:
    inspection = project().inspection("derbyshire", 2007)
    assert inspection is not None
    statements = [item.text for file in inspection.files for item in file.items]
    criteria = [criterion.text for area in project().schemes["hmic-2007"].areas for criterion in area.criteria]
    assert [text for text in statements + criteria if not 0 < len(text.split()) <= MOST_WORDS] == []


@pytest.mark.parametrize("area", project().schemes["hmic-2007"].areas, ids=lambda area: area.id)
def test_an_area_has_enough_criteria_at_each_level(area: object) -> None:
    assert hasattr(area, "criteria")
    levels = Counter(criterion.level for criterion in area.criteria)
    assert 8 <= levels["fair"] <= 14
    assert 6 <= levels["good"] <= 12
    assert [criterion.id for criterion in area.criteria if criterion.level == "excellent"] == ["beacon", "innovation"]
    assert all(criterion.theme and criterion.source for criterion in area.criteria)
    assert {criterion.provenance for criterion in area.criteria} == {"reconstructed"}


def test_the_grades_are_the_published_ones_and_come_from_the_rules() -> None:
    neighbourhood, violence = graded("neighbourhood-policing"), graded("domestic-violence")
    assert (neighbourhood.grade, violence.grade) == ("poor", "fair")
    assert neighbourhood.judgements == ()
    assert violence.computed == ("fair", "poor")


def test_what_the_evidence_alone_gives() -> None:
    assert graded("neighbourhood-policing", recorded=False, judgements=False).grade == "poor"
    assert graded("domestic-violence", recorded=False, judgements=False).grade == "fair"
    assert graded("domestic-violence", judgements=False).grade == "poor"


@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
def test_the_assessment_is_the_golden_one(format_: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    golden.check(f"derbyshire/2007.{format_}", printed("assess", "derbyshire", "--format", format_))


@pytest.mark.parametrize("area", ["neighbourhood-policing", "domestic-violence"])
def test_the_whole_justification_is_the_golden_one(area: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    golden.check(f"derbyshire/2007-{area}.text", printed("assess", "derbyshire", area))


def printed(*words: str) -> bytes:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(words) == 0
    return out.getvalue().encode()
