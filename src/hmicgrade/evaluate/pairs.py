"""For each criterion of an area, the smallest pair of states between which it alone flips the grade.

The two states differ in the finding of that criterion and in the grades that follow. The smallest pair has the fewest
findings below the best; it is found on the decision diagram of the area, where the two states are followed together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from hmicgrade.evaluate.assessment import CriterionFinding, Origin
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.diagram import Diagram
from hmicgrade.evaluate.lattice import AreaLattice
from hmicgrade.evaluate.reasons import grade_names
from hmicgrade.evaluate.ruleset import Grades
from hmicgrade.evaluate.worked import Tried
from hmicgrade.model.areas import Area
from hmicgrade.model.scheme import NOT_ASSESSED, Scheme

_N = TypeVar("_N", int, tuple[int, int])

Findings = tuple[str, ...]
"""The finding of every criterion of an area, in its order."""


@dataclass(frozen=True, slots=True)
class Half:
    """One state of a pair: the finding of every criterion, and the grades that follow, best first."""

    findings: Findings
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states that differ in the finding of one criterion and in their grades. `better` has the better finding."""

    criterion: str
    better: Half
    worse: Half


def pairs(scheme: Scheme, area: Area) -> tuple[Pair | None, ...]:
    """Return the smallest pair of each criterion of an area, in order; None where it never flips the grade alone.

    Raises:
        LatticeTooLargeError: the states of the area pass the limit.
    """
    unknown = tuple(CriterionFinding(one, NOT_ASSESSED, Origin.NONE) for one in area.criteria)
    lattice = lattice_of(Case(scheme, area, unknown))
    found: dict[int, Pair | None] = {}
    for group in lattice.alike:
        walk = _walk(lattice.whole, lattice.order.index(group.members[0]))
        for member in group.members:
            found[member] = None if walk is None else _pair(lattice, walk, group.members[0], member)
    return tuple(pair for _, pair in sorted(found.items()))


@dataclass(frozen=True, slots=True)
class _Walk:
    """Two ways through a diagram: the value of every layer, and the two of the layer in which they differ."""

    values: tuple[int, ...]
    layer: int
    two: tuple[int, int]
    results: tuple[Grades, Grades]


def _pair(lattice: AreaLattice, walk: _Walk, first: int, member: int) -> Pair:
    """Return a walk as a pair, with the criterion `member` in the place of the interchangeable `first`."""
    values = dict(zip(lattice.order, walk.values, strict=True))
    values[first] = values[member]
    halves = [
        _half(lattice, {**values, member: value}, result) for value, result in zip(walk.two, walk.results, strict=True)
    ]
    return Pair(lattice.ruleset.frame.criteria[member].id, *halves)


def _half(lattice: AreaLattice, values: Mapping[int, int], result: Grades) -> Half:
    scale = lattice.ruleset.frame.scheme.findings
    return Half(tuple(scale[value] for _, value in sorted(values.items())), grade_names(lattice, result))


Cost = tuple[int, int]
"""How many findings are below the best, and by how many places together."""


@dataclass(frozen=True, slots=True)
class _Way:
    """The cheapest way to a node, or to two nodes at once: its cost and the values on it."""

    cost: Cost
    values: tuple[int, ...]

    def with_value(self, *values: int) -> _Way:
        """Return the way one layer further; of two values the better is kept, and both are paid for."""
        below = self.cost[0] + sum(value > 0 for value in values)
        return _Way((below, self.cost[1] + sum(values)), (*self.values, values[0]))


def _walk(diagram: Diagram[Grades], layer: int) -> _Walk | None:
    """Return the cheapest two ways that part in one layer alone and end in different results."""
    single: dict[int, _Way] = {0: _Way((0, 0), ())}
    for rows in diagram.layers[:layer]:
        single = _cheapest(
            (child, way.with_value(value)) for node, way in single.items() for value, child in enumerate(rows[node])
        )
    best: tuple[_Way, _Walk] | None = None
    for two in _twos(len(diagram.layers[layer][0])):
        for way, results in _ends(diagram, layer, single, two):
            if best is None or (way.cost, way.values) < (best[0].cost, best[0].values):
                best = way, _Walk(way.values, layer, two, results)
    return None if best is None else best[1]


def _twos(values: int) -> Iterator[tuple[int, int]]:
    return ((one, other) for one in range(values) for other in range(one + 1, values))


def _ends(
    diagram: Diagram[Grades], layer: int, single: Mapping[int, _Way], two: tuple[int, int]
) -> Iterator[tuple[_Way, tuple[Grades, Grades]]]:
    """Yield the cheapest way to each pair of different results, where one layer has two values."""
    rows = diagram.layers[layer]
    double = _cheapest(((rows[node][two[0]], rows[node][two[1]]), way.with_value(*two)) for node, way in single.items())
    for rows in diagram.layers[layer + 1 :]:
        double = _cheapest(
            ((one, other), way.with_value(value))
            for (first, second), way in double.items()
            if first != second
            for value, (one, other) in enumerate(zip(rows[first], rows[second], strict=True))
        )
    for (first, second), way in double.items():
        if first != second:
            yield way, (diagram.results[first], diagram.results[second])


def _cheapest(ways: Iterable[tuple[_N, _Way]]) -> dict[_N, _Way]:
    found: dict[_N, _Way] = {}
    for node, way in ways:
        known = found.get(node)
        if known is None or (way.cost, way.values) < (known.cost, known.values):
            found[node] = way
    return found


def half_of(one: Tried) -> Half | None:
    """Return a case as half of a pair; None where it fails, is judged or read its own way, or misses a finding."""
    worked, result = one.worked, one.shown
    if result is None or worked.inline or worked.judgements or worked.readings:
        return None
    findings = tuple(found.finding for found in result.findings)
    return Half(findings, result.possible) if set(findings) <= set(one.case.scheme.findings) else None


def shown_alone(area: Area, halves: Iterable[Half]) -> frozenset[str]:
    """Return the criteria of an area for which two of the halves already show that each alone flips the grade."""
    shown: set[str] = set()
    seen: dict[tuple[int, Findings], tuple[str, ...]] = {}
    for half in halves:
        for at, criterion in enumerate(area.criteria):
            others = (*half.findings[:at], *half.findings[at + 1 :])
            if seen.setdefault((at, others), half.possible) != half.possible:
                shown.add(criterion.id)
    return frozenset(shown)
