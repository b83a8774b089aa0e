"""The sections of a report on each area: what could be better first, then the grade with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hmicgrade.evaluate.known import has_evidence
from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.reporting import pictures
from hmicgrade.explain.reporting import sentences as say
from hmicgrade.explain.reporting.document import (
    Block,
    Graded,
    Group,
    Item,
    Listing,
    Paragraph,
    Section,
    See,
    Terms,
    nested,
)
from hmicgrade.explain.reporting.judged import distribution
from hmicgrade.explain.reporting.reported import Reported, Subject
from hmicgrade.explain.sentences import PUBLISHED_UNGRADED, how_published, published
from hmicgrade.explain.statements import Statement, Topic
from hmicgrade.model.catalogue import Term
from hmicgrade.model.evidence import DevelopingPractice, EvidenceFile, Kind
from hmicgrade.model.project import Published

_WHY = (
    Topic.REASON,
    Topic.READINGS,
    Topic.CAPS,
    Topic.INSPECT,
    Topic.PUBLISHED,
    Topic.BASIS,
)
"""What justifies a grade, beside the judgements, which have a section of their own."""

_CHANGES = (Topic.RAISE, Topic.LOWER, Topic.MARGIN)


def areas(reported: Reported) -> Iterator[Section]:
    """Yield the sections of every area, the evidence that the areas of a framework share before the first of them."""
    shown: set[str] = set()
    for one in reported.subjects:
        framework = one.opened.case.area.framework if one.opened else None
        if framework and framework not in shown:
            shown.add(framework)
            yield from _shared(reported, framework)
        yield from _area(reported, one)
    for row in reported.published:
        yield from _published_alone(reported, row)


def _shared(reported: Reported, framework: str) -> Iterator[Section]:
    file = reported.shared_file(framework)
    if file is not None:
        titles = [one.title for one in reported.shown_areas if one.framework == framework]
        anchor, title = f"shared.{framework}", reported.title(framework)
        yield Section(anchor, say.shared(title), 2, (Paragraph(say.shared_by(titles)),))
        material = [
            *_context(reported, file, anchor, title),
            *_filed(reported, file, anchor, title, Kind.AREA_FOR_IMPROVEMENT),
            *_filed(reported, file, anchor, title, Kind.STRENGTH),
            *_filed(reported, file, anchor, title, Kind.WORK_IN_PROGRESS),
        ]
        yield from (section for section in material if section.blocks != (_nothing(section.id),))
        yield from _practice(reported, file, anchor, title)


def _nothing(anchor: str) -> Paragraph:
    """Return what stands in a section of which nothing is on file."""
    return Paragraph(_NOTHING[anchor.rsplit(".", 1)[-1]])


_NOTHING = {
    "context": say.NO_CONTEXT,
    "improve": say.NONE_FILED,
    "strengths": say.NO_STRENGTHS,
    "progress": say.NO_PROGRESS,
}

_KINDS = {
    Kind.AREA_FOR_IMPROVEMENT: ("improve", say.IMPROVE),
    Kind.STRENGTH: ("strengths", say.STRENGTHS),
    Kind.WORK_IN_PROGRESS: ("progress", say.PROGRESS),
}


def _area(reported: Reported, subject: Subject) -> Iterator[Section]:
    anchor, title = f"area.{subject.id}", reported.title(subject.id)
    empty = () if has_evidence(subject.result) else (Paragraph(say.NO_EVIDENCE),)
    yield Section(anchor, one_line(title), 2, empty)
    yield _part(anchor, "distribution", title, say.DISTRIBUTION, [distribution(reported, subject.id)])
    if subject.opened is None:
        errors = [block for one in subject.said(Topic.ERRORS) for block in _blocks(one)]
        yield _part(anchor, "grade", title, say.GRADE, errors)
        return
    file = reported.own_file(subject.id)
    yield from _context(reported, file, anchor, title)
    filed = list(_filed(reported, file, anchor, title, Kind.AREA_FOR_IMPROVEMENT))
    yield _part(anchor, "improve", title, say.IMPROVE, [*_improve(subject), *_as_filed(filed)])
    yield from _filed(reported, file, anchor, title, Kind.STRENGTH)
    yield from _filed(reported, file, anchor, title, Kind.WORK_IN_PROGRESS)
    yield from _practice(reported, file, anchor, title) if file else ()
    yield from _graded(reported, subject, anchor, title)


def _part(anchor: str, name: str, title: str, heading: str, blocks: Iterable[Block]) -> Section:
    return Section(f"{anchor}.{name}", say.section(title, heading), 3, tuple(blocks))


def _context(reported: Reported, file: EvidenceFile | None, anchor: str, title: str) -> Iterator[Section]:
    blocks: list[Block] = [Paragraph(one_line(reported.context(file)))] if file and file.context else []
    stated = _statements(reported, file, Kind.CONTEXT)
    blocks += [Listing(stated)] if stated else []
    yield _part(anchor, "context", title, say.CONTEXT, blocks or [Paragraph(say.NO_CONTEXT)])


def _filed(reported: Reported, file: EvidenceFile | None, anchor: str, title: str, kind: Kind) -> Iterator[Section]:
    name, heading = _KINDS[kind]
    items = _statements(reported, file, kind)
    yield _part(anchor, name, title, heading, [Listing(items)] if items else [Paragraph(_NOTHING[name])])


def _statements(reported: Reported, file: EvidenceFile | None, kind: Kind) -> tuple[Item, ...]:
    """Return the statements of one kind that a file holds; of those that are left out, their names."""
    if file is None:
        return ()
    return tuple(
        Item(say.filed(item.id, item.text, item.source) if reported.shows(item) else say.withheld(item.id))
        for item in reported.items(file)
        if item.kind is kind
    )


def _as_filed(sections: Iterable[Section]) -> Iterator[Block]:
    for section in sections:
        if isinstance(section.blocks[0], Listing):
            yield Paragraph(say.AS_FILED)
        yield from section.blocks


def _improve(subject: Subject) -> Iterator[Block]:
    for statement in subject.said(Topic.IMPROVE):
        yield from _blocks(statement)


def _blocks(statement: Statement) -> Iterator[Block]:
    yield Paragraph(statement.text)
    if statement.points:
        yield Listing(nested(statement.points))


def _item(statement: Statement) -> Item:
    return Item(statement.text, nested(statement.points))


def _practice(reported: Reported, file: EvidenceFile, anchor: str, title: str) -> Iterator[Section]:
    if file.developing_practice:
        yield _part(anchor, "practice", title, say.PRACTICE, [Paragraph(say.BY_FORCE)])
    for one in file.developing_practice:
        name = f"{anchor}.practice.{one.id}"
        if reported.shows(one):
            yield Section(name, one_line(one.title) or one.id, 4, (Terms(_told(one)),))
        else:
            yield Section(name, one.id, 4, (Paragraph(say.PRACTICE_WITHHELD),))


def _told(one: DevelopingPractice) -> tuple[Term, ...]:
    by = {"force": say.FORCE_ONLY, "": say.NOT_SAID}.get(one.evaluated_by, one.evaluated_by)
    said = ((say.PROBLEM, one.problem), (say.SOLUTION, one.solution), (say.RESULTED, one.outcome), (say.EVALUATED, by))
    return tuple(Term(name, one_line(text)) for name, text in said if text)


def _graded(reported: Reported, subject: Subject, anchor: str, title: str) -> Iterator[Section]:
    further = See(say.SEE_CRITERIA, f"#criteria.{subject.id}")
    yield _part(anchor, "grade", title, say.GRADE, [_justified(subject), further])
    changes = [block for one in subject.said(*_CHANGES) for block in _blocks(one)]
    yield _part(anchor, "raise", title, say.RAISE, changes or [Paragraph(say.NOTHING_CHANGES)])
    if subject.assessment and has_evidence(subject.assessment):
        needed = list(pictures.needs(reported, subject.assessment))
        yield from [_part(anchor, "needs", title, say.NEEDS, needed)] if needed else []
    judged = tuple(map(_item, subject.said(Topic.JUDGEMENTS)))
    yield _part(
        anchor, "judgements", title, say.JUDGEMENTS, [Listing(judged) if judged else Paragraph(say.NO_JUDGEMENTS)]
    )


def _justified(subject: Subject) -> Graded:
    (grade,) = subject.said(Topic.GRADE)
    groups = [Group(topic, tuple(map(_item, subject.said(topic)))) for topic in _WHY]
    return Graded(_item(grade), tuple(group for group in groups if group.said))


def _published_alone(reported: Reported, row: Published) -> Iterator[Section]:
    """Yield the sections of an area of which nothing but its published grade is on file."""
    anchor, title = f"area.{row.area}", reported.title(row.area)
    status = how_published(row.status) if row.status else ""
    text = published(row.grade, status) if row.grade else PUBLISHED_UNGRADED
    source = [Paragraph(f"Source: {one_line(row.source)}")] if row.source else []
    yield Section(anchor, one_line(title), 2, (Paragraph(f"{text} {say.NOTHING_JUSTIFIES}"), *source))
    yield _part(anchor, "distribution", title, say.DISTRIBUTION, [distribution(reported, row.area)])
