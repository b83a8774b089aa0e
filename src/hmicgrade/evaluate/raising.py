"""What would raise the grade, where judgements treat criteria as critical.

Such a judgement no longer applies once its criterion is met, so a recipe that brings it there also takes its flag away.
Each set of treated criteria that a recipe may bring to the best is a case of its own; the others stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from hmicgrade.evaluate import reasons
from hmicgrade.evaluate.assessment import Change, Recipe
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.diagram import LatticeTooLargeError
from hmicgrade.evaluate.lattice import AreaLattice, worst

TREATED_LIMIT = 6
"""How many criteria treated as critical are told apart when the grade is raised."""


def raising(case: Case, lattice: AreaLattice) -> Change | None:
    """Return the fewest findings to bring to the best so that every possible grade is one better than the worst now.

    None where nothing can.

    Raises:
        LatticeTooLargeError: a search passed its limit, or more than `TREATED_LIMIT` criteria are treated as critical.
    """
    target = worst(lattice.possible) - 1
    if target < 0:
        return None
    changes = [change for met in _sets(treated(case)) if (change := _change(case, lattice, target, met)) is not None]
    fewest = min((change.changes for change in changes), default=None)
    return None if fewest is None else _joined([change for change in changes if change.changes == fewest])


def treated(case: Case) -> tuple[str, ...]:
    """Return the criteria that judgements treat as critical, by id."""
    return tuple(judgement.criterion for judgement in case.judgements.treat)


def places_of(lattice: AreaLattice, criteria: Iterable[str]) -> frozenset[int]:
    """Return the places of criteria among the applicable ones."""
    wanted = set(criteria)
    return frozenset(place for place, one in enumerate(lattice.ruleset.frame.criteria) if one.id in wanted)


def _sets(criteria: tuple[str, ...]) -> Iterator[frozenset[str]]:
    if len(criteria) > TREATED_LIMIT:
        raise LatticeTooLargeError
    for number in range(len(criteria) + 1):
        yield from map(frozenset, combinations(criteria, number))


def _change(case: Case, lattice: AreaLattice, target: int, met: frozenset[str]) -> Change | None:
    """Return the change in which exactly the criteria `met` of the treated ones are brought to the best."""
    supposed = with_met(case, met)
    changed = lattice_of(supposed) if met else lattice
    change = reasons.raising(changed, target, places_of(changed, treated(supposed)))
    if change is None:
        return None
    order = [one.criterion.id for one in case.findings]
    recipes = (Recipe(tuple(sorted({*one.all, *met}, key=order.index)), one.any) for one in change.recipes)
    return replace(change, changes=change.changes + len(met), recipes=tuple(recipes))


def with_met(case: Case, met: frozenset[str]) -> Case:
    """Return a case with criteria at the best finding, and without the judgements that treat them as critical."""
    best = case.scheme.best_finding
    findings = tuple(replace(one, finding=best) if one.criterion.id in met else one for one in case.findings)
    treat = tuple(judgement for judgement in case.judgements.treat if judgement.criterion not in met)
    return replace(case, findings=findings, judgements=replace(case.judgements, treat=treat))


def _joined(changes: list[Change]) -> Change:
    recipes = tuple(recipe for change in changes for recipe in change.recipes)
    more = sum(change.more for change in changes) + len(recipes[reasons.RECIPE_LIMIT :])
    return replace(changes[0], recipes=recipes[: reasons.RECIPE_LIMIT], more=more)
