"""Why a known grade is what it is, in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.evaluate.known import Known
from hmicgrade.explain.area import explain
from hmicgrade.explain.statements import Point, Statement, Topic

_REASONS = (Topic.GRADE, Topic.REASON, Topic.RAISE, Topic.MARGIN)


def reasons_of(known: Known, depth: int = 0) -> Iterator[Point]:
    """Yield what decided a computed grade, what would raise it, and how close another is: the first of each.

    The grade itself comes before them where it is not plain: an override, or several possible grades.
    """
    if known.assessment is not None:
        yield from reasons(known.assessment, depth)


def reasons(assessment: AreaAssessment, depth: int = 0, said: Iterable[Statement] | None = None) -> Iterator[Point]:
    """Yield the same of an assessment. `said` is everything there is to say of it, where that is at hand."""
    plain = assessment.grade is not None and assessment.override is None
    passed = {Topic.GRADE} if plain else set()
    for statement in explain(assessment).statements if said is None else said:
        if statement.topic in _REASONS and statement.topic not in passed:
            passed.add(statement.topic)
            yield Point(statement.text, depth)
