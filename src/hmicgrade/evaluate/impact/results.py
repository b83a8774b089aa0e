"""What a change does to the grades of a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hmicgrade.evaluate.comparing.elements import Element
from hmicgrade.evaluate.comparing.fewest import Act
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.evidence import Year


class Turn(StrEnum):
    """What becomes of the grade of an area."""

    IMPROVED = "improved"
    DECLINED = "declined"
    UNDETERMINED = "undetermined"
    SETTLED = "settled"
    OPEN = "open"
    REFUSED = "refused"
    GRADED = "graded"
    NEW = "new"
    GONE = "gone"
    OTHER_SCALE = "other-scale"


@dataclass(frozen=True, slots=True)
class Stand:
    """How an area stands in one version: its possible grades, best first, or the one of an override.

    Where it was refused there are none, and `refused` are the errors. Where those are judgements that no longer apply,
    `supposed` are the grades without them.
    """

    grades: tuple[str, ...]
    scale: tuple[str, ...] = ()
    refused: tuple[Diagnostic, ...] = ()
    supposed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingMove:
    """A criterion of the new version whose finding evidence changes."""

    criterion: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ActMove:
    """A judgement that only one version has, by what it does."""

    act: Act
    added: bool


@dataclass(frozen=True, slots=True)
class ByRules:
    """The fewest differences of the rules that alone, on the old evidence, give what all of them give.

    `others` counts further sets of as many; where it is None they were not counted, and a set of more than two may not
    be the smallest, though none of it can be spared.
    """

    elements: tuple[Element, ...]
    others: int | None


@dataclass(frozen=True, slots=True)
class ByEvidence:
    """The fewest changed findings and judgements that, under the new rules, give the new grade.

    `others` counts further sets of as many; where it is None they were not counted, and a set of more than one may not
    be the smallest, though none of it can be spared.
    """

    findings: tuple[FindingMove, ...]
    judgements: tuple[ActMove, ...]
    others: int | None


@dataclass(frozen=True, slots=True)
class Responsible:
    """What moves a grade, in two stages: the rules on the old evidence, then the evidence under the new rules.

    `ruled` are the grades between the two. A stage that moves nothing is None.
    """

    ruled: tuple[str, ...]
    rules: ByRules | None
    evidence: ByEvidence | None


@dataclass(frozen=True, slots=True)
class Place:
    """One area of a force in a year."""

    force: str
    year: Year
    scheme: str
    area: str
    title: str


@dataclass(frozen=True, slots=True)
class Move:
    """An area whose grade a change moves; a version that does not have it is None.

    `responsible` is given where the old version graded it and the new one does, perhaps but for a judgement.
    """

    place: Place
    before: Stand | None
    after: Stand | None
    turn: Turn
    responsible: Responsible | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """An area that one finding now parts from another grade, and did not before. `grade` is the rules' own."""

    place: Place
    grade: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """A criterion of both versions with another text, and the areas that have it."""

    scheme: str
    areas: tuple[str, ...]
    criterion: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A difference of the rules, and the areas that it is in; every area of the scheme where none is named."""

    scheme: str
    element: Element
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """A scheme, or an area of one, that only one version has, or has without errors; `area` is None of a scheme."""

    scheme: str
    area: str | None
    added: bool


@dataclass(frozen=True, slots=True)
class RuleChanges:
    """Everything that differs in the criteria."""

    changes: tuple[RuleChange, ...] = ()
    wholes: tuple[Whole, ...] = ()
    reworded: tuple[Reworded, ...] = ()


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does. `forces` counts those with evidence in either version."""

    forces: int
    moves: tuple[Move, ...]
    edges: tuple[Edge, ...]
    rules: RuleChanges

    @property
    def moved_forces(self) -> tuple[str, ...]:
        """The forces of which some grade moves, sorted."""
        return tuple(sorted({move.place.force for move in self.moves}))


def turn_of(before: Stand | None, after: Stand | None) -> Turn:
    """Return what becomes of an area that does not stand as it did."""
    if before is None or after is None:
        return Turn.NEW if before is None else Turn.GONE
    if before.refused or after.refused:
        return Turn.REFUSED if after.refused else Turn.GRADED
    if len(before.grades) > 1 or len(after.grades) > 1:
        return _opened(before.grades, after.grades)
    if (
        not before.grades
        or not after.grades
        or not _same_order(before.scale, after.scale, before.grades + after.grades)
    ):
        return Turn.OTHER_SCALE
    better = after.scale.index(after.grades[0]) < after.scale.index(before.grades[0])
    return Turn.IMPROVED if better else Turn.DECLINED


def _opened(before: Sequence[str], after: Sequence[str]) -> Turn:
    if len(after) > 1:
        return Turn.UNDETERMINED if len(before) == 1 else Turn.OPEN
    return Turn.SETTLED


def _same_order(old: Sequence[str], new: Sequence[str], grades: Sequence[str]) -> bool:
    """Tell whether both scales have these grades, in one order."""
    if not set(grades) <= {*old} & {*new}:
        return False
    return sorted(grades, key=old.index) == sorted(grades, key=new.index)
