"""The smallest sets of criteria whose change reaches a goal, exactly, over decision diagrams.

Interchangeable criteria form one part, in which only the number that change matters, so a set is a count for each part.
A set is minimal where no smaller one within it reaches the goal too. The search walks the parts once; beside what a set
has reached so far it carries what the smaller sets within it have reached, and stops where one of these is as good.
What is missing may come out any way: a set reaches its goal only if every completion does.

Changing a criterion can change the rules themselves, where a judgement then no longer applies. Each such set of
criteria is a world with a diagram of its own; all worlds have the same criteria in the same layers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass, field
from itertools import combinations

from hmicgrade.evaluate.diagram import Diagram, LatticeTooLargeError, Values
from hmicgrade.evaluate.ruleset import Grades

WORK_LIMIT = 10_000
"""How many states one search may look at, and how many pairs of nodes it may compare."""

PART_LIMIT = 200
"""How many layers one search may go through: Python's own stack is not the limit."""

_BEST: Values = (0,)


@dataclass(frozen=True, slots=True)
class Part:
    """Interchangeable criteria in consecutive layers, by place, in the order of the area.

    `stays` are the values they may have unchanged; `effort` is what it takes to change one, None where none may change.
    """

    members: tuple[int, ...]
    stays: Values
    effort: int | None


@dataclass(frozen=True, slots=True)
class World:
    """The rules once the criteria `met` (places) have the best finding: their diagram, and its results that are good.

    In its layers these criteria have the best finding; of the other criteria of this sort none may change.
    """

    met: frozenset[int]
    diagram: Diagram[Grades]
    good: Collection[Grades]


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """How many criteria of each part change, in one world: cheapest first, then fewest, then the order of the area.

    `rank` orders sets of one size by their first criteria; the earlier set is the smaller number.
    """

    effort: int
    changes: int
    rank: int
    counts: tuple[int, ...]
    world: int


@dataclass(frozen=True, slots=True)
class Ways:
    """The first ways, in order, and how many there are of them; None where they were not counted."""

    first: tuple[Way, ...]
    number: int | None


Frontier = frozenset[int]
Stand = tuple[int, Frontier]
"""A world, and the nodes of its diagram that the completions have come to."""

_Key = tuple[int, Stand, frozenset[Stand]]
_Found = tuple[int, tuple[Way, ...]]
_NOTHING: _Found = (0, ())
_FIRST: Frontier = frozenset({0})


@dataclass(slots=True)
class Minimal:
    """A search for the first `most` minimal ways, with `strict` for the number of all of them.

    Without it the cheapest ways of any kind are found, and the minimal ones among them kept: less work, no number.
    """

    worlds: tuple[World, ...]
    parts: tuple[Part, ...]
    most: int
    strict: bool = True
    _starts: list[int] = field(init=False)
    _layers: list[Part] = field(init=False)
    _judged: frozenset[int] = field(init=False)
    _resting: list[list[list[bool]]] = field(init=False)
    _found: dict[_Key, _Found] = field(init=False, default_factory=dict)
    _steps: dict[tuple[int, Stand], tuple[Frontier, ...]] = field(init=False, default_factory=dict)
    _lively: dict[tuple[int, Stand], bool] = field(init=False, default_factory=dict)
    _ordered: dict[tuple[int, int, int, int], bool] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Find what each node comes to if nothing more changes.

        Raises:
            LatticeTooLargeError: there are more layers than `PART_LIMIT`.
        """
        self._starts = [0]
        for part in self.parts:
            self._starts.append(self._starts[-1] + len(part.members))
        if self._starts[-1] > PART_LIMIT:
            raise LatticeTooLargeError
        self._layers = [part for part in self.parts for _ in part.members]
        self._judged = frozenset(place for world in self.worlds for place in world.met)
        self._resting = [self._rests(number) for number in range(len(self.worlds))]

    def ways(self) -> Ways:
        """Return the minimal ways, the first ones first.

        Raises:
            LatticeTooLargeError: the search passed `WORK_LIMIT`.
        """
        found = [self._within(number) for number in range(len(self.worlds))]
        first = sorted(way for _, ways in found for way in ways)[: self.most]
        if self.strict:
            return Ways(tuple(first), sum(number for number, _ in found))
        return Ways(tuple(way for way in first if not any(self._is_less(one, way) for one in first)), None)

    def _within(self, number: int) -> _Found:
        world = self.worlds[number]
        less = self._telling(0, [(other, _FIRST) for other in self._lesser(number)])
        many, ways = (
            _NOTHING if any(self._rests_well(0, one) for one in less) else self._search(0, (number, _FIRST), less)
        )
        effort = sum(part.effort or 0 for part in self.parts if part.members[0] in world.met)
        rank = sum(self._rank(place) for place in world.met)
        return many, tuple(
            Way(way.effort + effort, way.changes + len(world.met), way.rank + rank, way.counts, number) for way in ways
        )

    def _lesser(self, number: int) -> Iterator[int]:
        met = self.worlds[number].met
        return (other for other, world in enumerate(self.worlds) if self.strict and world.met < met)

    def _is_less(self, one: Way, way: Way) -> bool:
        fewer = all(mine <= theirs for mine, theirs in zip(one.counts, way.counts, strict=True))
        return one != way and fewer and self.worlds[one.world].met <= self.worlds[way.world].met

    def _rank(self, place: int) -> int:
        return -(1 << self._starts[-1] - place)

    def _search(self, index: int, stand: Stand, less: frozenset[Stand]) -> _Found:
        key = (index, stand, less)
        found = self._found.get(key)
        if found is None:
            _check(self._found)
            self._found[key] = found = self._extended(index, stand, less)
        return found

    def _extended(self, index: int, stand: Stand, less: frozenset[Stand]) -> _Found:
        if index == len(self.parts):
            return (1, (Way(0, 0, 0, (), stand[0]),)) if self._rests_well(index, stand) else _NOTHING
        many, ways = 0, list[Way]()
        steps = self._after(index, stand)
        for number, (beaten, after) in enumerate(zip(self._beaten(index, steps, stand, less), steps, strict=False)):
            here = (stand[0], after)
            if self._is_alive(index + 1, here) and not any(self._is_as_good(index + 1, here, one) for one in beaten):
                more, rest = self._search(index + 1, here, beaten)
                many += more
                ways += (self._with(index, number, way) for way in rest)
        return many, tuple(sorted(ways)[: self.most])

    def _with(self, index: int, number: int, way: Way) -> Way:
        part = self.parts[index]
        rank = sum(self._rank(place) for place in part.members[:number])
        effort = number * (part.effort or 0)
        return Way(way.effort + effort, way.changes + number, way.rank + rank, (number, *way.counts), way.world)

    def _beaten(
        self, index: int, steps: tuple[Frontier, ...], stand: Stand, less: frozenset[Stand]
    ) -> Iterator[frozenset[Stand]]:
        """Yield, for each number of a part that change, where the smaller sets stand, until one of them is there."""
        if not self.strict:
            yield from (frozenset[Stand]() for _ in steps)
            return
        smaller = {one: self._after(index, one) for one in less}
        beaten: frozenset[Stand] = frozenset()
        for number in range(len(steps)):
            new = {(world, after[number]) for (world, _), after in smaller.items() if number < len(after)}
            own = {(stand[0], steps[number - 1])} if number else set[Stand]()
            beaten = self._telling(index + 1, beaten | new | own)
            if any(self._rests_well(index + 1, one) for one in beaten):
                return
            yield beaten

    def _telling(self, index: int, stands: Collection[Stand]) -> frozenset[Stand]:
        """Leave out what can no longer reach the goal, and what reaches it only where another does too."""
        kept = [one for one in sorted(stands, key=_order) if self._is_alive(index, one)]
        for one in list(kept):
            if any(other != one and self._is_as_good(index, one, other) for other in kept):
                kept.remove(one)
        return frozenset(kept)

    def _is_as_good(self, index: int, one: Stand, other: Stand) -> bool:
        """Tell whether `other` reaches the goal wherever `one` does; False where that cannot be told."""
        (world, nodes), (other_world, others) = one, other
        if world != other_world:
            return False
        layer = self._starts[index]
        return nodes >= others or all(any(self._implies(world, layer, a, b) for a in nodes) for b in others)

    def _implies(self, world: int, layer: int, node: int, other: int) -> bool:
        if node == other:
            return True
        key = (world, layer, node, other)
        found = self._ordered.get(key)
        if found is None:
            _check(self._ordered)
            self._ordered[key] = found = self._implied(world, layer, node, other)
        return found

    def _implied(self, world: int, layer: int, node: int, other: int) -> bool:
        diagram = self.worlds[world].diagram
        if layer == len(diagram.layers):
            good = self.worlds[world].good
            return diagram.results[node] not in good or diagram.results[other] in good
        rows = diagram.layers[layer]
        values = {*self._stays(world, self._layers[layer]), *_BEST}
        return all(self._implies(world, layer + 1, rows[node][value], rows[other][value]) for value in sorted(values))

    def _stays(self, world: int, part: Part) -> Values:
        return _BEST if part.members[0] in self.worlds[world].met else part.stays

    def _is_alive(self, index: int, stand: Stand) -> bool:
        """Tell whether any way from here reaches the goal."""
        key = (index, stand)
        found = self._lively.get(key)
        if found is None:
            _check(self._lively)
            found = self._rests_well(index, stand) or (
                index < len(self.parts)
                and any(self._is_alive(index + 1, (stand[0], after)) for after in self._after(index, stand)[::-1])
            )
            self._lively[key] = found
        return found

    def _rests_well(self, index: int, stand: Stand) -> bool:
        resting = self._resting[stand[0]][self._starts[index]]
        return all(resting[node] for node in stand[1])

    def _rests(self, number: int) -> list[list[bool]]:
        world = self.worlds[number]
        rests = [[result in world.good for result in world.diagram.results]]
        for layer, part in zip(reversed(world.diagram.layers), reversed(self._layers), strict=True):
            after, stays = rests[-1], self._stays(number, part)
            rests.append([all(after[row[value]] for value in stays) for row in layer])
        return rests[::-1]

    def _after(self, index: int, stand: Stand) -> tuple[Frontier, ...]:
        """Return where a stand comes to through a part, for each number of its criteria that change."""
        key = (index, stand)
        found = self._steps.get(key)
        if found is None:
            self._steps[key] = found = tuple(self._walks(index, stand))
        return found

    def _walks(self, index: int, stand: Stand) -> Iterator[Frontier]:
        (world, nodes), part = stand, self.parts[index]
        size, stays = len(part.members), self._stays(world, part)
        settled = part.effort is None or part.members[0] in self._judged
        for number in range(1 if settled else size + 1):
            values = [*[_BEST] * number, *[stays] * (size - number)]
            yield walked(self.worlds[world].diagram, self._starts[index], nodes, values)

    def is_enough(self, way: Way, last: Sequence[int]) -> bool:
        """Tell whether a way reaches its goal where each criterion that changes may have any value up to a last one.

        `last` gives that value for each part, best 0.
        """
        limits = dict(zip(self.parts, last, strict=True))
        met = self.worlds[way.world].met
        below = {part.members[0]: limits[part] for part in self.parts if part.members[0] in met}
        return all(self._is_reached(way, limits, number) for number in self._between(below))

    def _between(self, below: dict[int, int]) -> Iterator[int]:
        """Yield the worlds that are possible where some criteria are perhaps not at the best."""
        met = frozenset(below)
        short = [place for place, last in sorted(below.items()) if last]
        sets = {met - frozenset(gone) for size in range(len(short) + 1) for gone in combinations(short, size)}
        return (number for number, world in enumerate(self.worlds) if world.met in sets)

    def _is_reached(self, way: Way, limits: dict[Part, int], number: int) -> bool:
        world, met = self.worlds[number], self.worlds[way.world].met
        frontier = _FIRST
        for part, start, count in zip(self.parts, self._starts[:-1], way.counts, strict=True):
            size, last = len(part.members), limits[part]
            values = [*[tuple(range(last + 1))] * count, *[self._stays(number, part)] * (size - count)]
            if part.members[0] in met - world.met:
                values = [tuple(range(1, last + 1))]
            frontier = walked(world.diagram, start, frontier, values)
        return all(world.diagram.results[node] in world.good for node in frontier)


def walked(diagram: Diagram[Grades], layer: int, nodes: Iterable[int], values: Iterable[Values]) -> Frontier:
    """Return the nodes that some nodes of a layer lead to, each layer with values of its own."""
    found = set(nodes)
    for at, allowed in enumerate(values, layer):
        rows = diagram.layers[at]
        found = {rows[node][value] for node in found for value in allowed}
    return frozenset(found)


def _check(memory: Sized) -> None:
    if len(memory) >= WORK_LIMIT:
        raise LatticeTooLargeError


def _order(stand: Stand) -> tuple[int, list[int]]:
    return stand[0], sorted(stand[1])
