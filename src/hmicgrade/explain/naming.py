"""How criteria are named in lists, and how long such lists grow."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.explain import sentences as say
from hmicgrade.explain.phrases import quoted
from hmicgrade.explain.statements import Point
from hmicgrade.model.areas import Criterion

LISTED = 8
"""How many entries a list shows; the rest are counted."""


def criterion_text(criterion: Criterion) -> str:
    """Return what a criterion is called: its text, or its id where it has none."""
    return criterion.text or criterion.id


def text_of(assessment: AreaAssessment, criterion_id: str) -> str:
    """Return what a criterion of the area is called, by its id."""
    return criterion_text(assessment.finding(criterion_id).criterion)


def names(assessment: AreaAssessment, criterion_ids: Sequence[str], depth: int = 0) -> tuple[Point, ...]:
    """List criteria by name."""
    return shortened([quoted(text_of(assessment, criterion_id)) for criterion_id in criterion_ids], depth)


def shortened(entries: Sequence[str], depth: int = 0) -> tuple[Point, ...]:
    """List entries up to the limit, and count the rest. One entry more than the limit is shown, not counted."""
    shown = len(entries) if len(entries) <= LISTED + 1 else LISTED
    points = [Point(entry, depth) for entry in entries[:shown]]
    if shown < len(entries):
        points.append(Point(say.further(len(entries) - shown), depth))
    return tuple(points)
