"""Past the stated limits an answer says that it is not exact, and is still safe: the smallest cases."""

from __future__ import annotations

import pytest

from hmicgrade.evaluate import diagram, search
from hmicgrade.evaluate.assessment import Because, Change, Missing, Recipe
from tests.evaluate.made import ALL_FAIR, MET, MISSING, NOT, fair, grade_of, scheme

GOOD_OR_POOR = scheme({"good": ALL_FAIR, "poor": None}, "poor")


def test_past_the_limit_of_states_a_grade_is_still_given_with_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    found = grade_of(GOOD_OR_POOR, fair(2), MET, NOT)
    assert (found.grade, found.exact) == ("poor", False)
    assert found.because == Because((), ("f1",))
    assert found.raising == Change("good", 1, (Recipe(("f1",), ()),))


def test_past_the_limit_the_best_grade_cannot_be_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    found = grade_of(GOOD_OR_POOR, fair(2), MET, MET)
    assert (found.grade, found.raising, found.exact) == ("good", None, False)
    assert found.lowering is not None


def test_past_the_limit_missing_findings_keep_every_grade_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    found = grade_of(GOOD_OR_POOR, fair(2), MISSING, MET)
    assert (found.grade, found.possible, found.exact) == (None, ("good", "poor"), False)
    assert found.missing == Missing(("f0",), "f0", None)


def test_past_the_limit_of_search_steps_the_answer_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "STEP_LIMIT", 1)
    found = grade_of(GOOD_OR_POOR, fair(2), MISSING, MET)
    assert (found.possible, found.exact) == (("good", "poor"), False)
