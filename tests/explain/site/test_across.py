"""What is kept of each graded force and year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hmicgrade.evaluate import diagram
from hmicgrade.explain.site.across import Across
from tests.evaluate import town
from tests.explain.site.made import FILES, across, standing


@pytest.fixture(scope="module")
def found() -> Across:
    return across()


def test_a_grade_is_kept_with_what_decides_it(found: Across) -> None:
    one = standing(found, "east", "calls")
    assert (one.force_name, one.grade, one.shown, one.possible) == ("East Police", "good", "good", ("good",))
    assert (one.raising, one.lowering, one.margin) == (None, ("poor", 1), 1)
    assert one.decides == ("trained", "answered", "told", "languages")
    assert one.findings["asked"] == "not_met"
    assert one.graded
    assert one.reported
    assert one.unseen == frozenset()
    assert one.published is not None
    assert one.published.grade == "fair"


def test_an_override_stands_beside_what_the_rules_give(found: Across) -> None:
    one = standing(found, "north", "calls")
    assert (one.grade, one.possible, one.overridden) == ("fair", ("good",), True)


def test_an_open_grade_keeps_what_is_possible_and_nothing_on_file_is_told_apart(found: Across) -> None:
    one = standing(found, "west", "calls", "2021/22")
    assert (one.grade, one.shown, one.possible, one.margin) == (None, None, ("good", "fair", "poor"), None)
    assert one.unseen == {"answered", "told", "languages", "asked"}


def test_what_is_refused_or_published_alone_has_no_grade_of_its_own(found: Across) -> None:
    refused, roads, horses = (
        standing(found, *names) for names in (("north", "custody"), ("east", "roads"), ("east", "horses"))
    )
    assert (refused.refused, refused.inspected, refused.reported, refused.shown) == (True, True, False, None)
    assert (roads.grade, roads.shown, roads.inspected, roads.graded) == (None, "good", False, False)
    assert horses.shown is None


def test_what_nobody_has_looked_at_is_not_known(found: Across) -> None:
    one = standing(found, "west", "custody", "2021/22")
    assert (one.inspected, one.findings, one.shown) == (False, {}, None)
    assert one not in found.known


def test_a_criterion_treated_as_critical_is_so_no_longer_once_it_is_met() -> None:
    judgement = (
        "judgements:\n  - {judgement: treat-as-critical, criterion: told, reason: So., by: Panel, date: 2020-03}\n"
    )
    files = FILES | {
        town.EAST_CALLS: FILES[town.EAST_CALLS].replace("[told]", "[]") + judgement.replace("told", "asked")
    }
    one = standing(across(files), "east", "calls")
    assert (one.possible, one.decides) == (("poor",), ("asked",))


def test_of_two_failures_neither_decides_alone() -> None:
    judgement = (
        "judgements:\n  - {judgement: treat-as-critical, criterion: asked, reason: So., by: Panel, date: 2020-03}\n"
    )
    calls = FILES[town.EAST_CALLS].replace("[answered,", "[{criterion: answered, effect: well_short},")
    one = standing(across(FILES | {town.EAST_CALLS: calls + judgement}), "east", "calls")
    assert (one.possible, one.findings["answered"], one.findings["asked"]) == (("poor",), "not_met", "not_met")
    assert one.decides == ()


def test_past_the_limit_of_states_nobody_can_say_what_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    assert standing(across(), "east", "calls").decides is None


def test_years_areas_and_titles_are_in_a_stated_order(found: Across) -> None:
    assert found.years == ("2021/22", 2020)
    assert found.areas == ("calls", "custody", "horses", "roads")
    assert [found.area_title(one) for one in found.areas] == ["Answering calls", "Custody", "Horses", "Roads"]
    assert [one.force_id for one in found.stood(2020, "calls")] == ["east", "north", "west"]
    assert found.stood(2019, "calls") == ()
    assert found.national("2021/22") is None
    assert found.distribution("2021/22", "calls") is None
    assert found.distribution(2020, "roads") is None
    assert found.title == "Town scheme"


def test_only_a_scheme_with_rules_and_areas_is_proved(found: Across) -> None:
    assert found.proof is not None
    assert [one.area.id for one in found.proof.areas] == ["calls", "custody"]
    assert found.proof is found.proof
    for folder in (replace(found.folder, scheme=None), replace(found.folder, areas=())):
        assert replace(found, folder=folder).proof is None
    assert replace(found, folder=replace(found.folder, scheme=None)).title == "town"
