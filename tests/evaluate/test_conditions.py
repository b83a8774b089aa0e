"""Every row of the table of conditions, by number: when a sentence holds, and when it selects nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hmicgrade.evaluate.meters import count_range
from hmicgrade.model.areas import Criterion
from hmicgrade.model.conditions import (
    AllBut,
    AllOf,
    Amount,
    AnyOf,
    Bound,
    Comparison,
    Plain,
    Quantity,
    ScoreSentence,
    Selector,
    TotalSentence,
    Word,
)
from hmicgrade.model.scheme import Quantity as Reading
from hmicgrade.model.scheme import ScaleValue
from tests.evaluate.made import (
    ALL_FAIR,
    AWAY,
    MET,
    NOT,
    PARTLY,
    amount,
    fair,
    grade_of,
    holds,
    percent,
    scheme,
    sentence,
)

ROWS: list[tuple[Quantity, set[int], bool]] = [
    (Plain.ALL, {4}, True),
    (Plain.ANY, {1, 2, 3, 4}, False),
    (Plain.NO, {0}, True),
    (AllBut(1), {3, 4}, True),
    (AllBut(9), {0, 1, 2, 3, 4}, True),
    (amount("at least", 2), {2, 3, 4}, False),
    (amount("at least", 5), set(), False),
    (amount("more than", 2), {3, 4}, False),
    (amount("more than", 0), {1, 2, 3, 4}, False),
    (amount("at most", 2), {0, 1, 2}, True),
    (amount("at most", 0), {0}, True),
    (amount("fewer than", 2), {0, 1}, True),
    (amount("exactly", 2), {2}, False),
    (amount("exactly", 0), {0}, True),
    (percent("at least", 50), {2, 3, 4}, False),
    (percent("at least", 51), {3, 4}, False),
    (percent("at least", 100), {4}, False),
    (percent("more than", 50), {3, 4}, False),
    (percent("more than", 0), {1, 2, 3, 4}, False),
    (percent("more than", 100), set(), False),
    (percent("at most", 50), {0, 1, 2}, True),
    (percent("at most", 0), {0}, True),
    (percent("fewer than", 50), {0, 1}, True),
    (percent("fewer than", 100), {0, 1, 2, 3}, True),
    (percent("exactly", 50), {2}, False),
    (percent("exactly", 30), set(), False),
    (percent("exactly", 0), {0}, True),
    (percent("exactly", 100), {4}, False),
]


@pytest.mark.parametrize(("quantity", "numbers", "of_none"), ROWS)
def test_a_quantity_holds_at_these_numbers_out_of_four_and_of_none(
    quantity: Quantity,
    numbers: set[int],
    *,
    of_none: bool,
) -> None:
    """The rows of the table 'quantity, holds when, if n = 0'."""
    four = fair(4)
    asked = sentence(quantity, "fair", "met")
    found = {m for m in range(5) if holds(asked, four, *[MET] * m, *[NOT] * (4 - m))}
    assert found == numbers
    assert holds(sentence(quantity, "good", "met"), four, *[MET] * 4) == of_none


@pytest.mark.parametrize(
    ("words", "number", "of_none"),
    [
        ("at least", 1, False),
        ("more than", 0, False),
        ("at most", 0, True),
        ("fewer than", 1, True),
        ("exactly", 0, True),
        ("exactly", 1, False),
    ],
)
@pytest.mark.parametrize("in_percent", [True, False])
def test_by_weight_a_sentence_that_selects_nothing_goes_by_the_same_rows(
    words: str,
    number: int,
    *,
    in_percent: bool,
    of_none: bool,
) -> None:
    """'by weight: m and n are sums of weights; likewise'."""
    quantity = amount(words, number, percent=in_percent, by_weight=True)
    assert holds(sentence(quantity, "good", "met"), fair(2), MET, MET) == of_none


WEIGHTS = tuple(map(Fraction, (".14", ".26", ".01", ".27", ".11", ".21")))


def weighted(*weights: Fraction) -> tuple[Criterion, ...]:
    return tuple(Criterion(f"w{place}", "fair", weight=weight) for place, weight in enumerate(weights))


@pytest.mark.parametrize(
    ("met", "words", "number", "held"),
    [
        ({0, 1, 2, 3, 4, 5}, "at least", "1", True),
        ({0, 1, 2, 3, 4, 5}, "more than", "1", False),
        ({0, 1, 2, 3, 4, 5}, "exactly", "1", True),
        ({0, 2}, "exactly", ".15", True),
        ({0, 1, 2}, "at least", ".41", True),
        ({0, 1, 2}, "more than", ".41", False),
        ({3, 4, 5}, "fewer than", ".59", False),
        ({3, 4, 5}, "at most", ".59", True),
        ({3, 4, 5}, "at most", ".5899", False),
    ],
)
def test_weights_that_no_float_adds_up_are_exact(met: set[int], words: str, number: str, *, held: bool) -> None:
    """'All arithmetic is exact': .14, .26 and .01 make .41, which they do not in floating point."""
    assert sum(map(float, WEIGHTS[:3])) != float(Fraction(".41"))
    findings = [MET if place in met else NOT for place in range(6)]
    criteria = weighted(*WEIGHTS)
    assert holds(sentence(amount(words, number, by_weight=True), "fair", "met"), criteria, *findings) == held
    share = str(Fraction(number) * 100)
    in_percent = amount(words, share, percent=True, by_weight=True)
    assert holds(sentence(in_percent, "fair", "met"), criteria, *findings) == held


@pytest.mark.parametrize(
    ("share", "of", "needed"),
    [("28", 25, 7), ("14", 50, 7), ("56", 25, 14), ("66.7", 3, 3), ("200/3", 3, 2)],
)
def test_percentages_that_no_float_divides_are_exact(share: str, of: int, needed: int) -> None:
    """'28% of 25, 14% of 50, 56% of 25'; '`66.7%` is 667/1000'."""
    criteria = fair(of)
    asked = sentence(percent("at least", share), "fair", "met")
    for m, held in ((needed, True), (needed - 1, False)):
        assert holds(asked, criteria, *[MET] * m, *[NOT] * (of - m)) == held
    exact = 100 * needed == Fraction(share) * of
    more = sentence(percent("more than", share), "fair", "met")
    assert holds(more, criteria, *[MET] * needed, *[NOT] * (of - needed)) != exact


def test_a_percentage_with_a_decimal_is_what_it_says() -> None:
    """'`66.7%` is 667/1000.'"""
    assert count_range(percent("at least", "66.7"), 1000) == (667, 1000)
    assert count_range(percent("more than", "66.7"), 1000) == (668, 1000)
    assert count_range(percent("fewer than", "66.7"), 1000) == (0, 666)


@pytest.mark.parametrize(
    ("status", "held"),
    [
        ("met", {MET}),
        ("partly_met", {PARTLY}),
        ("not_met", {NOT}),
        ("at least met", {MET}),
        ("at least partly_met", {MET, PARTLY}),
        ("at least not_met", {MET, PARTLY, NOT}),
        ("at most met", {MET, PARTLY, NOT}),
        ("at most partly_met", {PARTLY, NOT}),
        ("at most not_met", {NOT}),
        ("below met", {PARTLY, NOT}),
        ("below partly_met", {NOT}),
        ("below not_met", set()),
    ],
)
def test_a_status_takes_these_findings(status: str, held: set[str]) -> None:
    """'"not met" is exactly the status `not_met`, so "below met" is how to say "not met in full".'"""
    asked = sentence(Plain.ALL, "", status)
    assert {finding for finding in (MET, PARTLY, NOT) if holds(asked, fair(1), finding)} == held


def test_what_does_not_apply_is_left_out_of_every_count() -> None:
    """'Let S be the selected criteria less those `not_applicable`, n = |S|.'"""
    asked = sentence(percent("at least", 50), "fair", "met")
    assert holds(asked, fair(3), MET, NOT, AWAY)
    assert not holds(asked, fair(3), MET, NOT, NOT)


MIXED = (
    Criterion("a", "fair", critical=True),
    Criterion("b", "good", significant=False),
    Criterion("c", "fair", tags=("risk",)),
)


@pytest.mark.parametrize(
    ("adjectives", "taken"),
    [
        ("", {"a", "b", "c"}),
        ("fair", {"a", "c"}),
        ("good", {"b"}),
        ("critical", {"a"}),
        ("significant", {"a", "c"}),
        ("risk", {"c"}),
        ("critical fair", {"a"}),
        ("critical risk", set()),
        ("excellent", set()),
    ],
)
def test_a_selector_takes_the_criteria_that_every_adjective_fits(adjectives: str, taken: set[str]) -> None:
    """'A selector without adjectives, or none, takes every criterion of the area.'"""
    asked = sentence(Plain.ANY, adjectives, "met")
    met = {one.id for one in MIXED if holds(asked, MIXED, *(MET if other is one else NOT for other in MIXED))}
    assert met == taken


@pytest.mark.parametrize(
    ("words", "number", "held"),
    [
        ("at least", "1", {MET, PARTLY}),
        ("at most", "1", {PARTLY, NOT}),
        ("more than", "1", {MET}),
        ("fewer than", "1", {NOT}),
        ("exactly", "1", {PARTLY}),
        ("at least", "1.5", {MET}),
    ],
)
def test_a_score_sentence_counts_by_score(words: str, number: str, held: set[str]) -> None:
    """'Score sentences compare each criterion's score ... with the bound.'"""
    bound = Bound(Comparison(words), Fraction(number))
    asked = ScoreSentence(Plain.ALL, Selector(("fair",)), bound)
    assert {finding for finding in (MET, PARTLY, NOT) if holds(asked, fair(1), finding)} == held
    assert holds(ScoreSentence(AllBut(1), Selector(), bound), fair(1), NOT)


@pytest.mark.parametrize(
    ("words", "number", "held"),
    [
        ("at least", "3", True),
        ("more than", "3", False),
        ("at most", "3", True),
        ("fewer than", "3", False),
        ("exactly", "3", True),
        ("exactly", "2.5", False),
    ],
)
def test_a_total_adds_up_the_scores(words: str, number: str, *, held: bool) -> None:
    """'... or the sum over S, with the bound'; what does not apply is not in S."""
    asked = TotalSentence(Selector(("fair",)), Bound(Comparison(words), Fraction(number)))
    assert holds(asked, fair(4), MET, PARTLY, NOT, AWAY) == held


@pytest.mark.parametrize(("words", "held"), [("at least", True), ("more than", False), ("exactly", True)])
def test_a_percentage_of_a_total_is_of_the_highest_scores(words: str, *, held: bool) -> None:
    """'A percentage is of the sum of the highest scores of S.' Three of six points are half."""
    asked = TotalSentence(Selector(("fair",)), Bound(Comparison(words), Fraction(50)), of_maximum=True)
    assert holds(asked, fair(4), MET, PARTLY, NOT, AWAY) == held


def test_fractional_scores_add_up_exactly() -> None:
    """'All arithmetic is exact (integers or `Fraction`)'; three tenths are not 0.1 + 0.2 in floating point."""
    scale = (ScaleValue("met", Fraction("0.2")), ScaleValue("partly_met", Fraction("0.1")))
    asked = TotalSentence(Selector(), Bound(Comparison.EXACTLY, Fraction("0.3")))
    rules = scheme({"yes": asked, "no": None}, "no", scale=scale)
    assert grade_of(rules, fair(2), MET, PARTLY).grade == "yes"
    assert grade_of(rules, fair(2), MET, MET).grade == "no"


@pytest.mark.parametrize(
    ("words", "number", "of_maximum", "held"),
    [
        ("at least", 1, False, False),
        ("more than", 0, False, False),
        ("at most", 0, False, True),
        ("fewer than", 1, False, True),
        ("exactly", 0, False, True),
        ("exactly", 1, False, False),
        ("at least", 1, True, False),
        ("more than", 0, True, False),
        ("at most", 0, True, True),
        ("fewer than", 1, True, True),
        ("exactly", 0, True, True),
        ("exactly", 1, True, False),
    ],
)
def test_a_total_of_nothing_is_nothing(words: str, number: int, *, of_maximum: bool, held: bool) -> None:
    """'At n = 0, exactly p% holds only for p = 0 and a total is 0.'"""
    asked = TotalSentence(Selector(("good",)), Bound(Comparison(words), Fraction(number)), of_maximum)
    assert holds(asked, fair(1), MET) == held


def test_any_of_and_all_of_nest() -> None:
    """'`{any of: [...]}` or `{all of: [...]}`, or a list of these (all must hold); they nest.'"""
    one, two = (sentence(amount("at least", number), "fair", "met") for number in (1, 2))
    none_failed = sentence(Plain.NO, "fair", "not_met")
    condition = AllOf((one, AnyOf((two, none_failed))))
    assert holds(condition, fair(2), MET, MET)
    assert holds(condition, fair(2), MET, PARTLY)
    assert not holds(condition, fair(2), MET, NOT)
    assert not holds(condition, fair(2), PARTLY, PARTLY)


@pytest.mark.parametrize(
    ("reading", "needed"),
    [("more than 50", 3), ("at least 50", 2), ("at least 75", 3), ("more than 75", 4)],
)
def test_a_vague_word_is_read_as_the_scheme_reads_it(reading: str, needed: int) -> None:
    """'quantity: a vague word of the published rules ("most") with the reading this scheme gives it.'"""
    words, _, number = reading.rpartition(" ")
    read: Amount = percent(words, number)
    most = sentence(Word("most"), "fair", "met")
    rules = scheme({"yes": most, "no": None}, "no", quantities=(Reading("most", read, read, read),))
    four = fair(4)
    met = [m for m in range(5) if grade_of(rules, four, *[MET] * m, *[NOT] * (4 - m)).grade == "yes"]
    assert min(met) == needed


def test_every_and_each_are_all() -> None:
    """'all, every, each: m = n': one quantity for the three words."""
    assert holds(ALL_FAIR, fair(2), MET, MET)
    assert not holds(ALL_FAIR, fair(2), MET, PARTLY)
