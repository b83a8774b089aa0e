"""The fewest findings to hold or to change, exactly, over a decision diagram.

Each criterion is given a move: to stay as it is at no cost, or to be changed at a cost of one. What a move leaves open
(a missing finding) may come out any way. A choice of moves reaches its goal when every completion ends well, or, asked
the other way, when some completion does. Interchangeable criteria form one group, in which only the number of moves
matters; so every smallest choice is found once, without enumerating criteria.

The search deepens the cost step by step under a lower bound: what the moves still to come would cost if each could
answer the completion met so far. For monotone rules the bound is exact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from math import comb

from hmicgrade.evaluate.diagram import Diagram, LatticeTooLargeError, Values
from hmicgrade.evaluate.ruleset import Grades

STEP_LIMIT = 50_000
"""How many sets of nodes one search may look at."""

GROUP_LIMIT = 200
"""How many groups one search may go through, each a few calls deep: Python's own stack is not the limit."""

_NEVER = 1 << 30


@dataclass(frozen=True, slots=True)
class Move:
    """What may be done with one criterion: its cost, and the values it may then have."""

    cost: int
    values: Values


@dataclass(frozen=True, slots=True)
class Group:
    """Interchangeable criteria in consecutive layers, `size` of them, with the same moves; the first move is free."""

    size: int
    moves: tuple[Move, ...]


Counts = tuple[int, ...]
"""For one group, how many of its criteria make each move, in the order of the moves."""

Choice = tuple[Counts, ...]
"""A choice of moves for every group."""

Frontier = frozenset[int]

_Spread = tuple[int, frozenset[Frontier], int]


@dataclass(slots=True)
class Search:
    """A search over a diagram.

    `groups` cover its layers in order; `good` are the results to reach; with `every`, every completion must reach one
    of them, otherwise one is enough.
    """

    diagram: Diagram[Grades]
    groups: tuple[Group, ...]
    good: Collection[Grades]
    every: bool
    _bounds: list[list[int]] = field(init=False)
    _starts: list[int] = field(init=False)
    _ways: dict[tuple[int, Frontier, int], int] = field(init=False, default_factory=dict)
    _sets: dict[tuple[int, Frontier, int], int] = field(init=False, default_factory=dict)
    _spreads: dict[_Spread, int] = field(init=False, default_factory=dict)
    _steps: dict[_Spread, tuple[tuple[int, frozenset[Frontier]], ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Work out the lower bounds, from the last layer to the first.

        Raises:
            LatticeTooLargeError: there are more groups than `GROUP_LIMIT`.
        """
        if len(self.groups) > GROUP_LIMIT:
            raise LatticeTooLargeError
        self._starts = [0]
        for group in self.groups:
            self._starts.append(self._starts[-1] + group.size)
        self._bounds = self._lower_bounds()

    def _lower_bounds(self) -> list[list[int]]:
        worst_of = max if self.every else min
        bounds = [[0 if result in self.good else _NEVER for result in self.diagram.results]]
        moves = [group.moves for group in self.groups for _ in range(group.size)]
        for layer, options in zip(reversed(self.diagram.layers), reversed(moves), strict=True):
            after = bounds[-1]
            bounds.append(
                [
                    min(
                        move.cost + worst_of(after[row[value]] if row[value] >= 0 else _NEVER for value in move.values)
                        for move in options
                    )
                    for row in layer
                ]
            )
        return bounds[::-1]

    def fewest(self, at_most: int) -> int | None:
        """Return the least cost of a choice that reaches the goal, None where none of cost `at_most` or less does.

        Raises:
            LatticeTooLargeError: the search passed `STEP_LIMIT`.
        """
        first = frozenset({0})
        lowest = self._bound(0, first)
        return next((cost for cost in range(lowest, at_most + 1) if self._number(0, first, cost)), None)

    def number(self, cost: int) -> int:
        """Return how many choices of exactly this cost reach the goal."""
        return self._number(0, frozenset({0}), cost)

    def number_of_sets(self, cost: int) -> int:
        """Return how many sets of criteria those choices stand for: within a group, which ones are changed differs.

        Raises:
            LatticeTooLargeError: the search passed `STEP_LIMIT`.
        """
        return self._number_of_sets(0, frozenset({0}), cost)

    def choices(self, cost: int) -> Iterator[Choice]:
        """Yield the choices of exactly this cost that reach the goal, most moves in the first groups first."""
        yield from self._choices(0, frozenset({0}), cost)

    def _choices(self, index: int, frontier: Frontier, cost: int) -> Iterator[Choice]:
        if index == len(self.groups):
            yield ()
            return
        for counts in _counts(self.groups[index], cost):
            after, left = self._after(index, frontier, counts), cost - _cost(self.groups[index], counts)
            if self._number(index + 1, after, left):
                for rest in self._choices(index + 1, after, left):
                    yield (counts, *rest)

    def sizes(self, cost: int) -> Iterator[Counts]:
        """Yield how many criteria of each group are changed, for the choices of exactly this cost that reach the goal.

        Each once, most in the first groups first. Every change must cost one.
        """
        yield from self._sizes(0, frozenset({frozenset({0})}), cost)

    def number_of_sizes(self, cost: int) -> int:
        """Return how many `sizes` there are of this cost.

        Raises:
            LatticeTooLargeError: the search passed `STEP_LIMIT`.
        """
        return self._number_of_sizes(0, frozenset({frozenset({0})}), cost)

    def _sizes(self, index: int, frontiers: frozenset[Frontier], cost: int) -> Iterator[Counts]:
        if index == len(self.groups):
            yield ()
            return
        for size, after in self._by_size(index, frontiers, cost):
            yield from ((size, *rest) for rest in self._sizes(index + 1, after, cost - size))

    def _number_of_sizes(self, index: int, frontiers: frozenset[Frontier], cost: int) -> int:
        if index == len(self.groups):
            return 1
        key = (index, frontiers, cost)
        found = self._spreads.get(key)
        if found is None:
            if len(self._spreads) >= STEP_LIMIT:
                raise LatticeTooLargeError
            steps = self._by_size(index, frontiers, cost)
            found = sum(self._number_of_sizes(index + 1, after, cost - size) for size, after in steps)
            self._spreads[key] = found
        return found

    def _by_size(
        self, index: int, frontiers: frozenset[Frontier], cost: int
    ) -> tuple[tuple[int, frozenset[Frontier]], ...]:
        """Return, for each number of criteria of a group that may be changed, where the ways to change so many lead."""
        key = (index, frontiers, cost)
        if key not in self._steps:
            after: dict[int, set[Frontier]] = {}
            for frontier in frontiers:
                for counts in _counts(self.groups[index], cost):
                    size, reached = _cost(self.groups[index], counts), self._after(index, frontier, counts)
                    if self._number(index + 1, reached, cost - size):
                        after.setdefault(size, set()).add(reached)
            self._steps[key] = tuple((size, frozenset(after[size])) for size in sorted(after, reverse=True))
        return self._steps[key]

    def _number(self, index: int, frontier: Frontier, cost: int) -> int:
        key = (index, frontier, cost)
        found = self._ways.get(key)
        if found is None:
            if len(self._ways) >= STEP_LIMIT:
                raise LatticeTooLargeError
            self._ways[key] = found = self._count(index, frontier, cost)
        return found

    def _count(self, index: int, frontier: Frontier, cost: int) -> int:
        if self._bound(index, frontier) > cost:
            return 0
        if index == len(self.groups):
            return int(cost == 0)
        group = self.groups[index]
        return sum(
            self._number(index + 1, self._after(index, frontier, counts), cost - _cost(group, counts))
            for counts in _counts(group, cost)
        )

    def _number_of_sets(self, index: int, frontier: Frontier, cost: int) -> int:
        if index == len(self.groups) or not self._number(index, frontier, cost):
            return self._number(index, frontier, cost)
        key = (index, frontier, cost)
        if key not in self._sets:
            group = self.groups[index]
            self._sets[key] = sum(
                _arrangements(counts)
                * self._number_of_sets(index + 1, self._after(index, frontier, counts), cost - _cost(group, counts))
                for counts in _counts(group, cost)
            )
        return self._sets[key]

    def _bound(self, index: int, frontier: Frontier) -> int:
        bounds = self._bounds[self._starts[index]]
        return (max if self.every else min)(bounds[node] for node in frontier)

    def _after(self, index: int, frontier: Frontier, counts: Counts) -> Frontier:
        layer = self._starts[index]
        nodes: set[int] = set(frontier)
        for number, move in zip(reversed(counts), reversed(self.groups[index].moves), strict=True):
            for _ in range(number):
                rows = self.diagram.layers[layer]
                nodes = {rows[node][value] for node in nodes for value in move.values}
                layer += 1
        return frozenset(nodes)


def _counts(group: Group, budget: int) -> Iterator[Counts]:
    """Yield every way to share a group's criteria out among its moves within a budget, most costly first."""
    yield from _shares(group.size, group.moves[1:], budget)


def _shares(size: int, moves: tuple[Move, ...], budget: int) -> Iterator[Counts]:
    if not moves:
        yield (size,)
        return
    *others, last = moves
    for number in range(min(size, budget // last.cost), -1, -1):
        for rest in _shares(size - number, tuple(others), budget - number * last.cost):
            yield (*rest, number)


def _cost(group: Group, counts: Counts) -> int:
    return sum(move.cost * number for move, number in zip(group.moves, counts, strict=True))


def _arrangements(counts: Counts) -> int:
    """Return in how many ways the criteria of a group can be shared out among its moves so."""
    number, left = 1, sum(counts)
    for count in counts:
        number *= comb(left, count)
        left -= count
    return number


def cheapest(search: Search) -> int | None:
    """Return the least cost that reaches the goal of a search, None where nothing does.

    Raises:
        LatticeTooLargeError: the search passed `STEP_LIMIT`.
    """
    return search.fewest(sum(group.size * max(move.cost for move in group.moves) for group in search.groups))
