"""The grammar of conditions: each form, each mistake with its column and hint, and the law of the round trip."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.load.conditions import Vocabulary, parse_condition, parse_reading, parse_sentence
from hmicgrade.load.events import parse
from hmicgrade.load.nodes import Mapping, Node, Text
from hmicgrade.model.conditions import (
    AllBut,
    AllOf,
    Amount,
    AnyOf,
    Bound,
    Comparison,
    Condition,
    CountSentence,
    Plain,
    Quantity,
    Relation,
    ScoreSentence,
    Selector,
    Sentence,
    Status,
    TotalSentence,
    Word,
    sentences,
    words_used,
)
from hmicgrade.model.wording import amount_text, sentence_text

LEVELS = ("excellent", "good", "fair")
TAGS = ("recent", "victims")
WORDS = ("a significant number", "most", "the vast majority", "the vast majority we saw")
FINDINGS = ("met", "partly_met", "not_met", "met_late")
VOCABULARY = Vocabulary(LEVELS, frozenset(TAGS), frozenset(WORDS), FINDINGS)

MET = Status(Relation.IS, "met")


def node(text: str) -> Node:
    tree, diagnostics = parse(f"a: {text}\n", "f")
    assert not diagnostics
    assert isinstance(tree, Mapping)
    return tree.entries[0].value


def text_node(text: str) -> Text:
    found = node(text)
    assert isinstance(found, Text)
    return found


def sentence(text: str) -> Sentence:
    parsed, diagnostics = parse_sentence(text_node(text), VOCABULARY)
    assert parsed is not None, diagnostics
    return parsed


def at_least(number: int | str, *, percent: bool = False, by_weight: bool = False) -> Amount:
    return Amount(Bound(Comparison.AT_LEAST, Fraction(number)), percent, by_weight)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("all fair criteria are met", CountSentence(Plain.ALL, Selector(("fair",)), MET)),
        ("every fair criterion is met", CountSentence(Plain.ALL, Selector(("fair",)), MET)),
        ("each fair criterion is met", CountSentence(Plain.ALL, Selector(("fair",)), MET)),
        ("no criteria are met", CountSentence(Plain.NO, Selector(), MET)),
        ("most are met", CountSentence(Word("most"), Selector(), MET)),
        ("most of the good criteria are met", CountSentence(Word("most"), Selector(("good",)), MET)),
        ("most the good criteria are met", CountSentence(Word("most"), Selector(("good",)), MET)),
        ("the vast majority of criteria are met", CountSentence(Word("the vast majority"), Selector(), MET)),
        ("the vast majority we saw are met", CountSentence(Word("the vast majority we saw"), Selector(), MET)),
        ("all but 2 criteria are met", CountSentence(AllBut(2), Selector(), MET)),
        ("all but 0 are met", CountSentence(AllBut(0), Selector(), MET)),
        ("at least 3 criteria are met", CountSentence(at_least(3), Selector(), MET)),
        ("at least 66.7% are met", CountSentence(at_least("66.7", percent=True), Selector(), MET)),
        ("at least 66.7 % are met", CountSentence(at_least("66.7", percent=True), Selector(), MET)),
        ("at least 0.4 by weight are met", CountSentence(at_least("0.4", by_weight=True), Selector(), MET)),
        (
            "at least 40% by weight of recent criteria are met",
            CountSentence(at_least(40, percent=True, by_weight=True), Selector(("recent",)), MET),
        ),
        (
            "exactly 0 critical significant fair recent criteria are met late",
            CountSentence(
                Amount(Bound(Comparison.EXACTLY, Fraction(0))),
                Selector(("critical", "significant", "fair", "recent")),
                Status(Relation.IS, "met_late"),
            ),
        ),
        ("any is at least partly met", CountSentence(Plain.ANY, Selector(), Status(Relation.AT_LEAST, "partly_met"))),
        ("any is at most partly met", CountSentence(Plain.ANY, Selector(), Status(Relation.AT_MOST, "partly_met"))),
        ("any is below met", CountSentence(Plain.ANY, Selector(), Status(Relation.BELOW, "met"))),
        (
            "any criterion scores fewer than 1.5",
            ScoreSentence(Plain.ANY, Selector(), Bound(Comparison.FEWER_THAN, Fraction("1.5"))),
        ),
        (
            "all but 1 score more than 0",
            ScoreSentence(AllBut(1), Selector(), Bound(Comparison.MORE_THAN, Fraction(0))),
        ),
        ("the total score is at most 0", TotalSentence(Selector(), Bound(Comparison.AT_MOST, Fraction(0)))),
        (
            "the total score of the fair criteria is at least 60% of the maximum",
            TotalSentence(Selector(("fair",)), Bound(Comparison.AT_LEAST, Fraction(60)), of_maximum=True),
        ),
        (
            "the total score of criteria is exactly 0% of the maximum",
            TotalSentence(Selector(), Bound(Comparison.EXACTLY, Fraction(0)), of_maximum=True),
        ),
    ],
)
def test_each_form_means_what_it_says(text: str, meaning: Sentence) -> None:
    assert sentence(text) == meaning


STARTS = "expected one of all, every, each, any, no, at, more, fewer, exactly, a, most, the"


@pytest.mark.parametrize(
    ("text", "column", "end", "message", "hint"),
    [
        ("mots criteria are met", 1, 5, "'mots' does not fit here", "did you mean 'most'?"),
        ("xyz criteria are met", 1, 4, "'xyz' does not fit here", STARTS),
        ("at lest 3 criteria are met", 4, 8, "'lest' does not fit here", "did you mean 'least'?"),
        ("the vast majorty are met", 10, 17, "'majorty' does not fit here", "did you mean 'majority'?"),
        ("a significant numbr are met", 15, 20, "'numbr' does not fit here", "did you mean 'number'?"),
        (
            "at least three are met",
            10,
            15,
            "expected a number, found 'three'",
            "use digits, and at most 6 decimals after a point",
        ),
        (
            "at least 1.1234567 are met",
            10,
            19,
            "expected a number, found '1.1234567'",
            "use digits, and at most 6 decimals after a point",
        ),
        (
            "at least -1 are met",
            10,
            12,
            "expected a number, found '-1'",
            "use digits, and at most 6 decimals after a point",
        ),
        (
            "at least 2.5 are met",
            10,
            13,
            "a count is a whole number",
            "write it without decimals, or add 'by weight'",
        ),
        ("all but 2.5 are met", 9, 12, "a count is a whole number", "write it without decimals"),
        ("at least 0 are met", 10, 11, "'at least 0' always holds", "write a number above 0"),
        ("at least 0% are met", 10, 11, "'at least 0' always holds", "write a number above 0"),
        ("fewer than 0.0 by weight are met", 12, 15, "'fewer than 0' never holds", "write a number above 0"),
        ("all score at least 0", 20, 21, "'at least 0' always holds", "write a number above 0"),
        ("the total score is fewer than 0", 31, 32, "'fewer than 0' never holds", "write a number above 0"),
        ("at most 100.5% are met", 9, 14, "a percentage is at most 100", ""),
        ("the total score is at most 101% of the maximum", 28, 31, "a percentage is at most 100", ""),
        ("at least 3 by wait are met", 15, 19, "'wait' does not fit here", "did you mean 'weight'?"),
        ("all fari criteria are met", 5, 9, "'fari' does not fit here", "did you mean 'fair'?"),
        ("all fair good criteria are met", 10, 14, "a criterion has one level only", "write a sentence for each level"),
        ("all recent recent criteria are met", 12, 18, "'recent' is said twice", "leave one out"),
        ("all fair critera are met", 10, 17, "'critera' does not fit here", "did you mean 'criteria'?"),
        ("all fair criteria aer met", 19, 22, "'aer' does not fit here", "did you mean 'are'?"),
        ("all are meet", 9, 13, "'meet' does not fit here", "did you mean 'met'?"),
        ("all are below mett", 15, 19, "'mett' does not fit here", "did you mean 'met'?"),
        ("all are met in full", 13, 15, "'in' does not fit: the sentence should end here", ""),
        ("all score at least 50%", 22, 23, "a score takes no percentage", "write the score as a number"),
        ("the total score of fair is at least 3", 25, 27, "'is' does not fit here", None),
        ("the total score was 3", 17, 20, "'was' does not fit here", "expected 'is' or 'of'"),
        ("the total score is at least 3% by weight", 32, 34, "'by' does not fit here", "expected 'of'"),
        ("all", 4, 5, "the sentence ends too soon", None),
        ("all fair", 9, 10, "the sentence ends too soon", None),
        ("all fair criteria", 18, 19, "the sentence ends too soon", "expected 'is', 'are', 'scores' or 'score'"),
        ("all are partly", 15, 16, "the sentence ends too soon", "expected 'met'"),
        ("at least", 9, 10, "the sentence ends too soon", "expected a number"),
        ("the total score is at least 3%", 31, 32, "the sentence ends too soon", "expected 'of'"),
        ("the vast", 9, 10, "the sentence ends too soon", "expected 'majority'"),
        ('"all fari criteria are met"', 6, 10, "'fari' does not fit here", "did you mean 'fair'?"),
        ("'all fair criteria'", 19, 20, "the sentence ends too soon", "expected 'is', 'are', 'scores' or 'score'"),
    ],
)
def test_a_mistake_is_shown_at_its_first_word(text: str, column: int, end: int, message: str, hint: str | None) -> None:
    parsed, (found,) = parse_sentence(text_node(text), VOCABULARY)
    assert parsed is None
    assert (found.code, found.message) == ("HG301", message)
    assert (found.span.start.column - 3, found.span.end.column - 3) == (column, end)
    assert hint is None or found.hint == hint


def test_a_mistake_in_a_folded_sentence_is_shown_on_its_own_line() -> None:
    tree, _ = parse("a: >-\n  all good criteria\n  aer met\n", "f")
    assert isinstance(tree, Mapping)
    _, (found,) = parse_condition(tree.entries[0].value, VOCABULARY)
    assert (found.span.start.line, found.span.start.column) == (3, 3)


def test_a_sentence_keeps_its_own_words() -> None:
    found = sentence(">-\n  every  good criterion\n  is met")
    assert found.text == "every good criterion is met"
    assert found.span is not None
    assert found.span.start.line == 1


def test_lists_and_groups_nest() -> None:
    one, two = sentence("all are met"), sentence("any is met")
    parsed, diagnostics = parse_condition(
        node("[all are met, {any of: [any is met, {all of: [all are met]}]}]"), VOCABULARY
    )
    assert diagnostics == []
    assert parsed == AllOf((one, AnyOf((two, AllOf((one,))))))


def test_every_mistake_in_a_group_is_told() -> None:
    parsed, diagnostics = parse_condition(node("{any of: [all aer met, any si met]}"), VOCABULARY)
    assert parsed is None
    assert [found.span.start.column - 3 for found in diagnostics] == [15, 28]


@pytest.mark.parametrize("text", ["more than 50%", "at least 3", "at most 25% by weight", "fewer than 0.5 by weight"])
def test_a_reading_is_an_amount(text: str) -> None:
    amount, diagnostics = parse_reading(text_node(text))
    assert diagnostics == []
    assert amount is not None
    assert amount_text(amount) == text


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("exactly 3", 1, "'exactly' does not fit here"),
        ("most", 1, "'most' does not fit here"),
        ("at least 0%", 10, "'at least 0' always holds"),
        ("at least 50% of", 14, "'of' does not fit: the sentence should end here"),
        ("more than", 10, "the sentence ends too soon"),
    ],
)
def test_what_is_no_reading_is_told(text: str, column: int, message: str) -> None:
    amount, (found,) = parse_reading(text_node(text))
    assert amount is None
    assert (found.code, found.span.start.column - 3, found.message) == ("HG303", column, message)


def test_a_long_sentence_is_refused_quickly() -> None:
    _, (found,) = parse_sentence(text_node("all " + "fair " * 10_000), VOCABULARY)
    assert found.message == "'fair' is said twice"


# The law of the round trip: what the model writes, the grammar reads back as the same value.

numbers = st.integers(0, 999_999_999_999_999).map(lambda units: Fraction(units, 1_000_000))
wholes = st.integers(0, 999_999_999).map(Fraction)


def comparisons(number: Fraction) -> st.SearchStrategy[Comparison]:
    always = {Comparison.AT_LEAST, Comparison.FEWER_THAN} if number == 0 else set()
    return st.sampled_from([one for one in Comparison if one not in always])


def bounds(of: st.SearchStrategy[Fraction]) -> st.SearchStrategy[Bound]:
    return of.flatmap(lambda number: comparisons(number).map(lambda comparison: Bound(comparison, number)))


percentages = st.integers(0, 100_000_000).map(lambda units: Fraction(units, 1_000_000))
amounts = st.one_of(
    bounds(wholes).map(Amount),
    st.builds(Amount, bounds(percentages), st.just(value=True), st.booleans()),
    bounds(numbers).map(lambda bound: Amount(bound, by_weight=True)),
)
quantities: st.SearchStrategy[Quantity] = st.one_of(
    st.sampled_from(Plain), st.integers(0, 999_999_999).map(AllBut), amounts, st.sampled_from(WORDS).map(Word)
)
selectors = st.builds(
    lambda flags, level: Selector((*level, *flags)),
    st.lists(st.sampled_from(("critical", "significant", *TAGS)), unique=True).map(tuple),
    st.sampled_from(((), *((level,) for level in LEVELS))),
)
statuses = st.builds(Status, st.sampled_from(Relation), st.sampled_from(FINDINGS))
all_sentences: st.SearchStrategy[Sentence] = st.one_of(
    st.builds(CountSentence, quantities, selectors, statuses),
    st.builds(ScoreSentence, quantities, selectors, bounds(numbers)),
    st.builds(TotalSentence, selectors, bounds(numbers)),
    st.builds(TotalSentence, selectors, bounds(percentages), st.just(value=True)),
)


@given(all_sentences)
def test_what_is_written_is_read_back(written: Sentence) -> None:
    assert sentence(sentence_text(written)) == written


@given(amounts.filter(lambda amount: amount.bound.comparison is not Comparison.EXACTLY))
def test_a_reading_is_read_back(written: Amount) -> None:
    assert parse_reading(text_node(amount_text(written))) == (written, [])


fragments = st.sampled_from(
    (
        *("all", "any", "no", "every", "each", "but", "at", "least", "most", "more", "than", "fewer", "exactly"),
        *("3", "0", "50", "%", "by", "weight", "of", "the", "fair", "good", "critical", "criteria", "criterion"),
        *("is", "are", "score", "scores", "total", "met", "partly", "not", "below", "maximum", "xyz"),
        *("vast", "majority"),
    )
)


@given(st.lists(fragments, min_size=1, max_size=14).map(" ".join))
def test_a_sentence_either_parses_or_is_refused_inside_itself(text: str) -> None:
    parsed, diagnostics = parse_sentence(Text(text, text_node("x").span, text, plain=True), VOCABULARY)
    if parsed is None:
        (found,) = diagnostics
        assert 4 <= found.span.start.column <= len(text) + 4
    else:
        assert sentence(sentence_text(parsed)) == parsed


def test_sentences_and_words_of_a_condition() -> None:
    one, two = sentence("most are met"), sentence("the total score is at least 1")
    three = sentence("the vast majority score at least 1")
    condition: Condition = AllOf((one, AnyOf((two, three))))
    assert list(sentences(condition)) == [one, two, three]
    assert words_used(condition) == {"most", "the vast majority"}
