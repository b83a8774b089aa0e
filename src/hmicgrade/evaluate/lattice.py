"""One area as the lattice sees it: what was found, which criteria are interchangeable, and what can follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from hmicgrade.evaluate.diagram import Box, Diagram, LatticeTooLargeError, Values, build, signatures, touched
from hmicgrade.evaluate.meters import Meter
from hmicgrade.evaluate.ruleset import Grades, Outcome, Ruleset
from hmicgrade.evaluate.truths import Truth

MISSING = -1
"""The place on the finding scale of a criterion that nobody has assessed."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Criteria of one class with the same present finding: consecutive in the order of the lattice.

    `members` are places among the applicable criteria. `first` and `last` bound the run of values of the scale that no
    sentence tells from the present one; both are `MISSING` where nothing was found.
    """

    members: tuple[int, ...]
    first: int
    last: int

    @property
    def is_missing(self) -> bool:
        """True where nothing was found."""
        return self.first == MISSING


@dataclass(frozen=True)
class AreaLattice:
    """The rules over one area, what was found there, and the decision in force.

    `found` gives, for each applicable criterion, the place of its finding on the scale, or `MISSING`. `decided` is the
    grade of a `decide` judgement, as its place among the grades.
    """

    ruleset: Ruleset
    found: tuple[int, ...]
    decided: int | None = None

    @property
    def values(self) -> Values:
        """Every place of the finding scale, best first."""
        return tuple(range(len(self.ruleset.frame.scheme.scale)))

    @cached_property
    def alike(self) -> tuple[Alike, ...]:
        """The groups of interchangeable criteria, in the order of the lattice."""
        columns = signatures(self.ruleset)
        runs = [_run(column, value) for column, value in zip(columns, self.found, strict=True)]
        keys = [(touched(column), column, run) for column, run in zip(columns, runs, strict=True)]
        ranks = {key: rank for rank, key in enumerate(sorted(dict.fromkeys(keys)))}
        places = sorted(range(len(keys)), key=lambda place: (ranks[keys[place]], place))
        return tuple(Alike(tuple(members), *key[2]) for key, members in groupby(places, key=lambda place: keys[place]))

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The applicable criteria in the order of the lattice's layers."""
        return tuple(place for group in self.alike for place in group.members)

    @cached_property
    def box(self) -> Box:
        """The completions: what was found fixed, what is missing free."""
        return tuple(self.values if value == MISSING else (value,) for value in self.found)

    @cached_property
    def whole(self) -> Diagram[Grades]:
        """The diagram of every state of the area, with the grades each leaves after the decision.

        Raises:
            LatticeTooLargeError: it passes the limit.
        """
        return build(self.ruleset, tuple(self.values for _ in self.found), self.order, self.result)

    @cached_property
    def extents(self) -> list[Extent]:
        """The extent of each meter over the completions."""
        return extents(self.ruleset, self.box)

    def truths_with(self, place: int, value: int) -> list[Truth]:
        """Return, for each meter, whether it holds over the completions with one finding changed, None as there."""
        truths: list[Truth] = []
        for meter, (least, greatest) in zip(self.ruleset.meters, self.extents, strict=True):
            row = meter.gains[place]
            gains = [row[one] for one in self.box[place]]
            truths.append(_truth(meter, least - min(gains) + row[value], greatest - max(gains) + row[value]))
        return truths

    @cached_property
    def completions(self) -> Diagram[Outcome] | None:
        """The diagram of the completions with everything the rules say of each, None where it passes the limit."""
        try:
            return build(self.ruleset, self.box, self.order, lambda outcome: outcome)
        except LatticeTooLargeError:
            return None

    @cached_property
    def answers(self) -> Diagram[Grades] | None:
        """The diagram of the completions with their grades after the decision, None where it passes the limit."""
        try:
            return build(self.ruleset, self.box, self.order, self.result)
        except LatticeTooLargeError:
            return None

    def result(self, outcome: Outcome) -> Grades:
        """Return the grades that an outcome leaves after the decision in force."""
        return decide(outcome.capped, self.decided)

    def outcomes(self, box: Box | None = None) -> frozenset[Outcome]:
        """Return the outcomes of the completions of a box within `self.box` (the default).

        Past the limit, a set that holds them all.
        """
        truths = truths_over(self.ruleset, box or self.box)
        if not self.ruleset.open_meters(truths) or self.completions is None:
            return frozenset(self.ruleset.outcomes(truths))
        return self.completions.reachable(box or self.box)

    @cached_property
    def results(self) -> frozenset[Grades]:
        """The grades each completion leaves after the decision; past the limit, a set that holds them all."""
        return frozenset(self.result(outcome) for outcome in self.outcomes())

    @property
    def possible(self) -> Grades:
        """The grades still possible."""
        return union(self.results)


def decide(grades: Grades, decided: int | None) -> Grades:
    """Return a set of grades after a decision: the decided one where it is among several, else as it was."""
    if decided is None or not is_several(grades) or not grades >> decided & 1:
        return grades
    return 1 << decided


def is_several(grades: Grades) -> bool:
    """Tell whether a set holds more than one grade."""
    return grades & (grades - 1) != 0


def union(sets: Iterable[Grades]) -> Grades:
    """Return every grade that stands in some set."""
    whole = 0
    for grades in sets:
        whole |= grades
    return whole


def worst(grades: Grades) -> int:
    """Return the place of the worst grade of a non-empty set."""
    return grades.bit_length() - 1


def best(grades: Grades) -> int:
    """Return the place of the best grade of a non-empty set."""
    return (grades & -grades).bit_length() - 1


def truths_over(ruleset: Ruleset, box: Box) -> list[Truth]:
    """Return, for each meter, whether it holds over a whole box, None where that differs or cannot be told."""
    return [_truth(meter, *extent) for meter, extent in zip(ruleset.meters, extents(ruleset, box), strict=True)]


Extent = tuple[int, int]
"""The least and the greatest sum of a meter over a box."""


def extents(ruleset: Ruleset, box: Box) -> list[Extent]:
    """Return the extent of each meter over a box."""
    found: list[Extent] = []
    for meter in ruleset.meters:
        gains = [[row[value] for value in values] for row, values in zip(meter.gains, box, strict=True)]
        found.append((sum(map(min, gains)), sum(map(max, gains))))
    return found


def _truth(meter: Meter, least: int, greatest: int) -> Truth:
    if least >= meter.low and greatest <= meter.high:
        return True
    return None if greatest >= meter.low and least <= meter.high else False


def _run(column: tuple[tuple[int, ...], ...], value: int) -> tuple[int, int]:
    """Return the bounds of the values that no sentence tells from `value`, or its own where those do not adjoin."""
    if value == MISSING:
        return MISSING, MISSING
    same = [other for other, row in enumerate(column) if row == column[value]]
    return (same[0], same[-1]) if same[-1] - same[0] == len(same) - 1 else (value, value)
