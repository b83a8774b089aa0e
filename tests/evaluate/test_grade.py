"""Every step of the grade, by hand: claimed, otherwise, caps, set-asides, decisions, overrides, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from unittest.mock import patch

import pytest

from hmicgrade.evaluate import readings, search
from hmicgrade.evaluate.area import assess_area, grades_of
from hmicgrade.evaluate.assessment import (
    AreaRefused,
    Because,
    Change,
    Choice,
    Recipe,
    Want,
)
from hmicgrade.evaluate.proof.profiles import ground_of
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.conditions import Plain, Word
from hmicgrade.model.scheme import Cap, Scheme
from hmicgrade.model.scheme import Quantity as Reading
from tests.evaluate.grading import graded, refusal
from tests.evaluate.made import (
    ALL_FAIR,
    AWAY,
    CRITICAL_FAILURE,
    MET,
    MISSING,
    NOT,
    PARTLY,
    amount,
    area,
    fair,
    grade_of,
    percent,
    scheme,
    sentence,
)
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import case_of

CAP = Cap("critical-failure", CRITICAL_FAILURE, "poor", may_be_set_aside=True)
MOST = sentence(percent("more than", 50), "fair", "met")
SEVERAL_FAIL = sentence(amount("at least", 2), "fair", "not_met")
RULES = scheme({"good": ALL_FAIR, "fair": MOST, "poor": SEVERAL_FAIL}, "fair", "poor", caps=(CAP,))
"""Good: all met. Fair: most met. Poor: two not met. Otherwise a person decides. A critical failure caps at Poor."""

FIVE = (Criterion("key", "fair", critical=True), *fair(4))


def small(*findings: str, **judged: object) -> Small:
    return replace(Small(RULES, area(*FIVE), findings), **judged)  # type: ignore[arg-type]


def test_the_best_grade_whose_rule_holds_is_claimed() -> None:
    """'`claimed` = the best grade whose `requires` holds.'"""
    assert graded(small(*[MET] * 5)).grade == "good"
    assert graded(small(MET, MET, MET, NOT, NOT)).grade == "fair"
    assert graded(small(MET, MET, PARTLY, NOT, NOT)).grade == "poor"


def test_where_no_rule_holds_a_person_judges() -> None:
    """'If none holds: the grades of `otherwise` (one grade, or the several a person must judge between).'"""
    found = graded(small(MET, MET, PARTLY, PARTLY, NOT))
    assert (found.grade, found.possible, found.undetermined) == (None, ("fair", "poor"), Want.JUDGEMENT)


def test_otherwise_may_be_one_grade() -> None:
    """'`otherwise` is required: one grade (`otherwise: poor`) or `{judgement: [two or more]}`.'"""
    found = grade_of(scheme({"good": ALL_FAIR, "poor": None}, "poor"), fair(2), MET, NOT)
    assert (found.grade, found.undetermined) == ("poor", None)


def test_a_cap_lowers_the_grade_and_the_uncapped_one_is_kept() -> None:
    """'Every cap whose `when` holds ... lowers each of those grades to its `at_most`. The uncapped result is kept.'"""
    found = graded(small(NOT, MET, MET, MET, MET))
    assert (found.grade, found.uncapped) == ("poor", ("fair",))
    (cap,) = found.caps
    assert (cap.cap, cap.criteria, cap.certain, cap.set_aside) == (CAP, ("key",), True, False)


def test_a_cap_lowers_each_of_several_grades() -> None:
    """'... lowers each of those grades to its `at_most`.'"""
    found = graded(small(NOT, MET, MET, PARTLY, PARTLY))
    assert (found.uncapped, found.possible) == (("fair", "poor"), ("poor",))


def test_a_cap_never_raises_a_grade() -> None:
    """A cap is 'a limit on the grade when a condition holds'."""
    high = scheme({"good": ALL_FAIR, "fair": MOST, "poor": None}, "poor", caps=(replace(CAP, at_most="good"),))
    assert grade_of(high, FIVE, NOT, NOT, NOT, MET, MET).grade == "poor"


def test_a_cap_is_set_aside_for_the_criteria_named() -> None:
    """'It holds only if it would still hold with those criteria taken as met.'"""
    found = graded(small(NOT, MET, MET, MET, MET, set_aside=(("critical-failure", "key"),)))
    assert (found.grade, found.caps[0].set_aside, found.caps[0].certain) == ("fair", True, True)


def test_a_set_aside_leaves_other_failures_their_cap() -> None:
    """'It holds only if it would still hold with those criteria taken as met.'"""
    two = (*FIVE[:4], Criterion("other", "fair", critical=True))
    findings = (NOT, MET, MET, MET, NOT)
    found = graded(Small(RULES, area(*two), findings, set_aside=(("critical-failure", "key"),)))
    assert (found.grade, found.uncapped, found.caps[0].set_aside) == ("poor", ("fair",), False)


def test_missing_findings_leave_every_grade_some_answer_gives() -> None:
    """'This set may have holes ("Excellent or Poor").'"""
    found = graded(small(MISSING, MET, MET, MET, MET))
    assert (found.possible, found.undetermined) == (("good", "fair", "poor"), Want.EVIDENCE)
    holed = scheme({"good": ALL_FAIR, "fair": None, "poor": None}, "fair", caps=(CAP,))
    assert grade_of(holed, (FIVE[0],), MISSING).possible == ("good", "fair", "poor")
    assert grade_of(scheme({"good": ALL_FAIR, "fair": None, "poor": None}, "poor"), FIVE, *[MISSING] * 5).possible == (
        "good",
        "poor",
    )


def test_a_critical_criterion_nobody_has_assessed_is_no_failure() -> None:
    """'`certain`: true when `when` holds in every completion.'"""
    (cap,) = graded(small(MISSING, MET, MET, MET, MET)).caps
    assert not cap.certain


def test_undetermined_for_want_of_both() -> None:
    """'`judgement` if every completion leaves the same several, else `both`.'"""
    found = graded(small(MET, MET, PARTLY, PARTLY, MISSING))
    assert (found.possible, found.undetermined) == (("fair", "poor"), Want.BOTH)


def test_a_decision_settles_what_the_rules_leave_open() -> None:
    """'In each completion whose outcome has several grades, one of them g, the outcome becomes {g}.'"""
    found = graded(small(MET, MET, PARTLY, PARTLY, NOT, decide="fair"))
    assert (found.grade, found.possible, found.computed) == ("fair", ("fair",), ("fair", "poor"))


def test_a_decision_where_the_rules_leave_nothing_open_is_stale() -> None:
    """'If no completion has, the judgement is stale.'"""
    assert refusal(small(*[MET] * 5, decide="fair")) == {"HG504"}
    assert refusal(small(MET, MET, PARTLY, PARTLY, NOT, decide="good")) == {"HG504"}


@pytest.mark.parametrize(
    ("judged", "code"),
    [
        ({"set_aside": (("critical-failure", "f0"),)}, "HG501"),
        ({"set_aside": (("critical-failure", "key"),)}, "HG501"),
        ({"treat": ("key",)}, "HG503"),
        ({"treat": ("f0",)}, "HG503"),
        ({"treat": ("f3",)}, "HG503"),
    ],
)
def test_a_stale_judgement_is_an_error(judged: dict[str, object], code: str) -> None:
    """'Treat-as-critical is stale if the criterion is already critical, met or not applicable'; so is a set-aside."""
    assert refusal(small(MET, MET, PARTLY, NOT, AWAY, **judged)) == {code}


def test_a_cap_the_scheme_fixes_is_not_set_aside() -> None:
    """'`may_be_set_aside` defaults to false.'"""
    fixed = replace(RULES, caps=(replace(CAP, may_be_set_aside=False),))
    judged = small(NOT, MET, MET, MET, MET, set_aside=(("critical-failure", "key"),))
    assert refusal(replace(judged, scheme=fixed)) == {"HG502"}


def test_treating_a_criterion_as_critical_brings_its_cap() -> None:
    """'`treat-as-critical` (criterion; the risk carried makes a criterion dominant here).'"""
    found = graded(small(MET, NOT, MET, MET, MET, treat=("f0",)))
    assert (found.grade, found.uncapped) == ("poor", ("fair",))
    assert found.finding("f0").criterion.critical
    with pytest.raises(KeyError, match="f9"):
        found.finding("f9")


OVERRIDABLE = replace(RULES, override_steps=1)


def overridden(grade: str, *findings: str, despite: tuple[str, ...], allowed: Scheme = OVERRIDABLE) -> Small:
    return Small(allowed, area(*FIVE), findings, override=grade, despite=despite)


def test_an_override_sets_the_grade_beside_what_the_rules_give() -> None:
    """'An override never hides what the rules gave.'"""
    found = graded(overridden("good", MET, MET, MET, MET, NOT, despite=("f3",)))
    assert (found.grade, found.possible, found.computed) == ("good", ("fair",), ("fair",))
    assert found.override is not None


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (overridden("good", MET, MET, MET, MET, NOT, despite=("f3",), allowed=RULES), "HG508"),
        (overridden("fair", MET, MET, MET, MET, NOT, despite=("f3",)), "HG505"),
        (overridden("good", MET, MET, MET, MET, MISSING, despite=("f3",)), "HG506"),
        (overridden("good", MET, MET, NOT, NOT, NOT, despite=("f3",)), "HG507"),
        (overridden("good", MET, MET, MET, MET, NOT, despite=("f0",)), "HG509"),
        (overridden("poor", MET, MET, MET, MET, NOT, despite=("f3",)), "HG509"),
        (overridden("poor", MET, MET, MET, MET, AWAY, despite=("f3",)), "HG507"),
        (overridden("fair", MET, MET, MET, MET, AWAY, despite=("f3",)), "HG509"),
        (overridden("poor", MET, MET, PARTLY, PARTLY, NOT, despite=("f3",)), "HG510"),
        (overridden("good", MET, MET, PARTLY, PARTLY, NOT, despite=("f3",)), "HG507"),
    ],
)
def test_an_override_that_may_not_stand_is_an_error(made: Small, code: str) -> None:
    """'At most `overrides.at_most_steps` from every grade still possible'; fine points 8, 17 and 21."""
    assert refusal(made) == {code}


def test_an_override_may_stand_where_no_missing_finding_matters() -> None:
    """'Refused while a finding that could change the grade is missing': one that could not is no bar."""
    found = graded(overridden("fair", NOT, NOT, NOT, PARTLY, MISSING, despite=("f1",), allowed=OVERRIDABLE))
    assert (found.grade, found.possible) == ("fair", ("poor",))


def test_an_override_may_go_down_over_what_is_met() -> None:
    """'Criteria below the best finding for a better grade, criteria at it for a worse one.'"""
    assert graded(overridden("poor", MET, MET, MET, MET, NOT, despite=("f0",))).grade == "poor"


def test_two_steps_are_two() -> None:
    """'At most `overrides.at_most_steps` from every grade still possible': the message tells how many."""
    four = replace(scheme({"a": None, "b": None, "c": None, "d": ALL_FAIR}, "d"), override_steps=2)
    found = assess_area(case_of(Small(four, area(*FIVE), (MET,) * 5, override="a", despite=("f0",))))
    assert isinstance(found, AreaRefused)
    assert "more than 2 steps from 'd'" in found.diagnostics[0].message


def test_a_shadow_shows_what_hides_behind_not_applicable() -> None:
    """'The `shadow`, the grades possible if each of those counted as `not_met`.'"""
    found = graded(small(MET, MET, MET, MET, AWAY))
    assert (found.grade, found.shadow) == ("good", ("fair",))
    assert graded(small(*[MET] * 5)).shadow is None


def test_an_area_that_does_not_apply_at_all_is_refused() -> None:
    """'An area all of whose criteria are not applicable is an error and is not graded.'"""
    assert refusal(small(*[AWAY] * 5)) == {"HG405"}
    assert refusal(Small(RULES, area(), ())) == {"HG405"}


def test_no_evidence_is_undetermined() -> None:
    """'Empty evidence must come out as "undetermined", never as one grade.'"""
    found = graded(small(*[MISSING] * 5))
    assert (found.grade, found.possible, found.margin) == (None, ("good", "fair", "poor"), None)
    assert (found.because, found.lowering) == (None, None)
    assert found.raising == Change("fair", 3, (Recipe(("key",), (Choice(2, ("f0", "f1", "f2", "f3")),)),))


def test_a_constant_scheme_says_so() -> None:
    """'If the rules give one grade whatever is found, the union says so.'"""
    found = grade_of(scheme({"good": ALL_FAIR, "poor": None}, "good"), fair(2), MISSING, MISSING)
    assert (found.grade, found.because, found.margin) == ("good", Because((), ()), None)
    assert (found.missing.criteria, found.missing.settles_most, found.missing.fewest) == (("f0", "f1"), None, 0)


def test_a_scheme_that_only_names_a_scale_computes_nothing() -> None:
    """'A scheme that only names a scale ... has no `otherwise` and computes nothing.'"""
    half = percent("at least", 50)
    capped = Cap("c", sentence(Word("half"), "fair", "not_met"), "poor")
    named = scheme({"good": None, "poor": None}, caps=(capped,), quantities=(Reading("half", half, half, half),))
    for findings in ((MET, NOT), (MET, MISSING)):
        found = grade_of(named, fair(2), *findings)
        assert (found.grade, found.possible, found.undetermined, found.margin) == (None, (), None, None)
        assert (found.because, found.raising, found.lowering) == (None, None, None)
        assert [(one.grade, one.possible) for one in found.readings[0].ranges] == [(None, ())]


def test_breakpoints_past_counting_claim_nothing_along_the_range() -> None:
    """'Where the lattice would pass a stated limit, the answer says so': no reading is given a grade too soon."""
    most = Reading("most", percent("more than", 50), percent("more than", 50), percent("at least", 80))
    rules = scheme({"good": sentence(Word("most"), "fair", "met"), "poor": None}, "poor", quantities=(most,))
    with patch.object(readings, "SUM_LIMIT", 0):
        found = grade_of(rules, fair(3), MET, MET, NOT)
        ground = ground_of(rules, Area("a", "A", fair(3)))
        assert readings.distinct_readings(ground.lattice, {}, most) is None
    assert (found.grade, found.exact) == ("good", False)
    assert [(one.grade, one.possible) for one in found.readings[0].ranges] == [(None, ("good", "poor"))]
    (one,) = grade_of(rules, fair(3), MET, MET, NOT).readings
    points = [(each.first.number, each.last.number, each.grade) for each in one.ranges]
    assert points == [(Fraction(1, 2), Fraction(2, 3), "good"), (Fraction(2, 3), Fraction(4, 5), "poor")]


def test_readings_break_also_where_a_cap_set_aside_would_still_hold() -> None:
    """'It holds only if it would still hold with those criteria taken as met': two failures of four are left here."""
    low, high = percent("at least", 25), percent("at least", 75)
    many = Reading("many", low, low, high)
    cap = Cap("c", sentence(Word("many"), "fair", "not_met"), "poor", may_be_set_aside=True)
    met = sentence(Plain.ANY, "fair", "met")
    rules = scheme({"good": met, "poor": None}, "poor", caps=(cap,), quantities=(many,))
    found = graded(Small(rules, area(*fair(4)), (NOT, NOT, NOT, MET), set_aside=(("c", "f0"),)))
    points = [(each.first.number, each.last.number, each.grade) for each in found.readings[0].ranges]
    assert points == [(Fraction(1, 4), Fraction(1, 2), "poor"), (Fraction(1, 2), Fraction(3, 4), "good")]


def test_a_sentence_that_selects_nothing_does_not_award_by_itself() -> None:
    """'In a cap it just falls under "n = 0"': any of none fails, all of none holds."""
    none_good = Cap("c", sentence(Plain.ANY, "good", "not_met"), "poor")
    rules = scheme({"good": ALL_FAIR, "poor": None}, "poor", caps=(none_good,))
    found = grade_of(rules, fair(2), MET, MET)
    assert (found.grade, found.caps) == ("good", ())


def test_because_names_the_fewest_findings_on_each_side() -> None:
    """'Some held at least this good, which keep it from being lower, some held at most this good.'"""
    found = graded(small(MET, MET, MET, NOT, MET))
    assert found.because == Because(("key", "f0", "f1"), ("f2",))


def test_raise_and_lower_group_what_is_alike() -> None:
    """'Recipes, "all of X, Y and any 2 of these 5", group criteria by class and present finding.'"""
    found = graded(small(MET, MET, MET, PARTLY, NOT))
    assert found.raising == Change("good", 2, (Recipe(("f2", "f3"), ()),))
    assert found.lowering == Change("poor", 1, (Recipe((), (Choice(1, ("f0", "f1")),)), Recipe(("key",), ())))
    assert found.margin == 1


def test_a_grade_without_a_rule_is_reached_by_being_passed() -> None:
    """'A grade without `requires` inside the scale may be a `raise.to`; it is reached by being reached or passed.'"""
    found = grade_of(scheme({"good": ALL_FAIR, "fair": None, "poor": None}, "poor"), fair(2), MET, NOT)
    assert found.raising == Change("fair", 1, (Recipe(("f1",), ()),))


def test_the_best_grade_cannot_be_raised_nor_an_endless_fall_lowered() -> None:
    """'Null when nothing can.'"""
    best = graded(small(*[MET] * 5))
    assert best.raising is None
    assert best.lowering is not None
    bottom = graded(small(*[NOT] * 5))
    assert (bottom.grade, bottom.lowering) == ("poor", None)


def test_missing_names_what_to_inspect_first() -> None:
    """'The missing finding that settles most, ... and the fewest whose findings, for some answers, leave one grade.'"""
    found = graded(small(MISSING, MET, MET, MET, MISSING))
    assert (found.missing.criteria, found.missing.settles_most, found.missing.fewest) == (("key", "f3"), "key", 1)


def test_fewest_is_null_when_no_answers_help() -> None:
    """'`fewest` is null when no answers help.'"""
    open_ = scheme({"good": None, "poor": None}, "good", "poor")
    found = grade_of(open_, fair(2), MET, MISSING)
    assert (found.missing.fewest, found.missing.settles_most, found.undetermined) == (None, None, Want.JUDGEMENT)


@pytest.mark.untraced
def test_an_area_of_many_criteria_is_graded() -> None:
    """'The set must be exact and fast for real areas', and larger ones must not break."""
    found = grade_of(scheme({"good": ALL_FAIR, "poor": None}, "poor"), fair(1000), *[MET] * 1000)
    assert (found.grade, found.exact, found.margin) == ("good", True, 1)


def test_more_kinds_of_criteria_than_a_search_goes_through_are_graded_without_being_sure_of_the_fewest() -> None:
    """'Where the lattice would pass a stated limit, the answer says so (`"exact": false`).'"""
    with patch.object(search, "GROUP_LIMIT", 1):
        found = graded(small(MET, MET, MET, MET, NOT))
    assert (found.grade, found.exact) == ("fair", False)


def test_the_grades_alone_are_those_of_the_assessment_and_none_where_it_is_refused() -> None:
    open_, overridden, refused = (
        small(MET, MISSING, MET, MET, MET),
        small(MET, MET, MET, MET, MET, override="fair", despite=("key",)),
        small(*[AWAY] * 5),
    )
    assert grades_of(case_of(open_)) == graded(open_).possible == ("good", "fair")
    assert grades_of(case_of(overridden, hypothetical=True)) == ("good",)
    assert refusal(refused) == {"HG405"}
    assert grades_of(case_of(refused)) == ()
