"""Evidence: what was found at one force in one year, what persons recorded of it and decided on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from hmicgrade.model.diagnostics import Span
from hmicgrade.model.table import Effect

Year = int | str
"""An inspection year: a number, or the name of a round ("2021/22")."""


class Kind(StrEnum):
    """How the report files a statement."""

    STRENGTH = "strength"
    WORK_IN_PROGRESS = "work_in_progress"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    CONTEXT = "context"

    @property
    def effect(self) -> Effect | None:
        """The effect of a statement of this kind where its author says no other; a context has none."""
        return _OWN_EFFECT[self]


_OWN_EFFECT = {
    Kind.STRENGTH: Effect.SUPPORTS,
    Kind.WORK_IN_PROGRESS: Effect.IN_PROGRESS,
    Kind.AREA_FOR_IMPROVEMENT: Effect.SHORT,
    Kind.CONTEXT: None,
}


@dataclass(frozen=True, slots=True)
class Link:
    """What a statement says of one criterion. `area` is None for a plain id; `effect` None decides nothing."""

    criterion: str
    effect: Effect | None
    area: str | None = None
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Cited:
    """An item named elsewhere in a file, as written: `s5` of the same file, or `domestic-violence/s5`."""

    ref: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of evidence. `areas` is None where it is about every area it may be about."""

    id: str
    kind: Kind
    text: str
    links: tuple[Link, ...] = ()
    source: str = ""
    date: str = ""
    same_as: Cited | None = None
    areas: tuple[str, ...] | None = None
    public: bool = True
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class RecordedFinding:
    """A finding that a person recorded; it stands over what the evidence implies. `public` is about its reason."""

    criterion: str
    finding: str
    reason: str
    evidence: tuple[Cited, ...] = ()
    despite: tuple[Cited, ...] = ()
    provenance: str = "recorded"
    public: bool = True
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What every judgement carries: the reason, whether that is public, by whom (a post) and when."""

    reason: str
    by: str
    date: str
    provenance: str = "recorded"
    public: bool = True
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class SetAside:
    """One critical failure does not alone warrant the grade a cap would give."""

    cap: str
    criterion: str
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class TreatAsCritical:
    """The risk carried makes a criterion critical here."""

    criterion: str
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Decide:
    """Choose among the grades that the rules leave open."""

    grade: str
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Override:
    """A moderation panel's grade, with the criteria it outweighs."""

    grade: str
    despite: tuple[Cited, ...]
    grounds: Grounds


Judgement = SetAside | TreatAsCritical | Decide | Override


@dataclass(frozen=True, slots=True)
class DevelopingPractice:
    """An example a force put forward. The inspectorate has not evaluated it."""

    id: str
    title: str
    problem: str
    solution: str
    outcome: str
    evaluated_by: str
    public: bool = True


@dataclass(frozen=True)
class EvidenceFile:
    """One file of evidence: of one area, or of a framework for every area of it.

    `name` is how its items are named from elsewhere: the area's or the framework's id. Exactly one of `area` and
    `framework` is given.
    """

    name: str
    force: str
    year: Year
    scheme: str
    area: str | None = None
    framework: str | None = None
    context: str = ""
    context_public: bool = True
    items: tuple[Item, ...] = ()
    findings: tuple[RecordedFinding, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    developing_practice: tuple[DevelopingPractice, ...] = ()
    span: Span | None = field(default=None, compare=False)

    @cached_property
    def reaches(self) -> frozenset[str]:
        """The areas that links of its items name."""
        return frozenset(link.area for item in self.items for link in item.links if link.area is not None)
