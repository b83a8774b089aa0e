"""What is missing: which finding settles most, and how few could settle the grade."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from hmicgrade.evaluate.assessment import Missing
from hmicgrade.evaluate.diagram import Diagram, LatticeTooLargeError
from hmicgrade.evaluate.lattice import Alike, AreaLattice, is_several
from hmicgrade.evaluate.reasons import criterion_ids
from hmicgrade.evaluate.ruleset import Grades
from hmicgrade.evaluate.search import Group, Move, Search, cheapest


def missing(lattice: AreaLattice) -> tuple[Missing, bool]:
    """Return what is missing of an area, and whether the answer is exact."""
    places = [place for group in lattice.alike if group.is_missing for place in group.members]
    criteria = criterion_ids(lattice, places)
    if lattice.answers is None:
        return Missing(criteria, criteria[0] if criteria else None, None), False
    settles_most = _settles_most(lattice, lattice.answers)
    try:
        return Missing(criteria, settles_most, _fewest(lattice, lattice.answers)), True
    except LatticeTooLargeError:
        return Missing(criteria, settles_most, None), False


def _settles_most(lattice: AreaLattice, answers: Diagram[Grades]) -> str | None:
    """Return the missing criterion that alone changes the result in the largest share of completions."""
    groups = [group for group in lattice.alike if group.is_missing]
    swings = {group.members[0]: swings_at(answers, lattice, group.members[0]) for group in groups}
    most = max(swings.values(), default=0)
    if most == 0:
        return None
    first = min(place for place, number in swings.items() if number == most)
    return lattice.ruleset.frame.criteria[first].id


def swings_at(diagram: Diagram[Grades], lattice: AreaLattice, place: int) -> int:
    """Return in how many completions of the others the finding at `place` changes the result."""
    layer = lattice.order.index(place)
    reached: dict[int, int] = {0: 1}
    for index in range(layer):
        reached = _spread(reached, ((node, _follow(diagram, lattice, index, (node,))) for node in reached))
    rows = diagram.layers[layer]
    fans = {node: tuple(rows[node][value] for value in lattice.box[place]) for node in reached}
    apart = _merge((fans[node], number) for node, number in reached.items())
    for index in range(layer + 1, len(diagram.layers)):
        apart = _merge(
            (after, number) for nodes, number in apart.items() for after in _follow(diagram, lattice, index, nodes)
        )
    return sum(apart.values())


def _follow(
    diagram: Diagram[Grades], lattice: AreaLattice, layer: int, nodes: tuple[int, ...]
) -> list[tuple[int, ...]]:
    """Return where a tuple of nodes goes together, for each value of the layer's criterion."""
    rows = diagram.layers[layer]
    return [tuple(rows[node][value] for node in nodes) for value in lattice.box[lattice.order[layer]]]


def _spread(reached: dict[int, int], steps: Iterable[tuple[int, list[tuple[int, ...]]]]) -> dict[int, int]:
    after: dict[int, int] = {}
    for node, followers in steps:
        for (follower,) in followers:
            after[follower] = after.get(follower, 0) + reached[node]
    return after


def _merge(numbers: Iterable[tuple[tuple[int, ...], int]]) -> dict[tuple[int, ...], int]:
    """Add up the numbers of equal tuples, leaving out those whose nodes have come together."""
    merged: dict[tuple[int, ...], int] = {}
    for nodes, number in numbers:
        if len(set(nodes)) > 1:
            merged[nodes] = merged.get(nodes, 0) + number
    return merged


def _fewest(lattice: AreaLattice, answers: Diagram[Grades]) -> int | None:
    """Return the fewest missing findings that leave one grade, for some answers; None where none do."""
    single = [grades for grades in answers.results if grades and not is_several(grades)]
    groups = tuple(part for group in lattice.alike for part in answered(lattice, group))
    costs = [cheapest(Search(answers, groups, {grades}, every=True)) for grades in single]
    return min((cost for cost in costs if cost is not None), default=None)


def answered(lattice: AreaLattice, group: Alike) -> list[Group]:
    """Return the moves by which missing findings of a group come to be known, each at a cost of one."""
    if not group.is_missing:
        runs = groupby(group.members, key=lambda place: lattice.box[place])
        return [Group(len(list(run)), (Move(0, values),)) for values, run in runs]
    fixed = tuple(Move(1, (value,)) for value in lattice.values)
    return [Group(len(group.members), (Move(0, lattice.values), *fixed))]
