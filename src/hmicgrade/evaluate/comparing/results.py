"""What a comparison of two rounds says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hmicgrade.evaluate.comparing.carrying import NotCarried
from hmicgrade.evaluate.comparing.fewest import Fewest
from hmicgrade.evaluate.comparing.lines import Line
from hmicgrade.evaluate.comparing.rounds import Graded, Round
from hmicgrade.model.evidence import Judgement
from hmicgrade.model.project import Force
from hmicgrade.model.scheme import Incomparable


class Direction(StrEnum):
    """Where an area went from one round to the other."""

    IMPROVED = "improved"
    STABLE = "stable"
    DECLINED = "declined"
    IMPROVED_WITHIN = "improved-within"
    DECLINED_WITHIN = "declined-within"
    OPEN = "open"
    NOT_COMPARABLE = "not-comparable"
    CARRIED_FORWARD = "carried-forward"
    NOT_GRADED = "not-graded"
    NEW = "new"
    GONE = "gone"


class Turn(StrEnum):
    """Where the finding of a criterion went."""

    BETTER = "better"
    WORSE = "worse"
    ASSESSED = "assessed"
    NOT_ASSESSED = "not-assessed"
    APPLIES = "applies"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A criterion whose finding differs between the rounds, and what it was called in the old one."""

    criterion: str
    was: str
    old: str
    new: str
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

    criterion: str
    was: str
    traits: tuple[Trait, ...]


class Fate(StrEnum):
    """What became of a judgement: made, no longer of use, or of use and no longer made."""

    ADDED = "added"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class JudgementChange:
    """A judgement that only one of the rounds has, in the words of that round."""

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
    grades gained, below 0 where they were lost. What follows it is empty where one of the rounds has no evidence:
    `findings` and `criteria` differ; `explains` is the fewest changes of findings and judgements that, under the new
    rules, give the new grade.
    """

    line: Line
    old: tuple[Graded, ...]
    new: Graded | None
    direction: Direction
    steps: int | None
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


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rounds of a force, area by area. `incomparable` says by whom they are declared not comparable.

    `same_scale` is False where the two schemes have other grades.
    """

    force: Force
    old: Round
    new: Round
    areas: tuple[AreaComparison, ...]
    incomparable: Incomparable | None
    same_scale: bool
