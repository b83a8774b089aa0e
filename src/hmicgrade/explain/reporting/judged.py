"""The grades of a report beside each other: the national distributions, and the areas of the force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.explain.grade import headline
from hmicgrade.explain.national_sentences import NO_GRADE, of_forces, place, stands, undetermined
from hmicgrade.explain.phrases import grade_name, one_line
from hmicgrade.explain.reporting import pictures
from hmicgrade.explain.reporting import sentences as say
from hmicgrade.explain.reporting.document import Block, Column, Item, Listing, Paragraph, Section, Table
from hmicgrade.explain.reporting.reported import Reported, Subject
from hmicgrade.explain.statements import Statement, Topic
from hmicgrade.model.catalogue import Distribution
from hmicgrade.model.project import Published


def national(reported: Reported) -> Section:
    """Return the section on every area's national distribution, and where the force stands in it."""
    return Section("national", say.NATIONAL, 2, tuple(_national(reported)))


def _national(reported: Reported) -> Iterator[Block]:
    found = [one for one in reported.national.areas if reported.asks_for(one.area)] if reported.national else []
    if not found or reported.national is None:
        yield Paragraph(say.NO_DISTRIBUTION)
        return
    grades = _grades(reported, found[0])
    columns = (Column(say.AREA), *(Column(grade_name(grade), numeric=True) for grade in grades), Column(say.HERE))
    rows = tuple(
        (
            one_line(reported.title(one.area)),
            *(str(one.grades.get(grade, 0)) for grade in grades),
            short(reported, one.area),
        )
        for one in found
    )
    yield Table(say.distributions(reported.national.forces, reported.inspection.year), columns, rows)
    places = [_place(reported, one) for one in found if reported.knows(one.area)]
    yield from [Listing(tuple(map(Item, places)))] if places else []
    sources = dict.fromkeys(one_line(one.source) for one in found if one.source)
    yield from (Paragraph(f"Source: {source}") for source in sources)


def _grades(reported: Reported, found: Distribution) -> tuple[str, ...]:
    return _scale(reported) or tuple(found.grades)


def _scale(reported: Reported) -> tuple[str, ...]:
    """Return the grades of the scheme, none where its file has errors."""
    return reported.folder.scheme.grade_names if reported.folder.scheme else ()


def short(reported: Reported, area: str) -> str:
    """Return what the force has in an area, in a word or two."""
    row = reported.row(area)
    if row is not None:
        return _published(row)
    subject = reported.subject(area)
    return _grade_of(subject) if subject else say.NOT_INSPECTED


def _grade_of(subject: Subject) -> str:
    assessment = subject.assessment
    if assessment is None:
        return NO_GRADE
    if assessment.grade is not None:
        return grade_name(assessment.grade)
    return undetermined(assessment.possible) if assessment.possible else say.UNGRADED


def _place(reported: Reported, found: Distribution) -> str:
    """Say how rare the grade of the force is in an area."""
    grade = reported.grade(found.area)
    name = one_line(reported.title(found.area))
    if grade is None:
        return stands(name, [short(reported, found.area)])
    return stands(name, [place(grade, found.grades.get(grade, 0), sum(found.grades.values()), 1)])


def distribution(reported: Reported, area: str) -> Block:
    """Return the national distribution of one area, with where the force stands in it."""
    found = reported.distribution(area)
    if found is None:
        return Paragraph(say.NO_DISTRIBUTION)
    grades, total = _grades(reported, found), sum(found.grades.values())
    counts = [(grade, found.grades.get(grade, 0)) for grade in grades]
    title = reported.title(area)
    columns = (Column(say.GRADED), Column(say.FORCES))
    rows = tuple((grade_name(grade), of_forces(number, total)) for grade, number in counts)
    alt = say.distribution_in_words(counts, total, _place(reported, found))
    return pictures.distribution(reported, area, counts, alt, Table(say.distribution(title, total), columns, rows))


def summary(reported: Reported) -> Iterator[Section]:
    """Yield the sections that set the grades of the force side by side, each with what decided it, and its rounds."""
    rows = [*(_row(reported, one) for one in reported.subjects), *(_other(reported, one) for one in reported.published)]
    columns = tuple(map(Column, (say.AREA, say.GRADED, say.PUBLISHED, say.DECIDED, say.RAISE)))
    table = Table(say.summary(reported.force.name, reported.inspection.year), columns, tuple(rows))
    block = pictures.row(reported, _scale(reported), table) if len(rows) > 1 else table
    yield Section("summary", say.SUMMARY, 2, (block if rows else Paragraph(say.NO_AREAS),))
    over = tuple(pictures.rounds(reported))
    yield from [Section("summary.rounds", say.ROUNDS, 3, over)] if over else []


def _row(reported: Reported, subject: Subject) -> tuple[str, ...]:
    title, assessment = one_line(reported.title(subject.id)), subject.assessment
    if assessment is None:
        return title, say.UNGRADED, _published(reported.published_grade(subject.id)), say.REFUSED, say.NOTHING_KNOWN
    decided, raised = (_first(subject.said(topic)) for topic in (Topic.REASON, Topic.RAISE))
    return title, headline(assessment).removesuffix("."), _published(assessment.published), decided, raised


def _first(said: Sequence[Statement]) -> str:
    return said[0].text if said else say.NOTHING_CHANGES


def _published(row: Published | None) -> str:
    if row is None:
        return say.NONE_PUBLISHED
    return grade_name(row.grade) if row.grade else say.UNGRADED


def _other(reported: Reported, row: Published) -> tuple[str, ...]:
    """Return the row of an area of which nothing but its published grade is on file."""
    title = one_line(reported.title(row.area))
    return title, _published(row), _published(row), say.NOTHING_JUSTIFIES, say.NOTHING_KNOWN
