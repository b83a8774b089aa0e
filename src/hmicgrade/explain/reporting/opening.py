"""The first sections of a report: what the inspection is, how grades come about, the force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from hmicgrade.explain.phrases import capitalised, one_line
from hmicgrade.explain.reporting import sentences as say
from hmicgrade.explain.reporting.document import Block, Column, Item, Listing, Paragraph, Section, Table
from hmicgrade.explain.reporting.reported import Reported
from hmicgrade.explain.sentences import ALL_MUST_HOLD, ONE_MUST_HOLD, left_out
from hmicgrade.model.catalogue import Programme
from hmicgrade.model.conditions import AllOf, AnyOf, Condition, CountSentence, ScoreSentence, TotalSentence
from hmicgrade.model.scheme import Cap, GradeRule, Scheme
from hmicgrade.model.wording import amount_text, finding_text, given_text, sentence_text


def about(reported: Reported) -> Section:
    """Return the section on what the inspection is."""
    scheme, programme = reported.folder.scheme, reported.folder.programme
    blocks: list[Block] = [
        Paragraph(_graded(reported)),
        *([Paragraph(left_out(reported.made.left_out))] if reported.made.left_out else []),
        *([Paragraph(say.PURPOSE)] if reported.has_evidence else []),
        *([Paragraph(say.CRITERIA_SAY)] if scheme and scheme.has_rules else []),
        *([Paragraph(say.period(scheme.period))] if scheme and scheme.period else []),
        *([frameworks(reported.scheme_title, programme)] if programme else []),
    ]
    return Section("about", say.ABOUT, 2, tuple(blocks))


def _graded(reported: Reported) -> str:
    force, year, scheme = reported.force.name, reported.inspection.year, reported.scheme_title
    if reported.has_evidence:
        return say.graded_under(force, len(reported.subjects), year, scheme)
    return say.published_under(force, reported.published_number, year, scheme)


def frameworks(scheme: str, programme: Programme) -> Table:
    """Return the frameworks that are inspected under a scheme of that title, each with why it is."""
    rows = tuple((one_line(one.title), say.WHY[one.inspection]) for one in programme.frameworks)
    columns = (Column(say.FRAMEWORK), Column(say.INSPECTED))
    return Table(say.frameworks(scheme), columns, rows)


def force(reported: Reported) -> Section:
    """Return the section on the force."""
    text = one_line(reported.force.description) or say.NO_DESCRIPTION
    return Section("force", say.FORCE, 2, (Paragraph(text),))


def process(reported: Reported) -> Iterator[Section]:
    """Yield the sections on how the scheme turns evidence into grades."""
    yield from rules(reported.folder.scheme)


def rules(scheme: Scheme | None) -> Iterator[Section]:
    """Yield the same of a scheme, None for one whose file has errors."""
    if scheme is None:
        yield Section("process", say.PROCESS, 2, (Paragraph(say.NO_SCHEME),))
        return
    said = [scheme.source and f"Source: {scheme.source}", scheme.note, "" if scheme.has_rules else say.NO_RULES]
    yield Section("process", say.PROCESS, 2, tuple(Paragraph(one_line(text)) for text in said if text))
    yield Section("process.grades", say.RULES if scheme.has_rules else say.MEANINGS, 3, tuple(_grades(scheme)))
    if scheme.has_rules:
        yield Section("process.caps", say.CAPS, 3, tuple(_caps(scheme)))
        yield Section("process.readings", say.READINGS, 3, tuple(_readings(scheme)))
        yield Section("process.findings", say.FINDINGS, 3, tuple(_findings(scheme)))
        yield Section("process.judgements", say.JUDGEMENTS, 3, tuple(_judgements(scheme)))


def _grades(scheme: Scheme) -> Iterator[Block]:
    yield Listing(tuple(Item(say.means(rule.grade, rule.means), tuple(_rule(scheme, rule))) for rule in scheme.grades))
    if scheme.has_rules:
        yield Paragraph(say.BEST_RULE)
        yield Paragraph(say.otherwise(scheme.otherwise))


def _rule(scheme: Scheme, rule: GradeRule) -> Iterator[Item]:
    if rule.requires is not None:
        yield Item(say.REQUIRES, _members(rule.requires))
    elif scheme.has_rules:
        yield Item(say.NO_RULE)
    yield from _source(rule.source)


def _source(source: str) -> Iterator[Item]:
    if source:
        yield Item(f"Source: {one_line(source)}")


def _members(condition: Condition) -> tuple[Item, ...]:
    """Return the members of a condition all of which must hold, or the condition itself."""
    return tuple(map(_condition, condition.members if isinstance(condition, AllOf) else (condition,)))


def _condition(condition: Condition) -> Item:
    match condition:
        case CountSentence() | ScoreSentence() | TotalSentence():
            return Item(f"{capitalised(one_line(condition.text or sentence_text(condition)))}.")
        case AllOf(members):
            return Item(ALL_MUST_HOLD, tuple(map(_condition, members)))
        case AnyOf(members):
            return Item(ONE_MUST_HOLD, tuple(map(_condition, members)))
        case _:
            assert_never(condition)


def _caps(scheme: Scheme) -> Iterator[Block]:
    yield Listing(tuple(map(_cap, scheme.caps))) if scheme.caps else Paragraph(say.NO_CAPS)


def _cap(cap: Cap) -> Item:
    below = (*_members(cap.when), Item(say.set_aside(may_be=cap.may_be_set_aside)), *_source(cap.source))
    return Item(say.cap(cap.id, cap.at_most), below)


def _readings(scheme: Scheme) -> Iterator[Block]:
    if not scheme.quantities:
        yield Paragraph(say.NO_WORDS)
        return
    yield Paragraph(say.WORDS_NOTE)
    columns = (Column(say.WORD), Column(say.READING), Column(say.RANGE))
    rows = tuple(
        (one.word, amount_text(one.reading), say.span(amount_text(one.first), amount_text(one.last)))
        for one in scheme.quantities
    )
    yield Table(say.READINGS_TABLE, columns, rows)


def _findings(scheme: Scheme) -> Iterator[Block]:
    rows = tuple((given_text(line.given).replace("_", " "), finding_text(line.finding)) for line in scheme.table.lines)
    yield Paragraph(say.EFFECTS)
    yield Table(say.FINDINGS_TABLE, (Column(say.EVIDENCE), Column(say.FINDING)), rows)
    silent = [say.silence(one.level, one.finding) for one in scheme.silence]
    yield Paragraph(" ".join([say.RECORDED_OVER, say.NOT_ASSESSED, *silent]))


def _judgements(scheme: Scheme) -> Iterator[Block]:
    limit = say.NO_OVERRIDE if scheme.override_steps is None else say.overrides(scheme.override_steps)
    yield Paragraph(f"{say.JUDGED} {limit}")
