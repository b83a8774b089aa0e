"""Why this grade, why no better, what would change it: reads of the lattice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from hmicgrade.evaluate.assessment import Because, Change, Choice, Recipe
from hmicgrade.evaluate.diagram import Values
from hmicgrade.evaluate.lattice import Alike, AreaLattice, worst
from hmicgrade.evaluate.ruleset import Grades
from hmicgrade.evaluate.search import Counts, Group, Move, Search, cheapest

RECIPE_LIMIT = 12
"""How many recipes are listed; the rest are counted."""


def because(lattice: AreaLattice, grade: int) -> Because:
    """Return the fewest findings that keep the grade from being lower, then the fewest that keep it from being higher.

    Raises:
        LatticeTooLargeError: the search passed its limit.
    """
    held = _hold(lattice, [_from_below(lattice, group) for group in lattice.alike], grade)
    parts = [part for group, number in zip(lattice.alike, held, strict=True) for part in _split(group, number)]
    kept = _hold(lattice, [_from_above(lattice, part) for part in parts], grade)
    above = [place for part, number in zip(parts, kept, strict=True) for place in part.group.members[:number]]
    below = [place for group, number in zip(lattice.alike, held, strict=True) for place in group.members[:number]]
    return Because(criterion_ids(lattice, below), criterion_ids(lattice, above))


def _hold(lattice: AreaLattice, groups: list[Group], grade: int) -> list[int]:
    """Return how many criteria of each group must be held for every completion to have the grade.

    Holding all of them is always enough.
    """
    search = Search(lattice.whole, tuple(groups), {1 << grade}, every=True)
    return [_changed(counts) for counts in next(search.choices(cheapest(search) or 0))]


def _changed(counts: Counts) -> int:
    return sum(counts[1:])


def _from_below(lattice: AreaLattice, group: Alike) -> Group:
    """Everything is held from above; each finding may also be held from below."""
    if group.is_missing:
        return Group(len(group.members), (Move(0, lattice.values),))
    fallen, held = lattice.values[group.first :], lattice.values[group.first : group.last + 1]
    return _group(group, fallen, held)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a group, with whether its findings are held from below."""

    group: Alike
    held: bool


def _split(group: Alike, number: int) -> Iterable[_Part]:
    for members, held in ((group.members[:number], True), (group.members[number:], False)):
        if members:
            yield _Part(Alike(members, group.first, group.last), held)


def _from_above(lattice: AreaLattice, part: _Part) -> Group:
    """Each finding is held from below or free; it may also be held from above."""
    group = part.group
    if group.is_missing:
        return Group(len(group.members), (Move(0, lattice.values),))
    reach = lattice.values[: group.last + 1] if part.held else lattice.values
    return _group(group, reach, reach[group.first :])


def _group(group: Alike, free: Values, changed: Values) -> Group:
    moves = (Move(0, free),) if free == changed else (Move(0, free), Move(1, changed))
    return Group(len(group.members), moves)


def raising(lattice: AreaLattice, target: int, fixed: Collection[int] = ()) -> Change | None:
    """Return the fewest findings to bring to the best so that every possible grade is `target` or better.

    None where nothing can. A missing finding brought there counts as a change. `fixed` are places among the applicable
    criteria whose findings stay as they are.

    Raises:
        LatticeTooLargeError: the search passed its limit.
    """
    parts = [part for group in lattice.alike for part in _movable_first(group, fixed)]
    groups = tuple(_rise(lattice, part, fixed) for part in parts)
    good = {grades for grades in lattice.whole.results if worst(grades) <= target}
    return _change(lattice, parts, Search(lattice.whole, groups, good, every=True), target)


def _movable_first(group: Alike, fixed: Collection[int]) -> Iterator[Alike]:
    """Divide a group into those that may change and those that may not; which layers they take makes no difference."""
    for chosen in (False, True):
        members = tuple(place for place in group.members if (place in fixed) == chosen)
        if members:
            yield Alike(members, group.first, group.last)


def _rise(lattice: AreaLattice, group: Alike, fixed: Collection[int]) -> Group:
    stays = lattice.values if group.is_missing else (group.first,)
    return _group(group, stays, stays if group.members[0] in fixed else (0,))


def lowering(lattice: AreaLattice, grade: int) -> Change | None:
    """Return the fewest findings whose fall to the worst makes some worse grade possible, and the worst such grade.

    None where nothing can.

    Raises:
        LatticeTooLargeError: the search passed its limit.
    """
    groups = tuple(_fall(lattice, group) for group in lattice.alike)
    worse = {grades for grades in lattice.whole.results if worst(grades) > grade}
    search = Search(lattice.whole, groups, worse, every=False)
    cost = cheapest(search)
    if cost is None:
        return None
    targets = sorted({worst(grades) for grades in worse}, reverse=True)
    reached = (
        target
        for target in targets
        if Search(lattice.whole, groups, {one for one in worse if worst(one) == target}, every=False).number(cost)
    )
    return _change(lattice, lattice.alike, search, next(reached))


def _fall(lattice: AreaLattice, group: Alike) -> Group:
    if group.is_missing:
        return Group(len(group.members), (Move(0, lattice.values),))
    return _group(group, (group.last,), lattice.values[-1:])


def _change(lattice: AreaLattice, parts: Sequence[Alike], search: Search, target: int) -> Change | None:
    cost = cheapest(search)
    if cost is None:
        return None
    recipes = tuple(
        recipe_of(lattice, parts, [_changed(counts) for counts in choice])
        for choice in islice(search.choices(cost), RECIPE_LIMIT)
    )
    grade = lattice.ruleset.frame.scheme.grade_names[target]
    return Change(grade, cost, recipes, search.number(cost) - len(recipes))


def recipe_of(lattice: AreaLattice, parts: Sequence[Alike], numbers: Sequence[int]) -> Recipe:
    """Return the recipe that takes so many criteria of each part."""
    wholly = [
        place
        for group, number in zip(parts, numbers, strict=True)
        if number == len(group.members)
        for place in group.members
    ]
    partly = tuple(
        Choice(number, criterion_ids(lattice, group.members))
        for group, number in zip(parts, numbers, strict=True)
        if 0 < number < len(group.members)
    )
    return Recipe(criterion_ids(lattice, wholly), partly)


def criterion_ids(lattice: AreaLattice, places: Iterable[int]) -> tuple[str, ...]:
    """Return the ids of criteria by their places, in the order of the area."""
    criteria = lattice.ruleset.frame.criteria
    return tuple(criteria[place].id for place in sorted(places))


def possible_grades(lattice: AreaLattice) -> tuple[str, ...]:
    """Return the grades still possible, best first."""
    return grade_names(lattice, lattice.possible)


def grade_names(lattice: AreaLattice, grades: Grades) -> tuple[str, ...]:
    """Return the names of a set of grades, best first."""
    names = lattice.ruleset.frame.scheme.grade_names
    return tuple(name for place, name in enumerate(names) if grades >> place & 1)
