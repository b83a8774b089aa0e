"""What is asked beside the grade, by the smallest cases: past the limits too."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from hmicgrade.evaluate import bands, diagram, search, together
from hmicgrade.evaluate.assessment import AreaRefused, Choice, Recipe
from hmicgrade.evaluate.settling import AreaGaps, Settling, gaps_of
from hmicgrade.evaluate.supposing import Step, WhatIf, what_if
from hmicgrade.evaluate.together import AreaReadings, Move, readings_over
from hmicgrade.model.areas import Criterion
from hmicgrade.model.conditions import AllOf, AnyOf, Condition, Plain, Word
from hmicgrade.model.evidence import Decide, TreatAsCritical
from hmicgrade.model.scheme import Cap, Quantity
from hmicgrade.model.supposed import Act, Supposed
from tests.evaluate.grading import graded
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
    percent,
    scheme,
    sentence,
)
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import GROUNDS, SCALES, case_of

GOOD_OR_POOR = scheme({"good": ALL_FAIR, "poor": None}, "poor")
MOST = Quantity("most", percent("more than", 50), percent("at least", 25), percent("at least", 80))
MANY = Quantity("many", percent("at least", 50), percent("at least", 25), percent("at least", 80))


def supposing(small: Small, supposed: Supposed) -> WhatIf:
    found = what_if(graded(small), case_of(small), supposed)
    assert isinstance(found, WhatIf)
    return found


def gaps(small: Small) -> AreaGaps:
    found = gaps_of(case_of(small))
    assert isinstance(found, AreaGaps)
    return found


def readings(small: Small) -> AreaReadings:
    found = readings_over(case_of(small))
    assert isinstance(found, AreaReadings)
    return found


def read_as(requires: Condition, *findings: str, quantities: tuple[Quantity, ...] = (MOST,)) -> AreaReadings:
    rules = scheme({"good": requires, "poor": None}, "poor", quantities=quantities)
    return readings(Small(rules, area(*fair(len(findings))), findings))


def test_a_step_up_and_a_step_down_are_tried_of_what_was_found() -> None:
    found = supposing(Small(GOOD_OR_POOR, area(*fair(2)), (MET, PARTLY)), Supposed({"f0": PARTLY, "f1": MET}))
    assert [(one.better, one.worse) for one in found.steps] == [
        (Step(MET, ("good",)), Step(NOT, ("poor",))),
        (None, Step(PARTLY, ("poor",))),
    ]


def test_the_ends_are_tried_of_what_is_missing_and_nothing_of_what_does_not_apply() -> None:
    found = supposing(Small(GOOD_OR_POOR, area(*fair(2)), (MISSING, AWAY)), Supposed())
    missing, away = found.steps
    assert (missing.are_ends, missing.better, missing.worse) == (True, Step(MET, ("good",)), Step(NOT, ("poor",)))
    assert (away.are_ends, away.better, away.worse) == (False, None, None)


def test_criteria_that_a_sentence_tells_apart_have_their_own_steps() -> None:
    rules = scheme({"good": sentence(Plain.ALL, "x", "met"), "poor": None}, "poor")
    criteria = (Criterion("a", "fair", tags=("x",)), Criterion("b", "fair"))
    found = supposing(Small(rules, area(*criteria), (PARTLY, PARTLY)), Supposed())
    assert [one.better for one in found.steps] == [Step(MET, ("good",)), Step(MET, ("poor",))]


def test_a_criterion_treated_as_critical_has_its_own_steps() -> None:
    """Once it is met the judgement no longer applies, and no criterion is critical."""
    rules = scheme({"good": sentence(Plain.ALL, "critical", "met"), "poor": None}, "poor", scale=SCALES[0])
    small = Small(rules, area(*fair(2)), (NOT, NOT), treat=("f0",))
    assert [one.better for one in supposing(small, Supposed()).steps] == [Step(MET, ("good",)), Step(MET, ("poor",))]
    assert supposing(small, Supposed({"f0": MET})).left_out == (TreatAsCritical("f0", GROUNDS),)


def test_a_criterion_that_a_cap_is_set_aside_for_has_its_own_steps() -> None:
    cap = Cap("c", sentence(Plain.ANY, "fair", "not_met"), "poor", may_be_set_aside=True)
    rules = scheme({"good": None, "poor": None}, "good", caps=(cap,), scale=SCALES[0])
    small = Small(rules, area(*fair(2)), (NOT, NOT), set_aside=(("c", "f0"),))
    assert [one.better for one in supposing(small, Supposed()).steps] == [Step(MET, ("poor",)), Step(MET, ("good",))]


def test_a_judgement_that_is_on_file_is_not_supposed_a_second_time() -> None:
    small = Small(scheme({"good": ALL_FAIR, "poor": None}, "good", "poor"), area(*fair(1)), (NOT,), decide="good")
    found = supposing(small, Supposed(judgements=(Decide("poor", replace(GROUNDS, reason="Supposed")),)))
    assert (found.now.possible, found.then.possible) == (("good",), ("poor",))
    assert supposing(small, Supposed(without=frozenset({Act.DECIDE}))).then.possible == ("good", "poor")
    treated = Small(GOOD_OR_POOR, area(*fair(1)), (NOT,), treat=("f0",))
    again = supposing(treated, Supposed(judgements=(TreatAsCritical("f0", replace(GROUNDS, reason="Supposed")),)))
    assert again.then.judgements == (TreatAsCritical("f0", GROUNDS),)


def test_past_the_limit_of_states_steps_are_not_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    found = supposing(Small(GOOD_OR_POOR, area(*fair(2)), (MET, NOT)), Supposed())
    assert (found.exact, found.then.possible) == (False, ("poor",))


def test_inspections_come_as_recipes() -> None:
    found = gaps(Small(GOOD_OR_POOR, area(*fair(3)), (MISSING, MISSING, MET)))
    assert found.at_best == (
        Settling("good", 2, (Recipe(("f0", "f1"), ()),)),
        Settling("poor", 1, (Recipe((), (Choice(1, ("f0", "f1")),)),)),
    )
    assert (found.fewest, found.certain) == (1, ("f0", "f1"))
    assert [one.share for one in found.missing] == [Fraction(1, 3)] * 2


def test_where_nothing_is_missing_nothing_is_wanted() -> None:
    found = gaps(Small(GOOD_OR_POOR, area(*fair(1)), (MET,)))
    assert (found.missing, found.next, found.fewest, found.certain, found.exact) == ((), None, 0, (), True)


@pytest.mark.parametrize(("module", "limit"), [(diagram, "STATE_LIMIT"), (search, "STEP_LIMIT")])
def test_past_the_limits_what_settles_is_not_known(monkeypatch: pytest.MonkeyPatch, module: object, limit: str) -> None:
    monkeypatch.setattr(module, limit, 1)
    found = gaps(Small(GOOD_OR_POOR, area(*fair(2)), (MISSING, MET)))
    assert (found.possible, found.at_best, found.fewest, found.exact) == (("good", "poor"), None, None, False)
    assert (found.certain is None, found.missing[0].share is None) == (module is diagram, module is diagram)


def test_past_the_limit_of_ways_they_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    criteria = (Criterion("a", "fair"), Criterion("b", "fair", tags=("x",)), Criterion("c", "fair", tags=("y",)))
    rules = scheme({"good": sentence(MOST.reading, "x", "met"), "poor": ALL_FAIR}, "poor")
    whole = Small(rules, area(*criteria), (MISSING, MISSING, MISSING))
    assert gaps(whole).exact
    made: list[search.Search] = []
    number = search.Search.number_of_sizes

    def limited(self: search.Search, cost: int) -> int:
        made.append(self)
        with monkeypatch.context() as patched:
            patched.setattr(search, "STEP_LIMIT", 0)
            return number(self, cost)

    monkeypatch.setattr(search.Search, "number_of_sizes", limited)
    assert (gaps(whole).at_best, gaps(whole).exact) == (None, False)
    assert made


def test_an_area_with_a_stale_judgement_is_refused_whatever_is_asked() -> None:
    small = Small(GOOD_OR_POOR, area(*fair(1)), (MET,), treat=("f0",))
    for ask in (gaps_of, readings_over):
        found = ask(case_of(small))
        assert isinstance(found, AreaRefused)
        assert [one.code for one in found.diagnostics] == ["HG503"]


def test_what_is_supposed_may_be_refused() -> None:
    small = Small(GOOD_OR_POOR, area(*fair(1)), (MET,))
    found = what_if(graded(small), case_of(small), Supposed({"f0": AWAY}))
    assert isinstance(found, AreaRefused)


def test_the_smallest_move_goes_to_the_nearest_reading() -> None:
    found = read_as(sentence(Word("most"), "fair", "met"), MET, MET, NOT)
    assert found.move == Move((("most", percent("more than", "200/3")),), ("poor",))
    assert found.results == (("good",), ("poor",))
    below = read_as(sentence(Word("most"), "fair", "met"), MET, NOT)
    assert below.move == Move((("most", percent("at least", 50)),), ("good",))


def test_a_nearer_stretch_comes_before_a_farther_one() -> None:
    high = replace(MOST, reading=percent("at least", 80))
    found = read_as(sentence(Word("most"), "fair", "met"), MET, MET, MISSING, NOT, quantities=(high,))
    assert found.results == (("poor",), ("good",), ("good", "poor"))
    assert found.move == Move((("most", percent("at least", 75)),), ("good", "poor"))


def test_a_word_that_asks_for_few_counts_down() -> None:
    few = Quantity("few", percent("at most", 50), percent("at most", 25), percent("at most", 75))
    requires = sentence(Word("few"), "fair", "met")
    found = read_as(requires, MET, MISSING, MISSING, NOT, quantities=(few,))
    assert [one.possible for one in found.words[0].ranges] == [("good", "poor"), ("good",)]
    assert [point.number for point in found.words[0].breakpoints] == [Fraction(3, 4)]


def test_past_the_limit_of_readings_each_word_is_tried_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "TOGETHER_LIMIT", 1)
    found = read_as(sentence(Word("most"), "fair", "met"), MET, MET, NOT)
    assert (found.results, found.over_all, found.combinations, found.exact) == (None, None, 2, False)
    assert found.move is not None
    assert len(found.words[0].ranges) == 2


def test_past_the_limit_of_sums_readings_are_tried_by_lattices(monkeypatch: pytest.MonkeyPatch) -> None:
    requires = sentence(Word("most"), "fair", "met")
    whole = read_as(requires, MET, MISSING, MISSING, NOT)
    monkeypatch.setattr(bands, "SUMS_LIMIT", 1)
    assert read_as(requires, MET, MISSING, MISSING, NOT) == whole
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    assert not read_as(requires, MET, MISSING, MISSING, NOT).exact


def test_past_the_limit_of_sums_the_assessment_reads_by_lattices_too(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = scheme({"good": sentence(Word("most"), "fair", "met"), "poor": None}, "poor", quantities=(MOST,))
    small = Small(rules, area(*fair(3)), (MET, MISSING, MISSING))
    whole = graded(small)
    monkeypatch.setattr(bands, "SUMS_LIMIT", 1)
    assert graded(small) == whole


def test_ways_that_lead_to_the_same_are_counted_once() -> None:
    criteria = tuple(Criterion(f"t{at}", "fair", tags=(f"tag{at}",)) for at in range(3))
    caps = tuple(Cap(f"c{at}", sentence(amount("at least", 9), f"tag{at}", "met"), "poor") for at in range(3))
    rules = scheme({"good": sentence(amount("at most", 1), "fair", "not_met"), "poor": None}, "poor", caps=caps)
    found = gaps(Small(rules, area(*criteria), (MISSING,) * 3))
    pairs = (("t0", "t1"), ("t0", "t2"), ("t1", "t2"))
    assert found.at_best == tuple(
        Settling(grade, 2, tuple(Recipe(pair, ()) for pair in pairs)) for grade in ("good", "poor")
    )


def test_every_way_to_inspect_is_found_whatever_the_first_answer_leads_to() -> None:
    """Where a is met, b decides; where it is not, c does."""
    ways = [
        AllOf((sentence(Plain.ALL, "a", "met"), sentence(Plain.ALL, "b", "met"))),
        AllOf((sentence(Plain.NO, "a", "met"), sentence(Plain.ALL, "c", "met"))),
    ]
    rules = scheme({"good": AnyOf(tuple(ways)), "poor": None}, "poor")
    small = Small(rules, area(*(Criterion(one, "fair", tags=(one,)) for one in "abc")), (MISSING,) * 3)
    good, _ = gaps(small).at_best or ()
    assert good.fewest == 2
    assert {one.all for one in good.recipes} == {("a", "b"), ("a", "c"), ("b", "c")}


def test_where_stretches_cannot_be_told_apart_any_grade_may_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hmicgrade.evaluate.readings.SUM_LIMIT", 1)
    found = read_as(sentence(Word("most"), "fair", "met"), MISSING, MISSING)
    assert (found.exact, found.results, found.move) == (False, None, None)
    assert [one.possible for one in found.words[0].ranges] == [("good", "poor")]


def test_a_set_aside_is_examined_anew_under_each_reading() -> None:
    cap = Cap("c", sentence(Word("many"), "fair", "not_met"), "poor", may_be_set_aside=True)
    rules = scheme({"good": ALL_FAIR, "poor": None}, "good", quantities=(MANY,), caps=(cap,))
    small = Small(rules, area(*fair(3)), (NOT, NOT, MET), set_aside=(("c", "f0"),))
    found = readings(small)
    assert (found.possible, found.results) == (("good",), (("good",), ("poor",)))
    assert found.move == Move((("many", percent("at least", "100/3")),), ("poor",))


def test_a_scheme_whose_rules_ask_nothing_has_no_words() -> None:
    found = readings(Small(scheme({"good": None, "poor": None}, "poor"), area(*fair(1)), (MET,)))
    assert (found.words, found.results, found.possible) == ((), (("poor",),), ("poor",))


def test_a_cap_without_a_word_is_the_same_under_every_reading() -> None:
    cap = Cap("c", CRITICAL_FAILURE, "poor")
    rules = scheme(
        {"good": sentence(Word("most"), "fair", "met"), "poor": None}, "good", quantities=(MOST,), caps=(cap,)
    )
    criteria = (Criterion("a", "fair", critical=True), Criterion("b", "fair"))
    assert readings(Small(rules, area(*criteria), (NOT, MET))).results == (("poor",),)
