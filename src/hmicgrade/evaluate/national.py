"""The national picture of a year: what is known of every force, area by area, beside the published distributions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hmicgrade.evaluate.known import Known, known_grades
from hmicgrade.model.catalogue import Distribution, National
from hmicgrade.model.diagnostics import Diagnostic, Related, in_order
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import Project, same_year, year_order
from hmicgrade.model.wording import id_text


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many forces have a grade: of those that were published nationally, None where nothing was; of those known."""

    grade: str
    national: int | None
    known: int


@dataclass(frozen=True, slots=True)
class AreaPicture:
    """One area of a year. `counts` and `known` run best grade first; `known` ends with those without a grade.

    `forces` is how many forces were graded nationally and `source` where that is published; None and empty where no
    distribution is on file.
    """

    scheme: str
    area: str
    title: str
    forces: int | None
    source: str
    counts: tuple[GradeCount, ...]
    known: tuple[Known, ...]

    def national_count(self, grade: str) -> int | None:
        """Return how many forces were published nationally with a grade, None where that is not on file."""
        return next((one.national for one in self.counts if one.grade == grade), None)


@dataclass(frozen=True, slots=True)
class Picture:
    """Every area of a year, and what does not add up in it."""

    year: Year
    areas: tuple[AreaPicture, ...]
    diagnostics: tuple[Diagnostic, ...]


def known_years(project: Project) -> tuple[Year, ...]:
    """Return every year of which anything is known, earliest first."""
    published = [row.year for force in project.forces.values() for row in force.published]
    every = {one.year for one in project.inspections} | {one.year for one in project.national} | set(published)
    return tuple(sorted(every, key=year_order))


def picture(project: Project, year: Year) -> Picture:
    """Return the national picture of a year, areas with a distribution first, in the order of its file."""
    known = known_grades(project, year=year)
    national = [one for one in project.national if same_year(one.year, year)]
    named = [(one.scheme, area.area) for one in national for area in one.areas]
    areas = tuple(
        _area(project, scheme, area, national, [one for one in known if (one.scheme, one.area) == (scheme, area)])
        for scheme, area in dict.fromkeys([*named, *((one.scheme, one.area) for one in known)])
    )
    refused = [found for one in known if one.refused for found in one.refused.diagnostics]
    excess = [found for one in areas for found in _excess(one, national)]
    years = [*(one.year for one in national), *(one.year for one in known)]
    return Picture(years[0] if years else year, areas, in_order([*refused, *excess]))


def _area(
    project: Project, scheme: str, area: str, national: Sequence[National], known: Sequence[Known]
) -> AreaPicture:
    found = _distribution(national, scheme, area)
    grades = _grades(project, scheme, found, known)
    order = {grade: place for place, grade in enumerate(grades)}
    counted = Counter(one.grade for one in known)
    names = {name: force.name for name, force in project.forces.items()}
    return AreaPicture(
        scheme=scheme,
        area=area,
        title=_title(project, scheme, area),
        forces=sum(found.grades.values()) if found else None,
        source=found.source if found else "",
        counts=tuple(
            GradeCount(grade, found.grades.get(grade, 0) if found else None, counted[grade]) for grade in grades
        ),
        known=tuple(
            sorted(known, key=lambda one: (order.get(one.grade or "", len(order)), names[one.force], one.force))
        ),
    )


def _distribution(national: Sequence[National], scheme: str, area: str) -> Distribution | None:
    return next((found for one in national if one.scheme == scheme and (found := one.distribution(area))), None)


def _grades(project: Project, scheme: str, found: Distribution | None, known: Sequence[Known]) -> tuple[str, ...]:
    """Return the grades of a scheme, best first; of one with errors, those that are named."""
    folder = project.schemes.get(scheme)
    if folder and folder.scheme:
        return folder.scheme.grade_names
    return tuple(dict.fromkeys([*(found.grades if found else ()), *(one.grade for one in known if one.grade)]))


def _title(project: Project, scheme: str, area: str) -> str:
    """Return the title of an area or a framework, made from its id where nothing gives it one."""
    folder = project.schemes.get(scheme)
    areas = {one.id: one.title for one in folder.areas} if folder else {}
    frameworks = {one.id: one.title for one in folder.programme.frameworks} if folder and folder.programme else {}
    return {**frameworks, **areas}.get(area) or id_text(area)


def _excess(area: AreaPicture, national: Sequence[National]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each grade that more forces are known with than the distribution counts."""
    found = _distribution(national, area.scheme, area.area)
    for one in area.counts:
        if found and found.span and one.national is not None and one.known > one.national:
            counts = f"({one.known}) than the distribution counts ({one.national})"
            message = f"more forces are known as '{one.grade}' in '{area.area}' {counts}"
            rows = [known.published for known in area.known if known.grade == one.grade and known.published]
            related = tuple(Related(row.span, "published here") for row in rows if row.span and row.grade == one.grade)
            yield Diagnostic("HG601", message, found.span, "correct the count, or one of the grades", related)
