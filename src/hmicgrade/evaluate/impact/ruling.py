"""Which findings two versions of the rules grade differently, over every state of an area at once.

Both decision diagrams are walked together over the criteria that both versions have. A criterion that one version has
alone is taken to be at the best finding there. Everything applies, and nothing is judged.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import groupby

from hmicgrade.evaluate.comparing.elements import Element, Ruler, elements_of, pairs_of
from hmicgrade.evaluate.diagram import Box, Diagram, LatticeTooLargeError, build, signatures, touched
from hmicgrade.evaluate.impact.rules import shared_areas
from hmicgrade.evaluate.meters import readings_of
from hmicgrade.evaluate.proof.results import Witness
from hmicgrade.evaluate.proof.sizes import Sizes
from hmicgrade.evaluate.proof.walks import Mass, Step, joined, start, walk
from hmicgrade.evaluate.ruleset import Outcome, Ruleset, compile_rules
from hmicgrade.model.project import SchemeFolder
from hmicgrade.model.scheme import Scheme

Names = tuple[str, ...]
"""Grades by name, best first."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Findings that led from some grades in one version to others in the other.

    `states` counts their states, `sets` the sets of findings those stand for. `witness` is the smallest of them, over
    the criteria of the new version, with what it gives there.
    """

    before: Names
    after: Names
    states: int
    sets: int
    witness: Witness


@dataclass(frozen=True, slots=True)
class AreaRuling:
    """What two versions of the rules say of one area.

    `states` and `sets` are how many there are. `only_old` and `only_new` are the criteria of one version alone. Where
    the states pass the limit, `exact` is False and `shifts` are empty.
    """

    ruler: Ruler
    elements: tuple[Element, ...]
    states: int
    sets: int
    shifts: tuple[Shift, ...]
    only_old: Names
    only_new: Names
    exact: bool = True

    @property
    def differing(self) -> tuple[int, int]:
        """How many states, and how many sets of findings, grade differently."""
        return sum(one.states for one in self.shifts), sum(one.sets for one in self.shifts)


def area_ruling(old: Ruler, new: Ruler) -> AreaRuling:
    """Compare two versions of the rules over one area; their findings must be the same."""
    pair = _Pair(old, new)
    elements = elements_of(old, new)
    try:
        shifts, exact = tuple(pair.shifts()) if elements and pair.shared else (), True
    except LatticeTooLargeError:
        shifts, exact = (), False
    sets = len(pair.values) ** len(pair.shared)
    only_old, only_new = _without(old, tuple(pair.shared.values())), _without(new, tuple(pair.shared))
    return AreaRuling(new, elements, pair.states, sets, shifts, only_old, only_new, exact)


def _without(ruler: Ruler, names: Collection[str]) -> Names:
    return tuple(one.id for one in ruler.area.criteria if one.id not in names)


@dataclass(frozen=True, slots=True)
class SchemeRuling:
    """What two versions of a scheme say, area by area: of those that both have and in which something differs.

    `same` counts the areas in which nothing does. With other findings nothing can be compared: `comparable` is False.
    """

    scheme: Scheme
    digests: tuple[str, str]
    comparable: bool
    areas: tuple[AreaRuling, ...]
    same: int

    @property
    def shifts(self) -> bool:
        """True where some findings grade differently."""
        return any(area.shifts for area in self.areas)


def scheme_rulings(old: Mapping[str, SchemeFolder], new: Mapping[str, SchemeFolder]) -> tuple[SchemeRuling, ...]:
    """Compare every scheme with rules that both versions have, by id."""
    found = (_scheme(old[name], new[name]) for name in sorted(new) if name in old)
    return tuple(one for one in found if one is not None)


def _scheme(old: SchemeFolder, new: SchemeFolder) -> SchemeRuling | None:
    before, after = old.scheme, new.scheme
    if before is None or after is None or not (before.has_rules and after.has_rules):
        return None
    pairs = list(shared_areas(old, new))
    digests = (old.digest, new.digest)
    if before.findings != after.findings:
        return SchemeRuling(after, digests, comparable=False, areas=(), same=0)
    rulers = [(Ruler(before, one), Ruler(after, other)) for one, other in pairs]
    differing = [pair for pair in rulers if elements_of(*pair)]
    areas = tuple(area_ruling(*pair) for pair in differing)
    return SchemeRuling(after, digests, comparable=True, areas=areas, same=len(pairs) - len(differing))


@dataclass(frozen=True)
class _Pair:
    """Two versions of the rules over one area."""

    old: Ruler
    new: Ruler

    @cached_property
    def shared(self) -> dict[str, str]:
        """The criteria of both versions by the new id, with the old one, in the order of the new area."""
        pairs = pairs_of(self.old.area, self.new.area)
        return {one.id: pairs[one.id] for one in self.new.area.criteria if one.id in pairs}

    @cached_property
    def values(self) -> tuple[int, ...]:
        """Every place of the finding scale."""
        return tuple(range(len(self.new.scheme.scale)))

    @cached_property
    def rulesets(self) -> tuple[Ruleset, Ruleset]:
        """Both versions, compiled."""
        one, other = (
            compile_rules(each.scheme, each.area.criteria, readings_of(each.scheme), {})
            for each in (self.old, self.new)
        )
        return one, other

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Where each shared criterion stands in the old area and in the new one."""
        old, new = ([one.id for one in each.area.criteria] for each in (self.old, self.new))
        return tuple((old.index(before), new.index(after)) for after, before in self.shared.items())

    @cached_property
    def classes(self) -> tuple[tuple[int, ...], ...]:
        """The shared criteria that no sentence of either version can tell apart, as places among the shared ones."""
        columns = [signatures(rules) for rules in self.rulesets]
        keys = [
            tuple((touched(column[at]), column[at]) for column, at in zip(columns, pair, strict=True))
            for pair in self.places
        ]
        order = sorted(range(len(keys)), key=lambda place: (keys[place], place))
        return tuple(tuple(members) for _, members in groupby(order, key=lambda place: keys[place]))

    @property
    def states(self) -> int:
        """How many states there are."""
        top = len(self.values) - 1
        return math.prod(math.comb(len(members) + top, top) for members in self.classes)

    def shifts(self) -> Iterator[Shift]:
        """Yield every change of grades, that with the smallest findings first.

        Raises:
            LatticeTooLargeError: a diagram or the walk passed its limit.
        """
        diagrams = tuple(self._diagram(side) for side in (0, 1))
        found: dict[tuple[Names, Names], list[Mass]] = {}
        for (one, other), mass in self._walked(diagrams).items():
            before, after = self._names(0, diagrams[0].results[one]), self._names(1, diagrams[1].results[other])
            if before != after:
                found.setdefault((before, after), []).append(mass)
        joint = [(names, reduce(joined, masses)) for names, masses in found.items()]
        for (before, after), mass in sorted(joint, key=lambda one: one[1].smallest):
            witness = Witness(self._findings(mass.smallest), after)
            yield Shift(before, after, mass.state_count, mass.sets, witness)

    def _diagram(self, side: int) -> Diagram[int]:
        """Return the diagram of one version: the criteria that it has alone come first, at the best finding."""
        ruleset = self.rulesets[side]
        shared = [self.places[place][side] for members in self.classes for place in members]
        alone = [place for place in range(len(ruleset.frame.criteria)) if place not in set(shared)]
        box: Box = tuple((0,) if place in set(alone) else self.values for place in range(len(ruleset.frame.criteria)))
        return build(ruleset, box, (*alone, *shared), _capped)

    def _walked(self, diagrams: Sequence[Diagram[int]]) -> dict[tuple[int, ...], Mass]:
        number = len(self.places)
        nodes = tuple(_entered(diagram, number) for diagram in diagrams)
        layers = zip(*(diagram.layers[len(diagram.layers) - number :] for diagram in diagrams), strict=True)
        opening = {members[0] for members in self.classes}
        order = [place for members in self.classes for place in members]
        steps = (
            Step(self.values, self._sizes.of[place], rows, place in opening)
            for place, rows in zip(order, layers, strict=True)
        )
        return walk(start(nodes, len(self.values)), steps)

    @cached_property
    def _sizes(self) -> Sizes:
        return Sizes.over(len(self.places), len(self.values))

    def _names(self, side: int, grades: int) -> Names:
        names = (self.old, self.new)[side].scheme.grade_names
        return tuple(name for place, name in enumerate(names) if grades >> place & 1)

    def _findings(self, size: int) -> tuple[tuple[str, str], ...]:
        """Return the findings of a size on every criterion of the new version."""
        scale = self.new.scheme.findings
        found = dict(zip(self.shared, self._sizes.values(size), strict=True))
        return tuple((one.id, scale[found.get(one.id, 0)]) for one in self.new.area.criteria)


def _capped(outcome: Outcome) -> int:
    return outcome.capped


def _entered(diagram: Diagram[int], number: int) -> int:
    """Return the node of a diagram that its first layers lead to at the best finding; `number` layers are left."""
    node = 0
    for rows in diagram.layers[: len(diagram.layers) - number]:
        node = rows[node][0]
    return node
