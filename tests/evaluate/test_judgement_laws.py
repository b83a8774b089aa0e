"""Laws of judgements: which may stand, and what is graded where one does not."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from tests.evaluate.grading import graded, refusal
from tests.evaluate.oracle import Oracle, Small
from tests.evaluate.strategies import misjudged, smalls

OVERRIDES = {"HG505", "HG506", "HG507", "HG508", "HG509", "HG510"}


def faults(small: Small) -> set[str]:
    """The code of what is wrong with the judgements of one kind, the first kind that has a fault."""
    oracle = Oracle(small)
    caps = {cap.id: cap for cap in small.scheme.caps}
    if not all(caps[cap].may_be_set_aside for cap, _ in small.set_aside):
        return {"HG502"}
    if oracle.stale_treatments(small.findings):
        return {"HG503"}
    if oracle.stale_set_asides(small.findings, small.treat, oracle.scheme_readings):
        return {"HG501"}
    return {"HG504"} if small.decide is not None and oracle.decision_is_stale() else set()


@given(misjudged())
def test_a_judgement_that_does_not_apply_is_an_error(small: Small) -> None:
    """'A stale judgement is an error, by a local test'; fine points 6, 8, 17 and 21."""
    wanted, found = faults(small), refusal(small)
    if wanted or small.override is None:
        assert found == wanted
    else:
        assert bool(found) == Oracle(small).override_is_wrong()
        assert found <= OVERRIDES


@given(misjudged())
def test_in_a_hypothetical_what_does_not_apply_is_left_out(small: Small) -> None:
    """'In a hypothetical a judgement that does not apply is simply not applied.'"""
    caps = {cap.id: cap for cap in small.scheme.caps}
    small = replace(small, set_aside=tuple(one for one in small.set_aside if caps[one[0]].may_be_set_aside))
    oracle, found = Oracle(small), graded(small, hypothetical=True)
    assert found.possible == oracle.ordered(oracle.possible)
    assert found.caps == oracle.caps
    assert (found.override is None) == (small.override is None or oracle.override_is_wrong())


@given(misjudged())
def test_an_override_sets_the_grade_and_hides_nothing(small: Small) -> None:
    """'An `override` then sets the grade; it is shown beside `computed` and `possible`, which stay as they are.'"""
    if not refusal(small):
        found, without = graded(small), graded(replace(small, override=None))
        assert found.grade == (small.override or without.grade)
        grade, override, judgements = without.grade, without.override, without.judgements
        assert replace(found, grade=grade, override=override, judgements=judgements, undetermined=None) == replace(
            without, undetermined=None
        )


@given(smalls())
def test_a_decision_chooses_only_among_the_grades_left_open(small: Small) -> None:
    """'In each completion whose outcome has several grades, one of them g, the outcome becomes {g}.'"""
    found = graded(small)
    assert set(found.possible) <= set(found.computed)
    if small.decide is not None:
        assert small.decide in found.possible
