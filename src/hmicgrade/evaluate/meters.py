"""Sentences as meters: a sum of whole numbers over the criteria that must lie between two bounds.

Every sentence of the grammar is one meter. Weights, scores and percentages are multiplied out, so that no meter holds
anything but whole numbers and no rounding can decide a grade. The meaning is that of the table in `docs/conditions.md`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from hmicgrade.model.areas import Criterion
from hmicgrade.model.conditions import (
    AllBut,
    Amount,
    Bound,
    Comparison,
    CountSentence,
    Plain,
    Relation,
    ScoreSentence,
    Selector,
    Sentence,
    Status,
    TotalSentence,
    Word,
)
from hmicgrade.model.scheme import Scheme

Readings = Mapping[str, Amount]
"""The reading in force of each vague word."""

Gains = tuple[tuple[int, ...], ...]
"""For each criterion, what each value of the finding scale adds, best value first."""

NumberedQuantity = Plain | AllBut | Amount
"""A quantity after its vague word has been read."""


@dataclass(frozen=True, slots=True)
class Meter:
    """A sum over the criteria; the sentence holds when it is at least `low` and at most `high`."""

    gains: Gains
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What the sentences of an area are read against.

    `criteria` are the applicable ones, with their effective flags; `best_for` are ids taken as at the best finding
    whatever they are.
    """

    scheme: Scheme
    criteria: tuple[Criterion, ...]
    readings: Readings
    best_for: frozenset[str] = frozenset()


def readings_of(scheme: Scheme) -> dict[str, Amount]:
    """Return the readings that the scheme itself gives its vague words."""
    return {quantity.word: quantity.reading for quantity in scheme.quantities}


def read_quantity(quantity: Plain | AllBut | Amount | Word, readings: Readings) -> NumberedQuantity:
    """Return the quantity with a vague word replaced by its reading."""
    return readings[quantity.word] if isinstance(quantity, Word) else quantity


def meter(sentence: Sentence, frame: Frame) -> Meter:
    """Turn a sentence into its meter over the criteria of a frame."""
    match sentence:
        case CountSentence(quantity) | ScoreSentence(quantity):
            quantity = read_quantity(quantity, frame.readings)
            counted = tally(sentence, quantity, frame)
            low, high = count_range(quantity, counted.total, counted.scale)
            return Meter(counted.gains, low, high)
        case TotalSentence():
            return _totalling(sentence, frame)
        case _:
            assert_never(sentence)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a counting sentence counts: what each finding adds, the sum of all, and what a weight of 1 stands for."""

    gains: Gains
    total: int
    scale: int


def tally(sentence: CountSentence | ScoreSentence, quantity: NumberedQuantity, frame: Frame) -> Tally:
    """Return what a sentence counts over the criteria of a frame, whatever number it asks for."""
    amounts, scale = _amounts(quantity, sentence.selector, frame)
    return Tally(_gains(amounts, _counted(sentence, frame.scheme), frame), sum(amounts), scale)


def _counted(sentence: CountSentence | ScoreSentence, scheme: Scheme) -> list[int]:
    """Return, for each value of the finding scale, 1 where the sentence counts it, else 0."""
    match sentence:
        case CountSentence(_, _, status):
            test = has_status(status, scheme)
            return [int(test(finding)) for finding in scheme.findings]
        case ScoreSentence(_, _, bound):
            return [int(satisfies(value.score, bound)) for value in scheme.scale]
        case _:
            assert_never(sentence)


def satisfies(number: Fraction, bound: Bound) -> bool:
    """Tell whether a number satisfies a bound."""
    match bound.comparison:
        case Comparison.AT_LEAST:
            return number >= bound.number
        case Comparison.MORE_THAN:
            return number > bound.number
        case Comparison.AT_MOST:
            return number <= bound.number
        case Comparison.FEWER_THAN:
            return number < bound.number
        case Comparison.EXACTLY:
            return number == bound.number
        case _:
            assert_never(bound.comparison)


def has_status(status: Status, scheme: Scheme) -> Callable[[str], bool]:
    """Return the test whether a value of the finding scale has a status."""
    order = scheme.findings
    asked = order.index(status.finding)
    match status.relation:
        case Relation.IS:
            return lambda finding: order.index(finding) == asked
        case Relation.AT_LEAST:
            return lambda finding: order.index(finding) <= asked
        case Relation.AT_MOST:
            return lambda finding: order.index(finding) >= asked
        case Relation.BELOW:
            return lambda finding: order.index(finding) > asked
        case _:
            assert_never(status.relation)


def selected(selector: Selector, criterion: Criterion) -> bool:
    """Tell whether a selector takes a criterion."""
    return all(criterion.fits(adjective) for adjective in selector.adjectives)


def _amounts(quantity: NumberedQuantity, selector: Selector, frame: Frame) -> tuple[list[int], int]:
    """Return what each criterion counts for as whole numbers, and what a weight of 1 stands for among them."""
    chosen = [selected(selector, criterion) for criterion in frame.criteria]
    if not (isinstance(quantity, Amount) and quantity.by_weight):
        return [int(one) for one in chosen], 1
    weights = [criterion.weight if one else Fraction(0) for one, criterion in zip(chosen, frame.criteria, strict=True)]
    scale = math.lcm(*(weight.denominator for weight in weights))
    return [int(weight * scale) for weight in weights], scale


def _gains(amounts: Sequence[int], factors: Sequence[int], frame: Frame) -> Gains:
    at_best = [factors[0]] * len(factors)
    made = {
        (amount, best): tuple(amount * factor for factor in (at_best if best else factors))
        for amount in set(amounts)
        for best in (False, True)
    }
    return tuple(
        made[amount, criterion.id in frame.best_for] for amount, criterion in zip(amounts, frame.criteria, strict=True)
    )


def count_range(quantity: NumberedQuantity, total: int, scale: int = 1) -> tuple[int, int]:
    """Return the least and the greatest count that satisfy a quantity, among `total` selected.

    Counts by weight are multiplied by `scale`. An empty range (low above high) never holds.
    """
    match quantity:
        case Plain.ALL:
            return total, total
        case Plain.ANY:
            return 1, total
        case Plain.NO:
            return 0, 0
        case AllBut(number):
            return max(0, total - number), total
        case Amount(bound, percent):
            share = Fraction(total, 100) if percent else Fraction(scale)
            return _amount_range(bound, bound.number * share, total)
        case _:
            assert_never(quantity)


def _amount_range(bound: Bound, threshold: Fraction, total: int) -> tuple[int, int]:
    if total == 0:
        return (0, 0) if satisfies(Fraction(0), bound) else (1, 0)
    match bound.comparison:
        case Comparison.AT_LEAST:
            return math.ceil(threshold), total
        case Comparison.MORE_THAN:
            return math.floor(threshold) + 1, total
        case Comparison.AT_MOST:
            return 0, math.floor(threshold)
        case Comparison.FEWER_THAN:
            return 0, math.ceil(threshold) - 1
        case Comparison.EXACTLY:
            return math.ceil(threshold), math.floor(threshold)
        case _:
            assert_never(bound.comparison)


def _totalling(sentence: TotalSentence, frame: Frame) -> Meter:
    scores = [value.score for value in frame.scheme.scale]
    scale = math.lcm(*(score.denominator for score in scores))
    factors = [int(score * scale) for score in scores]
    amounts = [int(selected(sentence.selector, criterion)) for criterion in frame.criteria]
    highest = max(factors) * sum(amounts)
    share = Fraction(highest, 100) if sentence.of_maximum else Fraction(scale)
    low, high = _amount_range(sentence.bound, sentence.bound.number * share, highest)
    return Meter(_gains(amounts, factors, frame), low, high)
