"""What the worked cases of a scheme can decide: the points of its coverage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hmicgrade.evaluate.caps import counted_values
from hmicgrade.model.areas import Area
from hmicgrade.model.conditions import Condition, Sentence, sentences, words_used
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.wording import sentence_text


class Kind(StrEnum):
    """What a point is about. A thing decides where the grades would be others if it were the other way round."""

    GRADE = "grade"
    RULE_HOLDS = "rule-holds"
    RULE_FAILS = "rule-fails"
    SENTENCE_HOLDS = "sentence-holds"
    SENTENCE_FAILS = "sentence-fails"
    QUANTITY = "quantity"
    OTHERWISE = "otherwise"
    CAP_HOLDS = "cap-holds"
    CAP_LOWERS = "cap-lowers"
    CAP_SENTENCE_HOLDS = "cap-sentence-holds"
    CAP_SENTENCE_FAILS = "cap-sentence-fails"
    SET_ASIDE = "set-aside"
    TREAT_AS_CRITICAL = "treat-as-critical"
    DECIDE = "decide"
    OVERRIDE = "override"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a case can decide.

    `of` is the grade, cap, word or criterion it is about, empty for what a scheme has once; `sentence` is given for
    sentences, `area` for criteria.
    """

    kind: Kind
    of: str = ""
    sentence: str = ""
    area: str | None = None


def points(scheme: Scheme, areas: Sequence[Area]) -> tuple[Point, ...]:
    """Return everything that the cases of a scheme can decide, each once; nothing for a scheme without rules."""
    return tuple(dict.fromkeys(_points(scheme, areas))) if scheme.otherwise else ()


def _points(scheme: Scheme, areas: Sequence[Area]) -> Iterator[Point]:
    yield from (Point(Kind.GRADE, grade) for grade in scheme.grade_names)
    for rule in scheme.grades:
        if rule.requires is not None:
            yield Point(Kind.RULE_HOLDS, rule.grade)
            yield Point(Kind.RULE_FAILS, rule.grade)
            yield from sentence_points(rule.requires, rule.grade, Kind.SENTENCE_HOLDS, Kind.SENTENCE_FAILS)
    yield from (Point(Kind.QUANTITY, word) for word in _words(scheme))
    yield Point(Kind.OTHERWISE)
    for cap in scheme.caps:
        yield Point(Kind.CAP_HOLDS, cap.id)
        yield Point(Kind.CAP_LOWERS, cap.id)
        yield from sentence_points(cap.when, cap.id, Kind.CAP_SENTENCE_HOLDS, Kind.CAP_SENTENCE_FAILS)
    yield from _judgement_points(scheme)
    yield from _critical_points(scheme, areas)


def sentence_points(condition: Condition, of: str, holds: Kind, fails: Kind) -> Iterator[Point]:
    """Yield the two points of each sentence of a rule or a cap."""
    for sentence in sentences(condition):
        yield Point(holds, of, words_of(sentence))
        yield Point(fails, of, words_of(sentence))


def words_of(sentence: Sentence) -> str:
    """Return a sentence as its author wrote it, else in the plainest form of the grammar."""
    return sentence.text or sentence_text(sentence)


def _conditions(scheme: Scheme) -> Iterator[Condition]:
    yield from (rule.requires for rule in scheme.grades if rule.requires is not None)
    yield from (cap.when for cap in scheme.caps)


def _words(scheme: Scheme) -> list[str]:
    used = {word for condition in _conditions(scheme) for word in words_used(condition)}
    return [quantity.word for quantity in scheme.quantities if quantity.word in used]


def _judgement_points(scheme: Scheme) -> Iterator[Point]:
    yield from (Point(Kind.SET_ASIDE, cap.id) for cap in scheme.caps if cap.may_be_set_aside)
    every = [sentence for condition in _conditions(scheme) for sentence in sentences(condition)]
    if any("critical" in sentence.selector.adjectives for sentence in every):
        yield Point(Kind.TREAT_AS_CRITICAL)
    if len(scheme.otherwise) > 1:
        yield from (Point(Kind.DECIDE, grade) for grade in scheme.otherwise)
    if scheme.override_steps is not None:
        yield Point(Kind.OVERRIDE)


def _critical_points(scheme: Scheme, areas: Sequence[Area]) -> Iterator[Point]:
    for area in areas:
        for criterion in area.criteria:
            if criterion.critical and any(counted_values(cap, criterion, scheme) for cap in scheme.caps):
                yield Point(Kind.CRITICAL, criterion.id, area=area.id)
