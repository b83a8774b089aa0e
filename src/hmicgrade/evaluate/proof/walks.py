"""Walking over every state at once: how many sets of findings end where, and which of them is the smallest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hmicgrade.evaluate.diagram import STATE_LIMIT, LatticeTooLargeError, Values

Nodes = tuple[int, ...]
"""One node of each of several diagrams that are walked together, or several nodes of one."""

Rows = Sequence[Sequence[int]]
"""A layer of a diagram: where each node leads for each value."""


@dataclass(frozen=True, slots=True)
class Mass:
    """Sets of findings that are together at one place.

    `smallest` is the size of the smallest, `sets` how many there are. `states` counts their states by the last value
    of the class that is being walked: only sets whose values of a class run in the order of the scale are counted, of
    which every state has one.
    """

    smallest: int
    sets: int
    states: tuple[int, ...]

    @property
    def state_count(self) -> int:
        """How many states there are."""
        return sum(self.states)


@dataclass(frozen=True, slots=True)
class Step:
    """One criterion of a walk: its values with their sizes, and the layer that each walked node passes, if any.

    `opens` tells that a class begins here.
    """

    values: Values
    sizes: Sequence[int]
    layers: tuple[Rows | None, ...]
    opens: bool


Masses = dict[Nodes, Mass]


def start(nodes: Nodes, values: int) -> Masses:
    """Return the one empty set of findings, at the first nodes."""
    return {nodes: Mass(0, 1, (1, *(0,) * (values - 1)))}


def walk(masses: Masses, steps: Iterable[Step], *, apart: bool = False) -> Masses:
    """Take every step and return what has arrived where. With `apart`, nodes that come together are left out.

    Raises:
        LatticeTooLargeError: more than `STATE_LIMIT` places were passed.
    """
    passed = 0
    for step in steps:
        masses = _stepped(masses, step, apart=apart)
        passed += len(masses)
        if passed > STATE_LIMIT:
            raise LatticeTooLargeError
    return masses


def reached(nodes: Nodes, steps: Iterable[Step]) -> frozenset[Nodes]:
    """Take every step and return where that leads, without counting.

    Raises:
        LatticeTooLargeError: more than `STATE_LIMIT` places were passed.
    """
    frontier, passed = frozenset({nodes}), 0
    for step in steps:
        frontier = frozenset(_following(at, step, value) for at in frontier for value in step.values)
        passed += len(frontier)
        if passed > STATE_LIMIT:
            raise LatticeTooLargeError
    return frontier


def _stepped(masses: Masses, step: Step, *, apart: bool) -> Masses:
    after: Masses = {}
    for nodes, mass in masses.items():
        for value in step.values:
            following = _following(nodes, step, value)
            if not apart or len(set(following)) > 1:
                gather(after, following, _moved(mass, step, value))
    return after


def _following(nodes: Nodes, step: Step, value: int) -> Nodes:
    return tuple(node if rows is None else rows[node][value] for node, rows in zip(nodes, step.layers, strict=True))


def _moved(mass: Mass, step: Step, value: int) -> Mass:
    reached = sum(mass.states) if step.opens else sum(mass.states[: value + 1])
    states = tuple(reached if at == value else 0 for at in range(len(mass.states)))
    return Mass(mass.smallest + step.sizes[value], mass.sets, states)


def gather(after: Masses, nodes: Nodes, mass: Mass) -> None:
    """Add a mass to what has arrived at some nodes."""
    known = after.get(nodes)
    after[nodes] = mass if known is None else joined(known, mass)


def joined(one: Mass, other: Mass) -> Mass:
    """Return two masses as one."""
    states = tuple(here + there for here, there in zip(one.states, other.states, strict=True))
    return Mass(min(one.smallest, other.smallest), one.sets + other.sets, states)


def whole(masses: Iterable[Mass]) -> Mass | None:
    """Return every mass as one, None where there is none."""
    found: Mass | None = None
    for mass in masses:
        found = mass if found is None else joined(found, mass)
    return found
