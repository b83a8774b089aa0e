"""Plans of areas made by hand: what is told where a search passes a limit, and where nothing can be reached."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hmicgrade.evaluate import diagram, minimal, planning
from hmicgrade.evaluate.planning import AreaPlan, Ground, Share, State, Terms, ground, plan
from hmicgrade.model.conditions import AllOf, Plain
from hmicgrade.model.scheme import Cap
from tests.evaluate.made import ALL_FAIR, CRITICAL_FAILURE, MET, NOT, PARTLY, amount, area, fair, scheme, sentence
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import case_of

ALL_OR_NOTHING = scheme({"good": ALL_FAIR, "poor": None}, "poor")
TWO = scheme({"good": sentence(amount("at least", 2), "", "met"), "poor": None}, "poor")
SOME = scheme(
    {
        "good": AllOf(
            (
                sentence(amount("at least", 4), "", "met"),
                sentence(amount("at least", 2), "x", "met"),
                sentence(amount("at least", 2), "good", "met"),
            )
        ),
        "poor": None,
    },
    "poor",
)
CAPPED = scheme(
    {"good": sentence(Plain.ALL, "fair", "at least partly_met"), "poor": None},
    "poor",
    caps=(Cap("failure", CRITICAL_FAILURE, "poor"),),
)


def planned(small: Small, terms: Terms = Terms()) -> AreaPlan:  # noqa: B008 - frozen
    here = ground(case_of(small))
    assert isinstance(here, Ground)
    return plan(here, terms)


def shares(found: AreaPlan) -> list[tuple[Share, ...]]:
    return [recipe.shares for recipe in found.recipes]


def test_criteria_that_are_alike_are_one_share() -> None:
    found = planned(Small(TWO, area(*fair(4)), (NOT, NOT, NOT, NOT)))
    assert shares(found) == [(Share(2, ("f0", "f1", "f2", "f3"), 1, MET),)]
    assert (found.more, found.exact, found.state) == (0, True, State.PLANNED)


def test_other_efforts_make_other_shares_and_the_cheapest_is_first() -> None:
    found = planned(Small(TWO, area(*fair(3)), (NOT, NOT, NOT)), Terms(efforts={"f0": 5}))
    assert [recipe.effort for recipe in found.recipes] == [2, 6]
    assert shares(found) == [
        (Share(2, ("f1", "f2"), 1, MET),),
        (Share(1, ("f0",), 5, MET), Share(1, ("f1", "f2"), 1, MET)),
    ]


def test_past_the_limit_of_work_the_cheapest_recipes_are_given_and_the_rest_not_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    criteria = tuple(
        replace(one, level=("fair", "good")[at % 2], tags=("x",) if at % 3 == 0 else ())
        for at, one in enumerate(fair(8))
    )
    small = Small(SOME, area(*criteria), (NOT,) * 8)
    terms = Terms(efforts={f"f{n}": n + 1 for n in range(8)})
    whole = planned(small, terms)
    monkeypatch.setattr(minimal, "WORK_LIMIT", 30)
    found = planned(small, terms)
    assert (found.more, found.exact) == (None, True)
    assert found.recipes
    assert found.recipes == whole.recipes[: len(found.recipes)]


def test_a_way_that_holds_a_smaller_one_is_left_out_where_none_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    small = Small(ALL_OR_NOTHING, area(*fair(1)), (NOT,))
    monkeypatch.setattr(minimal.Minimal, "ways", _loose(minimal.Minimal.ways))
    assert shares(planned(small)) == [(Share(1, ("f0",), 1, MET),)]


def _loose(ways: object) -> object:
    def refuse_to_count(search: minimal.Minimal) -> minimal.Ways:
        if search.strict:
            raise diagram.LatticeTooLargeError
        return ways(search)  # type: ignore[operator, no-any-return]

    return refuse_to_count


def test_without_a_count_supersets_are_left_out_in_every_world(monkeypatch: pytest.MonkeyPatch) -> None:
    small = Small(CAPPED, area(*fair(3)), (NOT, PARTLY, MET), treat=("f1",))
    whole = planned(small)
    monkeypatch.setattr(minimal.Minimal, "ways", _loose(minimal.Minimal.ways))
    found = planned(small)
    assert (found.recipes, found.more) == (whole.recipes, None)
    assert shares(found) == [(Share(1, ("f0",), 1, PARTLY),)]


@pytest.mark.parametrize("limit", ["states", "layers", "treated"])
def test_past_the_limit_of_states_one_safe_recipe_is_given(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if limit == "states":
        monkeypatch.setattr(diagram, "STATE_LIMIT", 0)
    elif limit == "layers":
        monkeypatch.setattr(minimal, "PART_LIMIT", 2)
    else:
        monkeypatch.setattr(planning, "TREATED_LIMIT", 0)
    found = planned(Small(TWO, area(*fair(4)), (NOT,) * 4, treat=("f3",)), Terms(efforts={"f0": 9}))
    assert (found.more, found.exact, found.state) == (None, False, State.PLANNED)
    assert shares(found) == [(Share(1, ("f1",), 1, MET), Share(1, ("f2",), 1, MET))]


def test_past_the_limit_of_states_nothing_may_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 0)
    found = planned(Small(TWO, area(*fair(3)), (NOT,) * 3), Terms(fixed=frozenset({"f0", "f1"})))
    assert (found.recipes, found.exact, found.state) == ((), False, State.OUT_OF_REACH)


def test_a_cap_that_fixed_criteria_hold_up_is_named() -> None:
    small = Small(CAPPED, area(*fair(1, critical=True)), (NOT,))
    found = planned(small, Terms("good", frozenset({"f0"})))
    assert found.hindrance is not None
    assert (found.hindrance.release, found.hindrance.at_best, found.hindrance.caps) == (("f0",), ("poor",), ())


def test_what_nothing_reaches_is_not_helped_by_what_is_fixed() -> None:
    never = scheme({"good": sentence(Plain.NO, "fair", "at least not_met"), "poor": None}, "poor")
    found = planned(Small(never, area(*fair(2)), (NOT, NOT)), Terms(fixed=frozenset({"f0"})))
    assert found.hindrance is not None
    assert found.hindrance.release == ()
    assert found.hindrance.at_best == ("poor",)


def test_a_refused_area_is_no_ground() -> None:
    assert not isinstance(ground(case_of(Small(TWO, area(*fair(1)), ("not_applicable",)))), Ground)
