"""The grade itself: what it is or may be, what it means, and what to inspect first where it is open."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.explain import sentences as say
from hmicgrade.explain.naming import text_of
from hmicgrade.explain.phrases import grade_name
from hmicgrade.explain.statements import Point, Statement, Topic


def grade(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield the grade, or the grades still possible and for want of what, and what to inspect first."""
    yield Statement(Topic.GRADE, headline(assessment), tuple(_beside(assessment)))
    if assessment.undetermined is not None and assessment.missing.criteria:
        yield Statement(Topic.INSPECT, _inspect_first(assessment))


def headline(assessment: AreaAssessment) -> str:
    """Give the grade, or the grades still possible and for want of what."""
    if assessment.override is not None:
        return say.overridden(assessment.override.grade, assessment.override.grounds.by)
    if assessment.undetermined is not None:
        return say.undetermined(assessment.possible, assessment.undetermined)
    return say.NO_RULES if assessment.grade is None else f"{grade_name(assessment.grade)}."


def _beside(assessment: AreaAssessment) -> Iterator[Point]:
    meaning = _meaning(assessment)
    if assessment.grade is not None and meaning:
        yield Point(say.means(assessment.grade, meaning))
    if assessment.override is not None:
        yield Point(say.beside_override(assessment.computed, assessment.possible))


def _meaning(assessment: AreaAssessment) -> str:
    own = [meaning.means for meaning in assessment.area.grade_means if meaning.grade == assessment.grade]
    general = [rule.means for rule in assessment.scheme.grades if rule.grade == assessment.grade]
    return next(iter((*own, *general)), "")


def _inspect_first(assessment: AreaAssessment) -> str:
    missing = assessment.missing
    first = [] if missing.settles_most is None else [say.inspect_first(text_of(assessment, missing.settles_most))]
    return " ".join([*first, say.could_settle(missing)])
