"""The result along the readings of one vague word."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hmicgrade.evaluate.assessment import AreaRefused, AreaResult, QuantityReadings, ReadingPoint, ReadingRange
from hmicgrade.evaluate.readings import point_of
from hmicgrade.explain import chart_sentences as say
from hmicgrade.explain import sentences
from hmicgrade.explain.charting.drawings import Heading, Rank, Reading, Stretch, Unpictured
from hmicgrade.explain.charting.subject import Subject, ranks
from hmicgrade.explain.page import Table
from hmicgrade.explain.phrases import either
from hmicgrade.explain.readings import ends, reading_text
from hmicgrade.model.conditions import Comparison


def reading(result: AreaResult, of: Subject, word: str) -> Reading | Unpictured:
    """Return the grades that the readings of a vague word give an area."""
    kind, what = f"reading-{word}", say.reading_of(word)
    if isinstance(result, AreaRefused):
        return Unpictured(of.heading(kind, what, sentences.refused(len(result.diagnostics))))
    found = next((one for one in result.readings if one.quantity.word == word), None)
    if found is None:
        return Unpictured(of.heading(kind, what, " ".join([*of.grounds(result), say.bears_on_nothing(word)])))
    said = [*of.grounds(result), *_said(found)]
    heading = of.heading(kind, what, " ".join(said), Table(say.READ, tuple(_rows(found))))
    return _drawn(found, heading, ranks(result.scheme))


def _drawn(found: QuantityReadings, heading: Heading, scale: dict[str, Rank]) -> Reading:
    at, percent = point_of(found.quantity.reading), found.quantity.reading.percent
    return Reading(
        heading,
        tuple(_stretch(one, found, scale) for one in found.ranges),
        say.number(found.ranges[0].first.number, percent=percent),
        at.number,
        next(place for place, one in enumerate(found.ranges) if _order(at) <= _order(one.last)),
        say.as_read(reading_text(at, percent=percent)),
    )


def _order(point: ReadingPoint) -> tuple[Fraction, bool]:
    """Return the place of a reading among the others: "at least x" comes before "more than x"."""
    return point.number, point.comparison in {Comparison.MORE_THAN, Comparison.AT_MOST}


def _rows(found: QuantityReadings) -> Iterator[tuple[str, ...]]:
    for one in found.ranges:
        yield (*ends(one, found.quantity), either(one.possible))


def _said(found: QuantityReadings) -> Iterator[str]:
    """Yield what each stretch of readings gives."""
    for one in found.ranges:
        yield say.between(*ends(one, found.quantity), one.possible)


def _stretch(one: ReadingRange, found: QuantityReadings, scale: dict[str, Rank]) -> Stretch:
    words = say.stretch(*ends(one, found.quantity), one.possible)
    end = say.number(one.last.number, percent=found.quantity.reading.percent)
    return Stretch(one.first.number, one.last.number, tuple(scale[grade] for grade in one.possible), words, end)
