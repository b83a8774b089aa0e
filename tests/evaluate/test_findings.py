"""From evidence to findings: effects by the table, links from elsewhere, twins, silence and what a person recorded."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, Origin
from hmicgrade.evaluate.inspection import assess_inspection
from hmicgrade.model.diagnostics import Diagnostic, Span
from hmicgrade.model.evidence import Cited, EvidenceFile, Item
from hmicgrade.model.project import Inspection
from hmicgrade.model.table import Effect, EffectTest, FindingsTable, Presence, TableLine
from tests.evaluate.inspected import (
    SCHEME,
    codes,
    file_of,
    finding,
    found,
    inspection_of,
    item,
    project_of,
    results,
    shared,
)
from tests.evaluate.made import AWAY, MET, MISSING, NOT, PARTLY

Made = TypeVar("Made")


@pytest.mark.parametrize(
    ("effects", "implied"),
    [
        (["+"], MET),
        (["~"], PARTLY),
        (["-"], PARTLY),
        (["--"], NOT),
        (["+", "--"], PARTLY),
        (["+", "-"], PARTLY),
        (["+", "~"], MET),
        (["~", "-", "--"], NOT),
        (["+", "+", "+", "-"], PARTLY),
    ],
)
def test_the_first_line_of_the_table_that_fits_gives_the_finding(effects: list[str], implied: str) -> None:
    """'How evidence becomes a finding when nobody has recorded one: the first line that fits its effects.'"""
    own = file_of("violence", *(item(f"s{place}", f"{effect}risk") for place, effect in enumerate(effects)))
    one = finding("risk", own)
    assert (one.finding, one.origin, one.implied) == (implied, Origin.EVIDENCE, implied)
    assert one.evidence == tuple(f"s{place}" for place in range(len(effects)))
    assert (one.provenance, one.reason, one.despite) == (None, "", ())


def test_without_evidence_a_criterion_is_not_assessed() -> None:
    """'Missing evidence is `not_assessed`: never met, never not met.'"""
    one = finding("risk", file_of("violence"))
    assert (one.finding, one.origin, one.implied, one.evidence) == (MISSING, Origin.NONE, None, ())


def test_a_level_that_must_be_claimed_is_not_met_in_silence() -> None:
    """'A level that must be claimed: no evidence there means this. Other levels: not_assessed.'"""
    assert finding("beacon", file_of("violence")).finding == NOT
    assert finding("beacon", file_of("violence")).origin is Origin.SILENCE
    assert finding("beacon", file_of("violence", item("s1", "+beacon"))).finding == MET


def test_a_statement_without_effect_leaves_the_silence() -> None:
    """'Silence applies where no link with an effect exists'; context 'can be cited, it decides nothing'."""
    one = finding("beacon", file_of("violence", item("c1", "beacon")))
    assert (one.finding, one.origin, one.evidence) == (NOT, Origin.SILENCE, ())


def test_a_recorded_not_assessed_stays_missing() -> None:
    """'A recorded `not_assessed` stays missing' and 'overrides what evidence implies'."""
    one = finding("beacon", file_of("violence", findings=(found("beacon", MISSING),)))
    assert (one.finding, one.origin) == (MISSING, Origin.RECORDED)
    other = finding("risk", file_of("violence", item("s1", "+risk"), findings=(found("risk", MISSING),)))
    assert (other.finding, other.implied) == (MISSING, MET)


def test_a_recorded_finding_overrides_what_the_evidence_implies() -> None:
    """'`findings`: where a person records one; overrides what the evidence implies.'"""
    own = file_of("violence", item("s1", "+risk"), item("s2", "+risk"), findings=(found("risk", NOT),))
    one = finding("risk", own)
    assert (one.finding, one.origin, one.implied) == (NOT, Origin.RECORDED, MET)
    assert (one.provenance, one.reason, one.evidence) == ("reconstructed", "For a reason", ("s1", "s2"))


def test_a_recorded_finding_shows_the_evidence_it_cites() -> None:
    """'`evidence: [a3]`': what is cited is shown, as the area's own file would name it."""
    cites = found("leadership", PARTLY, evidence=("s1", "violence/v1"))
    one = finding("leadership", shared(item("s1"), findings=(cites,)), file_of("violence", item("v1")))
    assert one.evidence == ("people/s1", "v1")


# Reach


def test_a_plain_id_in_an_areas_file_means_that_area() -> None:
    """'A plain criterion id in an area's file means that area, common criteria included.'"""
    own = file_of("violence", item("s1", "+leadership"))
    assert finding("leadership", own).finding == MET
    assert finding("leadership", own, area="children").finding == MISSING


def test_a_qualified_id_means_that_area_whatever_its_framework() -> None:
    """'`area/id` means that area, whatever its framework.'"""
    own = file_of("violence", item("s1", "+children/training", "-local/priorities", "+violence/risk"))
    assert finding("training", own, area="children").evidence == ("violence/s1",)
    assert finding("priorities", own, area="local").finding == PARTLY
    assert finding("risk", own).evidence == ("s1",)


def test_a_framework_file_is_about_every_area_or_those_named() -> None:
    """'In a framework file a plain id means every area of `areas`'; 'default all'."""
    every = shared(item("s1", "+leadership"))
    assert {finding("leadership", every, area=area).finding for area in ("children", "violence")} == {MET}
    one = shared(item("s1", "+leadership", areas=("children",)))
    assert finding("leadership", one, area="children").evidence == ("people/s1",)
    assert finding("leadership", one).finding == MISSING


def test_a_criterion_that_an_area_lacks_is_passed_over() -> None:
    """'A plain id in a framework file is right if at least one of the areas it is about has that criterion.'"""
    both = shared(item("s1", "+training"))
    assert finding("training", both, area="children").finding == MET
    assert finding("risk", both).finding == MISSING


def test_another_frameworks_file_does_not_reach_an_area() -> None:
    """'For evidence every area of it shares': of that framework and no other."""
    assert finding("leadership", shared(item("s1", "+leadership"), name="other")).finding == MISSING
    assert finding("priorities", shared(item("s1", "+priorities")), area="local").finding == MISSING


def test_own_evidence_comes_before_shared_and_shared_before_the_rest() -> None:
    """'Same input, same bytes': in whichever order the files are given."""
    files = [
        file_of("children", item("c1", "+violence/leadership")),
        shared(item("p1", "+leadership")),
        file_of("violence", item("v1", "+leadership")),
    ]
    wanted = ("v1", "people/p1", "children/c1")
    assert finding("leadership", *files).evidence == wanted
    assert finding("leadership", *files[::-1]).evidence == wanted


# Twins

TWO = replace(
    SCHEME,
    table=FindingsTable(
        (
            TableLine((EffectTest(Presence.AT_LEAST, Effect.SHORT, 2),), NOT),
            TableLine((EffectTest(Presence.ANY, Effect.SHORT),), PARTLY),
            TableLine((EffectTest(Presence.NO, Effect.SHORT),), MET),
        )
    ),
)


def short_twice(*files: EvidenceFile) -> bool:
    """Whether the files count as two statements that the criterion falls short."""
    return finding("risk", *files, rules=TWO).finding == NOT


def test_statements_that_say_the_same_count_once() -> None:
    """'Statements marked `same_as` another count once.'"""
    assert short_twice(file_of("violence", item("a1", "-risk"), item("a2", "-risk")))
    assert not short_twice(file_of("violence", item("a1", "-risk"), item("a2", "-risk", same_as="a1")))
    assert not short_twice(file_of("violence", item("a1"), *(item(f"a{n}", "-risk", same_as="a1") for n in (2, 3))))


def test_twins_of_different_effect_both_count() -> None:
    """'Items of one root count once for each effect on a criterion.'"""
    own = file_of("violence", item("a1", "+risk"), item("a2", "--risk", same_as="a1"))
    assert finding("risk", own).finding == PARTLY


def test_a_chain_of_twins_goes_back_to_one_root_across_files() -> None:
    """'Items of one root': a2 says again what the shared s1 says, and a3 what a2 says."""
    own = file_of(
        "violence", item("a3", "-risk", same_as="a2"), item("a2", "-risk", same_as="people/s1"), item("a4", "-risk")
    )
    root = shared(item("s1"))
    assert short_twice(own, root)
    assert not short_twice(replace(own, items=own.items[:2]), root)


def test_a_chain_that_turns_back_on_itself_comes_to_an_end() -> None:
    """'A cycle is an error' of its file; it does not hang the grading of others."""
    assert finding("risk", file_of("violence", item("a1", "-risk", same_as="a2"), item("a2", same_as="a1"))) == finding(
        "risk", file_of("violence", item("a1", "-risk"), item("a2"))
    )


def test_a_statement_that_bears_twice_counts_once_for_each_effect() -> None:
    """'Count once for each effect on a criterion', also in one item."""
    assert not short_twice(file_of("violence", item("a1", "-risk", "-violence/risk")))
    both = finding("risk", file_of("violence", item("a1", "+risk", "--risk")))
    assert (both.finding, both.evidence) == (PARTLY, ("a1",))


# Despite


def test_a_finding_worse_than_implied_or_as_implied_needs_no_despite() -> None:
    """'A recorded finding that is neither the implied one nor worse names ... every item that speaks against it.'"""
    for recorded in (PARTLY, NOT):
        assert codes(file_of("violence", item("a1", "-risk"), findings=(found("risk", recorded),))) == []
    assert codes(file_of("violence", findings=(found("risk", MET),))) == []


@pytest.mark.parametrize("recorded", [MET, MISSING])
def test_a_better_finding_names_every_item_against_it(recorded: str) -> None:
    """'`not_applicable` and `not_assessed` count as better: there is no quiet way to lose a bad finding.'"""
    items = (item("s1", "+risk"), item("a1", "-risk"), item("a2", "--risk"), item("w1", "~risk"))
    assert codes(file_of("violence", *items, findings=(found("risk", recorded, despite=("a1",)),))) == ["HG402"]
    assert codes(file_of("violence", *items, findings=(found("risk", recorded, despite=("a2", "a1")),))) == []


def test_not_applicable_needs_despite_as_well() -> None:
    """'`not_applicable` and `not_assessed` count as better.'"""
    items = (item("a1", "-leadership"),)
    assert codes(file_of("violence", *items, findings=(found("leadership", AWAY),))) == ["HG402"]
    assert codes(file_of("violence", *items, findings=(found("leadership", AWAY, despite=("a1",)),))) == []


def test_twins_and_shared_items_are_named_too() -> None:
    """'Twins included, shared ones as `<file>/<id>`.'"""
    own = file_of("violence", item("a1", "-leadership"), item("a2", "-leadership", same_as="a1"))
    other = shared(item("p1", "-leadership"))
    some = found("leadership", MET, despite=("a1", "people/p1"))
    assert codes(replace(own, findings=(some,)), other) == ["HG402"]
    assert codes(replace(own, findings=(found("leadership", MET, despite=("a1", "a2", "people/p1")),)), other) == []


def test_the_message_names_what_despite_leaves_out() -> None:
    """Fine point 1, in words that say what to add."""
    own = file_of("violence", item("a1", "-leadership"), findings=(found("leadership", MET),))
    (problem,) = refusals(own, shared(item("p1", "-leadership")))
    assert "does not name a1, people/p1" in problem.message
    assert "a1, people/p1 to `despite`" in problem.hint
    assert problem.span == found("leadership", MET).span


def refusals(*files: EvidenceFile) -> list[Diagnostic]:
    result = results(*files)["violence"]
    assert isinstance(result, AreaRefused)
    return list(result.diagnostics)


@pytest.mark.parametrize("named", ["s1", "w1", "c1", "zz", "local/a1"])
def test_naming_an_item_that_does_not_speak_against_is_an_error(named: str) -> None:
    """'Naming an item that does not speak against it is an error.'"""
    items = (item("s1", "+risk"), item("w1", "~risk"), item("c1", "risk"), item("a1", "-risk"))
    recorded = found("risk", MET, despite=("a1", named))
    assert codes(file_of("violence", *items, findings=(recorded,))) == ["HG403"]


def test_an_item_may_be_named_where_it_need_not_be() -> None:
    """Only naming what does not speak against is an error."""
    assert codes(file_of("violence", item("a1", "-risk"), findings=(found("risk", NOT, despite=("a1",)),))) == []


def test_what_always_applies_cannot_be_recorded_as_not_applicable() -> None:
    """'`not_applicable: never` is the default; `with-reason` allows it.'"""
    assert codes(file_of("violence", findings=(found("risk", AWAY),))) == ["HG404"]
    assert codes(file_of("violence", findings=(found("leadership", AWAY),))) == []


# Shared findings


def test_a_finding_in_a_framework_file_holds_in_every_area() -> None:
    """'A shared framework file holds only evidence and findings on common criteria.'"""
    both = shared(findings=(found("leadership", PARTLY),))
    assert {finding("leadership", both, area=area).finding for area in ("children", "violence")} == {PARTLY}
    assert codes(shared(findings=(found("priorities", PARTLY),)), area="local") == []


def test_a_finding_of_another_area_or_framework_does_not_hold_here() -> None:
    """'A plain criterion id in an area's file means that area.'"""
    assert finding("leadership", file_of("children", findings=(found("leadership", MET),))).finding == MISSING
    assert finding("leadership", shared(findings=(found("leadership", MET),), name="other")).finding == MISSING


def test_a_criterion_recorded_in_both_files_is_an_error() -> None:
    """'A criterion recorded in both files is an error', and both places are shown."""
    own = file_of("violence", findings=(found("leadership", MET),))
    both = shared(findings=(found("leadership", PARTLY),))
    (problem,) = refusals(own, both)
    assert (problem.code, len(problem.related)) == ("HG401", 1)
    assert codes(own, both, area="children") == []


def test_a_shared_finding_is_checked_area_by_area() -> None:
    """'Only the areas left unnamed are refused, and the error stands at the finding.'"""
    files = (file_of("violence", item("a1", "-leadership")), file_of("children", item("b1", "-leadership")))
    one = shared(findings=(found("leadership", MET, despite=("violence/a1",)),))
    assert codes(*files, one) == []
    assert codes(*files, one, area="children") == ["HG402"]
    all_ = shared(findings=(found("leadership", MET, despite=("violence/a1", "children/b1")),))
    assert codes(*files, all_) == []
    assert codes(*files, all_, area="children") == []


def test_a_shared_finding_names_its_own_files_items_plainly() -> None:
    """'In any file the items of the same file are cited by plain id.'"""
    plain = shared(item("p1", "-leadership"), findings=(found("leadership", MET, despite=("p1",)),))
    assert codes(plain) == []
    assert finding("leadership", plain).despite == ("people/p1",)
    unfounded = shared(item("p1", "+leadership"), findings=(found("leadership", MET, despite=("p1",)),))
    assert codes(unfounded) == ["HG403"]


def test_a_place_is_given_even_for_what_was_not_read_from_a_file() -> None:
    """Values made from Python have no span; a diagnostic still has one."""
    bare = replace(found("risk", AWAY), span=None)
    (problem,) = refusals(file_of("violence", findings=(bare,)))
    assert problem.span == Span.whole_file("")


# Order

LINKS = st.lists(
    st.builds(
        "{}{}".format,
        st.sampled_from(["+", "~", "-", "--", ""]),
        st.sampled_from(["leadership", "risk", "children/training", "violence/risk", "children/leadership"]),
    ),
    max_size=3,
)


@st.composite
def inspections(draw: st.DrawFn) -> Inspection:
    """Two or three files of a few items each, some of which say again what others say."""
    names = ("violence/i0", "children/i0", "people/i1", "violence/i1")
    parents = st.sampled_from((None, None, *names))

    def items(file: str) -> tuple[Item, ...]:
        number = range(draw(st.integers(0, 3)))
        made = (item(f"i{place}", *draw(LINKS), same_as=draw(parents)) for place in number)
        return tuple(one if file != "people" else plain(one) for one in made)

    def plain(one: Item) -> Item:
        return replace(one, links=tuple(replace(link, area=None) for link in one.links))

    recorded = draw(st.sampled_from(((), (found("risk", NOT),), (found("leadership", NOT), found("risk", NOT)))))
    return inspection_of(
        file_of("violence", *items("violence"), findings=recorded),
        file_of("children", *items("children")),
        shared(*items("people")),
    )


def shuffled(inspection: Inspection, random: Random) -> Inspection:
    def mix(values: tuple[Made, ...]) -> tuple[Made, ...]:
        return tuple(random.sample(values, len(values)))

    def mixed(file: EvidenceFile) -> EvidenceFile:
        items = tuple(replace(one, links=mix(one.links)) for one in mix(file.items))
        return replace(file, items=items, findings=mix(file.findings))

    return replace(inspection, files=tuple(map(mixed, mix(inspection.files))))


@given(inspections(), st.randoms(use_true_random=False))
def test_the_order_of_files_items_and_links_never_matters(inspection: Inspection, random: Random) -> None:
    """The table counts statements, and counting has no order."""
    before, after = (summary(one) for one in (inspection, shuffled(inspection, random)))
    assert before == after


def summary(inspection: Inspection) -> list[object]:
    results_ = assess_inspection(project_of(inspection), inspection)
    return [
        (
            one.area.id,
            one.possible,
            [(each.finding, each.origin, each.implied, set(each.evidence)) for each in one.findings],
        )
        for one in results_
        if isinstance(one, AreaAssessment)
    ]


@given(inspections())
def test_a_statement_said_again_changes_no_finding(inspection: Inspection) -> None:
    """'Statements marked `same_as` another count once': repeating every one of them adds nothing."""
    repeated = replace(inspection, files=tuple(map(with_twins, inspection.files)))
    for before, after in zip(
        assess_inspection(project_of(inspection), inspection),
        assess_inspection(project_of(repeated), repeated),
        strict=True,
    ):
        assert isinstance(before, AreaAssessment)
        assert isinstance(after, AreaAssessment)
        assert [one.finding for one in before.findings] == [one.finding for one in after.findings]


def with_twins(file: EvidenceFile) -> EvidenceFile:
    again = tuple(replace(one, id=f"again-{one.id}", same_as=Cited(one.id)) for one in file.items)
    return replace(file, items=(*file.items, *again))
