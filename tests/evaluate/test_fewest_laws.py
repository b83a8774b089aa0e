"""Laws of the fewest changes that explain a change of grade, against trying every set of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.comparing.fewest import Act, Fewest, act_of, fewest
from hmicgrade.evaluate.judgements import sort_judgements
from hmicgrade.model.scheme import NOT_APPLICABLE
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import case_of, misjudged, smalls

MOST = 8
"""How many changes are tried in every combination."""


@st.composite
def pairs(draw: st.DrawFn, of: st.SearchStrategy[Small]) -> tuple[Case, Case]:
    """An area at two times: a few findings differ, and the judgements may."""
    old = draw(of)
    movable = {cap.id for cap in old.scheme.caps if cap.may_be_set_aside}
    old = replace(old, set_aside=tuple(one for one in old.set_aside if one[0] in movable))
    values = st.sampled_from((*old.scheme.findings, *old.findings))
    changed = draw(st.lists(st.tuples(st.integers(0, len(old.findings) - 1), values), max_size=5))
    findings = list(old.findings)
    for place, value in changed:
        findings[place] = value
    if set(findings) == {NOT_APPLICABLE}:
        findings[0] = old.scheme.best_finding
    new = replace(old, findings=tuple(findings))
    if draw(st.booleans()):
        new = replace(new, set_aside=(), treat=(), decide=None, override=None, despite=())
    cases = case_of(old, hypothetical=True), case_of(new, hypothetical=True)
    return cases if draw(st.booleans()) else (cases[1], cases[0])


def grades(case: Case) -> tuple[str, ...]:
    found = assess_area(case)
    if not isinstance(found, AreaAssessment):
        return ()
    return (found.override.grade,) if found.override else found.possible


def elements(old: Case, new: Case) -> list[str | Act]:
    findings = [one.criterion.id for one, other in zip(old.findings, new.findings, strict=True) if one != other]
    acts = {act_of(one) for one in old.judgements.all()} ^ {act_of(one) for one in new.judgements.all()}
    return [*findings, *sorted(acts)]


def mixed(old: Case, new: Case, chosen: Sequence[str | Act]) -> Case:
    """The old case with the chosen changes alone."""
    findings = tuple(
        other if one.criterion.id in chosen else one for one, other in zip(old.findings, new.findings, strict=True)
    )
    before, after = ({act_of(one): one for one in case.judgements.all()} for case in (old, new))
    acts = [one for act, one in before.items() if act in after or act not in chosen]
    acts += [one for act, one in after.items() if act not in before and act in chosen]
    decides_last = sorted(acts, key=lambda one: act_of(one) in before)
    return replace(old, findings=findings, judgements=sort_judgements(decides_last))


def smallest(old: Case, new: Case) -> list[tuple[str | Act, ...]]:
    """Every smallest set of changes that gives the new grades."""
    every = elements(old, new)
    for size in range(len(every) + 1):
        found = [one for one in combinations(every, size) if grades(mixed(old, new, one)) == grades(new)]
        if found:
            return found
    return []


def check(old: Case, new: Case) -> None:
    found = fewest(old, new)
    if grades(old) == grades(new):
        assert found is None
        return
    assert found is not None
    chosen: list[str | Act] = [*found.criteria, *found.judgements]
    assert set(chosen) <= set(elements(old, new))
    assert grades(mixed(old, new, chosen)) == grades(new)
    for one in chosen:
        assert grades(mixed(old, new, [other for other in chosen if other != one])) != grades(new)
    check_smallest(found, old, new)


def check_smallest(found: Fewest, old: Case, new: Case) -> None:
    if found.others is not None and len(elements(old, new)) <= MOST:
        sets = smallest(old, new)
        assert found.size == len(sets[0])
        assert found.others + 1 == len(sets)


@given(pairs(smalls()))
def test_the_fewest_changes_give_the_grade_and_none_of_them_can_be_spared(pair: tuple[Case, Case]) -> None:
    """'Minimal: with those alone the grade moves; without any one of them it does not.'"""
    check(*pair)


@given(pairs(misjudged()))
def test_so_they_do_with_judgements_of_any_kind(pair: tuple[Case, Case]) -> None:
    """'Judgements added, lapsed or withdrawn are part of the change.'"""
    check(*pair)
