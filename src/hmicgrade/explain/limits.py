"""What limited the grade or stood over the rules: caps, and the judgements that apply."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from hmicgrade.evaluate.assessment import AreaAssessment, CapState
from hmicgrade.explain import sentences as say
from hmicgrade.explain.naming import shortened, text_of
from hmicgrade.explain.phrases import listed
from hmicgrade.explain.statements import Point, Statement, Topic
from hmicgrade.model.conditions import AllOf, AnyOf, Condition, CountSentence, ScoreSentence, TotalSentence
from hmicgrade.model.evidence import Decide, Judgement, Override, SetAside, TreatAsCritical
from hmicgrade.model.wording import sentence_text


def caps(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield each cap that holds or may hold, and the grade without any."""
    for state in assessment.caps:
        named = [
            say.counted_by_cap(text_of(assessment, one), assessment.finding(one).finding) for one in state.criteria
        ]
        yield Statement(Topic.CAPS, cap_text(state), shortened(named))
    if assessment.caps:
        yield Statement(Topic.CAPS, say.without_caps(assessment.uncapped))


def cap_text(state: CapState) -> str:
    """Say whether a cap holds, is set aside or may hold."""
    cap = state.cap
    if not state.certain:
        return say.cap_may_hold(cap.id, cap.at_most, condition_text(cap.when), set_aside=state.set_aside)
    return say.cap_set_aside(cap.id) if state.set_aside else say.cap_holds(cap.id, cap.at_most)


def condition_text(condition: Condition) -> str:
    """Write a whole condition as one clause."""
    match condition:
        case CountSentence() | ScoreSentence() | TotalSentence():
            return sentence_text(condition)
        case AnyOf(members):
            return listed([condition_text(member) for member in members], "or")
        case AllOf(members):
            return listed([condition_text(member) for member in members], "and")
        case _:
            assert_never(condition)


def judgements(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield each judgement that applies, with who made it, when, its provenance and its reason."""
    for judgement in assessment.judgements:
        grounds = judgement.grounds
        text = say.judgement(grounds.by, grounds.date, grounds.provenance, _act(judgement, assessment))
        yield Statement(
            Topic.JUDGEMENTS, text, (Point(say.reason(grounds.reason)), *_outweighed(judgement, assessment))
        )


def _act(judgement: Judgement, assessment: AreaAssessment) -> str:
    match judgement:
        case SetAside(cap, criterion):
            return say.set_aside(cap, text_of(assessment, criterion))
        case TreatAsCritical(criterion):
            return say.treated_as_critical(text_of(assessment, criterion))
        case Decide(grade):
            return say.decided_on(grade)
        case Override(grade):
            return say.overrode(grade)
        case _:
            assert_never(judgement)


def _outweighed(judgement: Judgement, assessment: AreaAssessment) -> tuple[Point, ...]:
    if not isinstance(judgement, Override):
        return ()
    return shortened([say.despite(text_of(assessment, cited.ref)) for cited in judgement.despite])
