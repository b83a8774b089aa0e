"""Safe answers where the lattice of an area passes its limit: never too sure, not always the smallest.

`AreaLattice.outcomes` then gives a set that holds every real outcome, so a grade that stands alone in it is certain.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from hmicgrade.evaluate.assessment import Because, Change, Recipe
from hmicgrade.evaluate.diagram import Box
from hmicgrade.evaluate.lattice import MISSING, AreaLattice, best, truths_over, union, worst
from hmicgrade.evaluate.reasons import criterion_ids
from hmicgrade.evaluate.ruleset import Grades

Test = Callable[[Box], bool]


def results_over(lattice: AreaLattice, box: Box) -> Grades:
    """Return every grade that may follow in a box, and perhaps some that cannot."""
    truths = truths_over(lattice.ruleset, box)
    return union(lattice.result(outcome) for outcome in lattice.ruleset.outcomes(truths))


def because(lattice: AreaLattice, grade: int) -> Because:
    """Return findings that keep the grade: from all of them, those are dropped one by one that are not needed."""
    places = [place for place, value in enumerate(lattice.found) if value != MISSING]
    held = {(place, below) for place in places for below in (False, True)}
    for bound in sorted(held, key=lambda one: (not one[1], -one[0])):
        if results_over(lattice, _held_box(lattice, held - {bound})) == 1 << grade:
            held.remove(bound)
    return Because(
        criterion_ids(lattice, (place for place, below in held if below)),
        criterion_ids(lattice, (place for place, below in held if not below)),
    )


def _held_box(lattice: AreaLattice, held: set[tuple[int, bool]]) -> Box:
    def values(place: int, value: int) -> tuple[int, ...]:
        last = value + 1 if (place, True) in held else len(lattice.values)
        return lattice.values[value if (place, False) in held else 0 : last]

    return tuple(
        lattice.values if value == MISSING else values(place, value) for place, value in enumerate(lattice.found)
    )


def raising(lattice: AreaLattice, fixed: Collection[int] = ()) -> Change | None:
    """Return findings that, brought to the best, lift every possible grade above the worst now; perhaps not the fewest.

    `fixed` are places among the applicable criteria whose findings stay as they are.
    """
    target = worst(lattice.possible) - 1
    if target < 0:
        return None
    movable = [place for place in range(len(lattice.found)) if place not in fixed]
    return _change(lattice, 0, target, movable, lambda box: worst(results_over(lattice, box)) <= target)


def lifting(lattice: AreaLattice, target: int, movable: Sequence[int]) -> set[int] | None:
    """Return places that, brought to the best, lift every possible grade to a target, None where not even all do.

    Of the movable ones those that are not needed are dropped, from the last to the first.
    """
    return _needed(lattice, 0, movable, lambda box: worst(results_over(lattice, box)) <= target)


def lowering(lattice: AreaLattice, grade: int) -> Change | None:
    """Return findings whose fall to the worst makes the grade worse for certain; perhaps not the fewest."""
    bottom = lattice.values[-1]
    return _change(
        lattice, bottom, grade + 1, range(len(lattice.found)), lambda box: best(results_over(lattice, box)) > grade
    )


def _change(lattice: AreaLattice, value: int, target: int, movable: Iterable[int], reached: Test) -> Change | None:
    moved = _needed(lattice, value, movable, reached)
    if moved is None:
        return None
    ids = criterion_ids(lattice, moved)
    return Change(lattice.ruleset.frame.scheme.grade_names[target], len(ids), (Recipe(ids, ()),))


def _needed(lattice: AreaLattice, value: int, movable: Iterable[int], reached: Test) -> set[int] | None:
    """Return places that, all moved to `value`, reach the goal: from all of them, those not needed are dropped."""
    order = [place for place in movable if lattice.found[place] != value]
    moved = set(order)
    if not reached(_moved_box(lattice, moved, value)):
        return None
    for place in reversed(order):
        if reached(_moved_box(lattice, moved - {place}, value)):
            moved.remove(place)
    return moved


def _moved_box(lattice: AreaLattice, moved: set[int], value: int) -> Box:
    return tuple((value,) if place in moved else values for place, values in enumerate(lattice.box))
