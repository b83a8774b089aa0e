"""The criteria of which another finding alone would change what is possible."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.evaluate.area import applying
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.diagram import LatticeTooLargeError, Values, build
from hmicgrade.evaluate.lattice import AreaLattice, union
from hmicgrade.evaluate.raising import treated, with_met
from hmicgrade.evaluate.ruleset import Grades

_BEST = 0
"""The best finding, as its place on the scale."""


def pivots(case: Case) -> tuple[str, ...] | None:
    """Return the criteria of which another finding alone would change the possible grades, in the order of the area.

    The other findings are as they are, no override is made, and the other judgements stand while they apply: that a
    criterion is treated as critical no longer does once it is met. None where there are too many states to tell.
    """
    case = applying(case)
    lattice = lattice_of(case)
    try:
        moving = dict(_moving(lattice))
    except LatticeTooLargeError:
        return None
    named = treated(case)

    def moves(place: int, criterion: str) -> bool:
        if criterion not in named:
            return bool(moving[place])
        return bool(moving[place] - {_BEST}) or _possible_with(case, criterion) != lattice.possible

    return tuple(one.id for place, one in enumerate(lattice.ruleset.frame.criteria) if moves(place, one.id))


def _moving(lattice: AreaLattice) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield the place of each criterion with the findings, by place on the scale, that change what is possible.

    Of interchangeable criteria one is tried. Every judgement stays in force.
    """
    tried = {group.members[0] for group in lattice.alike}
    box = tuple(lattice.values if place in tried else values for place, values in enumerate(lattice.box))
    diagram = build(lattice.ruleset, box, lattice.order, lattice.result)

    def possible(place: int, values: Values) -> int:
        return union(diagram.reachable((*lattice.box[:place], values, *lattice.box[place + 1 :])))

    for group in lattice.alike:
        first = group.members[0]
        now = possible(first, lattice.box[first])
        moving = frozenset(value for value in lattice.values if possible(first, (value,)) != now)
        yield from ((place, moving) for place in group.members)


def _possible_with(case: Case, criterion: str) -> Grades:
    """Return the grades possible once a criterion that is treated as critical is met, and so no longer is."""
    return lattice_of(with_met(case, frozenset({criterion}))).possible
