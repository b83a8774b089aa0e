"""The count lattice of an area, folded into a decision diagram.

Criteria that no sentence can tell apart stand in consecutive layers, so a path through the diagram passes the states of
the lattice one finding at a time, and states from which the same outcomes follow are one node. A few hundred nodes
stand for every one of the 3^26 ways to find on 26 criteria, and every answer read off them is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from hmicgrade.evaluate.meters import Frame, Meter
from hmicgrade.evaluate.truths import Truth

STATE_LIMIT = 200_000
"""How many states the diagram of one area may have before answers fall back to approximation."""

_FALSE = -1
_TRUE = -2

Values = tuple[int, ...]
"""Values of the finding scale that a criterion may have, as their places on the scale, best 0."""

Box = tuple[Values, ...]
"""For each applicable criterion, in order, the values it may have: a set of completions."""

Result = TypeVar("Result", bound=Hashable)

Mapped = TypeVar("Mapped", bound=Hashable)

End_co = TypeVar("End_co", covariant=True)

Ended = TypeVar("Ended")


class Rules(Protocol[End_co]):
    """What a diagram folds: sums over the criteria, and what follows once every sum is known."""

    @property
    def frame(self) -> Frame:
        """The criteria, and what they are read against."""

    @property
    def meters(self) -> tuple[Meter, ...]:
        """The sums."""

    def outcomes(self, truths: Sequence[Truth]) -> Iterator[End_co]:
        """Yield every end that the truths of the meters leave open; exactly one where none is open."""

    def open_meters(self, truths: Sequence[Truth]) -> frozenset[int]:
        """Return the open meters that can still change the end."""


class LatticeTooLargeError(Exception):
    """The states of an area pass `STATE_LIMIT`."""


@dataclass(frozen=True, slots=True)
class Diagram(Generic[Result]):
    """A layered decision diagram over the criteria `order` (their places among the applicable criteria).

    `layers[i][node][value]` is the node of layer i + 1 that follows; -1 where the value is outside the diagram's box.
    The last layer's nodes are places in `results`. There is one first node, 0.
    """

    order: tuple[int, ...]
    layers: tuple[tuple[tuple[int, ...], ...], ...]
    results: tuple[Result, ...]

    def reachable(self, box: Box) -> frozenset[Result]:
        """Return the results that the completions of a box can have."""
        frontier = {0}
        for place, layer in zip(self.order, self.layers, strict=True):
            frontier = {layer[node][value] for node in frontier for value in box[place]}
        return frozenset(self.results[node] for node in frontier)

    def mapped(self, result: Callable[[Result], Mapped]) -> Diagram[Mapped]:
        """Return the diagram of a function of the results, with nodes merged from which the same follows."""
        numbers: dict[Mapped, int] = {}
        last = [numbers.setdefault(result(one), len(numbers)) for one in self.results]
        return Diagram(self.order, _merged(self.layers, last), tuple(numbers))


def _merged(layers: Sequence[Iterable[Sequence[int]]], last: list[int]) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Return layers in which nodes of equal rows are one; `last` numbers what follows the last of them."""
    merged: list[tuple[tuple[int, ...], ...]] = []
    for layer in reversed(layers):
        nodes: dict[tuple[int, ...], int] = {}
        last = [nodes.setdefault(tuple(-1 if child < 0 else last[child] for child in row), len(nodes)) for row in layer]
        merged.append(tuple(nodes))
    return tuple(reversed(merged))


def signatures(ruleset: Rules[object]) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Return, for each applicable criterion, what each finding adds to each meter.

    Criteria of equal signature are interchangeable, and values of equal entries are so for that criterion.
    """
    places = range(len(ruleset.frame.criteria))
    values = range(len(ruleset.frame.scheme.scale))
    return tuple(
        tuple(tuple(meter.gains[place][value] for meter in ruleset.meters) for value in values) for place in places
    )


def touched(signature: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    """Return the meters that a criterion of this signature can move."""
    return tuple(index for index in range(len(signature[0])) if any(row[index] for row in signature))


def build(
    ruleset: Rules[Ended], box: Box, order: tuple[int, ...], result: Callable[[Ended], Result]
) -> Diagram[Result]:
    """Build the diagram of the completions of a box, with `result` of each outcome at its end.

    Raises:
        LatticeTooLargeError: the diagram would pass `STATE_LIMIT` states.
    """
    return _Builder(ruleset, box, order).diagram(result)


State = tuple[int, ...]


class _Builder(Generic[Ended]):
    def __init__(self, ruleset: Rules[Ended], box: Box, order: tuple[int, ...]) -> None:
        self.ruleset, self.box, self.order = ruleset, box, order
        self.columns = signatures(ruleset)
        self.pruned: dict[State, State] = {}
        self.size = 0

    def diagram(self, result: Callable[[Ended], Result]) -> Diagram[Result]:
        edges, final = self._expand()
        results: dict[Result, int] = {}
        last = [self._result_number(state, result, results) for state in final]
        return Diagram(self.order, _merged(edges, last), tuple(results))

    def _result_number(self, state: State, result: Callable[[Ended], Result], results: dict[Result, int]) -> int:
        (outcome,) = self.ruleset.outcomes(_truths(state))
        return results.setdefault(result(outcome), len(results))

    def _expand(self) -> tuple[list[list[list[int]]], list[State]]:
        remaining = [self._range(meter) for meter in self.ruleset.meters]
        states: dict[State, int] = {self._prune(self._first_state(remaining)): 0}
        edges: list[list[list[int]]] = []
        for place in self.order:
            moves = self._moves(place, remaining)
            following: dict[State, int] = {}
            edges.append([self._row(state, moves, following) for state in states])
            states = following
        return edges, list(states)

    def _range(self, meter: Meter) -> list[int]:
        """Return the least and the greatest sum over the whole box."""
        gains = [[meter.gains[place][value] for value in self.box[place]] for place in self.order]
        return [sum(min(row) for row in gains), sum(max(row) for row in gains)]

    def _first_state(self, remaining: list[list[int]]) -> State:
        return tuple(
            _settle(0, left[0], left[1], meter) for left, meter in zip(remaining, self.ruleset.meters, strict=True)
        )

    def _moves(self, place: int, remaining: list[list[int]]) -> dict[int, list[tuple[int, int, int, int, Meter]]]:
        """Return, for each value of the box, the meters it moves: number, gain, least and greatest still to come."""
        column = self.columns[place]
        moved = touched(column)
        for index in moved:
            gains = [column[value][index] for value in self.box[place]]
            remaining[index][0] -= min(gains)
            remaining[index][1] -= max(gains)
        return {
            value: [
                (index, column[value][index], remaining[index][0], remaining[index][1], self.ruleset.meters[index])
                for index in moved
            ]
            for value in self.box[place]
        }

    def _row(
        self, state: State, moves: dict[int, list[tuple[int, int, int, int, Meter]]], following: dict[State, int]
    ) -> list[int]:
        row = [-1] * len(self.columns[0])
        for value, changes in moves.items():
            counters = list(state)
            for index, gain, least, greatest, meter in changes:
                if counters[index] >= 0:
                    counters[index] = _settle(counters[index] + gain, least, greatest, meter)
            row[value] = following.setdefault(self._prune(tuple(counters)), len(following))
        self.size += 1
        if self.size > STATE_LIMIT:
            raise LatticeTooLargeError
        return row

    def _prune(self, state: State) -> State:
        """Forget the counts that can no longer change the outcome."""
        found = self.pruned.get(state)
        if found is None:
            relevant = self.ruleset.open_meters(_truths(state))
            found = tuple(
                counter if counter < 0 or index in relevant else _FALSE for index, counter in enumerate(state)
            )
            self.pruned[state] = found
        return found


def _settle(count: int, least: int, greatest: int, meter: Meter) -> int:
    """Return a count, or the truth of its meter where what is still to come cannot change it."""
    if count + least > meter.high or count + greatest < meter.low:
        return _FALSE
    if count + least >= meter.low and count + greatest <= meter.high:
        return _TRUE
    return count


def _truths(state: State) -> Sequence[Truth]:
    return [None if counter >= 0 else counter == _TRUE for counter in state]
