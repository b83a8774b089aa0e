"""What is known of the grades of forces: computed where there is evidence, else as published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult, Origin
from hmicgrade.evaluate.inspection import assess_inspection
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import Project, Published, same_year, year_folder, year_order


class Basis(StrEnum):
    """Where a known grade comes from."""

    COMPUTED = "computed"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one force, year and area.

    `grade` is None where the evidence leaves it open, where errors keep it from being graded, or where it was published
    as not graded. `result` is None where there is no evidence, `published` where no published grade is on file.
    """

    force: str
    year: Year
    scheme: str
    area: str
    grade: str | None
    basis: Basis
    result: AreaResult | None
    published: Published | None

    @property
    def assessment(self) -> AreaAssessment | None:
        """The assessment, where there is evidence without errors."""
        return self.result if isinstance(self.result, AreaAssessment) else None

    @property
    def refused(self) -> AreaRefused | None:
        """The errors that keep the area from being graded, where there are any."""
        return self.result if isinstance(self.result, AreaRefused) else None

    @property
    def possible(self) -> tuple[str, ...]:
        """The grades between which the evidence leaves it open, best first; none where it does not."""
        return self.assessment.possible if self.assessment and self.assessment.grade is None else ()


@dataclass(frozen=True, slots=True)
class _Of:
    """Whose grade, when and in what. Two spellings of a round are one."""

    force: str
    folder: str
    scheme: str
    area: str


def known_grades(project: Project, *, force: str | None = None, year: Year | None = None) -> tuple[Known, ...]:
    """Return what is known of every force and year, or of one, by year, scheme, area and force."""
    results = dict(_results(project, force, year))
    rows = dict(_rows(project, force, year))
    years = {of: row.year for of, row in rows.items()} | {of: at for of, (_, at) in results.items()}
    every = [_known(of, at, results[of][0] if of in results else None, rows.get(of)) for of, at in years.items()]
    return tuple(sorted(every, key=lambda one: (year_order(one.year), one.scheme, one.area, one.force)))


def _known(of: _Of, year: Year, result: AreaResult | None, row: Published | None) -> Known:
    computed = result.grade if isinstance(result, AreaAssessment) else None
    published = row.grade if row else None
    basis = Basis.COMPUTED if computed or (result and not published) else Basis.PUBLISHED
    return Known(of.force, year, of.scheme, of.area, computed or published, basis, result, row)


def _results(project: Project, force: str | None, year: Year | None) -> Iterator[tuple[_Of, tuple[AreaResult, Year]]]:
    for inspection in project.inspections:
        if _wanted(inspection.force, inspection.year, force, year):
            for result in assess_inspection(project, inspection):
                of = _Of(inspection.force, year_folder(inspection.year), inspection.scheme, result.area_id)
                if has_evidence(result):
                    yield of, (result, inspection.year)


def _rows(project: Project, force: str | None, year: Year | None) -> Iterator[tuple[_Of, Published]]:
    for name, one in project.forces.items():
        for row in one.published:
            if _wanted(name, row.year, force, year):
                yield _Of(name, year_folder(row.year), row.scheme, row.area), row


def _wanted(force: str, year: Year, only_force: str | None, only_year: Year | None) -> bool:
    return only_force in {None, force} and (only_year is None or same_year(only_year, year))


def has_evidence(result: AreaResult) -> bool:
    """Tell whether an area was inspected at all: some finding is recorded or implied, or its files have errors."""
    if isinstance(result, AreaRefused):
        return True
    return any(finding.origin in {Origin.RECORDED, Origin.EVIDENCE} for finding in result.findings)
