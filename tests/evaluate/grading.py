"""The engine's answers about small areas, ready to be compared."""

from __future__ import annotations

from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused
from hmicgrade.evaluate.case import Case
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import case_of


def graded(small: Small, *, hypothetical: bool = False) -> AreaAssessment:
    """The assessment of a small area that is not refused."""
    return graded_case(case_of(small, hypothetical=hypothetical))


def graded_case(case: Case) -> AreaAssessment:
    found = assess_area(case)
    assert isinstance(found, AreaAssessment), found
    return found


def refusal(small: Small) -> set[str]:
    """The codes of what is wrong with a small area; none where it is graded."""
    found = assess_area(case_of(small))
    return {one.code for one in found.diagnostics} if isinstance(found, AreaRefused) else set()
