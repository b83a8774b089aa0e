"""The sentences on readings of vague words, each alone and all together."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hmicgrade.explain.counts import predicate
from hmicgrade.explain.phrases import either, listed, one_line, quoted
from hmicgrade.explain.readings import percentage
from hmicgrade.model.conditions import CountSentence, ScoreSentence
from hmicgrade.model.wording import number_text, selector_text

NOTE = "Each stretch of readings that the scheme allows is tried, for each vague word and for all of them together."
UNKNOWN = "Too many counts for an exact search: any grade may follow where no reading is told from another."
ONE_OF_THESE = "Over all allowed readings together, the result is one of these:"


def title(force: str, year: object) -> str:
    """Head the page on a force."""
    return f"Readings: {one_line(force)}, {year}"


def stands(grades: Sequence[str], words: Sequence[str]) -> str:
    """Give the result that no allowed reading of the vague words changes."""
    return f"{either(grades)} under every allowed reading of {listed([quoted(word) for word in words])}."


def worded_plainly(grades: Sequence[str]) -> str:
    """Give the result of an area on which no vague word bears."""
    return f"{either(grades)}: no vague word bears on this area."


def now(grades: Sequence[str]) -> str:
    """Mark the result under the scheme's own readings."""
    return f"{either(grades)}, as the scheme reads them"


def moved(readings: Sequence[tuple[str, str]], grades: Sequence[str]) -> str:
    """Say which other readings, the nearest there are, give another result."""
    said = listed([f"{quoted(word)} as {reading}" for word, reading in readings])
    return f"The nearest other result: reading {said} gives {either(grades)}."


def alone_alike(words: Sequence[str]) -> str:
    """Name the vague words that make no difference alone."""
    return f"Every allowed reading of {listed([quoted(word) for word in words], 'or')} gives the same, taken alone."


def too_many(number: int, limit: int) -> str:
    """Say that readings were not tried together."""
    return f"There are {number} ways to read the words together, more than {limit}: each word is tried alone."


def count(sentence: CountSentence | ScoreSentence, have: Fraction, total: Fraction, *, by_weight: bool) -> str:
    """Say how much a sentence counts: "8 of 10 good criteria are met"."""
    selector = selector_text(sentence.selector)
    numbers = f"{number_text(have)} of {number_text(total)}"
    if by_weight:
        return f"{numbers} by weight of the {selector} {predicate(sentence, 2)}"
    return f"{numbers} {selector} {predicate(sentence, int(have))}"


def at_breakpoint(count_text: str, number: Fraction, *, percent: bool, certain: bool) -> str:
    """Say which count lies where the result changes."""
    share = f": {percentage(number)}" if percent else ""
    return f"{count_text}{share}" if certain else f"if {count_text}{share}"
