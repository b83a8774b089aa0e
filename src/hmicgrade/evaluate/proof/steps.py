"""What one changed finding does: results that fall when a finding rises, criteria that never matter, and power."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hmicgrade.evaluate.diagram import signatures
from hmicgrade.evaluate.lattice import best, worst
from hmicgrade.evaluate.proof.fans import Fan
from hmicgrade.evaluate.proof.profiles import Ground
from hmicgrade.evaluate.proof.results import Change, Kind, Power, Remark
from hmicgrade.evaluate.proof.witnesses import changed
from hmicgrade.evaluate.ruleset import Grades

Fans = Sequence[Fan[Grades]]


@dataclass(frozen=True, slots=True)
class _Fall:
    """A step up the scale, from `value` to the one better, after which the result is worse."""

    fan: Fan[Grades]
    value: int

    @property
    def gives(self) -> tuple[Grades, Grades]:
        return self.fan.results[self.value], self.fan.results[self.value - 1]


def not_monotone(ground: Ground, found: Fans) -> Iterator[Remark]:
    """Yield that bettering one finding makes a worse grade possible, or takes the best possible one away."""
    falls = [_Fall(fan, value) for fan in found for value in ground.values[1:] if _falls(*_Fall(fan, value).gives)]
    if falls:
        names, size = ground.scheme.findings, _size_of(ground)
        first = min(falls, key=lambda fall: ground.sizes.by_change(size(fall), fall.fan.place))
        criterion = ground.criteria[first.fan.place]
        change = Change(criterion.id, names[first.value], names[first.value - 1])
        yield Remark(
            Kind.NOT_MONOTONE,
            criterion.id,
            changed(ground, size(first), change, first.gives),
            sum(fall.fan.others.state_count for fall in falls),
            sum(fall.fan.others.sets * len(fall.fan.members) for fall in falls),
            span=criterion.span,
        )


def _falls(before: Grades, after: Grades) -> bool:
    return worst(after) > worst(before) or best(after) > best(before)


def _size_of(ground: Ground) -> Callable[[_Fall], int]:
    return lambda fall: fall.fan.others.smallest + ground.sizes.of[fall.fan.place][fall.value]


def idle_criteria(ground: Ground, found: Fans) -> Iterator[Remark]:
    """Yield each criterion whose finding changes the result in no state; none where the result never differs."""
    moving = {place for fan in found for place in fan.members}
    for place, criterion in enumerate(ground.criteria) if moving else ():
        if place not in moving:
            yield Remark(Kind.IDLE_CRITERION, criterion.id, span=criterion.span)


def untouched_criteria(ground: Ground) -> Iterator[Remark]:
    """Yield each criterion that no sentence reads: certain without looking at any state."""
    for criterion, rows in zip(ground.criteria, signatures(ground.ruleset), strict=True):
        if len(set(rows)) == 1:
            yield Remark(Kind.IDLE_CRITERION, criterion.id, span=criterion.span)


def power(ground: Ground, found: Fans) -> tuple[Power, ...]:
    """Return how often each criterion decides alone, in the order of the area."""
    ways = len(ground.values) ** (len(ground.criteria) - 1)
    swings = {members: _swings(ground, found, members) for members in ground.classes}
    total = sum(len(members) * numbers[0] for members, numbers in swings.items())
    by_place = {place: numbers for members, numbers in swings.items() for place in members}
    names = ground.scheme.grade_names[:-1]
    return tuple(
        Power(
            criterion.id,
            Fraction(by_place[place][0], ways),
            Fraction(by_place[place][0], total or 1),
            tuple((name, Fraction(number, ways)) for name, number in zip(names, by_place[place][1:], strict=True)),
        )
        for place, criterion in enumerate(ground.criteria)
    )


def _swings(ground: Ground, found: Fans, members: tuple[int, ...]) -> list[int]:
    """Return for how many sets of findings on the others a criterion decides: the result, then each threshold."""
    own = [fan for fan in found if fan.members == members]
    thresholds = range(len(ground.scheme.grades) - 1)
    return [
        sum(fan.others.sets for fan in own),
        *(sum(fan.others.sets for fan in own if _splits(fan, grade)) for grade in thresholds),
    ]


def _splits(fan: Fan[Grades], grade: int) -> bool:
    """Tell whether the criterion settles if every grade left is this one or better."""
    return len({worst(grades) <= grade for grades in fan.results}) > 1
