"""Laws of the grade: what the engine says equals what writing every completion out gives."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED
from tests.evaluate.grading import graded
from tests.evaluate.oracle import Findings, Oracle, Small
from tests.evaluate.strategies import smalls


def found_at(findings: Findings, place: int, finding: str) -> Findings:
    return (*findings[:place], finding, *findings[place + 1 :])


@given(smalls())
def test_the_sets_of_grades_are_those_of_every_completion(small: Small) -> None:
    """'`computed` = the union of `outcome` over every way of completing them with values of the finding scale.'"""
    oracle, found = Oracle(small), graded(small)
    assert found.possible == oracle.ordered(oracle.possible)
    assert found.computed == oracle.ordered(oracle.computed)
    assert found.uncapped == oracle.ordered(oracle.uncapped)
    assert found.grade == (found.possible[0] if len(oracle.possible) == 1 else None)
    assert found.exact


@given(smalls())
def test_caps_are_those_that_hold_in_some_completion(small: Small) -> None:
    """'`caps` lists those whose `when` holds, before any is set aside, in some completion.'"""
    assert graded(small).caps == Oracle(small).caps


@given(smalls())
def test_undetermined_says_what_the_grade_waits_for(small: Small) -> None:
    """'`evidence` if no completion leaves several grades, `judgement` if every completion leaves the same several.'"""
    assert graded(small).undetermined is Oracle(small).undetermined


@given(smalls())
def test_the_shadow_counts_what_does_not_apply_as_the_worst(small: Small) -> None:
    """'With any criterion not applicable the outcome also carries the `shadow`.'"""
    oracle = Oracle(small)
    shadow = oracle.shadow
    assert graded(small).shadow == (None if shadow is None else oracle.ordered(shadow))


@given(smalls(judged=False), st.data())
def test_a_finding_that_arrives_only_narrows_the_grades(small: Small, data: st.DataObject) -> None:
    """'Turning a met, partly met or not met finding into `not_assessed` never removes a possible grade.'

    The other way round: recording a missing finding never adds one.
    """
    place = data.draw(st.sampled_from([at for at, one in enumerate(small.findings) if one != NOT_APPLICABLE]))
    missing = graded(replace(small, findings=found_at(small.findings, place, NOT_ASSESSED)))
    for value in small.scheme.findings:
        known = graded(replace(small, findings=found_at(small.findings, place, value)))
        assert set(known.possible) <= set(missing.possible)


@given(smalls(judged=False, most=4), st.data())
def test_improving_a_finding_never_worsens_the_grade_of_a_monotone_scheme(small: Small, data: st.DataObject) -> None:
    """'Improving a finding never makes a worse grade possible and never removes the best one.'"""
    scale = small.scheme.findings
    able = [place for place, finding in enumerate(small.findings) if finding in scale[1:]]
    assume(able)
    oracle = Oracle(small)
    assume(oracle.is_monotone())
    place = data.draw(st.sampled_from(able))
    better = data.draw(st.sampled_from(scale[: scale.index(small.findings[place])]))
    before, after = graded(small).possible, graded(replace(small, findings=found_at(small.findings, place, better)))
    places = oracle.names.index
    assert places(after.possible[-1]) <= places(before[-1])
    assert places(after.possible[0]) <= places(before[0])


@given(smalls(), st.randoms(use_true_random=False))
def test_the_order_of_criteria_and_judgements_never_matters(small: Small, random: Random) -> None:
    """Ordered things are lists for the reader; no sentence can tell the places of two criteria apart."""
    places = list(range(len(small.findings)))
    random.shuffle(places)
    shuffled = replace(
        small,
        area=replace(small.area, criteria=tuple(small.area.criteria[place] for place in places)),
        findings=tuple(small.findings[place] for place in places),
        treat=small.treat[::-1],
        set_aside=small.set_aside[::-1],
    )
    before, after = graded(small), graded(shuffled)
    assert (after.grade, after.possible, after.computed) == (before.grade, before.possible, before.computed)
    assert (after.uncapped, after.shadow, after.undetermined) == (before.uncapped, before.shadow, before.undetermined)
    assert (after.margin, after.readings) == (before.margin, before.readings)
    assert after.missing.fewest == before.missing.fewest
    assert set(after.missing.criteria) == set(before.missing.criteria)
    assert {(cap.cap.id, frozenset(cap.criteria), cap.certain, cap.set_aside) for cap in after.caps} == {
        (cap.cap.id, frozenset(cap.criteria), cap.certain, cap.set_aside) for cap in before.caps
    }


@given(smalls())
def test_a_certain_cap_not_set_aside_is_never_passed(small: Small) -> None:
    """'Every cap whose `when` holds and which is not set aside lowers each of those grades to its `at_most`.'"""
    found = graded(small)
    names = small.scheme.grade_names
    moved = {cap for cap, _ in small.set_aside}
    for state in found.caps:
        if state.certain and state.cap.id not in moved:
            assert all(names.index(grade) >= names.index(state.cap.at_most) for grade in found.computed)


@given(smalls(judged=False))
def test_no_evidence_gives_one_grade_only_where_the_rules_give_no_other(small: Small) -> None:
    """'Empty evidence must come out as "undetermined", never as one grade'; 'constant schemes: the union says so'."""
    empty = replace(small, findings=tuple(NOT_ASSESSED if one != NOT_APPLICABLE else one for one in small.findings))
    found = graded(empty)
    whole = {verdict.decided for verdict in Oracle(empty).verdicts}
    assert (found.grade is not None) == (len(whole) == 1 and len(next(iter(whole))) == 1)
