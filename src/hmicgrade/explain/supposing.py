"""What would follow from what is supposed of an area, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused
from hmicgrade.evaluate.supposing import Step, Steps, WhatIf
from hmicgrade.explain import sentences
from hmicgrade.explain import supposing_sentences as say
from hmicgrade.explain.naming import shortened, text_of
from hmicgrade.explain.page import Entry, Page, Section, Table
from hmicgrade.explain.phrases import either
from hmicgrade.explain.refusing import refused_section
from hmicgrade.explain.statements import Point, Topic
from hmicgrade.explain.summary import summarise
from hmicgrade.model.conditions import words_used
from hmicgrade.model.evidence import Decide, Judgement, Override, SetAside, TreatAsCritical
from hmicgrade.model.scheme import NOT_APPLICABLE, Scheme
from hmicgrade.model.supposed import Act
from hmicgrade.model.wording import amount_text, finding_text

NAMED = 2
"""How many findings that are supposed as they are on file are named; more are counted."""

_NOW = (Topic.GRADE, Topic.REASON, Topic.CAPS)
_THEN = (*_NOW, Topic.RAISE, Topic.MARGIN)


def what_if_page(found: WhatIf | AreaRefused, force: str, year: object, left_out: Sequence[str]) -> Page:
    """Return the page on what is supposed of an area of a force. `left_out` are things on file not taken into account.

    Of an area that is refused it says only that.
    """
    note = " ".join([say.SUPPOSED, *([sentences.left_out(left_out)] if left_out else [])])
    if isinstance(found, AreaRefused):
        return Page(say.title(found.area, force, year), (refused_section(found),), note)
    sections = (
        Section(say.SUPPOSE, tuple(_supposed(found))),
        Section(say.NOW, tuple(_outcome(found.now, _NOW))),
        Section(say.THEN, tuple(_then(found))),
        _steps(found),
    )
    return Page(say.title(found.now.area.title, force, year), sections, note)


def _supposed(found: WhatIf) -> Iterator[Entry]:
    points = [*_findings(found), *_judgements(found), *_readings(found)]
    if points:
        yield Entry("", tuple(points))
    else:
        yield Entry(say.NOTHING_SUPPOSED)


def _findings(found: WhatIf) -> Iterator[Point]:
    """Yield the findings that are others than on file, then those that are not, named where they are few."""
    now = {criterion: found.now.finding(criterion).finding for criterion in found.supposed.findings}
    changed = {one: finding for one, finding in found.supposed.findings.items() if finding != now[one]}
    yield from shortened([say.finding_supposed(text_of(found.now, one), now[one], changed[one]) for one in changed])
    same = [one for one in now if one not in changed]
    if len(same) > NAMED:
        yield Point(say.as_on_file(len(same)))
    else:
        yield from (Point(say.finding_kept(text_of(found.now, one), now[one])) for one in same)


def _judgements(found: WhatIf) -> Iterator[Point]:
    for judgement in found.supposed.judgements:
        yield Point(say.judgement_supposed(_act(found.now, judgement)))
    yield from (Point(say.without(act)) for act in Act if act in found.supposed.without)


def _act(assessment: AreaAssessment, judgement: Judgement) -> str:
    match judgement:
        case SetAside(cap, criterion):
            return say.sets_aside(cap, text_of(assessment, criterion))
        case TreatAsCritical(criterion):
            return say.treats_as_critical(text_of(assessment, criterion))
        case Decide(grade) | Override(grade):
            return say.decides(grade)
        case _:
            assert_never(judgement)


def _readings(found: WhatIf) -> Iterator[Point]:
    own = {one.word: one.reading for one in found.now.scheme.quantities}
    used = _words(found.now.scheme)
    for one in found.supposed.readings:
        said = [say.reading_supposed(one.word, amount_text(own[one.word]), amount_text(one.amount))]
        said += [say.OUTSIDE] if one.outside else []
        said += [say.unused(one.word)] if one.word not in used else []
        yield Point(" ".join(said))


def _words(scheme: Scheme) -> frozenset[str]:
    rules = [rule.requires for rule in scheme.grades if rule.requires is not None]
    return frozenset(word for one in [*rules, *(cap.when for cap in scheme.caps)] for word in words_used(one))


def _outcome(assessment: AreaAssessment, topics: Sequence[Topic]) -> Iterator[Entry]:
    plain = assessment.override is None and len(assessment.possible) == 1
    for one in summarise(assessment).statements:
        if one.topic in topics and not (plain and one.topic is Topic.GRADE):
            yield Entry(one.text, one.points)


def _then(found: WhatIf) -> Iterator[Entry]:
    if found.then.possible:
        changes = say.changes(found.now.possible, found.then.possible)
        yield Entry(changes if found.now.override is None else sentences.before_override(changes))
    yield from _outcome(found.then, _THEN)
    yield from (Entry(say.left_out(_act(found.now, one))) for one in found.left_out)
    if found.now.override is not None:
        yield Entry(say.NO_OVERRIDE)
    yield from _limits(found)


def _limits(found: WhatIf) -> Iterator[Entry]:
    """Yield what the result leaves out of account: criteria that do not apply, and states that were too many."""
    then = found.then
    if then.shadow is not None and then.possible:
        number = sum(one.finding == NOT_APPLICABLE for one in then.findings)
        yield Entry(sentences.shadow(number, then.scheme.worst_finding, then.shadow))
    if not found.exact:
        yield Entry(sentences.APPROXIMATE)


def _steps(found: WhatIf) -> Section:
    if not found.then.possible:
        return Section(say.STEPS, (Entry(say.NO_STEPS),))
    rows = tuple(_row(one, found.then.possible) for one in found.steps)
    said = [say.BLANK if any(any(row[-2:]) for row in rows) else say.NO_STEP]
    said += [say.ENDS] if any(one.are_ends for one in found.steps) else []
    return Section(say.STEPS, (Entry(" ".join(said)),), table=Table(say.COLUMNS, rows))


def _row(one: Steps, possible: tuple[str, ...]) -> tuple[str, ...]:
    criterion = one.finding.criterion
    steps = (_cell(one, step, possible) for step in (one.better, one.worse))
    flag = "critical" if criterion.critical else ""
    return (criterion.id, criterion.level, flag, finding_text(one.finding.finding), *steps)


def _cell(one: Steps, step: Step | None, possible: tuple[str, ...]) -> str:
    if step is None or step.possible == possible:
        return ""
    result = either(step.possible)
    return say.if_found(step.to, result) if one.are_ends else result
