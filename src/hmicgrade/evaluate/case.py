"""What one area is graded on, and its lattice."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from hmicgrade.evaluate.assessment import CriterionFinding
from hmicgrade.evaluate.judgements import Sorted, with_flags
from hmicgrade.evaluate.lattice import MISSING, AreaLattice
from hmicgrade.evaluate.meters import readings_of
from hmicgrade.evaluate.ruleset import Ruleset, compile_rules
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.project import Published
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme

_RULESETS = 256
"""How many compiled rulesets are kept: those of some dozens of areas in two versions."""


@dataclass(frozen=True, slots=True)
class Case:
    """What one area is graded on: its findings, in the order of its criteria, and the judgements made.

    With `hypothetical`, a judgement that does not apply is left out instead of being an error.
    """

    scheme: Scheme
    area: Area
    findings: tuple[CriterionFinding, ...]
    judgements: Sorted = field(default_factory=Sorted)
    published: Published | None = None
    hypothetical: bool = False

    @property
    def by_id(self) -> dict[str, str]:
        """The finding of each criterion by its id."""
        return {one.criterion.id: one.finding for one in self.findings}


def lattice_of(case: Case) -> AreaLattice:
    """Return the lattice of a case, with every judgement but an override in force."""
    criteria = tuple(one.criterion for one in case.findings if one.finding != NOT_APPLICABLE)
    flagged = with_flags(criteria, case.judgements.treat)
    ruleset = _compiled(case.scheme, flagged, tuple(sorted(case.judgements.by_cap.items())))
    decision = case.judgements.decide
    decided = None if decision is None else case.scheme.grade_names.index(decision.grade)
    return AreaLattice(ruleset, _places(case), decided)


@lru_cache(maxsize=_RULESETS)
def _compiled(
    scheme: Scheme, criteria: tuple[Criterion, ...], set_aside: tuple[tuple[str, frozenset[str]], ...]
) -> Ruleset:
    """Return the rules over an area, compiled once for all forces of which the same criteria apply."""
    return compile_rules(scheme, criteria, readings_of(scheme), dict(set_aside))


def _places(case: Case) -> tuple[int, ...]:
    scale = case.scheme.findings
    return tuple(
        MISSING if one.finding == NOT_ASSESSED else scale.index(one.finding)
        for one in case.findings
        if one.finding != NOT_APPLICABLE
    )
