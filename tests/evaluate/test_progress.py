"""What is in progress, taken as completed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate.assessment import Origin
from hmicgrade.evaluate.findings import Bearing
from hmicgrade.evaluate.inspection import OpenArea, open_areas
from hmicgrade.evaluate.progress import completed, standing
from hmicgrade.model.evidence import EvidenceFile
from hmicgrade.model.project import Inspection
from hmicgrade.model.table import Effect
from tests.evaluate.inspected import AREAS, file_of, found, inspection_of, item, project_of, shared

MARKS = st.sampled_from(("+", "~", "~", "-", "--", ""))


def areas_of(inspection: Inspection) -> dict[str, OpenArea]:
    """The areas of an inspection that are not refused, by id."""
    opened = open_areas(project_of(inspection), inspection)
    return {one.case.area.id: one for one in opened if isinstance(one, OpenArea)}


@st.composite
def files(draw: st.DrawFn) -> tuple[EvidenceFile, ...]:
    """An area's file and one of its framework, some items of which say again what others say."""
    names = [criterion.id for criterion in AREAS[2].criteria]
    links = st.lists(st.tuples(MARKS, st.sampled_from(names)).map("".join), max_size=2, unique=True)
    items = [item("i0", *draw(links)), item("i1", *draw(links), same_as=draw(st.sampled_from((None, "i0"))))]
    both = [item("p0", *(f"{draw(MARKS)}leadership" for _ in range(draw(st.integers(0, 1)))))]
    recorded = [
        found(name, draw(st.sampled_from(("not_met", "partly_met")))) for name in names[1:] if draw(st.booleans())
    ]
    return file_of("violence", *items, findings=tuple(recorded)), shared(*both)


def finished(file: EvidenceFile) -> EvidenceFile:
    """The file as it would be written once everything in progress supports its criteria."""
    items = (
        replace(
            one,
            links=tuple(
                replace(link, effect=Effect.SUPPORTS) if link.effect is Effect.IN_PROGRESS else link
                for link in one.links
            ),
        )
        for one in file.items
    )
    return replace(file, items=tuple(items))


@given(files())
def test_completing_is_the_same_as_writing_the_evidence_anew(made: tuple[EvidenceFile, ...]) -> None:
    """'Every in_progress effect becomes supports, findings implied anew by the table, recorded findings stand.'"""
    before, after = areas_of(inspection_of(*made)), areas_of(inspection_of(*map(finished, made)))
    for name, area in before.items():
        if name in after:
            done = completed(area)
            assert done.found == after[name].found
            assert done.case.findings == after[name].case.findings


def test_a_judgement_that_no_longer_applies_is_left_out_and_not_an_error() -> None:
    area = areas_of(inspection_of(file_of("violence", item("w1", "~risk"))))["violence"]
    done = completed(area)
    assert done.case.hypothetical
    assert {one.criterion.id: one.finding for one in done.case.findings}["risk"] == "met"
    assert done.found["risk"] == (Bearing(("violence", "w1"), ("violence", "w1"), Effect.SUPPORTS),)


def test_silence_and_what_is_missing_stay_as_they_are() -> None:
    area = areas_of(inspection_of(file_of("violence", item("w1", "~risk"))))["violence"]
    found_ = {one.criterion.id: (one.finding, one.origin) for one in completed(area).case.findings}
    assert found_["beacon"] == ("not_met", Origin.SILENCE)
    assert found_["leadership"] == ("not_assessed", Origin.NONE)


def test_recorded_findings_stand_and_are_told() -> None:
    file = file_of("violence", item("w1", "~risk"), item("s1", "+leadership"), findings=(found("risk", "not_met"),))
    area = areas_of(inspection_of(file))["violence"]
    done = completed(area)
    assert standing(area) == ("risk",)
    assert [one.implied for one in done.case.findings] == ["met", "met", None]
    assert {one.criterion.id: one.finding for one in done.case.findings}["risk"] == "not_met"


def test_an_item_that_supports_and_is_in_progress_supports_once() -> None:
    area = areas_of(inspection_of(file_of("violence", item("w1", "+risk", "~risk"))))["violence"]
    assert completed(area).found["risk"] == (Bearing(("violence", "w1"), ("violence", "w1"), Effect.SUPPORTS),)
