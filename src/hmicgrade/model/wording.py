"""How conditions are written: the one place that turns a parsed sentence back into English."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from hmicgrade.model.conditions import (
    AllBut,
    Amount,
    Bound,
    CountSentence,
    Plain,
    Quantity,
    ScoreSentence,
    Selector,
    Sentence,
    Status,
    TotalSentence,
    Word,
)
from hmicgrade.model.table import EffectTest, Presence


def number_text(number: Fraction) -> str:
    """Write an exact number as a decimal where it has one, else as a fraction."""
    if number.denominator == 1:
        return str(number.numerator)
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    if Fraction(decimal) == number:
        return format(decimal.normalize(), "f")
    return f"{number.numerator}/{number.denominator}"


def bound_text(bound: Bound) -> str:
    """Write a bound: "at least 3"."""
    return f"{bound.comparison} {number_text(bound.number)}"


def amount_text(amount: Amount) -> str:
    """Write an amount: "more than 50%", "at least 0.4 by weight"."""
    percent = "%" if amount.percent else ""
    weight = " by weight" if amount.by_weight else ""
    return f"{bound_text(amount.bound)}{percent}{weight}"


def quantity_text(quantity: Quantity) -> str:
    """Write a quantity: "all", "all but 2", "most", "at least 40%"."""
    match quantity:
        case Plain():
            return str(quantity)
        case AllBut(number):
            return f"all but {number}"
        case Amount():
            return amount_text(quantity)
        case Word(word):
            return word
        case _:
            assert_never(quantity)


def id_text(identifier: str) -> str:
    """Write an id as words, for what nothing gives a title: `child-abuse` is "Child abuse"."""
    return identifier.replace("-", " ").capitalize()


def finding_text(finding: str) -> str:
    """Write a finding as words: `partly_met` is "partly met"."""
    return finding.replace("_", " ")


def status_text(status: Status) -> str:
    """Write a status: "met", "at least partly met"."""
    return f"{status.relation} {finding_text(status.finding)}".strip()


def given_text(given: Iterable[EffectTest]) -> str:
    """Write the tests of a line of the findings table: "any well_short and no supports", "at least 2 short"."""
    return " and ".join(_test_text(test) for test in given)


def _test_text(test: EffectTest) -> str:
    number = f" {test.number}" if test.presence is Presence.AT_LEAST else ""
    return f"{test.presence}{number} {test.effect}"


def is_singular(quantity: Quantity) -> bool:
    """True where English wants "criterion is" after a quantity."""
    match quantity:
        case Plain():
            return quantity is not Plain.ALL
        case Amount(bound, percent, by_weight):
            return bound.number == 1 and not percent and not by_weight
        case AllBut() | Word():
            return False
        case _:
            assert_never(quantity)


def selector_text(selector: Selector, *, singular: bool = False) -> str:
    """Write a selector: "critical fair criteria"."""
    return " ".join((*selector.adjectives, "criterion" if singular else "criteria"))


def sentence_text(sentence: Sentence) -> str:
    """Write a sentence in the plainest form of the grammar; parsing it gives the same sentence back."""
    match sentence:
        case CountSentence(quantity, selector, status):
            singular = is_singular(quantity)
            verb = "is" if singular else "are"
            return (
                f"{quantity_text(quantity)} {selector_text(selector, singular=singular)} {verb} {status_text(status)}"
            )
        case ScoreSentence(quantity, selector, bound):
            singular = is_singular(quantity)
            verb = "scores" if singular else "score"
            return f"{quantity_text(quantity)} {selector_text(selector, singular=singular)} {verb} {bound_text(bound)}"
        case TotalSentence(selector, bound, of_maximum):
            share = "% of the maximum" if of_maximum else ""
            return f"the total score of the {selector_text(selector)} is {bound_text(bound)}{share}"
        case _:
            assert_never(sentence)
