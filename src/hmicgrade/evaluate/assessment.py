"""What an assessment of one area says: the grade and everything that justifies it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.conditions import Comparison
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.evidence import Judgement, Override
from hmicgrade.model.project import Published
from hmicgrade.model.scheme import Cap, Quantity, Scheme


class Origin(StrEnum):
    """Where a finding comes from."""

    RECORDED = "recorded"
    EVIDENCE = "evidence"
    SILENCE = "silence"
    NONE = "none"


class Want(StrEnum):
    """What an undetermined grade waits for."""

    EVIDENCE = "evidence"
    JUDGEMENT = "judgement"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class CriterionFinding:
    """The finding of one criterion for one force and year.

    `criterion` carries the effective critical flag. `evidence` and `despite` name items as `s5` of the area's own file
    or `file/s5`. `implied` is what the evidence alone implies, None where it is silent. `provenance` and `reason` are
    given for recorded findings.
    """

    criterion: Criterion
    finding: str
    origin: Origin
    evidence: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    implied: str | None = None
    provenance: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CapState:
    """A cap whose condition holds in some completion, before anything is set aside.

    `criteria` are those that make it hold there; `certain` tells whether it holds in every completion; `set_aside`
    whether judgements stop it wherever it held. `without` are the grades that the rules give with every cap but this.
    """

    cap: Cap
    criteria: tuple[str, ...]
    certain: bool
    set_aside: bool
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Because:
    """A minimal set of findings that already fixes the grade.

    Held at least this good, `at_least` keep it from being lower; held at most this good, `at_most` keep it from being
    higher.
    """

    at_least: tuple[str, ...]
    at_most: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Any `count` of the criteria `of`."""

    count: int
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Findings to change together: every criterion of `all`, and each choice of `any`."""

    all: tuple[str, ...]
    any: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The fewest findings whose change moves the grade to `to`.

    `recipes` cover every smallest set exactly once, but for `more` further recipes that are only counted.
    """

    to: str
    changes: int
    recipes: tuple[Recipe, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ReadingPoint:
    """A reading as an exact number: a share of 1 for percentages ("at least 5/7"), else a count."""

    comparison: Comparison
    number: Fraction


@dataclass(frozen=True, slots=True)
class ReadingRange:
    """A stretch of readings under which the result is the same."""

    first: ReadingPoint
    last: ReadingPoint
    grade: str | None
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuantityReadings:
    """The result along the whole range of readings that the scheme allows for one vague word."""

    quantity: Quantity
    ranges: tuple[ReadingRange, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """The criteria nobody has assessed, what to inspect first, and how few findings could settle the grade.

    `settles_most` is None where nothing is missing or nothing missing matters; `fewest` is None where no answers leave
    one grade.
    """

    criteria: tuple[str, ...]
    settles_most: str | None
    fewest: int | None


@dataclass(frozen=True, slots=True)
class AreaAssessment:
    """The outcome for one force, year and area, with its reasons.

    Lists of grades run best first. `because`, `raising`, `lowering`, `margin` and `readings` describe the result before
    any override. `exact` is False where the count lattice passed its limit and an answer is a safe approximation.
    """

    scheme: Scheme
    area: Area
    grade: str | None
    possible: tuple[str, ...]
    computed: tuple[str, ...]
    uncapped: tuple[str, ...]
    undetermined: Want | None
    override: Override | None
    exact: bool
    shadow: tuple[str, ...] | None
    published: Published | None
    caps: tuple[CapState, ...]
    judgements: tuple[Judgement, ...]
    findings: tuple[CriterionFinding, ...]
    because: Because | None
    raising: Change | None
    lowering: Change | None
    margin: int | None
    readings: tuple[QuantityReadings, ...]
    missing: Missing

    @property
    def area_id(self) -> str:
        """The id of the area, as `AreaRefused` has it too."""
        return self.area.id

    def finding(self, criterion_id: str) -> CriterionFinding:
        """Return the finding of a criterion of the area.

        Raises:
            KeyError: the area has no such criterion.
        """
        for finding in self.findings:
            if finding.criterion.id == criterion_id:
                return finding
        raise KeyError(criterion_id)


@dataclass(frozen=True, slots=True)
class AreaRefused:
    """An area that is not graded because of errors, with those errors."""

    area: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def area_id(self) -> str:
        """The id of the area, as `AreaAssessment` has it too."""
        return self.area


AreaResult = AreaAssessment | AreaRefused
