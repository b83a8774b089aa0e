"""How a count is put into words: "6 of 9 good criteria are met; most, read as more than 50%, needs 5"."""

from __future__ import annotations

from typing import assert_never

from hmicgrade.evaluate.counting import Count, Unit
from hmicgrade.explain.phrases import is_or_are
from hmicgrade.model.conditions import (
    AllBut,
    Amount,
    Comparison,
    CountSentence,
    Plain,
    Quantity,
    ScoreSentence,
    TotalSentence,
    Word,
)
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.wording import amount_text, bound_text, number_text, selector_text, status_text

PAIR = 2
"""The number of which English says "both"."""


def count_text(count: Count, scheme: Scheme) -> str:
    """Say what a sentence counts and, where that is not plain from it, what it needs."""
    needs = needs_text(count, scheme)
    return f"{head_text(count)}; {needs}" if needs else head_text(count)


def head_text(count: Count) -> str:
    """Say what a sentence counts: "6 of 9 good criteria are met, 1 not assessed"."""
    selector = selector_text(count.sentence.selector)
    if not count.selected:
        return f"there are no {selector} to count"
    missing = f", {len(count.missing)} not assessed" if count.missing else ""
    return f"{_counted(count, selector)}{missing}"


def _counted(count: Count, selector: str) -> str:
    have, total = number_text(count.have), number_text(count.total)
    match count.sentence:
        case TotalSentence():
            return f"the {selector} score {have} of {total} in total"
        case CountSentence() | ScoreSentence() as sentence if count.unit is Unit.WEIGHT:
            return f"{have} of {total} by weight of the {selector} {predicate(sentence, 2)}"
        case CountSentence() | ScoreSentence() as sentence if count.have == count.total > 1:
            every = "both" if count.total == PAIR else f"all {total}"
            return f"{every} {selector} {predicate(sentence, 2)}"
        case CountSentence() | ScoreSentence() as sentence:
            return f"{have} of {total} {selector} {predicate(sentence, int(count.have))}"
        case _:
            assert_never(count.sentence)


def predicate(sentence: CountSentence | ScoreSentence, number: int) -> str:
    """Say what a sentence counts of so many criteria: "are met", "scores at least 1"."""
    match sentence:
        case CountSentence(_, _, status):
            return f"{is_or_are(number)} {status_text(status)}"
        case ScoreSentence(_, _, bound):
            return f"{'scores' if number == 1 else 'score'} {bound_text(bound)}"
        case _:
            assert_never(sentence)


def needs_text(count: Count, scheme: Scheme) -> str:
    """Say what a sentence needs: "most, read as more than 50%, needs 5"; nothing where the count already says it."""
    match count.sentence:
        case TotalSentence(_, bound, of_maximum):
            return _range_text(bound.comparison, bound_text(bound) + ("% of the maximum" if of_maximum else ""), count)
        case CountSentence(quantity) | ScoreSentence(quantity):
            return _quantity_text(quantity, count, scheme)
        case _:
            assert_never(count.sentence)


def _quantity_text(quantity: Quantity, count: Count, scheme: Scheme) -> str:
    match quantity:
        case Plain():
            return "" if count.holds or not count.selected else _PLAIN_NEEDS[quantity]
        case AllBut(number):
            return f"all but {number} needs {number_text(count.low)}"
        case Amount(bound, percent, by_weight) if not percent and not by_weight:
            verb = "may be" if bound.comparison.is_ceiling else f"{is_or_are(int(bound.number))} needed"
            return f"{bound_text(bound)} {verb}"
        case Amount(bound):
            return _range_text(bound.comparison, amount_text(quantity), count)
        case Word(word):
            return _word_text(word, count, scheme)
        case _:
            assert_never(quantity)


_PLAIN_NEEDS = {Plain.ALL: "all are needed", Plain.ANY: "1 is needed", Plain.NO: "none may be"}


def _word_text(word: str, count: Count, scheme: Scheme) -> str:
    reading = next(quantity.reading for quantity in scheme.quantities if quantity.word == word)
    return _range_text(reading.bound.comparison, f"{word}, read as {amount_text(reading)},", count)


def _range_text(comparison: Comparison, name: str, count: Count) -> str:
    if count.low > min(count.high, count.total):
        return f"{name} cannot hold"
    if comparison.is_ceiling:
        return f"{name} allows {number_text(count.high)}"
    return f"{name} needs {number_text(count.low)}"
