"""What raises a grade where judgements treat criteria as critical: the flag goes when the criterion is met."""

from __future__ import annotations

from hmicgrade.evaluate.assessment import AreaAssessment, Change, Recipe
from hmicgrade.evaluate.raising import TREATED_LIMIT
from hmicgrade.model.areas import Criterion
from tests.evaluate.grading import graded
from tests.evaluate.made import MET, NOT, PARTLY, amount, area, fair, scheme, sentence
from tests.evaluate.oracle import Small

TWO_CRITICAL = scheme({"good": sentence(amount("at least", 2), "critical", " met"), "poor": None}, "poor")
NONE_FAILED = scheme({"good": sentence(amount("at most", 0), "critical", "below met"), "poor": None}, "poor")


def treated(by: object, criteria: tuple[Criterion, ...], findings: tuple[str, ...], *treat: str) -> AreaAssessment:
    return graded(Small(by, area(*criteria), findings, treat=treat))  # type: ignore[arg-type]


def test_a_recipe_does_not_count_on_a_flag_that_it_takes_away() -> None:
    criteria = (Criterion("key", "fair", critical=True), Criterion("risk", "fair"))
    assert treated(TWO_CRITICAL, criteria, (MET, PARTLY), "risk").raising is None


def test_a_recipe_may_take_the_flag_away() -> None:
    criteria = (Criterion("key", "fair", critical=True), Criterion("risk", "fair"))
    found = treated(NONE_FAILED, criteria, (MET, NOT), "risk").raising
    assert found == Change("good", 1, (Recipe(("risk",), ()),))


def test_beyond_the_limit_of_treated_criteria_the_answer_is_safe_and_says_so() -> None:
    number = TREATED_LIMIT + 1
    criteria = (*fair(number), Criterion("key", "fair", critical=True))
    names = tuple(f"f{place}" for place in range(number))
    found = treated(NONE_FAILED, criteria, (NOT,) * (number + 1), *names)
    assert (found.raising, found.exact) == (None, False)
