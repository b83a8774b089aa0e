"""Where one step moves the most grades: single criteria that alone lift the grade of areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hmicgrade.evaluate import greedy
from hmicgrade.evaluate.case import lattice_of
from hmicgrade.evaluate.diagram import LatticeTooLargeError
from hmicgrade.evaluate.lattice import union, worst
from hmicgrade.evaluate.planning import Ground, State, Terms, plan
from hmicgrade.evaluate.raising import places_of, treated, with_met
from hmicgrade.evaluate.reasons import grade_names
from hmicgrade.evaluate.ruleset import Grades
from hmicgrade.model.areas import Criterion


@dataclass(frozen=True, slots=True)
class Lifted:
    """An area whose worst possible grade one step lifts, with the grades possible then."""

    area: str
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A criterion brought to the best finding in every area where it is below it, which are `stands` in number."""

    criterion: Criterion
    lifts: tuple[Lifted, ...]
    stands: int


@dataclass(frozen=True, slots=True)
class Near:
    """How few criteria must change for an area to have a better grade."""

    area: str
    to: str
    changes: int


def single_steps(grounds: Sequence[Ground], terms: Mapping[str, Terms]) -> tuple[Step, ...]:
    """Return every single step that lifts a grade, most areas first, then in the order of areas and criteria.

    `terms` say for each area what may not change there.
    """
    stands: dict[str, list[Ground]] = {}
    known: dict[str, Criterion] = {}
    for here in grounds:
        for place in here.movable(terms[here.area_id].fixed):
            criterion = here.lattice.ruleset.frame.criteria[place]
            known.setdefault(criterion.id, criterion)
            stands.setdefault(criterion.id, []).append(here)
    steps = [Step(known[one], tuple(_lifts(one, among)), len(among)) for one, among in stands.items()]
    return tuple(sorted((step for step in steps if step.lifts), key=lambda step: -len(step.lifts)))


def _lifts(criterion: str, grounds: Sequence[Ground]) -> Iterator[Lifted]:
    for here in grounds:
        grades = _with_step(here, criterion) if here.worst is not None else 0
        if here.worst is not None and worst(grades) < here.worst:
            yield Lifted(here.area_id, grade_names(here.lattice, grades))


def _with_step(here: Ground, criterion: str) -> Grades:
    """Return the grades possible once one criterion has the best finding."""
    lattice = here.lattice
    if criterion in treated(here.case):
        return lattice_of(with_met(here.case, frozenset({criterion}))).possible
    (place,) = places_of(lattice, (criterion,))
    box = tuple((0,) if at == place else values for at, values in enumerate(lattice.box))
    try:
        return union(lattice.whole.reachable(box))
    except LatticeTooLargeError:
        return greedy.results_over(lattice, box)


def nearest(grounds: Sequence[Ground], terms: Mapping[str, Terms]) -> tuple[Near, ...]:
    """Return the areas that the fewest changes bring to a better grade, those nearest first; areas as near in order."""
    found = [near for here in grounds if (near := _near(here, terms[here.area_id])) is not None]
    return tuple(sorted(found, key=lambda near: near.changes))


def _near(here: Ground, terms: Terms) -> Near | None:
    made = plan(here, Terms(fixed=terms.fixed))
    if made.state is not State.PLANNED or made.to is None:
        return None
    return Near(here.area_id, made.to, made.recipes[0].changes)
