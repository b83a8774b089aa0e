"""A law of the criteria of which another finding alone would change what is possible."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from hmicgrade.evaluate.area import possible_in
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.pivots import pivots
from hmicgrade.model.scheme import NOT_APPLICABLE
from tests.evaluate.grading import graded
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import case_of, smalls


@settings(max_examples=max(30, settings().max_examples // 10))
@given(smalls())
def test_pivots_are_the_criteria_that_could_change_the_result_alone(small: Small) -> None:
    """'Another finding of it alone would change the possible grades', each tried by grading the area anew."""
    case, now = case_of(small), graded(small).possible

    def moves(criterion: str) -> bool:
        return any(possible_in(_with(case, criterion, one))[0] != now for one in case.scheme.findings)

    wanted = [one for one, finding in case.by_id.items() if finding != NOT_APPLICABLE and moves(one)]
    assert list(pivots(case) or ()) == wanted


def _with(case: Case, criterion: str, finding: str) -> Case:
    changed = (replace(one, finding=finding) if one.criterion.id == criterion else one for one in case.findings)
    return replace(case, findings=tuple(changed))
