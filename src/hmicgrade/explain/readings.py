"""The readings of vague words that a grade rests on."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hmicgrade.evaluate.assessment import AreaAssessment, QuantityReadings, ReadingPoint, ReadingRange
from hmicgrade.explain import sentences as say
from hmicgrade.explain.statements import Point, Statement, Topic
from hmicgrade.model.scheme import Quantity
from hmicgrade.model.wording import amount_text, number_text


def readings(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield the readings that make a difference within their range, and then those that make none."""
    telling, alike = telling_and_alike(assessment)
    for one in telling:
        yield _reading(one, assessment)
    if alike:
        yield Statement(Topic.READINGS, say.READINGS_ALIKE, tuple(_within(one) for one in alike))


def telling_and_alike(assessment: AreaAssessment) -> tuple[list[QuantityReadings], list[QuantityReadings]]:
    """Return the readings that make a difference within their range, and those that make none."""
    telling = [one for one in assessment.readings if len(one.ranges) > 1]
    alike = [one for one in assessment.readings if len(one.ranges) == 1]
    return telling, alike


def _within(one: QuantityReadings) -> Point:
    first, last = ends(one.ranges[0], one.quantity)
    return Point(say.reading_within(one.quantity.word, amount_text(one.quantity.reading), first, last))


def _reading(one: QuantityReadings, assessment: AreaAssessment) -> Statement:
    quantity = one.quantity
    points = tuple(Point(say.reading_range(*ends(stretch, quantity), stretch.possible)) for stretch in one.ranges)
    text = say.reading(quantity.word, amount_text(quantity.reading), assessment.possible)
    return Statement(Topic.READINGS, text if assessment.override is None else say.before_override(text), points)


def ends(stretch: ReadingRange, quantity: Quantity) -> tuple[str, str]:
    """Write the first and the last reading of a stretch."""
    percent = quantity.reading.percent
    return reading_text(stretch.first, percent=percent), reading_text(stretch.last, percent=percent)


def reading_text(point: ReadingPoint, *, percent: bool) -> str:
    """Write a reading: "more than 50%", "at least about 71.4%", "at least 3"."""
    return f"{point.comparison} {percentage(point.number) if percent else number_text(point.number)}"


def percentage(share: Fraction) -> str:
    """Write a share of 1: "50%", or "about 71.4%" where it has more than one decimal."""
    tenths = share * 1000
    rounded = Fraction((2 * tenths.numerator + tenths.denominator) // (2 * tenths.denominator))
    about = "" if rounded == tenths else "about "
    return f"{about}{number_text(rounded / 10)}%"
