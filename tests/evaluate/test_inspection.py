"""An inspection: every area of the scheme in order, those with errors set apart, with or without judgements."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult, Origin
from hmicgrade.evaluate.inspection import Options, assess_inspection
from hmicgrade.model.diagnostics import Diagnostic, Span
from hmicgrade.model.evidence import Decide, SetAside, TreatAsCritical
from hmicgrade.model.project import Published
from tests.evaluate.grading import graded
from tests.evaluate.inspected import (
    AREAS,
    SCHEME,
    VIOLENCE,
    codes,
    file_of,
    found,
    inspection_of,
    item,
    project_of,
    results,
    shared,
)
from tests.evaluate.made import MET, MISSING, NOT, PARTLY
from tests.evaluate.strategies import GROUNDS
from tests.evaluate.test_grade import small

BROKEN = Diagnostic("HG999", "Something is wrong", Span.whole_file("a.yaml"))
LATER = Diagnostic("HG999", "Something is wrong", Span.whole_file("b.yaml"))


def test_every_area_of_the_scheme_is_listed_in_order() -> None:
    """'Every area of the scheme is listed, without a file as undetermined.'"""
    listed = results()
    assert list(listed) == ["children", "local", "violence"]
    for result in listed.values():
        assert isinstance(result, AreaAssessment)
        assert (result.grade, result.possible) == (None, ("good", "poor"))


def test_an_area_with_errors_is_listed_with_them() -> None:
    """'An area refused for errors is `{"area": …, "error": [diagnostics]}`'; 'what is clean is graded'."""
    inspection = inspection_of(refused={"local": (LATER,), "elsewhere": (BROKEN,)})
    project = project_of(inspection, areas=(VIOLENCE,), refused={"local": (BROKEN,), "children": (BROKEN,)})
    children, local, violence = assess_inspection(project, inspection)
    assert children == AreaRefused("children", (BROKEN,))
    assert local == AreaRefused("local", (BROKEN, LATER))
    assert isinstance(violence, AreaAssessment)


def test_a_clean_area_whose_evidence_has_errors_is_refused() -> None:
    """'What is clean is graded, an area that is not is listed with its error.'"""
    inspection = inspection_of(refused={"violence": (BROKEN,)})
    listed = assess_inspection(project_of(inspection), inspection)
    assert listed[-1] == AreaRefused("violence", (BROKEN,))


def test_where_the_scheme_has_errors_no_area_is_graded() -> None:
    """'A file with errors': without its rules nothing can be."""
    inspection = inspection_of()
    refused = {area.id: (BROKEN,) for area in AREAS}
    project = project_of(inspection, rules=None, refused=refused)
    assert assess_inspection(project, inspection) == tuple(AreaRefused(area.id, (BROKEN,)) for area in AREAS)


def test_the_published_grade_stands_beside_and_decides_nothing() -> None:
    """'The grades must come from the rules, never from the published field.'"""
    rows = (
        Published(2006, "s", "violence", "poor"),
        Published(2007, "other", "violence", "poor"),
        Published(2007, "s", "violence", "good"),
    )
    inspection = inspection_of()
    listed = assess_inspection(project_of(inspection, published=rows), inspection)
    assert [one.published for one in listed if isinstance(one, AreaAssessment)] == [None, None, rows[2]]
    assert all(one.grade is None for one in listed if isinstance(one, AreaAssessment))


def test_a_force_without_a_file_of_its_own_is_graded_all_the_same() -> None:
    """Published grades stand in the force's own files; nothing else of the grade does."""
    inspection = inspection_of()
    project = replace(project_of(inspection), forces={})
    assert len(assess_inspection(project, inspection)) == len(AREAS)


JUDGED = file_of(
    "violence",
    item("s1", "+risk"),
    item("s2", "+leadership"),
    item("s3", "+beacon"),
    findings=(found("leadership", NOT),),
    judgements=(
        TreatAsCritical("leadership", GROUNDS),
        SetAside("critical-failure", "leadership", GROUNDS),
    ),
)


def assessed(result: AreaResult) -> AreaAssessment:
    assert isinstance(result, AreaAssessment), result
    return result


def test_judgements_of_the_areas_own_file_are_in_force() -> None:
    """'A judgement holds in the area of its file only.'"""
    listed = results(JUDGED, file_of("children", findings=(found("leadership", NOT),)))
    violence = assessed(listed["violence"])
    assert [cap.set_aside for cap in violence.caps] == [True]
    assert violence.judgements == JUDGED.judgements
    assert assessed(listed["children"]).caps == ()


def test_judgements_may_be_left_out() -> None:
    """`--no-judgements`: the grade that the rules alone give."""
    violence = assessed(results(JUDGED, options=Options(judgements=False))["violence"])
    assert (violence.judgements, violence.caps) == ((), ())


def test_recorded_findings_may_be_left_out() -> None:
    """`--no-recorded`: what the evidence implies; a judgement that then does not apply is not applied."""
    violence = assessed(results(JUDGED, options=Options(recorded=False))["violence"])
    assert violence.finding("leadership").finding == MET
    assert violence.finding("leadership").origin is Origin.EVIDENCE
    assert violence.judgements == ()
    assert violence.grade == "good"


def test_nothing_left_out_is_no_hypothetical() -> None:
    assert not Options().is_hypothetical
    assert Options(judgements=False).is_hypothetical
    assert Options(recorded=False).is_hypothetical


def test_a_stale_judgement_refuses_its_area_alone() -> None:
    """'A stale judgement is an error, by a local test.'"""
    stale = file_of("violence", findings=(found("risk", PARTLY),), judgements=(Decide("good", GROUNDS),))
    assert codes(stale) == ["HG504"]
    assert codes(stale, area="children") == []


def test_an_area_with_no_criterion_is_refused() -> None:
    """'An area all of whose criteria are not applicable is an error and is not graded.'"""
    empty = results(areas=(replace(VIOLENCE, criteria=()),))
    assert empty["violence"] == AreaRefused("violence", refusal_of(empty["violence"]))
    assert [one.code for one in refusal_of(empty["violence"])] == ["HG405"]


def refusal_of(result: AreaResult) -> tuple[Diagnostic, ...]:
    assert isinstance(result, AreaRefused)
    return result.diagnostics


FILES = (
    JUDGED,
    file_of("children", item("c1", "--training"), item("c2", "+violence/risk", "~local/priorities")),
    shared(item("p1", "-leadership", areas=("children",))),
)


def written() -> str:
    """Everything the assessments say of a few files and small areas."""
    aside = (("critical-failure", "key"), ("critical-failure", "f0"))
    smalls = (
        small(NOT, NOT, MET, MET, MISSING, treat=("f0",), set_aside=aside),
        small(MISSING, MISSING, MET, PARTLY, NOT),
        small(MET, MET, PARTLY, PARTLY, NOT, decide="fair"),
    )
    return repr((results(*FILES, rules=SCHEME), *map(graded, smalls)))


@pytest.mark.untraced
def test_the_same_input_gives_the_same_result_under_any_hash_seed() -> None:
    """'Same input, same bytes.'"""
    root = str(Path(__file__).parent.parent.parent)
    code = "from tests.evaluate.test_inspection import written; print(written())"
    outputs = {
        subprocess.run(  # noqa: S603 - runs this Python on a line of our own
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join((root, *sys.path))},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert outputs == {written() + "\n"}


def test_an_assessment_holds_no_float() -> None:
    """'No float decides a grade.'"""
    listed = results(*FILES)
    assert not [value for value in values_in(listed) if isinstance(value, float)]
    assert "not_met" in values_in(listed)


def values_in(value: object) -> list[object]:
    """Every value inside a value."""
    if is_dataclass(value) and not isinstance(value, type):
        inside: list[object] = [getattr(value, field.name) for field in fields(value)]
    elif isinstance(value, dict):
        inside = [*value, *value.values()]
    elif isinstance(value, tuple | frozenset | list):
        inside = list(value)
    else:
        return [value]
    return [deeper for one in inside for deeper in values_in(one)]


@pytest.mark.parametrize("value", [(1.5,), {"a": 1.5}, [frozenset({1.5})], Decide("good", replace(GROUNDS, by="x"))])
def test_values_are_looked_for_everywhere(value: object) -> None:
    assert {1.5, "x"} & {one for one in values_in(value) if isinstance(one, float | str)}
