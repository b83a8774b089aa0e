"""What a condition finds in an area, in numbers: how many criteria it selects, how many count, how many it needs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from typing import assert_never

from hmicgrade.evaluate.assessment import CriterionFinding
from hmicgrade.evaluate.meters import Frame, Meter, meter, read_quantity, readings_of, selected
from hmicgrade.evaluate.truths import Truth, either, every
from hmicgrade.model.areas import Criterion
from hmicgrade.model.conditions import (
    AllOf,
    Amount,
    AnyOf,
    Condition,
    CountSentence,
    ScoreSentence,
    Sentence,
    TotalSentence,
)
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme


class Unit(Enum):
    """What a sentence adds up: criteria, their weights, or their scores."""

    CRITERIA = auto()
    WEIGHT = auto()
    SCORE = auto()


@dataclass(frozen=True, slots=True)
class Count:
    """What one sentence finds among the applicable criteria that it selects.

    `total` is the most it could count and `have` what it counts of the findings there are, both exact and in `unit`;
    the sentence holds when the count is at least `low` and at most `high`. `counted` and `missing` are criterion ids:
    those with the status asked for (for a total: below the best finding), and those nobody has assessed. `holds` is
    None while the missing findings decide.
    """

    sentence: Sentence
    unit: Unit
    selected: int
    counted: tuple[str, ...]
    missing: tuple[str, ...]
    total: Fraction
    have: Fraction
    low: Fraction
    high: Fraction
    holds: bool | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A selected criterion with what each value of the scale adds; `place` is None where nobody has assessed it."""

    criterion: Criterion
    gains: tuple[int, ...]
    place: int | None

    @property
    def known(self) -> int:
        return 0 if self.place is None else self.gains[self.place]

    @property
    def least(self) -> int:
        return min(self.gains) if self.place is None else self.gains[self.place]

    @property
    def most(self) -> int:
        return max(self.gains) if self.place is None else self.gains[self.place]


def count(sentence: Sentence, scheme: Scheme, findings: Sequence[CriterionFinding]) -> Count:
    """Count what a sentence asks for among the findings of an area, not applicable ones left out."""
    applicable = [finding for finding in findings if finding.finding != NOT_APPLICABLE]
    frame = Frame(scheme, tuple(finding.criterion for finding in applicable), readings_of(scheme))
    measure, unit = meter(sentence, frame), _unit(sentence, frame)
    rows = [
        _Row(one.criterion, gains, _place(one.finding, scheme))
        for one, gains in zip(applicable, measure.gains, strict=True)
        if selected(sentence.selector, one.criterion)
    ]
    scale = _scale(unit, rows, frame)
    return Count(
        sentence,
        unit,
        selected=len(rows),
        counted=tuple(row.criterion.id for row in rows if _counts(row, unit)),
        missing=tuple(row.criterion.id for row in rows if row.place is None),
        total=_total(unit, rows, scheme),
        have=Fraction(sum(row.known for row in rows), scale),
        low=Fraction(measure.low, scale),
        high=Fraction(measure.high, scale),
        holds=_holds(measure, rows),
    )


def truth(condition: Condition, scheme: Scheme, findings: Sequence[CriterionFinding]) -> Truth:
    """Tell whether a condition holds, None while the missing findings of its sentences leave that open."""
    match condition:
        case CountSentence() | ScoreSentence() | TotalSentence():
            return count(condition, scheme, findings).holds
        case AnyOf(members):
            return either([truth(member, scheme, findings) for member in members])
        case AllOf(members):
            return every([truth(member, scheme, findings) for member in members])
        case _:
            assert_never(condition)


def _place(finding: str, scheme: Scheme) -> int | None:
    return None if finding == NOT_ASSESSED else scheme.findings.index(finding)


def _unit(sentence: Sentence, frame: Frame) -> Unit:
    match sentence:
        case TotalSentence():
            return Unit.SCORE
        case CountSentence(quantity) | ScoreSentence(quantity):
            read = read_quantity(quantity, frame.readings)
            return Unit.WEIGHT if isinstance(read, Amount) and read.by_weight else Unit.CRITERIA
        case _:
            assert_never(sentence)


def _scale(unit: Unit, rows: Sequence[_Row], frame: Frame) -> int:
    """Return what the meter multiplies the unit by to stay with whole numbers."""
    match unit:
        case Unit.CRITERIA:
            return 1
        case Unit.WEIGHT:
            return math.lcm(*(row.criterion.weight.denominator for row in rows))
        case Unit.SCORE:
            return math.lcm(*(value.score.denominator for value in frame.scheme.scale))
        case _:
            assert_never(unit)


def _total(unit: Unit, rows: Sequence[_Row], scheme: Scheme) -> Fraction:
    match unit:
        case Unit.CRITERIA:
            return Fraction(len(rows))
        case Unit.WEIGHT:
            return sum((row.criterion.weight for row in rows), Fraction(0))
        case Unit.SCORE:
            return max(value.score for value in scheme.scale) * len(rows)
        case _:
            assert_never(unit)


def _counts(row: _Row, unit: Unit) -> bool:
    """Tell whether a sentence counts a criterion; a total counts those it could still gain from."""
    if unit is Unit.SCORE:
        return row.place is not None and row.place > 0
    return row.known > 0


def _holds(measure: Meter, rows: Sequence[_Row]) -> bool | None:
    least, most = sum(row.least for row in rows), sum(row.most for row in rows)
    if measure.low <= least and most <= measure.high:
        return True
    return False if most < measure.low or measure.high < least else None
