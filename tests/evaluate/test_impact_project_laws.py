"""Laws of what a change does to a whole project: what grading both versions shows, and nothing for their layout."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult
from hmicgrade.evaluate.inspection import assess_inspection
from hmicgrade.evaluate.known import has_evidence
from hmicgrade.load.project import read
from tests.evaluate.town import EDITS, FORMATTING, Edit, edited, impact_of, snapshot

CHOSEN = st.lists(st.sampled_from(EDITS), max_size=4, unique=True)

Key = tuple[str, str]


def graded(files: dict[str, str]) -> dict[Key, AreaResult]:
    """Every area with evidence, assessed in full."""
    project = read(snapshot(files)).project
    found = [(one.force, result) for one in project.inspections for result in assess_inspection(project, one)]
    return {(force, result.area_id): result for force, result in found}


def shown(result: AreaResult | None) -> tuple[str, ...] | None:
    if isinstance(result, AreaAssessment):
        return (result.override.grade,) if result.override else result.possible
    return None if result is None else ("refused",)


def margin(result: AreaResult | None) -> int | None:
    return result.margin if isinstance(result, AreaAssessment) else None


@settings(max_examples=settings().max_examples // 2)
@given(CHOSEN, CHOSEN)
def test_what_moves_is_what_assessing_both_versions_in_full_shows(first: Sequence[Edit], then: Sequence[Edit]) -> None:
    """'`impact` equals assessing both versions in full and comparing.'"""
    found = impact_of(*then, first=first)
    old, new = graded(edited(first)), graded(edited([*first, *then]))
    known = {key for each in (old, new) for key, result in each.items() if has_evidence(result)}
    moved = {key: (shown(old.get(key)), shown(new.get(key))) for key in known}
    assert {(move.place.force, move.place.area) for move in found.moves} == {
        key for key, (before, after) in moved.items() if before != after
    }
    for move in found.moves:
        stands = [
            None if stand is None else ("refused",) if stand.refused else stand.grades
            for stand in (move.before, move.after)
        ]
        assert tuple(stands) == moved[move.place.force, move.place.area]
    both = {key for key in known if not isinstance(old.get(key), AreaRefused | None) and key in new}
    edges = {key for key in both if margin(new[key]) == 1 and margin(old[key]) != 1}
    assert {(edge.place.force, edge.place.area) for edge in found.edges} == edges


@given(CHOSEN, st.sets(st.sampled_from(range(len(FORMATTING)))))
def test_what_only_reorders_or_reformats_moves_nothing(first: Sequence[Edit], chosen: set[int]) -> None:
    """'`impact` of an edit that only reorders or reformats files is empty.'"""
    layouts = [edit for at in sorted(chosen) for edit in FORMATTING[at]]
    elsewhere = [edit for edit in first if edit.path not in {each.path for each in layouts}]
    found = impact_of(*layouts, first=elsewhere)
    assert (found.moves, found.edges) == ((), ())
    assert (found.rules.changes, found.rules.wholes, found.rules.reworded) == ((), (), ())
