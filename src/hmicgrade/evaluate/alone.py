"""What one criterion could change by itself: the result under each other finding, and how often it decides."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from hmicgrade.evaluate.area import applying, possible_in
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.gaps import swings_at
from hmicgrade.evaluate.lattice import MISSING
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED


@dataclass(frozen=True, slots=True)
class Decides:
    """In how many of the completions of the other missing findings a criterion's own finding changes the result."""

    often: int
    completions: int


@dataclass(frozen=True, slots=True)
class Alone:
    """What a criterion could change by itself, the findings of the others as they are.

    `results` gives the possible grades under each other finding of the scale, best finding first, before any override,
    with the judgements that then apply. It is empty for a criterion that is not applicable. `decides` is None where no
    other finding is missing or there are too many states. `exact` is False past the limit of states.
    """

    results: tuple[tuple[str, tuple[str, ...]], ...]
    decides: Decides | None
    exact: bool


def alone(case: Case, criterion: str) -> Alone:
    """Return what a criterion of an area could change by itself."""
    present = case.by_id[criterion]
    if present == NOT_APPLICABLE:
        return Alone((), None, exact=True)
    others = [finding for finding in case.scheme.findings if finding != present]
    found = [possible_in(_with_finding(case, criterion, finding)) for finding in others]
    results = tuple((finding, possible) for finding, (possible, _) in zip(others, found, strict=True))
    return Alone(results, _decides(case, criterion), all(exact for _, exact in found))


def _with_finding(case: Case, criterion: str, finding: str) -> Case:
    findings = tuple(replace(one, finding=finding) if one.criterion.id == criterion else one for one in case.findings)
    return replace(case, findings=findings)


def _decides(case: Case, criterion: str) -> Decides | None:
    lattice = lattice_of(applying(_with_finding(case, criterion, NOT_ASSESSED)))
    others = lattice.found.count(MISSING) - 1
    if not others or lattice.answers is None:
        return None
    place = [one.id for one in lattice.ruleset.frame.criteria].index(criterion)
    return Decides(swings_at(lattice.answers, lattice, place), math.prod([len(lattice.values)] * others))
