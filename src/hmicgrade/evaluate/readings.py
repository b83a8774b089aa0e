"""How the grade depends on what a vague word is read as: every breakpoint along its range, exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from hmicgrade.evaluate.assessment import QuantityReadings, ReadingPoint, ReadingRange
from hmicgrade.evaluate.bands import Bands
from hmicgrade.evaluate.diagram import Box, LatticeTooLargeError
from hmicgrade.evaluate.lattice import AreaLattice
from hmicgrade.evaluate.meters import Frame, Gains, Tally, tally
from hmicgrade.evaluate.reasons import grade_names, possible_grades
from hmicgrade.evaluate.ruleset import compile_rules
from hmicgrade.model.conditions import (
    Amount,
    Bound,
    Comparison,
    Condition,
    CountSentence,
    ScoreSentence,
    TotalSentence,
    Word,
    sentences,
)
from hmicgrade.model.scheme import Quantity

SUM_LIMIT = 20_000
"""How many different sums of one sentence are told apart when breakpoints are looked for."""

Stretch = tuple[Amount, Amount]
"""The first and the last reading of a part of a vague word's range."""

SetAside = Mapping[str, frozenset[str]]
"""By cap, the criteria for which judgements set it aside."""

Key = tuple[Fraction, bool]
"""The place of a reading in the order of readings: its number, and whether it is the second reading at that number."""


def readings(lattice: AreaLattice, set_aside: SetAside) -> tuple[tuple[QuantityReadings, ...], bool]:
    """Return, for each vague word that the rules use, the result along its range; and whether that is exact."""
    found, exact = [], True
    for quantity in lattice.ruleset.frame.scheme.quantities:
        tallies = list(_tallies(lattice, set_aside, quantity))
        if tallies:
            ranges, sure = _ranges(lattice, set_aside, quantity, _breaks(lattice, quantity, tallies))
            found.append(QuantityReadings(quantity, ranges))
            exact = exact and sure
    return tuple(found), exact


def distinct_readings(lattice: AreaLattice, set_aside: SetAside, quantity: Quantity) -> tuple[Amount, ...] | None:
    """Return one reading of each stretch of a vague word's range within which no sentence can tell readings apart.

    None where the sentences with the word have too many sums; empty where there is no such sentence.
    """
    found = stretches(lattice, set_aside, quantity)
    return None if found is None else tuple(last for _, last in found)


def stretches(lattice: AreaLattice, set_aside: SetAside, quantity: Quantity) -> tuple[Stretch, ...] | None:
    """Return the stretches of a vague word's range within which no sentence can tell readings apart, in order.

    None where the sentences with the word have too many sums; empty where there is no such sentence.
    """
    tallies = list(_tallies(lattice, set_aside, quantity))
    breaks = _breaks(lattice, quantity, tallies)
    if breaks is None:
        return None
    return tuple((_at(quantity, first), _at(quantity, last)) for first, last in _stretches(quantity, breaks) if tallies)


def counts_at(
    lattice: AreaLattice, quantity: Quantity, number: Fraction
) -> Iterator[tuple[CountSentence | ScoreSentence, Fraction, Fraction, bool]]:
    """Yield the sentences with a vague word that can count exactly a number of the word's unit.

    Each with how much it counts then, of how much, and whether that is so whatever is missing.
    """
    scheme = lattice.ruleset.frame.scheme
    conditions = [rule.requires for rule in scheme.grades if rule.requires is not None]
    for condition in (*conditions, *(cap.when for cap in scheme.caps)):
        for sentence in sentences(condition):
            if isinstance(sentence, TotalSentence) or sentence.quantity != Word(quantity.word):
                continue
            counted = tally(sentence, quantity.reading, lattice.ruleset.frame)
            have = number * _whole(quantity, counted)
            sums = sums_of(counted.gains, lattice.box) or set()
            if have in sums and counted.total:
                one = Fraction(1, counted.scale)
                yield sentence, have * one, counted.total * one, len(sums) == 1


def _ranges(
    lattice: AreaLattice, set_aside: SetAside, quantity: Quantity, breaks: list[Fraction] | None
) -> tuple[tuple[ReadingRange, ...], bool]:
    """Return the result along a range; where its breakpoints are not known, that any grade may follow."""
    if breaks is None:
        every = lattice.ruleset.frame.scheme.grade_names
        return (ReadingRange(point_of(quantity.first), point_of(quantity.last), None, every),), False
    parts = list(_parts(lattice, set_aside, quantity, list(_stretches(quantity, breaks))))
    return tuple(_merged([part for part, _ in parts])), all(sure for _, sure in parts)


def _parts(
    lattice: AreaLattice, set_aside: SetAside, quantity: Quantity, stretches_: list[tuple[Key, Key]]
) -> Iterator[tuple[ReadingRange, bool]]:
    """Yield the result in each stretch, and whether it is exact; by a lattice for each where sums are too many."""
    amounts = tuple(_at(quantity, last) for _, last in stretches_)
    try:
        bands = Bands(lattice, set_aside, {quantity.word: amounts})
    except LatticeTooLargeError:
        yield from (_part(lattice, set_aside, quantity, stretch) for stretch in stretches_)
        return
    for at, stretch in enumerate(stretches_):
        yield _range(quantity, stretch, grade_names(lattice, bands.possible({quantity.word: at}))), True


def _tallies(lattice: AreaLattice, set_aside: SetAside, quantity: Quantity) -> Iterator[Tally]:
    """Yield what each sentence with the word counts, caps also with their set-aside criteria at the best."""
    frame = lattice.ruleset.frame
    for rule in frame.scheme.grades:
        if rule.requires is not None:
            yield from _tallies_in(rule.requires, quantity, frame)
    for cap in frame.scheme.caps:
        yield from _tallies_in(cap.when, quantity, frame)
        yield from _tallies_in(cap.when, quantity, replace(frame, best_for=set_aside.get(cap.id, frozenset())))


def _tallies_in(condition: Condition, quantity: Quantity, frame: Frame) -> Iterator[Tally]:
    for sentence in sentences(condition):
        if isinstance(sentence, TotalSentence) or sentence.quantity != Word(quantity.word):
            continue
        yield tally(sentence, quantity.reading, frame)


def _breaks(lattice: AreaLattice, quantity: Quantity, tallies: list[Tally]) -> list[Fraction] | None:
    """Return the numbers, in the quantity's unit, where a sentence can begin or cease to hold; None past the limit."""
    numbers: set[Fraction] = set()
    for counted in tallies:
        sums = sums_of(counted.gains, lattice.box)
        if sums is None:
            return None
        whole = _whole(quantity, counted)
        numbers.update(number / whole if whole else Fraction(0) for number in sums)
    return sorted(numbers)


def _whole(quantity: Quantity, counted: Tally) -> Fraction:
    """Return the sum that stands for a number of 1 in a quantity's unit."""
    return Fraction(counted.total, 100) if quantity.reading.percent else Fraction(counted.scale)


def sums_of(gains: Gains, box: Box) -> set[int] | None:
    """Return the sums that the criteria of a box can add up to; None past `SUM_LIMIT`."""
    sums = {0}
    for row, values in zip(gains, box, strict=True):
        steps = {row[value] for value in values}
        sums = {number + step for number in sums for step in steps}
        if len(sums) > SUM_LIMIT:
            return None
    return sums


def _stretches(quantity: Quantity, breaks: list[Fraction]) -> Iterator[tuple[Key, Key]]:
    """Yield the first and last readings of each stretch of the range between breakpoints."""
    first, last = reading_order(quantity.first), reading_order(quantity.last)
    for number in breaks:
        if first <= (number, False) and (number, True) <= last:
            yield first, (number, False)
            first = (number, True)
    yield first, last


def reading_order(amount: Amount) -> Key:
    """Return the place of a reading among those like it: "at least x" < "more than x" < "at least y"."""
    return amount.bound.number, amount.bound.comparison in {Comparison.MORE_THAN, Comparison.AT_MOST}


def _at(quantity: Quantity, key: Key) -> Amount:
    number, second = key
    if quantity.reading.bound.comparison.is_floor:
        comparison = Comparison.MORE_THAN if second else Comparison.AT_LEAST
    else:
        comparison = Comparison.AT_MOST if second else Comparison.FEWER_THAN
    return replace(quantity.reading, bound=Bound(comparison, number))


def _part(
    lattice: AreaLattice, set_aside: SetAside, quantity: Quantity, stretch: tuple[Key, Key]
) -> tuple[ReadingRange, bool]:
    frame = lattice.ruleset.frame
    amounts = {**frame.readings, quantity.word: _at(quantity, stretch[1])}
    ruleset = compile_rules(frame.scheme, frame.criteria, amounts, set_aside)
    read = AreaLattice(ruleset, lattice.found, lattice.decided)
    return _range(quantity, stretch, possible_grades(read)), read.completions is not None


def _range(quantity: Quantity, stretch: tuple[Key, Key], possible: tuple[str, ...]) -> ReadingRange:
    first, last = (point_of(_at(quantity, key)) for key in stretch)
    return ReadingRange(first, last, possible[0] if len(possible) == 1 else None, possible)


def point_of(amount: Amount) -> ReadingPoint:
    """Return a reading as a number: a share of 1 for a percentage, else a count."""
    share = 100 if amount.percent else 1
    return ReadingPoint(amount.bound.comparison, amount.bound.number / share)


def _merged(parts: list[ReadingRange]) -> Iterator[ReadingRange]:
    """Join neighbours under which the result is the same."""
    for _, alike in groupby(parts, key=lambda part: part.possible):
        run = list(alike)
        yield replace(run[0], last=run[-1].last)
