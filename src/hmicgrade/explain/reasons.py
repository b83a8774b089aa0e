"""What decided the grade, in a sentence, and the state of each rule that it had to pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from hmicgrade.evaluate.assessment import AreaAssessment, CapState, Want
from hmicgrade.evaluate.counting import Count, count, truth
from hmicgrade.explain import sentences as say
from hmicgrade.explain.counts import count_text, head_text, needs_text
from hmicgrade.explain.naming import names, text_of
from hmicgrade.explain.phrases import capitalised
from hmicgrade.explain.statements import Point, Statement, Topic
from hmicgrade.model.conditions import (
    AllOf,
    AnyOf,
    Condition,
    CountSentence,
    Plain,
    ScoreSentence,
    Sentence,
    TotalSentence,
)
from hmicgrade.model.evidence import Decide, SetAside
from hmicgrade.model.scheme import GradeRule
from hmicgrade.model.wording import selector_text, status_text

SHORT_RULE = 2
"""How many conditions a rule may have for its counts to fit into one sentence."""


def reasons(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield what decided the grade before any override, and how few findings fix it."""
    if not assessment.possible:
        return
    if len(assessment.possible) == 1:
        yield _decisive(assessment, assessment.possible[0])
    else:
        yield Statement(Topic.REASON, _why_open(assessment), tuple(_rules(assessment)))
    if assessment.because is not None:
        because = assessment.because
        yield Statement(Topic.REASON, say.fixed_by(len(because.at_least), len(because.at_most)))


def _why_open(assessment: AreaAssessment) -> str:
    number = len(assessment.missing.criteria)
    if assessment.undetermined is Want.JUDGEMENT:
        return say.wants_decision(assessment.possible)
    return say.wants_evidence(number)


def _decisive(assessment: AreaAssessment, grade: str) -> Statement:
    decision = next((one for one in assessment.judgements if isinstance(one, Decide)), None)
    if decision is not None:
        reason = say.decided(assessment.computed, decision.grounds.by)
        return _statement(grade, reason, tuple(_rules(assessment)))
    for state in assessment.caps:
        found = _capped(assessment, state, grade)
        if found is not None:
            return found
    return _by_rule(assessment, grade)


def _statement(grade: str, reason: str, points: tuple[Point, ...]) -> Statement:
    return Statement(Topic.REASON, say.graded(grade, reason), points)


def _capped(assessment: AreaAssessment, state: CapState, grade: str) -> Statement | None:
    """Return the statement that a cap gives the grade, None where it does not."""
    if not state.certain or state.set_aside or state.cap.at_most != grade:
        return None
    reason, criteria = _cap_reason(assessment, state)
    named = names(assessment, criteria) if len(criteria) > 1 else ()
    return _statement(grade, reason, (*named, *_rules(assessment)))


def _cap_reason(assessment: AreaAssessment, state: CapState) -> tuple[str, tuple[str, ...]]:
    when = state.cap.when
    while isinstance(when, AllOf | AnyOf) and len(when.members) == 1:
        when = when.members[0]
    if not isinstance(when, CountSentence) or when.quantity is not Plain.ANY:
        return say.cap_decides(state.cap.id), state.criteria
    counted = count(when, assessment.scheme, assessment.findings)
    standing = tuple(one for one in counted.counted if one not in _set_aside(assessment, state))
    if len(standing) != 1:
        return head_text(counted), standing
    described = selector_text(when.selector, singular=True)
    return say.one_caps(described, text_of(assessment, standing[0]), status_text(when.status)), standing


def _set_aside(assessment: AreaAssessment, state: CapState) -> set[str]:
    return {one.criterion for one in assessment.judgements if isinstance(one, SetAside) and one.cap == state.cap.id}


def _by_rule(assessment: AreaAssessment, grade: str) -> Statement:
    rules = list(_rules(assessment))
    claimed, held = _claimed(assessment)
    if held is None:
        reason = say.whatever_is_missing(len(assessment.missing.criteria))
        return _statement(grade, reason, tuple(rules))
    if claimed is None or claimed.requires is None:
        return _statement(grade, say.BY_DEFAULT, tuple(rules))
    counts = _plain_counts(assessment, claimed.requires)
    if counts is None or claimed.grade != grade:
        return _statement(grade, say.WHOLE_RULE, tuple(rules))
    heads = [head_text(one) for one in counts]
    needs = [text for text in (needs_text(one, assessment.scheme) for one in counts) if text]
    points = tuple(point for point in rules if point not in _rule(assessment, claimed))
    return _statement(grade, say.rule_decides(heads, needs), points)


def _claimed(assessment: AreaAssessment) -> tuple[GradeRule | None, bool | None]:
    """Return the first rule that does not fail, with whether it holds; no rule and False where all fail."""
    for rule in assessment.scheme.grades:
        held = False if rule.requires is None else _truth(assessment, rule.requires)
        if held is not False:
            return rule, held
    return None, False


def _plain_counts(assessment: AreaAssessment, requires: Condition) -> list[Count] | None:
    """Return the counts of a rule that is short and plain enough to be said in one sentence."""
    members = requires.members if isinstance(requires, AllOf) else (requires,)
    plain = [member for member in members if not isinstance(member, AllOf | AnyOf)]
    if len(plain) < len(members) or len(plain) > SHORT_RULE:
        return None
    return [_count(assessment, member) for member in plain]


def _rules(assessment: AreaAssessment) -> Iterator[Point]:
    """Yield the state of each rule from the best grade down to the first that holds for certain."""
    for rule in assessment.scheme.grades:
        yield from _rule(assessment, rule)
        if rule.requires is not None and _truth(assessment, rule.requires):
            return


def next_rule(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield the state of the rule for the grade just better than the worst possible, where there is one."""
    names = assessment.scheme.grade_names
    better = assessment.scheme.grades[: names.index(assessment.possible[-1])]
    rule = next((rule for rule in reversed(better) if rule.requires is not None), None)
    if rule is not None:
        head, *points = _rule(assessment, rule)
        yield Statement(Topic.REASON, head.text, tuple(replace(point, depth=point.depth - 1) for point in points))


def _rule(assessment: AreaAssessment, rule: GradeRule) -> tuple[Point, ...]:
    if rule.requires is None:
        return ()
    held = _truth(assessment, rule.requires)
    members = rule.requires.members if isinstance(rule.requires, AllOf) else (rule.requires,)
    telling = [member for member in members if held or _truth(assessment, member) is not True]
    points = [point for member in telling for point in _condition(assessment, member, 1)]
    return (Point(say.rule_state(rule.grade, holds=held)), *points)


def _condition(assessment: AreaAssessment, condition: Condition, depth: int) -> Iterator[Point]:
    match condition:
        case CountSentence() | ScoreSentence() | TotalSentence():
            text = count_text(_count(assessment, condition), assessment.scheme)
            yield Point(f"{capitalised(text)}.", depth)
        case AllOf(members) | AnyOf(members):
            yield Point(say.ONE_MUST_HOLD if isinstance(condition, AnyOf) else say.ALL_MUST_HOLD, depth)
            for member in members:
                yield from _condition(assessment, member, depth + 1)
        case _:
            assert_never(condition)


def _truth(assessment: AreaAssessment, condition: Condition) -> bool | None:
    return truth(condition, assessment.scheme, assessment.findings)


def _count(assessment: AreaAssessment, sentence: Sentence) -> Count:
    return count(sentence, assessment.scheme, assessment.findings)
