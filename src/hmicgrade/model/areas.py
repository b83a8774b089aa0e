"""Areas and their criteria."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from hmicgrade.model.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a force must meet, at one level, as it stands in one area.

    `common` is the id of the common file it comes from, or None for the area's own. `critical`, `level` and the like
    already hold what the area changes; `changed` names the fields whose value its `includes` give. `weight` is exact
    and positive. `was` are the ids that it had in earlier schemes.
    """

    id: str
    level: str
    text: str = ""
    critical: bool = False
    significant: bool = True
    theme: str = ""
    may_be_not_applicable: bool = False
    weight: Fraction = Fraction(1)
    tags: tuple[str, ...] = ()
    source: str = ""
    provenance: str = "published"
    common: str | None = None
    changed: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False)

    def fits(self, adjective: str) -> bool:
        """Tell whether an adjective of a condition applies: a level, a flag or a tag."""
        match adjective:
            case "critical":
                return self.critical
            case "significant":
                return self.significant
            case _:
                return adjective == self.level or adjective in self.tags


@dataclass(frozen=True, slots=True)
class GradeMeaning:
    """What a grade means in one area, where that differs from the scheme."""

    grade: str
    means: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A common criterion that an area leaves out, by its id and the id of its common file."""

    criterion: str
    common: str


@dataclass(frozen=True)
class Area:
    """What gets one grade.

    `criteria` are in order: common ones first, as `includes` names them, then its own. `left_out` are the common ones
    that it does without. `was` are the areas of earlier schemes that it was or came from.
    """

    id: str
    title: str
    criteria: tuple[Criterion, ...]
    framework: str | None = None
    grade_means: tuple[GradeMeaning, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    provenance: str = "published"
    was: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False)

    def criterion(self, criterion_id: str) -> Criterion | None:
        """Return the criterion of that id, or None."""
        return self._by_id.get(criterion_id)

    @cached_property
    def _by_id(self) -> dict[str, Criterion]:
        return {criterion.id: criterion for criterion in reversed(self.criteria)}
