"""An area once the work in progress on it is completed: what it was found to be in progress then supports."""

from __future__ import annotations

from dataclasses import replace

from hmicgrade.evaluate.assessment import CriterionFinding, Origin
from hmicgrade.evaluate.findings import Bearing, implied
from hmicgrade.evaluate.inspection import OpenArea
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.table import Effect


def completed(area: OpenArea) -> OpenArea:
    """Return an area with every effect `in_progress` taken as `supports`, and what evidence implies worked out anew.

    Recorded findings stand as they were recorded. A judgement that no longer applies is left out.
    """
    found = {criterion: tuple(dict.fromkeys(map(_done, bearings))) for criterion, bearings in area.found.items()}
    findings = tuple(_anew(area.case.scheme, one, found[one.criterion.id]) for one in area.case.findings)
    return replace(area, case=replace(area.case, findings=findings, hypothetical=True), found=found)


def _done(bearing: Bearing) -> Bearing:
    return replace(bearing, effect=Effect.SUPPORTS) if bearing.effect is Effect.IN_PROGRESS else bearing


def _anew(scheme: Scheme, one: CriterionFinding, found: tuple[Bearing, ...]) -> CriterionFinding:
    meant = implied(scheme, found)
    if one.origin is Origin.RECORDED or meant is None:
        return replace(one, implied=meant)
    return replace(one, finding=meant, implied=meant)


def standing(area: OpenArea) -> tuple[str, ...]:
    """Return the criteria whose recorded finding stands although work on them is in progress, in order."""
    return tuple(
        one.criterion.id
        for one in area.case.findings
        if one.origin is Origin.RECORDED
        and any(bearing.effect is Effect.IN_PROGRESS for bearing in area.found[one.criterion.id])
    )
