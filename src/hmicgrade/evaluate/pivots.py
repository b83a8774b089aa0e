"""The criteria of which another finding alone would change what is possible."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.evaluate.alone import with_finding
from hmicgrade.evaluate.area import applying, possible_in
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.diagram import LatticeTooLargeError, Values, build
from hmicgrade.evaluate.lattice import AreaLattice, union
from hmicgrade.evaluate.raising import treated
from hmicgrade.evaluate.reasons import possible_grades

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
    lifted = {one: _lifted(case, lattice, one) for one in treated(case)}
    return tuple(
        one.id
        for place, one in enumerate(lattice.ruleset.frame.criteria)
        if lifted.get(one.id) or moving[place].difference((_BEST,) if one.id in lifted else ())
    )


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


def _lifted(case: Case, lattice: AreaLattice, criterion: str) -> bool:
    """Tell whether bringing a criterion that is treated as critical to the best finding changes what is possible."""
    met = with_finding(case, criterion, case.scheme.best_finding)
    return possible_in(met)[0] != possible_grades(lattice)
