"""Worked cases: findings made up to show what a scheme does, and what is expected of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hmicgrade.model.areas import Area
from hmicgrade.model.conditions import Amount
from hmicgrade.model.diagnostics import Span
from hmicgrade.model.evidence import Judgement

NONE = "none"
"""How a case says that there is no cap, no change or no margin."""


class Field(StrEnum):
    """What a case can expect something of."""

    GRADE = "grade"
    POSSIBLE = "possible"
    UNCAPPED = "uncapped"
    UNDETERMINED = "undetermined"
    CAP = "cap"
    SET_ASIDE = "set_aside"
    RAISE_TO = "raise.to"
    RAISE_CHANGES = "raise.changes"
    LOWER_TO = "lower.to"
    LOWER_CHANGES = "lower.changes"
    MARGIN = "margin"
    AT_LEAST = "because.at_least"
    AT_MOST = "because.at_most"


Value = str | int | tuple[str, ...] | None
"""What is expected or found: a name, a number, several names in any order, or nothing."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing that a case expects."""

    what: Field
    value: Value
    span: Span | None = field(default=None, compare=False)

    @property
    def place(self) -> Span:
        """Where it stands; the start of an unnamed file where it was not read from one."""
        return self.span or Span.whole_file("")


@dataclass(frozen=True, slots=True)
class WorkedReading:
    """A vague word as a case reads it. `outside` tells whether the scheme's range does not hold the reading."""

    word: str
    amount: Amount
    outside: bool = False


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One worked case.

    `area` is an area of the scheme, or one that the case itself gives where `inline`. `findings` holds what the case
    says of criteria, by id, its phrases worked out; the others are silent.
    """

    name: str
    area: Area
    findings: Mapping[str, str]
    expect: tuple[Expected, ...]
    judgements: tuple[Judgement, ...] = ()
    readings: tuple[WorkedReading, ...] = ()
    inline: bool = False
    note: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class WorkedFile:
    """The cases of one file. `left_out` names those that errors keep from being tried."""

    scheme: str
    file: str
    cases: tuple[WorkedCase, ...]
    left_out: tuple[str, ...] = ()
