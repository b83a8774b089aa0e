"""The readings of vague words that a grade rests on."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hmicgrade.evaluate.assessment import AreaAssessment, QuantityReadings, ReadingPoint, ReadingRange
from hmicgrade.explain import sentences as say
from hmicgrade.explain.statements import Point, Statement, Topic
from hmicgrade.model.wording import amount_text, number_text


def readings(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield the readings that make a difference within their range, and then those that make none."""
    telling = [one for one in assessment.readings if len(one.ranges) > 1]
    alike = [one.quantity.word for one in assessment.readings if len(one.ranges) == 1]
    for one in telling:
        yield _reading(one, assessment)
    if alike:
        yield Statement(Topic.READINGS, say.readings_alike(alike))


def _reading(one: QuantityReadings, assessment: AreaAssessment) -> Statement:
    quantity = one.quantity
    points = tuple(_range(stretch, percent=quantity.reading.percent) for stretch in one.ranges)
    text = say.reading(quantity.word, amount_text(quantity.reading), assessment.possible)
    return Statement(Topic.READINGS, text, points)


def _range(stretch: ReadingRange, *, percent: bool) -> Point:
    first, last = (reading_text(point, percent=percent) for point in (stretch.first, stretch.last))
    return Point(say.reading_range(first, last, stretch.possible))


def reading_text(point: ReadingPoint, *, percent: bool) -> str:
    """Write a reading: "more than 50%", "at least about 71.4%", "at least 3"."""
    return f"{point.comparison} {_percentage(point.number) if percent else number_text(point.number)}"


def _percentage(share: Fraction) -> str:
    tenths = share * 1000
    rounded = Fraction((2 * tenths.numerator + tenths.denominator) // (2 * tenths.denominator))
    about = "" if rounded == tenths else "about "
    return f"{about}{number_text(rounded / 10)}%"
