"""Laws of the reasons: what decides a grade, what would move it, what is missing and what the readings do."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate import reasons
from hmicgrade.evaluate.assessment import Because, Change, ReadingPoint, ReadingRange
from hmicgrade.model.conditions import Amount, Bound, Comparison
from hmicgrade.model.scheme import NOT_ASSESSED
from tests.evaluate.grading import graded
from tests.evaluate.oracle import Oracle, Small, sets_of
from tests.evaluate.strategies import smalls

ORDER = {Comparison.AT_LEAST: 0, Comparison.MORE_THAN: 1, Comparison.FEWER_THAN: 0, Comparison.AT_MOST: 1}


def check_change(change: Change | None, wanted: tuple[str, set[frozenset[str]]] | None) -> None:
    """A change names the grade, the fewest findings and, set by set, every smallest set once."""
    if change is None or wanted is None:
        assert change is None
        assert wanted is None
        return
    to, smallest = wanted
    sets = [one for recipe in change.recipes for one in sets_of(recipe)]
    assert change.to == to
    assert {len(one) for one in smallest} == {change.changes}
    assert len(sets) == len(set(sets))
    if change.more:
        assert set(sets) < smallest
    else:
        assert set(sets) == smallest


@given(smalls())
def test_raise_gives_every_smallest_set_once(small: Small) -> None:
    """'The fewest findings to bring to the best status so that every possible grade is `to` or better.'"""
    check_change(graded(small).raising, Oracle(small).raise_sets())


@given(smalls())
def test_lower_gives_every_smallest_set_once(small: Small) -> None:
    """'The fewest findings whose fall to the worst status makes some worse grade possible; same form.'"""
    found, oracle = graded(small), Oracle(small)
    check_change(found.lowering, oracle.lower_sets() if found.possible[1:] == () else None)


@given(smalls())
def test_the_margin_is_the_smaller_of_the_two(small: Small) -> None:
    """'margin: the smaller of the two'; '`margin` is null while undetermined'."""
    found, oracle = graded(small), Oracle(small)
    sizes = [len(next(iter(sets))) for _, sets in filter(None, (oracle.raise_sets(), oracle.lower_sets()))]
    assert found.margin == (min(sizes, default=None) if len(oracle.possible) == 1 else None)


@given(smalls(), st.integers(0, 2))
def test_recipes_past_the_stated_number_are_counted(small: Small, limit: int) -> None:
    """'Past a stated number the rest are counted', 'in `"more": N` beside `recipes`'."""
    whole = graded(small)
    with patch.object(reasons, "RECIPE_LIMIT", limit):
        found = graded(small)
    for short, full in ((found.raising, whole.raising), (found.lowering, whole.lowering)):
        if short is None or full is None:
            assert short is full
            continue
        assert short.recipes == full.recipes[:limit]
        assert short.more == full.more + len(full.recipes) - len(short.recipes)


@given(smalls())
def test_because_fixes_the_grade_and_nothing_in_it_can_be_dropped(small: Small) -> None:
    """'In every completion that respects both lists the grade is this one, and no entry can be dropped.'"""
    found, oracle = graded(small), Oracle(small)
    if found.grade is None:
        assert found.because is None
        return
    assert found.because is not None
    assert oracle.fixes(found.because, found.grade)
    assert NOT_ASSESSED not in {small.finding(one) for one in named(found.because)}
    for less in without_one(found.because):
        assert not oracle.fixes(less, found.grade)


def named(because: Because) -> tuple[str, ...]:
    return (*because.at_least, *because.at_most)


def without_one(because: Because) -> list[Because]:
    low, high = because.at_least, because.at_most
    return [
        *(Because(tuple(other for other in low if other != one), high) for one in low),
        *(Because(low, tuple(other for other in high if other != one)) for one in high),
    ]


@given(smalls())
def test_missing_says_what_to_inspect_first(small: Small) -> None:
    """'Alone, changes the result in the largest share of completions; ties by file order.'"""
    missing, oracle = graded(small).missing, Oracle(small)
    assert list(missing.criteria) == oracle.missing
    assert missing.settles_most == oracle.settles_most()


@given(smalls())
def test_missing_says_how_few_findings_could_settle_it(small: Small) -> None:
    """'The fewest whose findings, for some answers, leave one grade'; 'null when no answers help'."""
    assert graded(small).missing.fewest == Oracle(small).fewest()


@given(smalls())
def test_readings_tell_the_grade_along_the_whole_range(small: Small) -> None:
    """'For each quantity that the scheme's rules use, the grade along its range ... equal neighbours are merged.'"""
    found, oracle = graded(small), Oracle(small)
    used = oracle.used_words()
    words = [one.word for one in small.scheme.quantities if one.word in used]
    assert [one.quantity.word for one in found.readings] == words
    for one in found.readings:
        assert one.ranges[0].first == point(one.quantity.first)
        assert one.ranges[-1].last == point(one.quantity.last)
        for here, after in pairwise(one.ranges):
            check_border(here, after)
        for stretch in one.ranges:
            check_stretch(oracle, one.quantity.word, one.quantity.reading, stretch)


def point(amount: Amount) -> ReadingPoint:
    return ReadingPoint(amount.bound.comparison, amount.bound.number / (100 if amount.percent else 1))


def check_border(here: ReadingRange, after: ReadingRange) -> None:
    """Two neighbours differ, and meet between "at least x" and "more than x" or their like."""
    assert (here.grade, here.possible) != (after.grade, after.possible)
    assert here.last.number == after.first.number
    assert (ORDER[here.last.comparison], ORDER[after.first.comparison]) == (0, 1)


def check_stretch(oracle: Oracle, word: str, reading: Amount, stretch: ReadingRange) -> None:
    """The result is the same at both ends of a stretch and at points between them."""
    assert stretch.grade == (stretch.possible[0] if stretch.possible[1:] == () else None)
    for at in probes(stretch):
        number = at.number * 100 if reading.percent else at.number
        amount = replace(reading, bound=Bound(at.comparison, number))
        assert oracle.ordered(oracle.possible_reading(word, amount)) == stretch.possible


def probes(stretch: ReadingRange) -> list[ReadingPoint]:
    pair = {stretch.first.comparison, stretch.last.comparison}
    floors = (Comparison.AT_LEAST, Comparison.MORE_THAN)
    both = floors if pair & set(floors) else (Comparison.FEWER_THAN, Comparison.AT_MOST)
    low, high = stretch.first.number, stretch.last.number
    between = [low + (high - low) * Fraction(part, 7) for part in range(1, 7)] if low < high else []
    inner = [*between, *(Fraction(part, 4) for part in range(1, 4) if low < Fraction(part, 4) < high)]
    return [stretch.first, stretch.last, *(ReadingPoint(comparison, number) for number in inner for comparison in both)]
