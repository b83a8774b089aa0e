"""Which criteria make a cap hold: those a sentence counts that it would not count at the best finding."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hmicgrade.model.conditions import Bound, Comparison, Plain, ScoreSentence, Selector, Sentence, TotalSentence
from hmicgrade.model.scheme import Cap
from tests.evaluate.made import MET, NOT, fair, grade_of, scheme

EVERYTHING = Selector(())


@pytest.mark.parametrize(
    "when",
    [
        TotalSentence(EVERYTHING, Bound(Comparison.AT_MOST, Fraction(2))),
        ScoreSentence(Plain.ANY, EVERYTHING, Bound(Comparison.AT_MOST, Fraction(1))),
    ],
    ids=["a total", "a score"],
)
def test_what_is_below_the_best_makes_the_cap_hold(when: Sentence) -> None:
    capped = scheme({"good": None, "poor": None}, "good", caps=(Cap("low", when, "poor"),))
    (state,) = grade_of(capped, fair(2), MET, NOT).caps
    assert state.criteria == ("f1",)
