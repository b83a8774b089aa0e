"""What one worked case decides: what would have made the grades others, had it been the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from hmicgrade.evaluate.assessment import AreaAssessment, CriterionFinding
from hmicgrade.evaluate.caps import counted_values
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.counting import count
from hmicgrade.evaluate.judgements import Sorted
from hmicgrade.evaluate.points import Kind, Point, words_of
from hmicgrade.evaluate.reasons import possible_grades
from hmicgrade.evaluate.ruleset import Grades, lower_to
from hmicgrade.evaluate.truths import Truth, either, every
from hmicgrade.evaluate.worked import Tried
from hmicgrade.model.conditions import (
    AllOf,
    AnyOf,
    Condition,
    CountSentence,
    ScoreSentence,
    Sentence,
    TotalSentence,
    Word,
    sentences,
)
from hmicgrade.model.evidence import Decide, Judgement, Override, SetAside, TreatAsCritical
from hmicgrade.model.scheme import NOT_ASSESSED, Cap, GradeRule, Scheme
from hmicgrade.model.worked import Field

_SHOWING = frozenset({Field.GRADE, Field.POSSIBLE})
"""A case that expects neither shows no grades."""

Findings = Sequence[CriterionFinding]


def decided_by(one: Tried) -> frozenset[Point]:
    """Return what a case decides: nothing where it fails, or expects neither a grade nor the possible ones."""
    shows = any(expected.what in _SHOWING for expected in one.worked.expect)
    if not isinstance(one.result, AreaAssessment) or not one.passed or not shows:
        return frozenset()
    state = _state(one.case.scheme, one.result.findings, one.case.judgements)
    found = [*_graded(one.result), *_by_rules(state), *_by_caps(state), *_by_judgements(one.case, one.result)]
    return frozenset(found if one.worked.inline else [*found, *_by_critical(one, state)])


@dataclass(frozen=True, slots=True)
class _Judged:
    """A condition with the truth of each of its sentences, in their order."""

    condition: Condition
    truths: tuple[Truth, ...]

    @property
    def truth(self) -> Truth:
        return _value(self.condition, iter(self.truths))

    def deciding(self) -> Iterator[tuple[Sentence, bool]]:
        """Yield each sentence that decides whether the condition holds, and whether the sentence does."""
        truth = self.truth
        for at, (sentence, holds) in enumerate(zip(sentences(self.condition), self.truths, strict=True)):
            if truth is not None and holds is not None:
                turned = (*self.truths[:at], not holds, *self.truths[at + 1 :])
                if _value(self.condition, iter(turned)) is (not truth):
                    yield sentence, holds


def _value(condition: Condition, truths: Iterator[Truth]) -> Truth:
    match condition:
        case CountSentence() | ScoreSentence() | TotalSentence():
            return next(truths)
        case AnyOf(members):
            return either([_value(member, truths) for member in members])
        case AllOf(members):
            return every([_value(member, truths) for member in members])
        case _:
            assert_never(condition)


def _judged(condition: Condition, scheme: Scheme, findings: Findings) -> _Judged:
    return _Judged(condition, tuple(count(one, scheme, findings).holds for one in sentences(condition)))


@dataclass(frozen=True, slots=True)
class _CapState:
    """A cap, its condition as found, and whether it is in force: still so with what is set aside at the best."""

    cap: Cap
    judged: _Judged
    in_force: Truth


@dataclass(frozen=True, slots=True)
class _State:
    """The rules of a scheme, best grade first, and its caps, over the findings of one case."""

    scheme: Scheme
    rules: tuple[tuple[GradeRule, _Judged], ...]
    caps: tuple[_CapState, ...]

    @property
    def rule_truths(self) -> tuple[Truth, ...]:
        return tuple(judged.truth for _, judged in self.rules)

    @property
    def cap_truths(self) -> tuple[Truth, ...]:
        return tuple(state.in_force for state in self.caps)

    def claimed(self, rules: Sequence[Truth]) -> Grades | None:
        """Return the grades before any cap where the rules hold like this; None where that is open."""
        names = self.scheme.grade_names
        for (rule, _), truth in zip(self.rules, rules, strict=True):
            if truth is None:
                return None
            if truth:
                return 1 << names.index(rule.grade)
        return sum(1 << names.index(grade) for grade in self.scheme.otherwise)

    def result(self, rules: Sequence[Truth], caps: Sequence[Truth]) -> Grades | None:
        """Return the grades where the rules and the caps hold like this; None where that is open."""
        grades = self.claimed(rules)
        for state, truth in zip(self.caps, caps, strict=True):
            if grades is None or truth is None:
                return None
            if truth:
                grades = lower_to(grades, self.scheme.grade_names.index(state.cap.at_most))
        return grades

    def rule_decides(self, at: int) -> bool:
        """Tell whether the grades would be others if one rule were the other way round."""
        return _differ(
            self.result(self.rule_truths, self.cap_truths), self.result(_turned(self.rule_truths, at), self.cap_truths)
        )

    def cap_decides(self, at: int) -> bool:
        """Tell whether the grades would be others if one cap were in force where it is not, or the reverse."""
        return _differ(
            self.result(self.rule_truths, self.cap_truths), self.result(self.rule_truths, _turned(self.cap_truths, at))
        )


def _differ(one: Grades | None, other: Grades | None) -> bool:
    return one is not None and other is not None and one != other


def _turned(truths: Sequence[Truth], at: int) -> tuple[Truth, ...]:
    truth = truths[at]
    return (*truths[:at], None if truth is None else not truth, *truths[at + 1 :])


def _state(scheme: Scheme, findings: Findings, judgements: Sorted) -> _State:
    rules = tuple(
        (rule, _judged(rule.requires, scheme, findings)) for rule in scheme.grades if rule.requires is not None
    )
    return _State(scheme, rules, tuple(_cap_state(cap, scheme, findings, judgements) for cap in scheme.caps))


def _cap_state(cap: Cap, scheme: Scheme, findings: Findings, judgements: Sorted) -> _CapState:
    judged = _judged(cap.when, scheme, findings)
    still = _judged(cap.when, scheme, _at_best(scheme, findings, judgements.by_cap.get(cap.id, frozenset())))
    return _CapState(cap, judged, every([judged.truth, still.truth]))


def _at_best(scheme: Scheme, findings: Findings, criteria: frozenset[str]) -> Findings:
    best = scheme.best_finding
    return tuple(replace(one, finding=best) if one.criterion.id in criteria else one for one in findings)


def _graded(result: AreaAssessment) -> Iterator[Point]:
    if len(result.possible) == 1:
        yield Point(Kind.GRADE, result.possible[0])


def _by_rules(state: _State) -> Iterator[Point]:
    for at, (rule, judged) in enumerate(state.rules):
        if state.rule_decides(at):
            yield Point(Kind.RULE_HOLDS if judged.truth else Kind.RULE_FAILS, rule.grade)
            for sentence, holds in judged.deciding():
                kind = Kind.SENTENCE_HOLDS if holds else Kind.SENTENCE_FAILS
                yield from _by_sentence(kind, rule.grade, sentence)
    reached = all(truth is False for truth in state.rule_truths)
    if reached and state.claimed(state.rule_truths) == state.result(state.rule_truths, state.cap_truths):
        yield Point(Kind.OTHERWISE)


def _by_sentence(kind: Kind, of: str, sentence: Sentence) -> Iterator[Point]:
    yield Point(kind, of, words_of(sentence))
    if not isinstance(sentence, TotalSentence) and isinstance(sentence.quantity, Word):
        yield Point(Kind.QUANTITY, sentence.quantity.word)


def _by_caps(state: _State) -> Iterator[Point]:
    for at, one in enumerate(state.caps):
        if one.judged.truth:
            yield Point(Kind.CAP_HOLDS, one.cap.id)
        if one.in_force is one.judged.truth and state.cap_decides(at):
            if one.in_force:
                yield Point(Kind.CAP_LOWERS, one.cap.id)
            for sentence, holds in one.judged.deciding():
                kind = Kind.CAP_SENTENCE_HOLDS if holds else Kind.CAP_SENTENCE_FAILS
                yield from _by_sentence(kind, one.cap.id, sentence)


def _by_judgements(case: Case, result: AreaAssessment) -> Iterator[Point]:
    for judgement in case.judgements.all():
        without = possible_grades(lattice_of(replace(case, judgements=_without(case.judgements, judgement))))
        if isinstance(judgement, Override) or without != result.possible:
            yield _point_of(judgement)


def _without(judgements: Sorted, one: Judgement) -> Sorted:
    return Sorted(
        tuple(each for each in judgements.set_aside if each is not one),
        tuple(each for each in judgements.treat if each is not one),
        None if judgements.decide is one else judgements.decide,
        judgements.override,
    )


def _point_of(judgement: Judgement) -> Point:
    match judgement:
        case SetAside(cap):
            return Point(Kind.SET_ASIDE, cap)
        case TreatAsCritical():
            return Point(Kind.TREAT_AS_CRITICAL)
        case Decide(grade):
            return Point(Kind.DECIDE, grade)
        case Override():
            return Point(Kind.OVERRIDE)
        case _:
            assert_never(judgement)


def _by_critical(one: Tried, state: _State) -> Iterator[Point]:
    """Yield the critical criteria each of which alone keeps a cap in force that decides."""
    scheme, findings = state.scheme, one.result.findings if isinstance(one.result, AreaAssessment) else ()
    for at, cap in enumerate(state.caps):
        if not cap.in_force or not state.cap_decides(at):
            continue
        for found in findings:
            if _fails(found, cap.cap, scheme):
                alone = _at_best(scheme, findings, frozenset({found.criterion.id}))
                if _cap_state(cap.cap, scheme, alone, one.case.judgements).in_force is False:
                    yield Point(Kind.CRITICAL, found.criterion.id, area=one.worked.area.id)


def _fails(found: CriterionFinding, cap: Cap, scheme: Scheme) -> bool:
    """Tell whether a cap counts the finding of a critical criterion."""
    if not found.criterion.critical or found.finding == NOT_ASSESSED or found.finding not in scheme.findings:
        return False
    return scheme.findings.index(found.finding) in counted_values(cap, found.criterion, scheme)
