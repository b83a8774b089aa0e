"""The rules and the caps of a scheme as parts of an argument: every sentence with its count, and what it counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from hmicgrade.evaluate.assessment import AreaAssessment, CapState, CriterionFinding
from hmicgrade.evaluate.caps import counts_at
from hmicgrade.evaluate.counting import count, truth
from hmicgrade.evaluate.meters import selected
from hmicgrade.explain import argument_sentences as say
from hmicgrade.explain.argument import (
    CapClaim,
    Counted,
    Group,
    Joined,
    Node,
    Otherwise,
    Role,
    RuleState,
    criterion_node_id,
    remark,
)
from hmicgrade.explain.counts import count_text
from hmicgrade.explain.limits import cap_text
from hmicgrade.explain.sentences import without_caps
from hmicgrade.model.conditions import (
    AllOf,
    AnyOf,
    Condition,
    CountSentence,
    ScoreSentence,
    Sentence,
    TotalSentence,
    sentences,
)
from hmicgrade.model.evidence import SetAside
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Cap, GradeRule, Scheme
from hmicgrade.model.wording import number_text

AboutSentence = Callable[[Sentence], bool]
"""Which sentences of the rules are shown."""


@dataclass(frozen=True, slots=True)
class _View:
    """An assessment, and which of its rules' sentences are shown, with what under each."""

    assessment: AreaAssessment
    about: AboutSentence
    groups: Callable[[AreaAssessment, Counted, str], Iterable[Node]]

    def truth(self, condition: Condition) -> bool | None:
        return truth(condition, self.assessment.scheme, self.assessment.findings)


def rules(assessment: AreaAssessment) -> Node:
    """Return the part on every rule, from the best grade down, and on what follows from them."""
    scheme = assessment.scheme
    if not scheme.has_rules:
        return Node("rules", Role.ARGUMENT, say.NO_RULES, heading=say.RULES, depth=2)
    view = _View(assessment, lambda _: True, _groups)
    last = remark("rules", "without-caps", without_caps(assessment.uncapped), depth=2)
    children = (*(_rule(view, rule) for rule in scheme.grades), _otherwise(view), last)
    return Node("rules", Role.ARGUMENT, children=children, heading=say.RULES, depth=2)


def _rule(view: _View, rule: GradeRule) -> Node:
    id_ = f"rules/{rule.grade}"
    if rule.requires is None:
        return Node(id_, Role.CLAIM, say.no_rule(rule.grade), RuleState(rule, None), depth=2)
    holds = view.truth(rule.requires)
    text = say.rule(rule.grade, rule.source, holds=holds)
    return Node(id_, Role.CLAIM, text, RuleState(rule, holds), _conditions(view, rule.requires, id_), depth=2)


def _conditions(view: _View, condition: Condition, parent: str) -> tuple[Node, ...]:
    """Return the members of a condition all of whose members must hold, or the condition itself."""
    members = condition.members if isinstance(condition, AllOf) else (condition,)
    return tuple(
        _condition(view, member, f"{parent}/{place}")
        for place, member in enumerate(members, 1)
        if any(map(view.about, sentences(member)))
    )


def _condition(view: _View, condition: Condition, id_: str) -> Node:
    match condition:
        case CountSentence() | ScoreSentence() | TotalSentence():
            return _sentence(view, condition, id_)
        case AllOf(members) | AnyOf(members):
            stated = Joined(isinstance(condition, AllOf), view.truth(condition))
            text = say.joined(every=stated.every, holds=stated.holds)
            children = _conditions(view, AllOf(members), id_)
            return Node(id_, Role.ARGUMENT, text, stated, children, depth=2)
        case _:
            assert_never(condition)


def _sentence(view: _View, sentence: Sentence, id_: str) -> Node:
    scheme = view.assessment.scheme
    found = count(sentence, scheme, view.assessment.findings)
    counts = tuple(name for place, name in enumerate(scheme.findings) if counts_at(sentence, place, scheme))
    stated = Counted(found, counts)
    text = say.sentence(count_text(found, scheme), holds=found.holds)
    return Node(id_, Role.ARGUMENT, text, stated, tuple(view.groups(view.assessment, stated, id_)), depth=2)


def _groups(assessment: AreaAssessment, stated: Counted, parent: str) -> Iterator[Node]:
    """Yield the criteria that a sentence selects, one node a finding: which it counted, and which not."""
    sentence = stated.count.sentence
    chosen = [one for one in assessment.findings if selected(sentence.selector, one.criterion)]
    for finding in (*assessment.scheme.findings, NOT_ASSESSED, NOT_APPLICABLE):
        having = [one for one in chosen if one.finding == finding]
        if having:
            yield _group(assessment, stated, parent, having)


def _group(assessment: AreaAssessment, stated: Counted, parent: str, having: Sequence[CriterionFinding]) -> Node:
    finding = having[0].finding
    is_counted = finding in assessment.scheme.findings and not isinstance(stated.count.sentence, TotalSentence)
    counted = finding in stated.counts if is_counted else None
    group = Group(finding, tuple(one.criterion.id for one in having), counted)
    refs = tuple(map(criterion_node_id, group.criteria))
    text = _group_text(assessment, group)
    return Node(f"{parent}/{finding}", Role.ARGUMENT, text, group, refs=refs, depth=3)


def _group_text(assessment: AreaAssessment, group: Group) -> str:
    number = len(group.criteria)
    if group.finding == NOT_ASSESSED:
        return say.unassessed(number)
    if group.finding == NOT_APPLICABLE:
        return say.not_applicable(number)
    score = _score(assessment.scheme, group.finding)
    return say.group(group.finding, number, counted=group.counted, score=score)


def _score(scheme: Scheme, finding: str) -> str:
    return number_text(next(value.score for value in scheme.scale if value.finding == finding))


def _otherwise(view: _View) -> Node:
    scheme = view.assessment.scheme
    states = [view.truth(rule.requires) for rule in scheme.grades if rule.requires is not None]
    used = False if True in states else None if None in states else True
    text = say.otherwise(scheme.otherwise, used=used)
    return Node("rules/otherwise", Role.ARGUMENT, text, Otherwise(scheme.otherwise, used), depth=2)


def caps(assessment: AreaAssessment) -> Node:
    """Return the part on every cap: whether it holds, what makes it hold, and the grade that it takes away."""
    if not assessment.scheme.caps:
        return Node("caps", Role.ARGUMENT, say.NO_CAPS, heading=say.CAPS, depth=2)
    view = _View(assessment, lambda _: True, _groups)
    return Node(
        "caps",
        Role.ARGUMENT,
        children=tuple(_cap(view, cap) for cap in assessment.scheme.caps),
        heading=say.CAPS,
        depth=2,
    )


def _cap(view: _View, cap: Cap) -> Node:
    id_ = f"caps/{cap.id}"
    state = next((one for one in view.assessment.caps if one.cap == cap), None)
    took = () if state is None else tuple(one for one in state.without if one not in view.assessment.computed)
    text = say.cap_does_not_hold(cap.id) if state is None else cap_text(state)
    children = (
        *_conditions(view, cap.when, id_),
        *(() if state is None else _effect_of(view.assessment, state, took, id_)),
        *([remark(id_, "source", say.source(cap.source), depth=2)] if cap.source else []),
    )
    return Node(id_, Role.CLAIM, text, CapClaim(cap, state, took), children, depth=2)


def _effect_of(assessment: AreaAssessment, state: CapState, took: tuple[str, ...], id_: str) -> Iterator[Node]:
    made = say.cap_made_by(len(state.criteria), certain=state.certain)
    if state.criteria:
        refs = tuple(map(criterion_node_id, state.criteria))
        yield Node(f"{id_}/made-by", Role.ARGUMENT, made, refs=refs, depth=2)
    aside = [one.criterion for one in assessment.judgements if isinstance(one, SetAside) and one.cap == state.cap.id]
    if aside:
        refs = tuple(map(criterion_node_id, aside))
        yield Node(f"{id_}/aside", Role.ARGUMENT, say.cap_aside_for(len(aside)), refs=refs, depth=2)
    yield remark(id_, "took", _took_text(assessment, state, took), depth=2)


def _took_text(assessment: AreaAssessment, state: CapState, took: tuple[str, ...]) -> str:
    if took:
        return say.cap_took(took, state.without)
    return say.CAP_TAKES_NOTHING if state.without == assessment.computed else say.without_cap(state.without)


def counting(assessment: AreaAssessment, criterion: CriterionFinding) -> Node:
    """Return the part on every sentence that selects a criterion, with whether it counts there."""
    view = _View(
        assessment,
        lambda sentence: selected(sentence.selector, criterion.criterion),
        lambda _, stated, parent: [_here(assessment, stated, parent, criterion)],
    )
    ruled = (_rule(view, rule) for rule in assessment.scheme.grades if rule.requires is not None)
    found = tuple(node for node in (*ruled, *_capping(view)) if node.children)
    text = "" if found else say.SELECTED_NOWHERE
    return Node("selected-by", Role.ARGUMENT, text, children=found, heading=say.SELECTED_BY, depth=2)


def _here(assessment: AreaAssessment, stated: Counted, parent: str, criterion: CriterionFinding) -> Node:
    node = _group(assessment, stated, parent, [criterion])
    return replace(node, text=_here_text(assessment.scheme, stated, criterion.finding), depth=2)


def _here_text(scheme: Scheme, stated: Counted, finding: str) -> str:
    if finding == NOT_ASSESSED:
        return say.HERE_UNASSESSED
    if finding == NOT_APPLICABLE:
        return say.HERE_LEFT_OUT
    if isinstance(stated.count.sentence, TotalSentence):
        return say.here_scored(finding, _score(scheme, finding))
    return say.here(finding, counted=finding in stated.counts)


def _capping(view: _View) -> Iterator[Node]:
    for cap in view.assessment.scheme.caps:
        id_ = f"caps/{cap.id}"
        state = next((one for one in view.assessment.caps if one.cap == cap), None)
        text = say.among_capping(cap.id, holds=view.truth(cap.when))
        yield Node(id_, Role.CLAIM, text, CapClaim(cap, state, ()), _conditions(view, cap.when, id_), depth=2)
