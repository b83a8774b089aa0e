"""The grades of a force and year in a few words: what is kept of a report once it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hmicgrade.evaluate.known import has_evidence
from hmicgrade.explain.phrases import grade_name, one_line
from hmicgrade.explain.reporting.judged import short
from hmicgrade.explain.reporting.reported import Reported, Subject
from hmicgrade.explain.site import site_sentences as say
from hmicgrade.explain.site.sentences import as_published
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import year_folder


@dataclass(frozen=True, slots=True)
class Cell:
    """What a force has in an area, in a word or two. `published` where that is no more than what was published."""

    area: str
    title: str
    words: str
    published: bool = False

    @property
    def said(self) -> str:
        """The words, marked where they are no more than what was published."""
        return as_published(self.words) if self.published else self.words


@dataclass(frozen=True, slots=True)
class Row:
    """The grades of a force in a year, in the order in which its report has them."""

    force: str
    name: str
    year: Year
    scheme: str
    scheme_title: str
    cells: tuple[Cell, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The round that the row is of: the name of its year's folder, and its scheme."""
        return year_folder(self.year), self.scheme

    def has(self, area: str) -> bool:
        """Tell whether the report has a section on an area."""
        return any(cell.area == area for cell in self.cells)


def row_of(reported: Reported) -> Row:
    """Return the row of a report."""
    force, title = reported.force, one_line(reported.scheme_title)
    year, scheme = reported.inspection.year, reported.folder.id
    return Row(force.id, one_line(force.name), year, scheme, title, tuple(_cells(reported)))


def _cells(reported: Reported) -> Iterator[Cell]:
    for subject in reported.subjects:
        yield _cell(reported, subject)
    for one in reported.published:
        yield Cell(one.area, one_line(reported.title(one.area)), short(reported, one.area), published=True)


def _cell(reported: Reported, subject: Subject) -> Cell:
    title, row = one_line(reported.title(subject.id)), reported.published_grade(subject.id)
    if has_evidence(subject.result) or subject.assessment is None:
        return Cell(subject.id, title, short(reported, subject.id))
    if row is not None and row.grade is not None:
        return Cell(subject.id, title, grade_name(row.grade), published=True)
    return Cell(subject.id, title, say.NO_EVIDENCE)
