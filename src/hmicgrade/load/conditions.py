"""The grammar of conditions: one English sentence out of a small closed set, parsed to the model."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar, assert_never

from hmicgrade.load.grammar import Misfit, Words
from hmicgrade.load.nodes import Mapping, Node, Sequence, Text
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
)
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.wording import finding_text

_S = TypeVar("_S", CountSentence, ScoreSentence, TotalSentence)

_HUNDRED = 100
_COMPARISONS = {str(comparison): comparison for comparison in Comparison}
_PLAIN = {"all": Plain.ALL, "every": Plain.ALL, "each": Plain.ALL, "any": Plain.ANY, "no": Plain.NO}
_ALL_BUT = "all but"
_TOTAL = "the total score"
_FLAGS = ("critical", "significant")
_NOUNS = ("criterion", "criteria")
_COUNTS = ("is", "are")
_SCORES = ("scores", "score")
_RELATIONS = {str(relation): relation for relation in Relation if relation is not Relation.IS}

AFTER_QUANTITY = frozenset(
    {"of", "the", "critical", "significant", "criterion", "criteria", "is", "are", "score", "scores"}
)
"""The words of the grammar that can follow a quantity; levels and tags can too."""

GRAMMAR_WORDS = frozenset(
    word
    for phrase in (*_COMPARISONS, *_PLAIN, _ALL_BUT, _TOTAL, *_FLAGS, *_NOUNS, *_COUNTS, *_SCORES, *_RELATIONS)
    for word in phrase.split()
) | {"of", "by", "weight", "maximum", "%"}
"""The words that the grammar itself uses: no level or tag can be one of them."""

QUANTITY_STARTS = frozenset({*_COMPARISONS, *_PLAIN, _TOTAL})
"""The phrases that begin a sentence: no quantity of a scheme can begin with one of them."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a scheme adds to the grammar: its levels, its criteria's tags, its quantities and its findings."""

    levels: tuple[str, ...]
    tags: frozenset[str]
    quantities: frozenset[str]
    findings: tuple[str, ...]

    @property
    def adjectives(self) -> tuple[str, ...]:
        """Every word that can stand before "criteria"."""
        return (*self.levels, *_FLAGS, *sorted(self.tags))


def parse_condition(node: Node, vocabulary: Vocabulary) -> tuple[Condition | None, list[Diagnostic]]:
    """Return the condition of a sentence, an `any of`, an `all of` or a list, or None with what is wrong with it."""
    match node:
        case Text():
            return parse_sentence(node, vocabulary)
        case Sequence(items):
            members, diagnostics = _members(items, vocabulary)
            return (None if diagnostics else AllOf(members)), diagnostics
        case Mapping(entries):
            entry = entries[0]
            members, diagnostics = _members(_items(entry.value), vocabulary)
            group = AnyOf(members) if entry.key.value == "any of" else AllOf(members)
            return (None if diagnostics else group), diagnostics
        case _:
            assert_never(node)


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _members(nodes: tuple[Node, ...], vocabulary: Vocabulary) -> tuple[tuple[Condition, ...], list[Diagnostic]]:
    parsed = [parse_condition(node, vocabulary) for node in nodes]
    diagnostics = [found for _, problems in parsed for found in problems]
    return tuple(condition for condition, _ in parsed if condition is not None), diagnostics


def parse_sentence(text: Text, vocabulary: Vocabulary) -> tuple[Sentence | None, list[Diagnostic]]:
    """Return the sentence that a text says, or None with what is wrong with it."""
    try:
        sentence = _Parser(text, vocabulary).sentence()
    except Misfit as misfit:
        return None, [Diagnostic("HG301", misfit.message, misfit.span(text.span.file), misfit.hint)]
    return replace(sentence, text=" ".join(text.value.split()), span=text.span), []


def parse_reading(text: Text) -> tuple[Amount | None, list[Diagnostic]]:
    """Return the amount that a vague word is read as ("more than 50%"), or None with what is wrong with it."""
    words = Words(text)
    try:
        amount = _Amounts(words).reading()
        words.finish()
    except Misfit as misfit:
        return None, [Diagnostic("HG303", misfit.message, misfit.span(text.span.file), misfit.hint)]
    return amount, []


def parse_phrase(text: Text, vocabulary: Vocabulary) -> tuple[Selector | None, list[Diagnostic]]:
    """Return which criteria a phrase names ("all fair criteria"), or None with what is wrong with it."""
    try:
        selector = _Parser(text, vocabulary).phrase()
    except Misfit as misfit:
        return None, [Diagnostic("HG753", misfit.message, misfit.span(text.span.file), misfit.hint)]
    return selector, []


class _Amounts:
    """Takes bounds and amounts from a sentence, with their limits."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def reading(self) -> Amount:
        floors = {name: comparison for name, comparison in _COMPARISONS.items() if comparison is not Comparison.EXACTLY}
        return self.amount(self._words.take(floors))

    def amount(self, comparison: Comparison) -> Amount:
        number = self.number(comparison)
        percent = self._words.skip("%")
        if percent and number > _HUNDRED:
            self._words.refuse("a percentage is at most 100", back=2)
        by_weight = self._by_weight()
        if not (percent or by_weight) and number.denominator != 1:
            self._words.refuse("a count is a whole number", "write it without decimals, or add 'by weight'", back=1)
        return Amount(Bound(comparison, number), percent, by_weight)

    def number(self, comparison: Comparison) -> Fraction:
        number = self._words.number()
        if number == 0 and comparison in {Comparison.AT_LEAST, Comparison.FEWER_THAN}:
            always = "always" if comparison is Comparison.AT_LEAST else "never"
            self._words.refuse(f"'{comparison} 0' {always} holds", "write a number above 0", back=1)
        return number

    def _by_weight(self) -> bool:
        if self._words.next != "by":
            return False
        self._words.take({"by weight": None})
        return True


class _Parser:
    """Parses one sentence."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        self._words = Words(text)
        self._amounts = _Amounts(self._words)
        self._vocabulary = vocabulary

    def sentence(self) -> Sentence:
        start: Plain | Comparison | Word | str = self._words.take(self._starts())
        if start == _TOTAL:
            return self._total()
        quantity = self._quantity(start)
        selector = self._selector(optional=True, verbs=(*_COUNTS, *_SCORES))
        if self._words.take({**dict.fromkeys(_COUNTS, False), **dict.fromkeys(_SCORES, True)}):
            return self._score(quantity, selector)
        return self._finished(CountSentence(quantity, selector, self._status()))

    def phrase(self) -> Selector:
        self._words.take({word: word for word, plain in _PLAIN.items() if plain is Plain.ALL})
        selector = self._selector(optional=False, verbs=())
        self._words.finish()
        return selector

    def _starts(self) -> dict[str, Plain | Comparison | Word | str]:
        words = {word: Word(word) for word in sorted(self._vocabulary.quantities)}
        return {**_PLAIN, _ALL_BUT: _ALL_BUT, **_COMPARISONS, **words, _TOTAL: _TOTAL}

    def _quantity(self, start: Plain | Comparison | Word | str) -> Quantity:
        if isinstance(start, Comparison):
            return self._amounts.amount(start)
        if isinstance(start, (Plain, Word)):
            return start
        number = self._words.number()
        if number.denominator != 1:
            self._words.refuse("a count is a whole number", "write it without decimals", back=1)
        return AllBut(int(number))

    def _selector(self, *, optional: bool, verbs: Collection[str]) -> Selector:
        has_of = self._words.skip("of")
        if not has_of and optional and self._words.next in verbs:
            return Selector()
        self._words.skip("the")
        adjectives: list[str] = []
        while self._words.next not in _NOUNS:
            also = verbs if optional and not has_of and not adjectives else ()
            adjectives.append(self._adjective(adjectives, (*_NOUNS, *also)))
        self._words.take(dict.fromkeys(_NOUNS))
        return Selector(tuple(adjectives))

    def _adjective(self, before: list[str], also: Iterable[str]) -> str:
        adjective = self._words.take({word: word for word in self._vocabulary.adjectives}, also)
        levels = self._vocabulary.levels
        if adjective in before:
            self._words.refuse(f"'{adjective}' is said twice", "leave one out", back=1)
        if adjective in levels and any(word in levels for word in before):
            self._words.refuse("a criterion has one level only", "write a sentence for each level", back=1)
        return adjective

    def _status(self) -> Status:
        statuses = {finding_text(finding): finding for finding in self._vocabulary.findings}
        taken = self._words.take({**statuses, **_RELATIONS})
        if isinstance(taken, Relation):
            return Status(taken, self._words.take(statuses))
        return Status(Relation.IS, taken)

    def _score(self, quantity: Quantity, selector: Selector) -> ScoreSentence:
        bound = self._bound()
        if self._words.next == "%":
            self._words.refuse("a score takes no percentage", "write the score as a number")
        return self._finished(ScoreSentence(quantity, selector, bound))

    def _bound(self) -> Bound:
        comparison = self._words.take(_COMPARISONS)
        return Bound(comparison, self._amounts.number(comparison))

    def _total(self) -> TotalSentence:
        selector = Selector()
        if self._words.next != "is":
            if self._words.next != "of":
                self._words.take({"is": None, "of": None})
            selector = self._selector(optional=False, verbs=())
        self._words.take({"is": None})
        bound = self._bound()
        of_maximum = self._words.skip("%")
        if of_maximum:
            if bound.number > _HUNDRED:
                self._words.refuse("a percentage is at most 100", back=2)
            self._words.take({"of the maximum": None})
        return self._finished(TotalSentence(selector, bound, of_maximum))

    def _finished(self, sentence: _S) -> _S:
        self._words.finish()
        return sentence
