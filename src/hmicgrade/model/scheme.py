"""Schemes: a grade scale, the readings of vague words, and the rules that award a grade."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from hmicgrade.model.conditions import Amount, Condition
from hmicgrade.model.diagnostics import Span
from hmicgrade.model.table import FindingsTable

NOT_ASSESSED = "not_assessed"
"""The finding of a criterion nobody has evidence on: never met, never not met."""

NOT_APPLICABLE = "not_applicable"
"""The finding of a criterion that does not apply to the force: left out of every count."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A vague word of the published rules, the reading this scheme gives it, and the range of readings it allows."""

    word: str
    reading: Amount
    first: Amount
    last: Amount
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ScaleValue:
    """A value of the finding scale and the score that score sentences give it."""

    finding: str
    score: Fraction


@dataclass(frozen=True, slots=True)
class GradeRule:
    """One grade: what it means and what it requires.

    Without `requires` only `otherwise`, a cap or a judgement gives it.
    """

    grade: str
    means: str = ""
    requires: Condition | None = None
    source: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit on the grade when a condition holds."""

    id: str
    when: Condition
    at_most: str
    may_be_set_aside: bool = False
    source: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Silence:
    """What no evidence means at one level."""

    level: str
    finding: str


@dataclass(frozen=True, slots=True)
class Period:
    """The months that a scheme covers, first and last, as the file gives them ("2006-04")."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Incomparable:
    """A scheme whose grades the inspectorate declares not comparable with those of this one, and where it says so."""

    scheme: str
    source: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A grade scale with the rules that award it.

    `grades`, `scale` and `levels` run best first. `otherwise` holds the grades given where no rule holds: one, or
    several between which a person decides; it is empty for a scheme that only names a scale. `override_steps` is None
    where a grade cannot be overridden.
    """

    id: str
    title: str
    levels: tuple[str, ...]
    grades: tuple[GradeRule, ...]
    scale: tuple[ScaleValue, ...]
    table: FindingsTable
    otherwise: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    caps: tuple[Cap, ...] = ()
    silence: tuple[Silence, ...] = ()
    override_steps: int | None = None
    source: str = ""
    note: str = ""
    period: Period | None = None
    not_comparable: tuple[Incomparable, ...] = ()
    span: Span | None = field(default=None, compare=False)

    @property
    def has_rules(self) -> bool:
        """True where the scheme computes grades; otherwise it only names a scale."""
        return bool(self.otherwise)

    @property
    def grade_names(self) -> tuple[str, ...]:
        """The grades, best first."""
        return tuple(rule.grade for rule in self.grades)

    @property
    def findings(self) -> tuple[str, ...]:
        """The values of the finding scale, best first."""
        return tuple(value.finding for value in self.scale)

    @property
    def best_finding(self) -> str:
        """The best value of the finding scale ("met")."""
        return self.scale[0].finding

    @property
    def worst_finding(self) -> str:
        """The worst value of the finding scale ("not met")."""
        return self.scale[-1].finding

    def finding_in_silence(self, level: str) -> str | None:
        """Return what no evidence means at a level, or None where it means `not_assessed`."""
        return next((silence.finding for silence in self.silence if silence.level == level), None)

    def cap(self, cap_id: str) -> Cap | None:
        """Return the cap of that id, or None."""
        return next((cap for cap in self.caps if cap.id == cap_id), None)
