"""The whole explanation of one area, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult
from hmicgrade.explain import sentences as say
from hmicgrade.explain.basis import basis, published
from hmicgrade.explain.changes import changes
from hmicgrade.explain.grade import grade
from hmicgrade.explain.limits import caps, judgements
from hmicgrade.explain.opportunities import opportunities
from hmicgrade.explain.readings import readings
from hmicgrade.explain.reasons import reasons
from hmicgrade.explain.statements import Explanation, Point, Statement, Topic


def explain(result: AreaResult) -> Explanation:
    """Return everything there is to say of an area: what to improve first, then the grade and its justification."""
    match result:
        case AreaRefused():
            return Explanation(result.area, result.area, (_refused(result),))
        case AreaAssessment():
            return Explanation(result.area.id, result.area.title, _statements(result))
        case _:
            assert_never(result)


def _statements(assessment: AreaAssessment) -> tuple[Statement, ...]:
    return (
        *opportunities(assessment),
        *grade(assessment),
        *_before_override(assessment, reasons(assessment)),
        *readings(assessment),
        *caps(assessment),
        *judgements(assessment),
        *_before_override(assessment, changes(assessment)),
        published(assessment),
        *basis(assessment),
    )


def _before_override(assessment: AreaAssessment, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield statements on the result before any override; where there is one, the first of each topic says so."""
    said: set[Topic] = set()
    for statement in statements:
        if assessment.override is None or statement.topic in said:
            yield statement
        else:
            said.add(statement.topic)
            yield replace(statement, text=say.before_override(statement.text))


def _refused(result: AreaRefused) -> Statement:
    points = tuple(
        Point(f"{one.span.file}:{one.span.start.line}:{one.span.start.column}: {one.message}")
        for one in result.diagnostics
    )
    return Statement(Topic.ERRORS, say.refused(len(result.diagnostics)), points)
