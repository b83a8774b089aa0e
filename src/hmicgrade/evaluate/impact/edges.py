"""Whether one finding parts an area from another grade, told without looking for every way there."""

from __future__ import annotations

from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.diagram import LatticeTooLargeError
from hmicgrade.evaluate.lattice import AreaLattice, is_several, union, worst
from hmicgrade.evaluate.raising import places_of, treated, with_met
from hmicgrade.evaluate.ruleset import Grades


def knife_edge(case: Case, lattice: AreaLattice) -> str | None:
    """Return the grade of an area whose margin is one finding, None of any other and past the limit of states.

    The grade is what the rules give before any override. `case` was examined, and `lattice` is its own.
    """
    possible = lattice.possible
    if not possible or is_several(possible):
        return None
    try:
        near = _falls(lattice, possible) or _rises(case, lattice, possible)
    except LatticeTooLargeError:
        return None
    return case.scheme.grade_names[worst(possible)] if near else None


def _falls(lattice: AreaLattice, possible: Grades) -> bool:
    """Tell whether the fall of one finding to the worst makes a worse grade possible."""
    places = [group.members[0] for group in lattice.alike if not group.is_missing]
    return any(worst(_with(lattice, place, lattice.values[-1])) > worst(possible) for place in places)


def _rises(case: Case, lattice: AreaLattice, possible: Grades) -> bool:
    """Tell whether bringing one finding to the best leaves none but better grades."""
    held = places_of(lattice, treated(case))
    free = ([place for place in group.members if place not in held] for group in lattice.alike)
    if any(worst(_with(lattice, places[0], 0)) < worst(possible) for places in free if places):
        return True
    lifted = (lattice_of(with_met(case, frozenset({one}))) for one in treated(case))
    return any(worst(one.possible) < worst(possible) for one in lifted)


def _with(lattice: AreaLattice, place: int, value: int) -> Grades:
    """Return the grades possible with one finding changed."""
    truths = lattice.truths_with(place, value)
    if not lattice.ruleset.open_meters(truths):
        return union(map(lattice.result, lattice.ruleset.outcomes(truths)))
    return union(lattice.whole.reachable((*lattice.box[:place], (value,), *lattice.box[place + 1 :])))
