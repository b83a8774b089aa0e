"""Laws of a plan: its recipes are every set that reaches the grade and of which nothing can be left out, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate import minimal, planning
from hmicgrade.evaluate.planning import AreaPlan, Ground, Recipe, State, Terms, ground, plan
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED
from tests.evaluate.oracle import Oracle, Small
from tests.evaluate.strategies import case_of, smalls


@dataclass(frozen=True, slots=True)
class Asked:
    """A small area and what is asked of its plan."""

    small: Small
    terms: Terms


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """A small area with a grade to reach, some criteria fixed and some efforts given."""
    small = draw(smalls())
    ids = st.sampled_from(small.ids)
    fixed = draw(st.frozensets(ids, max_size=2)) if draw(st.booleans()) else frozenset[str]()
    efforts = draw(st.dictionaries(ids, st.integers(1, 4))) if draw(st.booleans()) else {}
    return Asked(small, Terms(draw(st.sampled_from((None, None, *small.scheme.grade_names))), fixed, efforts))


def planned(small: Small, terms: Terms) -> AreaPlan:
    here = ground(case_of(small))
    assert isinstance(here, Ground)
    return plan(here, terms)


def whole(one: Asked) -> AreaPlan:
    """The plan with every recipe listed."""
    with patch.object(planning, "RECIPE_LIMIT", 1000):
        return planned(one.small, one.terms)


def target_of(one: Asked) -> int:
    oracle = Oracle(one.small)
    if one.terms.target is not None:
        return oracle.names.index(one.terms.target)
    return max(oracle.worst_of(oracle.possible) - 1, 0)


def reaching(one: Asked) -> set[frozenset[str]]:
    """Every set that may change and reaches the grade, whether or not something can be left out of it."""
    oracle, target = Oracle(one.small), target_of(one)
    free = [
        name
        for name in one.small.ids
        if one.small.finding(name) not in {oracle.best, NOT_APPLICABLE} and name not in one.terms.fixed
    ]
    return {
        frozenset(ids)
        for size in range(len(free) + 1)
        for ids in combinations(free, size)
        if oracle.worst_of(oracle.possible_with(oracle.changed(ids, oracle.best))) <= target
    }


def smallest(sets: set[frozenset[str]]) -> set[frozenset[str]]:
    return {one for one in sets if not any(other < one for other in sets)}


def sets_of(recipe: Recipe) -> Iterator[frozenset[str]]:
    for picked in product(*(combinations(share.of, share.count) for share in recipe.shares)):
        yield frozenset(one for pick in picked for one in pick)


def sets(recipes: tuple[Recipe, ...]) -> list[frozenset[str]]:
    return [one for recipe in recipes for one in sets_of(recipe)]


@given(asked())
def test_recipes_are_every_smallest_set_once_and_nothing_else(one: Asked) -> None:
    """'Together covering every minimal set exactly once'; 'no entry can be dropped'."""
    found, wanted = whole(one), smallest(reaching(one))
    if found.state is State.REACHED:
        assert wanted == {frozenset()}
        return
    listed = sets(found.recipes)
    assert len(listed) == len(set(listed))
    assert set(listed) == wanted
    assert found.more == 0
    assert found.state is (State.PLANNED if wanted else State.OUT_OF_REACH)


@given(asked())
def test_recipes_run_from_the_cheapest(one: Asked) -> None:
    """'Listed cheapest first by total effort, then fewest changes, then the order of the area.'"""
    found = whole(one)
    for recipe in found.recipes:
        for each in sets_of(recipe):
            assert sum(map(one.terms.effort, each)) == recipe.effort
            assert len(each) == recipe.changes
    places = {name: place for place, name in enumerate(one.small.ids)}
    first = [[each for share in recipe.shares for each in share.of[: share.count]] for recipe in found.recipes]
    keys = [
        (recipe.effort, recipe.changes, sorted(map(places.__getitem__, names)))
        for recipe, names in zip(found.recipes, first, strict=True)
    ]
    assert all(here < after for here, after in pairwise(keys))
    costs = [sum(map(one.terms.effort, each)) for each in reaching(one)]
    cheapest = [] if found.state is State.REACHED else sorted(costs)[:1]
    assert [recipe.effort for recipe in found.recipes[:1]] == cheapest


@given(asked(), st.integers(1, 2))
def test_what_is_not_listed_is_counted(one: Asked, limit: int) -> None:
    """'Past a stated number only counted.'"""
    every = whole(one)
    with patch.object(planning, "RECIPE_LIMIT", limit):
        found = planned(one.small, one.terms)
    assert found.recipes == every.recipes[:limit]
    assert found.more == len(every.recipes) - len(found.recipes)


@given(asked(), st.integers(0, 12))
def test_past_the_limit_of_work_the_cheapest_are_still_exact(one: Asked, work: int) -> None:
    """What is listed then is a beginning of the whole list; or, without exactness, it is safe."""
    every = whole(one)
    with patch.object(minimal, "WORK_LIMIT", work):
        found = planned(one.small, one.terms)
    if found.exact:
        assert found.recipes == every.recipes[: len(found.recipes)]
        assert bool(found.recipes) == bool(every.recipes)
    else:
        assert set(sets(found.recipes)) <= reaching(one)


@given(asked())
def test_the_least_finding_that_is_enough_is_enough_and_the_least(one: Asked) -> None:
    """'Lowering those all together to that still reaches the target', and nothing lower does."""
    for recipe in whole(one).recipes:
        chosen = {share.of[: share.count]: share.least for share in recipe.shares}
        for each in sets_of(recipe):
            assert lifts(one, {name: share.least for share in recipe.shares for name in share.of if name in each})
        for group, least in chosen.items():
            below = one.small.scheme.findings.index(least) + 1
            if below < len(one.small.scheme.findings):
                lower = {**chosen, group: one.small.scheme.findings[below]}
                assert not lifts(one, {name: to for names, to in lower.items() for name in names})


def lifts(one: Asked, least: dict[str, str]) -> bool:
    """Whether the grade is reached however good these criteria come out, from the best down to a least finding."""
    oracle, scale, target = Oracle(one.small), one.small.scheme.findings, target_of(one)
    spaces = [
        scale[: scale.index(least[name]) + 1] if name in least else (finding,)
        for name, finding in zip(one.small.ids, one.small.findings, strict=True)
    ]
    return all(oracle.worst_of(oracle.possible_with(found)) <= target for found in product(*spaces))


@given(asked())
def test_what_keeps_a_grade_out_of_reach(one: Asked) -> None:
    """'Unreachable says so and why': the fixed criteria that would have to change, and what is possible at best."""
    found, oracle = whole(one), Oracle(one.small)
    if found.hindrance is None:
        assert found.state is not State.OUT_OF_REACH
        return
    free = tuple(
        name for name in one.small.ids if name not in one.terms.fixed and one.small.finding(name) != NOT_APPLICABLE
    )
    assert found.hindrance.at_best == oracle.ordered(oracle.possible_with(oracle.changed(free, oracle.best)))
    freed = reaching(Asked(one.small, Terms(oracle.names[target_of(one)])))
    needed = [each & one.terms.fixed for each in freed]
    fewest = min(map(len, needed), default=0)
    assert len(found.hindrance.release) == fewest
    assert (frozenset(found.hindrance.release) in needed) == bool(freed)


@given(smalls())
def test_a_missing_finding_that_is_fixed_may_come_out_any_way(small: Small) -> None:
    """'Missing findings ... the others may come out any way.'"""
    missing = frozenset(name for name in small.ids if small.finding(name) == NOT_ASSESSED)
    one = Asked(small, Terms(fixed=missing))
    found = whole(one)
    assert found.state is State.REACHED or set(sets(found.recipes)) == smallest(reaching(one))
