"""An assessment without what is not for the public."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.evidence import Judgement
from hmicgrade.report.assessment import Assessment

Mask = Callable[[str], str]


def masked(assessment: Assessment, mask: Mask) -> Assessment:
    """Return an assessment with every text masked that a person wrote or that tells of one."""
    return replace(assessment, areas=tuple(_area(one, mask) for one in assessment.areas))


def _area(area: AreaResult, mask: Mask) -> AreaResult:
    match area:
        case AreaRefused(name, diagnostics):
            return AreaRefused(name, tuple(_diagnostic(one, mask) for one in diagnostics))
        case AreaAssessment():
            return replace(area, judgements=tuple(_judgement(one, mask) for one in area.judgements))
        case _:
            assert_never(area)


def _judgement(judgement: Judgement, mask: Mask) -> Judgement:
    grounds = judgement.grounds
    return replace(judgement, grounds=replace(grounds, reason=mask(grounds.reason), by=mask(grounds.by)))


def _diagnostic(found: Diagnostic, mask: Mask) -> Diagnostic:
    related = tuple(replace(one, message=mask(one.message)) for one in found.related)
    fix = tuple(replace(one, text=mask(one.text)) for one in found.fix)
    return replace(found, message=mask(found.message), hint=mask(found.hint), related=related, fix=fix)
