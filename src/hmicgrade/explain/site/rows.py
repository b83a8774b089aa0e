"""The grades of a force and year in a few words: what is kept of a report once it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.reporting.judged import short
from hmicgrade.explain.reporting.reported import Reported
from hmicgrade.explain.site import site_sentences as say
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import year_folder


@dataclass(frozen=True, slots=True)
class Cell:
    """What a force has in an area, in a word or two."""

    area: str
    title: str
    words: str


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
        yield Cell(subject.id, one_line(reported.title(subject.id)), short(reported, subject.id))
    for one in reported.published:
        words = say.only_published(short(reported, one.area))
        yield Cell(one.area, one_line(reported.title(one.area)), words)
