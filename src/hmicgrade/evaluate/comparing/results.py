"""What a comparison of two rounds says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hmicgrade.evaluate.assessment import CriterionFinding
from hmicgrade.evaluate.comparing.carrying import Carried, NotCarried
from hmicgrade.evaluate.comparing.directions import Direction
from hmicgrade.evaluate.comparing.elements import Element, scheme_elements
from hmicgrade.evaluate.comparing.fewest import Fewest
from hmicgrade.evaluate.comparing.lines import Line, Lineage
from hmicgrade.evaluate.comparing.rounds import Graded, Round
from hmicgrade.model.areas import Criterion
from hmicgrade.model.evidence import Judgement
from hmicgrade.model.project import Force, year_order
from hmicgrade.model.scheme import Incomparable


class Turn(StrEnum):
    """Where the finding of a criterion went."""

    BETTER = "better"
    WORSE = "worse"
    ASSESSED = "assessed"
    NOT_ASSESSED = "not-assessed"
    APPLIES = "applies"
    NOT_APPLICABLE = "not-applicable"
    OTHER_SCALE = "other-scale"


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A criterion whose finding differs between the rounds, and what it was in the old one."""

    old: CriterionFinding
    new: CriterionFinding
    turn: Turn


class Trait(StrEnum):
    """What the rules can change of a criterion."""

    TEXT = "text"
    LEVEL = "level"
    CRITICAL = "critical"
    SIGNIFICANT = "significant"
    WEIGHT = "weight"
    TAGS = "tags"
    ID = "id"


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """A criterion of both rounds that is not as it was."""

    old: Criterion
    new: Criterion
    traits: tuple[Trait, ...]


class Fate(StrEnum):
    """What became of a judgement: made, no longer of use, of use and no longer made, or unknown to the new rules."""

    ADDED = "added"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    NOT_CARRIED = "not-carried"


@dataclass(frozen=True, slots=True)
class JudgementChange:
    """A judgement that only one of the rounds has; of the old one in the new words for it, where there are any."""

    judgement: Judgement
    fate: Fate


@dataclass(frozen=True, slots=True)
class Split:
    """A change taken apart: grades at each stage, best first.

    `old` is the old evidence under the old rules, `ruled` the old evidence under the new rules, `found` the new
    evidence with the old judgements, `new` the new evidence with its own. `ruler`, `force` and `judgement` are the
    grades gained from one stage to the next, below 0 where they were lost, and None where a stage leaves several
    grades open; `steps` is the whole, their sum.
    """

    old: tuple[str, ...]
    ruled: tuple[str, ...]
    found: tuple[str, ...]
    new: tuple[str, ...]
    ruler: int | None
    force: int | None
    judgement: int | None
    steps: int | None


@dataclass(frozen=True, slots=True)
class AreaComparison:
    """One area of two rounds.

    `old` are the areas it is set beside, several where it was merged; `new` is None where it is gone. `steps` are the
    grades gained, below 0 where they were lost. `over` is what the new rules make of the old evidence; it is None, and
    what follows it empty, where one of the rounds has no evidence: `findings` and `criteria` differ; `explains` is the
    fewest changes of findings and judgements that, under the new rules, give the new grade.
    """

    line: Line
    old: tuple[Graded, ...]
    new: Graded | None
    direction: Direction
    steps: int | None
    over: Carried | None = None
    findings: tuple[FindingChange, ...] = ()
    criteria: tuple[CriterionChange, ...] = ()
    judgements: tuple[JudgementChange, ...] = ()
    not_carried: tuple[NotCarried, ...] = ()
    split: Split | None = None
    explains: Fewest | None = None

    @property
    def area(self) -> str:
        """The id of the area, the old one where it is gone."""
        return self.new.area if self.new else self.old[0].area

    @property
    def title(self) -> str:
        """The title of the area, the old one where it is gone."""
        return self.new.title if self.new else self.old[0].title

    @property
    def differs(self) -> bool:
        """True where anything of the two rounds differs but what was said as evidence of the same findings."""
        old = {(one.standing, one.grades) for one in self.old}
        same = self.line.lineage is Lineage.SAME and self.new and old == {(self.new.standing, self.new.grades)}
        moved = self.direction in _DIFFERENT
        return not same or moved or any((self.findings, self.criteria, self.judgements, self.not_carried))


_DIFFERENT = {Direction.IMPROVED_WITHIN, Direction.DECLINED_WITHIN, Direction.NOT_COMPARABLE}


class Declared(NamedTuple):
    """Two rounds that the inspectorate says cannot be compared: the scheme that says so, and what it says."""

    by: str
    what: Incomparable


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rounds of a force, area by area. `declared` tells who says that they are not comparable, if anyone does.

    `same_scale` is False where the two schemes have other grades, or errors keep one of them from being known.
    """

    force: Force
    old: Round
    new: Round
    areas: tuple[AreaComparison, ...]
    declared: Declared | None
    same_scale: bool

    @property
    def same_rules(self) -> bool:
        """True where both rounds were graded by the same criteria and rules."""
        return (self.old.folder.id, self.old.folder.digest) == (self.new.folder.id, self.new.folder.digest)

    @property
    def rules(self) -> tuple[Element, ...]:
        """What differs in the rules themselves, where both rounds have some and can be compared."""
        old, new = self.old.folder.scheme, self.new.folder.scheme
        if old is None or new is None or not (self.comparable and old.has_rules and new.has_rules):
            return ()
        return tuple(scheme_elements(old, new))

    @property
    def comparable(self) -> bool:
        """True where a better or worse grade means a better or worse area."""
        return self.declared is None and self.same_scale

    @property
    def backwards(self) -> bool:
        """True where the old round is the later one."""
        return year_order(self.old.year) > year_order(self.new.year)

    @property
    def differs(self) -> bool:
        """True where anything of the two rounds differs."""
        return any(area.differs for area in self.areas)
