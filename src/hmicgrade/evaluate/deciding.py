"""What one worked case decides: what would have made the grades others, had it been the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaAssessment, CriterionFinding
from hmicgrade.evaluate.caps import counted_values
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.counting import count
from hmicgrade.evaluate.judgements import Sorted, sort_judgements
from hmicgrade.evaluate.points import Kind, Point, words_of
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
from hmicgrade.model.evidence import Decide, SetAside, TreatAsCritical
from hmicgrade.model.scheme import Cap, GradeRule, Scheme

Findings = Sequence[CriterionFinding]
_Acting = SetAside | TreatAsCritical | Decide


def decided_by(one: Tried) -> frozenset[Point]:
    """Return what a case decides: nothing where it fails, or expects neither a grade nor the possible ones."""
    result = one.shown
    if result is None:
        return frozenset()
    state = _state(one.case.scheme, result.findings, one.case.judgements)
    found = [*_graded(result), *_by_rules(state), *_by_caps(state), *_by_judgements(one.case, result)]
    return frozenset(found if one.worked.inline else [*found, *_by_critical(one.case, state, result.findings)])


@dataclass(frozen=True, slots=True)
class _Judged:
    """A condition with the truth of each of its sentences, in their order."""

    condition: Condition
    truths: tuple[Truth, ...]

    @property
    def truth(self) -> Truth:
        return _value(self.condition, iter(self.truths))

    def turned(self, at: int, holds: bool) -> Truth:  # noqa: FBT001 - a truth, not a switch
        """Return whether the condition would hold if one sentence did, or did not."""
        return _value(self.condition, iter((*self.truths[:at], holds, *self.truths[at + 1 :])))

    def sentences(self) -> Iterator[tuple[int, Sentence, bool]]:
        """Yield the place of each sentence that is not open, the sentence, and whether it holds."""
        for at, (sentence, truth) in enumerate(zip(sentences(self.condition), self.truths, strict=True)):
            if truth is not None:
                yield at, sentence, truth


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
    """A cap with its condition as found, and as it would be with what is set aside at the best."""

    cap: Cap
    found: _Judged
    still: _Judged

    @property
    def in_force(self) -> Truth:
        return every([self.found.truth, self.still.truth])

    def turned(self, at: int, holds: bool) -> Truth:  # noqa: FBT001 - a truth, not a switch
        """Return whether the cap would be in force if one sentence of its condition held, or did not."""
        return every([self.found.turned(at, holds), self.still.turned(at, holds)])


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

    def rule_decides(self, at: int, truth: Truth) -> bool:
        """Tell whether the grades would be others if one rule were like this."""
        here = self.result(self.rule_truths, self.cap_truths)
        return _differ(here, self.result(_with(self.rule_truths, at, truth), self.cap_truths))

    def cap_decides(self, at: int, truth: Truth) -> bool:
        """Tell whether the grades would be others if one cap were in force, or were not."""
        here = self.result(self.rule_truths, self.cap_truths)
        return _differ(here, self.result(self.rule_truths, _with(self.cap_truths, at, truth)))


def _differ(one: Grades | None, other: Grades | None) -> bool:
    return one is not None and other is not None and one != other


def _with(truths: Sequence[Truth], at: int, truth: Truth) -> tuple[Truth, ...]:
    return (*truths[:at], truth, *truths[at + 1 :])


def _state(scheme: Scheme, findings: Findings, judgements: Sorted) -> _State:
    rules = tuple(
        (rule, _judged(rule.requires, scheme, findings)) for rule in scheme.grades if rule.requires is not None
    )
    return _State(scheme, rules, tuple(_cap_state(cap, scheme, findings, judgements) for cap in scheme.caps))


def _cap_state(cap: Cap, scheme: Scheme, findings: Findings, judgements: Sorted) -> _CapState:
    judged = _judged(cap.when, scheme, findings)
    still = _judged(cap.when, scheme, _at_best(scheme, findings, judgements.by_cap.get(cap.id, frozenset())))
    return _CapState(cap, judged, still)


def _at_best(scheme: Scheme, findings: Findings, criteria: frozenset[str]) -> Findings:
    best = scheme.best_finding
    return tuple(replace(one, finding=best) if one.criterion.id in criteria else one for one in findings)


def _graded(result: AreaAssessment) -> Iterator[Point]:
    if len(result.possible) == 1:
        yield Point(Kind.GRADE, result.possible[0])


def _by_rules(state: _State) -> Iterator[Point]:
    for at, (rule, judged) in enumerate(state.rules):
        if state.rule_decides(at, judged.truth is False):
            yield Point(Kind.RULE_HOLDS if judged.truth else Kind.RULE_FAILS, rule.grade)
        for place, sentence, holds in judged.sentences():
            if state.rule_decides(at, judged.turned(place, not holds)):
                yield from _by_sentence(Kind.SENTENCE_HOLDS if holds else Kind.SENTENCE_FAILS, rule.grade, sentence)
    reached = all(truth is False for truth in state.rule_truths)
    if reached and state.claimed(state.rule_truths) == state.result(state.rule_truths, state.cap_truths):
        yield Point(Kind.OTHERWISE)


def _by_sentence(kind: Kind, of: str, sentence: Sentence) -> Iterator[Point]:
    yield Point(kind, of, words_of(sentence))
    if not isinstance(sentence, TotalSentence) and isinstance(sentence.quantity, Word):
        yield Point(Kind.QUANTITY, sentence.quantity.word)


def _by_caps(state: _State) -> Iterator[Point]:
    for at, one in enumerate(state.caps):
        if one.found.truth:
            yield Point(Kind.CAP_HOLDS, one.cap.id)
        if one.in_force and state.cap_decides(at, truth=False):
            yield Point(Kind.CAP_LOWERS, one.cap.id)
        for place, sentence, holds in one.found.sentences():
            if state.cap_decides(at, one.turned(place, not holds)):
                kind = Kind.CAP_SENTENCE_HOLDS if holds else Kind.CAP_SENTENCE_FAILS
                yield from _by_sentence(kind, one.cap.id, sentence)


def _by_judgements(case: Case, result: AreaAssessment) -> Iterator[Point]:
    made = case.judgements
    if made.override is not None:
        yield Point(Kind.OVERRIDE)
    acting: list[_Acting] = [*made.treat, *made.set_aside, *([made.decide] if made.decide else [])]
    for one in acting:
        others = sort_judgements([other for other in made.all() if other not in {one, made.override}])
        without = assess_area(replace(case, judgements=others, hypothetical=True))
        if isinstance(without, AreaAssessment) and without.possible != result.possible:
            yield _point_of(one)


def _point_of(judgement: _Acting) -> Point:
    match judgement:
        case SetAside(cap):
            return Point(Kind.SET_ASIDE, cap)
        case TreatAsCritical():
            return Point(Kind.TREAT_AS_CRITICAL)
        case Decide(grade):
            return Point(Kind.DECIDE, grade)
        case _:
            assert_never(judgement)


def _by_critical(case: Case, state: _State, findings: Findings) -> Iterator[Point]:
    """Yield the critical criteria each of which alone keeps a cap in force that decides."""
    scheme = state.scheme
    for at, cap in enumerate(state.caps):
        if not cap.in_force or not state.cap_decides(at, truth=False):
            continue
        for found in findings:
            if _fails(found, cap.cap, scheme):
                alone = _at_best(scheme, findings, frozenset({found.criterion.id}))
                if _cap_state(cap.cap, scheme, alone, case.judgements).in_force is False:
                    yield Point(Kind.CRITICAL, found.criterion.id, area=case.area.id)


def _fails(found: CriterionFinding, cap: Cap, scheme: Scheme) -> bool:
    """Tell whether a cap counts the finding of a critical criterion."""
    if not found.criterion.critical or found.finding not in scheme.findings:
        return False
    return scheme.findings.index(found.finding) in counted_values(cap, found.criterion, scheme)
