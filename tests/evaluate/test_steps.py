"""Single steps across areas, by brute force."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate import diagram
from hmicgrade.evaluate.planning import Ground, Terms, ground
from hmicgrade.evaluate.steps import Lifted, Near, nearest, single_steps
from hmicgrade.model.scheme import NOT_APPLICABLE
from tests.evaluate.made import ALL_FAIR, MET, NOT, PARTLY, area, fair, scheme
from tests.evaluate.oracle import Oracle, Small
from tests.evaluate.strategies import case_of, smalls
from tests.evaluate.test_planning_laws import Asked, reaching

SEVERAL = st.lists(smalls(most=4), min_size=1, max_size=3).map(
    lambda found: tuple(replace(one, area=replace(one.area, id=f"a{place}")) for place, one in enumerate(found))
)
FIXED = st.frozensets(st.sampled_from(("c0", "c1")), max_size=1)


def grounds_of(smalls_: tuple[Small, ...]) -> list[Ground]:
    found = [ground(case_of(small)) for small in smalls_]
    return [one for one in found if isinstance(one, Ground)]


def terms_of(smalls_: tuple[Small, ...], fixed: frozenset[str] = frozenset()) -> dict[str, Terms]:
    return {small.area.id: Terms(fixed=fixed) for small in smalls_}


@given(SEVERAL, FIXED)
def test_steps_are_the_criteria_that_alone_lift_an_area(found: tuple[Small, ...], fixed: frozenset[str]) -> None:
    """'Bringing it to the best in every area where it stands below it is one step'; 'most areas first'."""
    steps = single_steps(grounds_of(found), terms_of(found, fixed))
    wanted: dict[str, list[Lifted]] = {}
    below: dict[str, int] = {}
    for small in found:
        oracle = Oracle(small)
        for one in small.ids:
            if one not in fixed and small.finding(one) not in {oracle.best, NOT_APPLICABLE}:
                below[one] = below.get(one, 0) + 1
                then = oracle.possible_with(oracle.changed((one,), oracle.best))
                if oracle.worst_of(then) < oracle.worst_of(oracle.possible):
                    wanted.setdefault(one, []).append(Lifted(small.area.id, oracle.ordered(then)))
    assert {step.criterion.id: list(step.lifts) for step in steps} == wanted
    assert {step.criterion.id: step.stands for step in steps} == {one: below[one] for one in wanted}
    numbers = [len(step.lifts) for step in steps]
    assert numbers == sorted(numbers, reverse=True)


@given(SEVERAL, FIXED)
def test_the_nearest_areas_take_the_fewest_changes(found: tuple[Small, ...], fixed: frozenset[str]) -> None:
    """'The areas nearest to a better grade (fewest changes).'"""
    near = nearest(grounds_of(found), terms_of(found, fixed))
    wanted: dict[str, tuple[str, int]] = {}
    for small in found:
        oracle = Oracle(small)
        worst = oracle.worst_of(oracle.possible)
        sets = reaching(Asked(small, Terms(oracle.names[max(worst - 1, 0)], fixed)))
        if worst > 0 and sets:
            wanted[small.area.id] = (oracle.names[worst - 1], min(map(len, sets)))
    assert {one.area: (one.to, one.changes) for one in near} == wanted
    assert [one.changes for one in near] == sorted(one.changes for one in near)


RULES = scheme({"good": ALL_FAIR, "poor": None}, "poor")


def test_a_criterion_treated_as_critical_may_be_the_step() -> None:
    one = Small(RULES, area(*fair(2)), (MET, NOT), treat=("f1",))
    (step,) = single_steps(grounds_of((one,)), terms_of((one,)))
    assert (step.criterion.id, step.lifts) == ("f1", (Lifted("a", ("good",)),))


def test_past_the_limit_of_states_steps_are_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 0)
    one = Small(RULES, area(*fair(2)), (MET, PARTLY))
    (step,) = single_steps(grounds_of((one,)), terms_of((one,)))
    assert step.lifts == (Lifted("a", ("good",)),)


def test_a_scheme_without_rules_has_no_steps_and_nothing_near() -> None:
    one = Small(scheme({"good": None, "poor": None}), area(*fair(1)), (NOT,))
    assert single_steps(grounds_of((one,)), terms_of((one,))) == ()
    assert nearest(grounds_of((one,)), terms_of((one,))) == ()


def test_what_nothing_lifts_is_not_near() -> None:
    best, stuck = Small(RULES, area(*fair(1)), (MET,)), Small(RULES, area(*fair(1)), (NOT,))
    assert nearest(grounds_of((best,)), terms_of((best,))) == ()
    assert nearest(grounds_of((stuck,)), terms_of((stuck,), frozenset({"f0"}))) == ()
    assert nearest(grounds_of((stuck,)), terms_of((stuck,))) == (Near("a", "good", 1),)
