"""Every state of an area with the truth of every rule and cap there: what the proof of the rules reads."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from hmicgrade.evaluate.diagram import Diagram, Values, build
from hmicgrade.evaluate.lattice import MISSING, AreaLattice
from hmicgrade.evaluate.meters import Frame, Meter, readings_of
from hmicgrade.evaluate.proof.sizes import Sizes
from hmicgrade.evaluate.proof.walks import Mass, Rows, Step, start, walk
from hmicgrade.evaluate.ruleset import (
    Compiled,
    CompiledCap,
    Grades,
    Outcome,
    Reads,
    Ruleset,
    compile_rules,
    holds,
    open_in,
)
from hmicgrade.evaluate.truths import Truth
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.scheme import Scheme

Layers = Sequence[Rows]
"""The layers of a diagram."""

Profile = tuple[bool, ...]
"""Whether each condition holds: those of the grades that have one, best first, then those of the caps."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Every condition of a scheme over the criteria of an area, each to be told whatever the others are."""

    frame: Frame
    meters: tuple[Meter, ...]
    conditions: tuple[Compiled, ...]

    def outcomes(self, truths: Sequence[Truth]) -> Iterator[Profile]:
        """Yield the profile; nothing may be open."""
        yield tuple(bool(holds(condition, truths)) for condition in self.conditions)

    def open_meters(self, truths: Sequence[Truth]) -> frozenset[int]:
        """Return the meters on which some condition still depends."""
        return frozenset(index for condition in self.conditions for index in open_in(condition, truths))


@dataclass(frozen=True)
class Ground:
    """The rules of a scheme over criteria that all apply, with nothing found yet and no judgement made.

    `given` is an order of the criteria in which interchangeable ones stand together; None for the lattice's own.
    """

    ruleset: Ruleset
    given: tuple[int, ...] | None = None

    @property
    def scheme(self) -> Scheme:
        """The scheme."""
        return self.ruleset.frame.scheme

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria, in the order of the area."""
        return self.ruleset.frame.criteria

    @cached_property
    def lattice(self) -> AreaLattice:
        """The lattice of everything that could be found."""
        return AreaLattice(self.ruleset, (MISSING,) * len(self.criteria))

    @property
    def values(self) -> Values:
        """Every place of the finding scale, best first."""
        return self.lattice.values

    @property
    def order(self) -> tuple[int, ...]:
        """The criteria in the order of the diagram's layers."""
        return self.lattice.order if self.given is None else self.given

    @property
    def classes(self) -> tuple[tuple[int, ...], ...]:
        """The classes of interchangeable criteria, as places in the area, in the order of the lattice."""
        return tuple(group.members for group in self.lattice.alike)

    def counts(self, free: frozenset[int]) -> tuple[int, int]:
        """Return how many states and how many sets of findings there are where only some criteria are free."""
        top = len(self.values) - 1
        inside = (len(free.intersection(members)) for members in self.classes)
        return math.prod(math.comb(number + top, top) for number in inside), len(self.values) ** len(free)

    @cached_property
    def sizes(self) -> Sizes:
        """The sizes of sets of findings."""
        return Sizes.over(len(self.criteria), len(self.scheme.scale))

    @cached_property
    def diagram(self) -> Diagram[Profile]:
        """The diagram of every state with its profile.

        Raises:
            LatticeTooLargeError: it passes the limit.
        """
        conditions = (
            *(condition for _, condition in self.ruleset.claims),
            *(cap.holds for cap in self.ruleset.caps),
        )
        rules = Conditions(self.ruleset.frame, self.ruleset.meters, conditions)
        return build(rules, self.lattice.box, self.order, lambda profile: profile)

    @cached_property
    def profiles(self) -> tuple[tuple[Profile, Mass], ...]:
        """Every profile that some state has, with the sets of findings that have it; the smallest set first."""
        diagram = self.diagram
        ends = walk(start((0,), len(self.values)), self.steps(diagram.layers))
        found = [(diagram.results[node], mass) for (node,), mass in ends.items()]
        return tuple(sorted(found, key=lambda one: one[1].smallest))

    def steps(self, *walked: Layers) -> Iterator[Step]:
        """Yield the steps of a walk through diagrams side by side, from the first layer to the last."""
        opening = {members[0] for members in self.classes}
        for place, layers in zip(self.lattice.order, zip(*walked, strict=True), strict=True):
            yield Step(self.values, self.sizes.of[place], layers, place in opening)

    def outcome(self, profile: Profile) -> Outcome:
        """Return what the rules give for a profile."""
        (outcome,) = self._reader.outcomes(profile)
        return outcome

    @cached_property
    def _reader(self) -> Ruleset:
        """The same rules, reading the truths of their conditions in place of sums."""
        claims = tuple((grade, Reads(index)) for index, (grade, _) in enumerate(self.ruleset.claims))
        caps = tuple(
            CompiledCap(Reads(index), Reads(index), cap.at_most)
            for index, cap in enumerate(self.ruleset.caps, start=len(claims))
        )
        return Ruleset(self.ruleset.frame, (), claims, self.ruleset.otherwise, caps)

    @cached_property
    def grades(self) -> Diagram[Grades]:
        """The diagram of every state with the grades that the rules leave there."""
        return self.diagram.mapped(lambda profile: self.outcome(profile).capped)


def ground_of(scheme: Scheme, area: Area) -> Ground:
    """Return the ground that the rules of a scheme are proved on, for one area."""
    return Ground(compile_rules(scheme, area.criteria, readings_of(scheme), {}))
