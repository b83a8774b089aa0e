"""What a comparison of two rounds says, case by case, and in which words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from hmicgrade.evaluate import diagram
from hmicgrade.evaluate.comparing import fewest as searching
from hmicgrade.evaluate.comparing.carrying import Loss
from hmicgrade.evaluate.comparing.directions import Direction
from hmicgrade.evaluate.comparing.lines import Lineage
from hmicgrade.evaluate.comparing.results import Fate, Trait, Turn
from hmicgrade.evaluate.comparing.rounds import Standing
from hmicgrade.evaluate.inspection import Options
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.diagnostics import Diagnostic, Span
from hmicgrade.model.evidence import Decide, Override, SetAside, TreatAsCritical
from hmicgrade.model.scheme import ScaleValue
from tests.evaluate.compared import GROUNDS, RULES, Year, cited, compared, declaring, only, row, written
from tests.evaluate.inspected import item
from tests.evaluate.made import MET, MISSING, NOT, PARTLY

AWAY = "not_applicable"


def criteria(words: str, **more: Any) -> tuple[Criterion, ...]:  # noqa: ANN401 - passed through
    """Criteria of level fair, or good where the name begins with g: `criteria("a b=was g")`."""
    found = (word.partition("=") for word in words.split())
    return tuple(
        Criterion(
            name, "good" if name[0] == "g" else "fair", was=(was,) if was else (), may_be_not_applicable=True, **more
        )
        for name, _, was in found
    )


def area(name: str, words: str, *was: str, **more: Any) -> Area:  # noqa: ANN401 - passed through
    return Area(name, name.capitalize(), criteria(words, **more), was=was)


def year(number: int, area_: Area, *findings: str, **more: Any) -> Year:  # noqa: ANN401 - passed through
    found = dict(zip((one.id for one in area_.criteria), findings, strict=True))
    return Year(number, (area_,), {area_.id: found}, **more)


CALLS = area("calls", "a b g")


def two(old: tuple[str, ...], new: tuple[str, ...], **more: Any) -> tuple[Year, Year]:  # noqa: ANN401 - passed through
    """Two years of one area under the same rules; `more` is of the new one."""
    return year(2000, CALLS, *old), year(2001, CALLS, *new, **more)


@pytest.mark.parametrize(
    ("old", "new", "direction", "steps"),
    [
        ((MET, MET, NOT), (MET, MET, MET), Direction.IMPROVED, 1),
        ((NOT, NOT, MET), (MET, MET, MET), Direction.IMPROVED, 2),
        ((MET, MET, MET), (NOT, NOT, MET), Direction.DECLINED, -2),
        ((PARTLY, PARTLY, MET), (MET, PARTLY, MET), Direction.IMPROVED_WITHIN, 0),
        ((MET, PARTLY, MET), (PARTLY, PARTLY, MET), Direction.DECLINED_WITHIN, 0),
        ((PARTLY, MET, NOT), (PARTLY, MET, PARTLY), Direction.IMPROVED_WITHIN, 0),
        ((PARTLY, MET, PARTLY), (MET, PARTLY, PARTLY), Direction.STABLE, 0),
        ((MET, MET, NOT), (MET, NOT, NOT), Direction.OPEN, None),
        ((NOT, MISSING, MET), (MET, MET, MET), Direction.IMPROVED, None),
        ((MET, MET, MISSING), (MET, MET, MISSING), Direction.OPEN, None),
    ],
)
def test_where_an_area_goes_under_the_same_rules(
    old: tuple[str, ...], new: tuple[str, ...], direction: Direction, steps: int | None
) -> None:
    one = only(compared(*two(old, new)))
    assert (one.direction, one.steps) == (direction, steps)
    assert one.split is not None
    assert one.split.old == one.split.ruled


def test_margins_that_are_alike_are_followed_by_findings() -> None:
    """The count of better and worse findings is said where distances say nothing."""
    found = compared(*two((PARTLY, MET, NOT), (PARTLY, MET, PARTLY)))
    assert "1 criterion found better and 0 worse." in written(found)


def test_where_an_override_gives_the_grade_the_rules_without_it_are_looked_at() -> None:
    override = Override("fair", cited("a"), GROUNDS)
    old, new = two((MET, MET, NOT), (MET, MET, MET), judgements={"calls": (override,)})
    found = compared(old, new)
    assert only(found).direction is Direction.IMPROVED_WITHIN
    text = written(found)
    assert "Without an override the rules give Good, before Fair." in text
    assert "2001: Fair (by override)." in text
    assert "overridden by An inspector, 2007-09" in text
    assert "Added: an override to Fair (An inspector, 2007-09)" in text
    assert "The force moved it 1 step up and the judgements moved it 1 step down: no step in all." in text


@pytest.mark.parametrize(
    ("old", "new", "turn", "text"),
    [
        (MET, AWAY, Turn.NOT_APPLICABLE, "No longer applies: g (good), 'g': not applicable, before met"),
        (AWAY, MET, Turn.APPLIES, "Applies now: g (good), 'g': met, before not applicable"),
        (MISSING, MET, Turn.ASSESSED, "Newly assessed: g (good), 'g': met, before not assessed"),
        (MET, MISSING, Turn.NOT_ASSESSED, "No longer assessed: g (good), 'g': not assessed, before met"),
        (MET, NOT, Turn.WORSE, "Worse: g (good), 'g': not met, before met"),
    ],
)
def test_what_became_of_a_finding(old: str, new: str, turn: Turn, text: str) -> None:
    found = compared(*two((MET, MET, old), (MET, MET, new)))
    assert [one.turn for one in only(found).findings] == [turn]
    assert text in written(found)


def test_findings_of_other_scales_are_neither_better_nor_worse() -> None:
    other = tuple(ScaleValue(name, Fraction(2 - place)) for place, name in enumerate((MET, "nearly", NOT)))
    rules = replace(
        RULES, scale=other, grades=RULES.grades[:1] + tuple(replace(one, requires=None) for one in RULES.grades[1:])
    )
    found = compared(year(2000, CALLS, MET, MET, PARTLY), year(2001, CALLS, MET, MET, NOT, scheme=rules, id="ss"))
    one = only(found)
    assert [each.turn for each in one.findings] == [Turn.OTHER_SCALE]
    assert [(each.criterion, each.why) for each in one.not_carried] == [("g", Loss.NOT_ON_SCALE)]
    assert "Its recorded finding is not known to the new rules: g" in written(found)


def test_an_area_that_was_renamed_and_merged() -> None:
    old = Year(
        2000, (area("north", "a"), area("south", "b c")), {"north": {"a": MET}, "south": {"b": MET, "c": PARTLY}}
    )
    new = year(2001, area("all", "a b=c d", "north", "south"), MET, MET, MET, id="t")
    found = compared(old, new)
    one = only(found)
    assert (one.line.lineage, one.direction, one.steps) == (Lineage.MERGED, Direction.OPEN, None)
    assert {(each.criterion, each.why) for each in one.not_carried} == {("b", Loss.GONE), ("d", Loss.NEW)}
    assert "It was made of 'North' and 'South'." in written(found)
    alone = compared(year(2000, area("north", "a"), MET), year(2001, area("all", "a", "north"), MET, id="t"))
    assert only(alone).line.lineage is Lineage.RENAMED
    assert "In 2000 it was 'North'." in written(alone)


def test_merged_areas_of_different_grades_are_not_split_into_parts() -> None:
    old = Year(2000, (area("north", "a"), area("south", "b")), {"north": {"a": MET}, "south": {"b": NOT}})
    found = compared(old, year(2001, area("all", "a b", "north", "south"), MET, MET, id="t"))
    assert only(found).split is None
    assert "The areas it was made of had different grades, so the change is not split." in written(found)


def test_an_area_that_goes_on_beside_what_was_taken_from_it() -> None:
    new = Year(
        2001, (area("calls", "a"), area("radio", "b", "calls")), {"calls": {"a": MET}, "radio": {"b": MET}}, id="t"
    )
    found = compared(year(2000, area("calls", "a b"), MET, MET), new)
    assert [one.line.lineage for one in found.areas] == [Lineage.SPLIT, Lineage.SPLIT]
    text = written(found)
    assert "'Radio' comes from it too." in text
    assert "It comes from 'Calls', which goes on." in text


def test_an_area_that_was_split_in_three() -> None:
    new = Year(2001, tuple(area(name, name, "calls") for name in "abc"), {name: {name: MET} for name in "abc"}, id="t")
    assert "It comes from 'Calls', as do 'B' and 'C'." in written(
        compared(year(2000, area("calls", "a b c"), MET, MET, MET), new)
    )


def test_ids_that_change_places_are_not_mistaken() -> None:
    found = compared(
        year(2000, area("calls", "a b"), MET, PARTLY), year(2001, area("calls", "a=b b=a"), PARTLY, MET, id="t")
    )
    assert only(found).findings == ()
    assert {each.traits for each in only(found).criteria} == {(Trait.ID,)}
    assert "Renamed: it was b." in written(found)


def test_a_criterion_that_was_recorded_in_part_is_not_carried_over() -> None:
    old = Year(
        2000,
        (area("north", "a"), area("south", "a")),
        {"north": {"a": MET}},
        {"south": (item("s1", "-a"),)},
    )
    found = compared(old, year(2001, area("all", "a", "north", "south"), MET, id="t"))
    assert [each.why for each in only(found).not_carried] == [Loss.RECORDED_APART]
    assert "Recorded for a part of it only: a" in written(found)


def test_a_criterion_moves_with_its_evidence_and_a_shared_one_does_not() -> None:
    shared = replace(criteria("s")[0], common="people")
    north, south = area("north", "a b"), area("south", "c")
    old = Year(
        2000,
        (replace(north, criteria=(*north.criteria, shared)), south),
        {"north": {"a": MET, "b": NOT, "s": NOT}, "south": {"c": MET}},
    )
    moved = (replace(area("south", "c d=b"), criteria=(*criteria("c d=b"), shared)), area("north", "a"))
    new = Year(2001, moved, {"south": {"c": MET, "d": NOT, "s": MET}, "north": {"a": MET}}, id="t")
    found = {one.area: one for one in compared(old, new).areas}
    assert {(each.criterion, each.why) for each in found["north"].not_carried} == {("b", Loss.MOVED), ("s", Loss.GONE)}
    assert {(each.criterion, each.why) for each in found["south"].not_carried} == {("s", Loss.NEW)}
    assert found["south"].findings == ()


@pytest.mark.parametrize(
    ("change", "trait", "text"),
    [
        ({"text": "It is."}, Trait.TEXT, "Reworded: a person must say whether it still asks the same. It was ''."),
        ({"critical": True}, Trait.CRITICAL, "It is critical now."),
        ({"significant": False}, Trait.SIGNIFICANT, "It is no longer significant."),
        ({"weight": Fraction(1, 2)}, Trait.WEIGHT, "Its weight is 0.5, before 1."),
        ({"tags": ("x", "w")}, Trait.TAGS, "Its tags are w, x, before none."),
    ],
)
def test_what_changed_of_a_criterion(change: dict[str, object], trait: Trait, text: str) -> None:
    found = compared(year(2000, area("calls", "a"), MET), year(2001, area("calls", "a", **change), MET, id="t"))
    (one,) = only(found).criteria
    assert one.traits == (trait,)
    assert text in written(found)


def test_what_became_of_judgements() -> None:
    critical, treat = area("calls", "a b", critical=True), TreatAsCritical("g", GROUNDS)
    asides = tuple(SetAside("failure", name, GROUNDS) for name in "ab")
    old = year(2000, critical, NOT, NOT, judgements={"calls": asides})
    found = compared(old, year(2001, critical, MET, NOT))
    assert [each.fate for each in only(found).judgements] == [Fate.LAPSED, Fate.WITHDRAWN]
    gone = compared(
        year(2000, CALLS, MET, MET, NOT, judgements={"calls": (treat,)}),
        year(2001, area("calls", "a b"), MET, MET, id="t"),
    )
    assert [each.fate for each in only(gone).judgements] == [Fate.NOT_CARRIED]
    assert "Lapsed, the new rules have no place for it: g treated as critical" in written(gone)


def test_judgements_whose_cap_or_criteria_are_gone() -> None:
    override = Override("fair", cited("a", "b"), GROUNDS)
    old = year(2000, area("calls", "a b"), MET, MET, judgements={"calls": (override,)})
    kept = compared(old, year(2001, area("calls", "c=a d=b"), MET, MET, id="t"))
    assert [each.fate for each in only(kept).judgements] == [Fate.WITHDRAWN]
    lost = compared(old, year(2001, area("calls", "a"), MET, id="t"))
    assert [each.fate for each in only(lost).judgements] == [Fate.NOT_CARRIED]
    aside, critical = SetAside("failure", "a", GROUNDS), area("calls", "a b", critical=True)
    capped = year(2000, critical, NOT, MET, judgements={"calls": (aside, Decide("fair", GROUNDS))})
    uncapped = compared(capped, year(2001, critical, NOT, MET, scheme=replace(RULES, caps=()), id="t"))
    assert Fate.NOT_CARRIED in {each.fate for each in only(uncapped).judgements}


def test_a_judgement_made_no_longer_explains_a_grade() -> None:
    decide = {"calls": (Decide("fair", GROUNDS),)}
    found = compared(year(2000, CALLS, MET, NOT, MET, judgements=decide), year(2001, CALLS, MET, NOT, MET))
    text = written(found)
    assert "- no longer a decision for Fair" in text
    assert "With this one alone the grade would be Fair or Poor; without it, it would not." in text
    assert "Fewer changes may do, but none of these can be spared." in text
    assert "The steps cannot be split. No single grade at: Evidence of 2001, rules of 2001, judgements of 2001." in text


def test_how_many_other_sets_would_explain_it() -> None:
    found = compared(*two((MET, MET, MET), (PARTLY, PARTLY, MET)))
    explains = only(found).explains
    assert explains is not None
    assert (explains.size, explains.others) == (1, 1)
    assert "1 other set of as many changes would do as well." in written(found)


def test_other_sets_are_counted_over_every_class_of_criteria() -> None:
    """Any one of the four is enough: two that are alike, and one each of two other classes."""
    whole = area("calls", "a b g k")
    *most, last = whole.criteria
    whole = replace(whole, criteria=(*most, replace(last, level="good", critical=True)))
    explains = only(compared(year(2000, whole, *[MET] * 4), year(2001, whole, *[PARTLY] * 4))).explains
    assert explains is not None
    assert (explains.size, explains.others) == (1, 3)


def test_several_changes_together() -> None:
    found = compared(*two((PARTLY, PARTLY, PARTLY), (MET, MET, MET)))
    assert "3 changes are enough to explain the grade:" in written(found)
    assert "With these alone the grade would be Good; without any one of them it would not." in written(found)


def test_missing_findings_can_explain_a_grade() -> None:
    explains = only(compared(*two((MISSING, MET, MET), (MET, MET, MET)))).explains
    assert explains is not None
    assert explains.criteria == ("a",)
    back = only(compared(*two((NOT, NOT, MET), (MISSING, MET, MET)))).explains
    assert back is not None
    assert back.others is None


def test_a_criterion_that_is_treated_as_critical_is_looked_at_from_outside_the_lattice() -> None:
    treat = {"calls": (TreatAsCritical("a", GROUNDS),)}
    found = only(compared(*two((MET, MET, MET), (NOT, MET, MET), judgements=treat)))
    assert found.explains is not None
    assert found.explains.size == 2


def test_past_its_limits_the_search_still_spares_what_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "lattice_of", _refuse)
    explains = only(
        compared(*two((MET, MET, MET), (PARTLY, NOT, MET), judgements={"calls": (Decide("poor", GROUNDS),)}))
    ).explains
    assert explains is not None
    assert (explains.criteria, explains.others) == (("b",), None)


def _refuse(_: object) -> None:
    raise diagram.LatticeTooLargeError


def test_too_many_judgements_are_not_tried_in_every_combination(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "SWITCH_LIMIT", 0)
    treat = {"calls": (TreatAsCritical("a", GROUNDS),)}
    explains = only(compared(*two((MET, MET, MET), (NOT, MET, MET), judgements=treat))).explains
    assert explains is not None
    assert explains.others is None


@pytest.mark.parametrize(
    ("status", "grade", "standing", "direction", "text"),
    [
        (None, "good", Standing.PUBLISHED, Direction.STABLE, "Good (published)"),
        ("carried-forward", "good", Standing.CARRIED_FORWARD, Direction.CARRIED_FORWARD, "Good (carried forward)"),
        ("not-graded", None, Standing.NOT_GRADED, Direction.NOT_GRADED, "not graded"),
        (None, "splendid", Standing.NOT_GRADED, Direction.NOT_GRADED, "not graded"),
    ],
)
def test_published_grades(
    status: str | None, grade: str | None, standing: Standing, direction: Direction, text: str
) -> None:
    old = Year(2000, (CALLS,), published=(row("calls", "good"),))
    found = compared(old, Year(2001, (CALLS,), published=(row("calls", grade, 2001, status),)))
    one = only(found)
    assert one.new is not None
    assert (one.new.standing, one.direction, one.over) == (standing, direction, None)
    assert text in written(found)


def test_the_published_grade_stands_beside_the_computed_one() -> None:
    old, new = two((MET, MET, MET), (MET, MET, MET))
    text = written(compared(replace(old, published=(row("calls", "fair"),)), new))
    assert "2000: Good (computed); published as Fair." in text


def test_an_area_without_evidence_has_no_grade() -> None:
    both = (CALLS, area("radio", "r"))
    old, new = (Year(number, both, {"calls": dict.fromkeys("abg", MET)}) for number in (2000, 2001))
    calls, radio = compared(old, replace(new, published=(row("radio", "good", 2001),))).areas
    assert calls.direction is Direction.STABLE
    assert radio.old[0].standing is Standing.NO_EVIDENCE
    assert radio.new is not None
    assert radio.new.standing is Standing.PUBLISHED
    assert not calls.differs
    assert radio.differs


WRONG = Diagnostic("HG205", "there is no such thing", Span.whole_file("x.yaml"))


def test_an_area_with_errors_is_shown_with_them() -> None:
    old, new = two((MET, MET, MET), (MET, MET, MET))
    one = only(found := compared(old, replace(new, refused={"calls": (WRONG,)})))
    assert (one.direction, one.differs) == (Direction.NOT_GRADED, True)
    assert "x.yaml: there is no such thing" in written(found)
    judged = replace(new, judgements={"calls": (Decide("fair", GROUNDS),)})
    refused = only(compared(old, judged)).new
    assert refused is not None
    assert refused.standing is Standing.REFUSED


def test_a_scheme_with_errors_has_no_scale() -> None:
    old, new = two((MET, MET, MET), (MET, MET, MET))
    found = compared(old, replace(new, scheme=None, id="t", refused={"calls": (WRONG,)}))
    assert only(found).direction is Direction.NOT_COMPARABLE
    assert "t: not known, because of errors" in written(found)


@pytest.mark.parametrize("who", ["old", "new"])
def test_either_scheme_may_declare_the_other_not_comparable(who: str) -> None:
    old, new = two((MET, MET, MET), (MET, MET, MET))
    new = replace(new, id="t")
    old, new = (
        (replace(old, scheme=declaring(RULES, "t")), new)
        if who == "old"
        else (old, replace(new, scheme=declaring(RULES, "s")))
    )
    found = compared(old, new)
    assert only(found).direction is Direction.NOT_COMPARABLE
    assert "Source: Said aloud" in written(found)


def test_scales_of_grades_that_differ() -> None:
    scale = replace(RULES, grades=RULES.grades[1:], otherwise=())
    new = Year(2001, (CALLS,), published=(row("calls", "fair", 2001, scheme="t"),), scheme=scale, id="t")
    text = written(compared(year(2000, CALLS, MET, MET, MET), new))
    assert "Not comparable: the schemes s and t have different grades." in text
    assert "- t: Fair and Poor" in text


def test_evidence_under_a_scheme_without_rules_gives_no_grade() -> None:
    old, new = two((MET, MET, MET), (MET, MET, MET))
    found = compared(old, replace(new, scheme=replace(RULES, otherwise=()), id="t"))
    assert only(found).direction is Direction.GONE
    assert "The rules of 2001 are not known here." in written(found)


def test_where_nothing_would_apply_nothing_is_explained() -> None:
    explains = only(compared(*two((AWAY, MET, AWAY), (PARTLY, AWAY, AWAY)))).explains
    assert explains is not None
    assert explains.criteria == ("a",)


def test_rounds_of_nothing() -> None:
    found = compared(Year(2000), Year(2001))
    assert found.areas == ()
    assert "Neither round has an area." in written(found)


def test_told_backwards_and_without_judgements() -> None:
    treat = {"calls": (TreatAsCritical("a", GROUNDS),)}
    old, new = two((MET, MET, MET), (NOT, MET, MET), judgements=treat)
    found = compared(new, old)
    assert found.backwards
    assert "every change is told backwards" in written(found)
    assert only(compared(old, new, Options(judgements=False))).judgements == ()


def test_a_judgement_that_no_longer_applies_without_recorded_findings_is_no_change() -> None:
    implied = {"calls": (item("s1", "+a", "+b", "+g"),)}
    old = year(2000, CALLS, MET, MET, MET, items=implied)
    treated = {"calls": (TreatAsCritical("a", GROUNDS),)}
    new = year(2001, CALLS, NOT, MET, MET, items=implied, judgements=treated)
    assert not compared(old, new, Options(recorded=False)).differs


def test_one_step_each_way() -> None:
    """'Of two steps down, one is the ruler and one the force.'"""
    strict = area("calls", "a b g", critical=True)
    found = compared(year(2000, CALLS, MET, MET, MET), year(2001, strict, NOT, MET, MET, id="t"))
    assert "2 steps down, all of it the force." in written(found)
    up = compared(year(2000, strict, NOT, MET, MET), year(2001, area("calls", "a b g"), PARTLY, MET, MET, id="t"))
    assert only(up).steps == 1
