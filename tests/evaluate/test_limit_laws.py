"""Laws past the limits: an answer may become less sharp, never too sure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate import diagram, readings, search
from hmicgrade.evaluate.assessment import AreaAssessment, Change
from hmicgrade.model.scheme import NOT_ASSESSED
from tests.evaluate.grading import graded
from tests.evaluate.oracle import Oracle, Small, sets_of
from tests.evaluate.strategies import smalls


@contextmanager
def limits(*, states: int = 200_000, steps: int = 50_000, groups: int = 200, sums: int = 20_000) -> Iterator[None]:
    with (
        patch.object(diagram, "STATE_LIMIT", states),
        patch.object(search, "STEP_LIMIT", steps),
        patch.object(search, "GROUP_LIMIT", groups),
        patch.object(readings, "SUM_LIMIT", sums),
    ):
        yield


SQUEEZES = st.fixed_dictionaries(
    {},
    optional={
        "states": st.integers(0, 12),
        "steps": st.integers(0, 6),
        "groups": st.integers(0, 3),
        "sums": st.integers(0, 2),
    },
)


@given(smalls(), SQUEEZES)
def test_past_a_limit_no_grade_is_lost_and_none_is_too_sure(small: Small, squeeze: dict[str, int]) -> None:
    """'Where the lattice would pass a stated limit of states, the answer says so (`"exact": false`).'"""
    with limits(**squeeze):
        found = graded(small)
    oracle = Oracle(small)
    for wide, true in (
        (found.possible, oracle.possible),
        (found.computed, oracle.computed),
        (found.uncapped, oracle.uncapped),
        (found.shadow or (), oracle.shadow or ()),
    ):
        assert set(wide) >= set(true)
    if found.grade is not None:
        assert oracle.possible == {found.grade}
    if found.exact:
        assert found == graded(small)


@given(smalls(), st.integers(0, 12))
def test_past_a_limit_caps_are_never_too_sure(small: Small, states: int) -> None:
    """'True when `when` holds in every completion, so that a criterion nobody has assessed is never read as failed.'"""
    with limits(states=states):
        found = {state.cap.id: state for state in graded(small).caps}
    for true in Oracle(small).caps:
        state = found.pop(true.cap.id)
        assert set(state.criteria) >= set(true.criteria)
        assert true.certain or not state.certain
        assert true.set_aside or not state.set_aside
    assert not any(state.certain for state in found.values())


@given(smalls(), SQUEEZES)
def test_past_a_limit_the_reasons_still_hold(small: Small, squeeze: dict[str, int]) -> None:
    """'Falls back to evaluation and marks a greedy answer as such': what it says is true, if not the smallest."""
    with limits(**squeeze):
        found = graded(small)
    oracle = Oracle(small)
    check_raise(oracle, found.raising)
    check_lower(oracle, found)
    check_because(oracle, found)


def check_raise(oracle: Oracle, change: Change | None) -> None:
    for ids in moved(change):
        assert change is not None
        reached = oracle.possible_with(oracle.changed(tuple(ids), oracle.best))
        assert oracle.worst_of(reached) <= oracle.names.index(change.to)


def check_lower(oracle: Oracle, found: AreaAssessment) -> None:
    for ids in moved(found.lowering):
        reached = oracle.possible_with(oracle.changed(tuple(ids), oracle.worst))
        assert oracle.worst_of(reached) > oracle.worst_of(frozenset(found.possible))


def moved(change: Change | None) -> list[frozenset[str]]:
    if change is None:
        return []
    sets = [ids for recipe in change.recipes for ids in sets_of(recipe)]
    assert {len(ids) for ids in sets} == {change.changes}
    return sets


def check_because(oracle: Oracle, found: AreaAssessment) -> None:
    if found.because is not None:
        assert found.grade is not None
        assert oracle.fixes(found.because, found.grade)


@given(smalls(), SQUEEZES)
def test_past_a_limit_what_is_missing_and_read_stays_safe(small: Small, squeeze: dict[str, int]) -> None:
    """'Falls back to evaluation': no reading loses a grade, and what is missing is still listed."""
    with limits(**squeeze):
        found = graded(small)
    oracle = Oracle(small)
    assert list(found.missing.criteria) == oracle.missing
    assert found.missing.settles_most in {None, *(one for one in small.ids if small.finding(one) == NOT_ASSESSED)}
    assert found.missing.fewest in {None, oracle.fewest()}
    for one in found.readings:
        for stretch in one.ranges:
            assert stretch.grade == (stretch.possible[0] if stretch.possible[1:] == () else None)
        for amount in (one.quantity.first, one.quantity.last):
            stretch = one.ranges[0 if amount is one.quantity.first else -1]
            assert set(stretch.possible) >= oracle.possible_reading(one.quantity.word, amount)
