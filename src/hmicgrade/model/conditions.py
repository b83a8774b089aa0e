"""Conditions: the sentences that rules are made of, as a closed union of frozen types.

The grammar and its meaning stand in `docs/conditions.md`. A condition is a sentence, or a list of
conditions of which any or all must hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from hmicgrade.model.diagnostics import Span


class Comparison(StrEnum):
    """How a number is compared with a bound."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    FEWER_THAN = "fewer than"
    EXACTLY = "exactly"

    @property
    def is_floor(self) -> bool:
        """True for the comparisons that more criteria can only help to satisfy."""
        return self in {Comparison.AT_LEAST, Comparison.MORE_THAN}

    @property
    def is_ceiling(self) -> bool:
        """True for the comparisons that fewer criteria can only help to satisfy."""
        return self in {Comparison.AT_MOST, Comparison.FEWER_THAN}


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparison with an exact number, as in "at least 3"."""

    comparison: Comparison
    number: Fraction


@dataclass(frozen=True, slots=True)
class Amount:
    """A stated amount: a bound on a count, on a percentage, or on weights.

    It is also what a vague word is read as ("more than 50%").
    """

    bound: Bound
    percent: bool = False
    by_weight: bool = False


class Plain(StrEnum):
    """The quantities that need no number. "every" and "each" mean "all"."""

    ALL = "all"
    ANY = "any"
    NO = "no"


@dataclass(frozen=True, slots=True)
class AllBut:
    """All but a whole number of the selected criteria, as in "all but 2"."""

    number: int


@dataclass(frozen=True, slots=True)
class Word:
    """A vague word of the scheme ("most"), whose reading the scheme gives."""

    word: str


Quantity = Plain | AllBut | Amount | Word


@dataclass(frozen=True, slots=True)
class Selector:
    """Which criteria a sentence is about: those to which every adjective applies.

    An adjective is a level, "critical", "significant" or a tag. Without adjectives: every criterion of the area.
    """

    adjectives: tuple[str, ...] = ()


class Relation(StrEnum):
    """How a finding is compared with a value of the finding scale."""

    IS = ""
    AT_LEAST = "at least"
    AT_MOST = "at most"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Status:
    """What a sentence asks of a finding: to be a value of the scale, at least it, at most it, or below it."""

    relation: Relation
    finding: str


@dataclass(frozen=True, slots=True)
class CountSentence:
    """A sentence that counts criteria with a status: "most good criteria are met".

    `text` and `span` tell how and where the author wrote it; they are no part of its meaning.
    """

    quantity: Quantity
    selector: Selector
    status: Status
    text: str = field(default="", compare=False)
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ScoreSentence:
    """A sentence that counts criteria by their score: "all fair criteria score at least 1"."""

    quantity: Quantity
    selector: Selector
    bound: Bound
    text: str = field(default="", compare=False)
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TotalSentence:
    """A sentence about the sum of scores: "the total score of the fair criteria is at least 60% of the maximum"."""

    selector: Selector
    bound: Bound
    of_maximum: bool = False
    text: str = field(default="", compare=False)
    span: Span | None = field(default=None, compare=False)


Sentence = CountSentence | ScoreSentence | TotalSentence


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when at least one member holds."""

    members: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds when every member holds."""

    members: tuple[Condition, ...]


Condition = CountSentence | ScoreSentence | TotalSentence | AnyOf | AllOf


def sentences(condition: Condition) -> Iterator[Sentence]:
    """Yield the sentences of a condition in the order they are written."""
    match condition:
        case CountSentence() | ScoreSentence() | TotalSentence():
            yield condition
        case AnyOf(members) | AllOf(members):
            for member in members:
                yield from sentences(member)
        case _:
            assert_never(condition)


def words_used(condition: Condition) -> frozenset[str]:
    """Return the vague words that a condition uses."""
    return frozenset(
        sentence.quantity.word
        for sentence in sentences(condition)
        if not isinstance(sentence, TotalSentence) and isinstance(sentence.quantity, Word)
    )
