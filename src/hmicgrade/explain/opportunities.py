"""What to improve, before any headline: the criteria below the best finding, then those nobody has assessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hmicgrade.evaluate.assessment import AreaAssessment, CriterionFinding, Origin
from hmicgrade.explain import sentences as say
from hmicgrade.explain.naming import criterion_text, shortened
from hmicgrade.explain.statements import Point, Statement, Topic
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme


def opportunities(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield what could be better, critical criteria first, and what is not known."""
    applicable = [finding for finding in assessment.findings if finding.finding != NOT_APPLICABLE]
    missing = [finding for finding in applicable if finding.finding == NOT_ASSESSED]
    below = _below_best(applicable, assessment.scheme)
    if below:
        yield _found_below(below, assessment.scheme)
    if missing:
        entries = [_entry(finding) for finding in missing]
        yield Statement(Topic.IMPROVE, say.not_assessed(len(missing)), shortened(entries))
    if not below and not missing:
        yield Statement(Topic.IMPROVE, say.NOTHING_TO_IMPROVE)


def _below_best(findings: list[CriterionFinding], scheme: Scheme) -> list[CriterionFinding]:
    """Return the findings below the best: critical ones first, then the most basic level, then the worst."""
    below = [finding for finding in findings if finding.finding in scheme.findings[1:]]

    def weight(finding: CriterionFinding) -> tuple[bool, int, int]:
        place = scheme.findings.index(finding.finding)
        return not finding.criterion.critical, -scheme.levels.index(finding.criterion.level), -place

    return sorted(below, key=weight)


def _found_below(below: list[CriterionFinding], scheme: Scheme) -> Statement:
    numbers = Counter(finding.finding for finding in below)
    counts = [(finding, numbers[finding]) for finding in reversed(scheme.findings) if numbers[finding]]
    critical = sum(finding.criterion.critical for finding in below)
    points = tuple(Point(_entry(finding)) for finding in below)
    return Statement(Topic.IMPROVE, say.below_best(counts, critical), points)


def _entry(finding: CriterionFinding) -> str:
    criterion = finding.criterion
    marks = [criterion.level, criterion.id]
    if finding.provenance is not None:
        marks.append(finding.provenance)
    if finding.evidence:
        marks.append(say.on_evidence(finding.evidence))
    if finding.origin is Origin.SILENCE:
        marks.append(say.BY_SILENCE)
    return say.opportunity(finding.finding, criterion_text(criterion), marks, critical=criterion.critical)
