"""What stands beside the grade: the published one, and where the findings come from."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.evaluate.assessment import AreaAssessment, CriterionFinding, Origin
from hmicgrade.explain import sentences as say
from hmicgrade.explain.statements import Statement, Topic
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED

RECONSTRUCTED = "reconstructed"
"""The provenance of what the published report does not print."""


def published(assessment: AreaAssessment) -> Statement:
    """Set the published grade beside the one given here."""
    row = assessment.published
    if row is None:
        return Statement(Topic.PUBLISHED, say.NOT_PUBLISHED)
    if row.grade is None:
        return Statement(Topic.PUBLISHED, say.PUBLISHED_UNGRADED)
    status = say.how_published(row.status) if row.status else ""
    return Statement(Topic.PUBLISHED, f"{say.published(row.grade, status)} {_beside(assessment, row.grade)}")


def _beside(assessment: AreaAssessment, published_grade: str) -> str:
    if assessment.grade is None:
        return say.STILL_POSSIBLE if published_grade in assessment.possible else say.NOT_POSSIBLE
    return say.AGREES if published_grade == assessment.grade else say.disagrees(assessment.grade)


def basis(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield how many findings come from where, what is reconstructed, what does not apply, and what is not exact."""
    yield from sources(assessment)
    yield from reservations(assessment)


def sources(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield how many findings come from where, and what is reconstructed."""
    yield Statement(Topic.BASIS, say.origins(len(assessment.findings), list(_origins(assessment.findings))))
    criteria = [finding.criterion for finding in assessment.findings]
    reconstructed = sum(criterion.provenance == RECONSTRUCTED for criterion in criteria)
    if reconstructed:
        yield Statement(Topic.BASIS, say.reconstructed_criteria(reconstructed, len(criteria)))


def reservations(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield what would be so if nothing were left out as not applicable, and that something is not exact."""
    if assessment.shadow is not None:
        number = sum(finding.finding == NOT_APPLICABLE for finding in assessment.findings)
        yield Statement(Topic.BASIS, say.shadow(number, assessment.scheme.worst_finding, assessment.shadow))
    if not assessment.exact:
        yield Statement(Topic.BASIS, say.APPROXIMATE)


def _origins(findings: tuple[CriterionFinding, ...]) -> Iterator[str]:
    known = [finding for finding in findings if finding.finding != NOT_ASSESSED]
    recorded = [finding for finding in known if finding.origin is Origin.RECORDED]
    inferred = sum(finding.origin is Origin.EVIDENCE for finding in known)
    silent = sum(finding.origin is Origin.SILENCE for finding in known)
    if inferred:
        yield say.inferred(inferred)
    if recorded:
        yield say.recorded(len(recorded), sum(finding.provenance == RECONSTRUCTED for finding in recorded))
    if silent:
        yield say.silent(silent)
    if len(known) < len(findings):
        yield say.missing(len(findings) - len(known))
