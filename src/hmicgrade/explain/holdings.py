"""What a project holds, as pages for people: its forces, and its schemes with their areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.explain.phrases import criteria, plural
from hmicgrade.explain.statements import Point
from hmicgrade.model.areas import Area
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import Force, Project, SchemeFolder, year_order


def forces_page(project: Project) -> Page:
    """Return the page of every force, sorted by id."""
    forces = [force for _, force in sorted(project.forces.items())]
    inspected = sum(bool(project.years(force.id)) for force in forces)
    entries = tuple(_force(force, project.years(force.id)) for force in forces)
    note = f"{plural(len(forces), 'force', 'forces')}, {inspected} with evidence"
    return Page("Forces", (Section("By id", entries),) if entries else (), note)


def _force(force: Force, inspected: Sequence[Year]) -> Entry:
    points = [
        *([f"also called {'; '.join(force.aliases)}"] if force.aliases else []),
        f"evidence: {_years(inspected)}",
        f"published grades: {_years(published_years(force))}",
    ]
    return Entry(f"{force.id}: {force.name}", tuple(map(Point, points)))


def published_years(force: Force) -> tuple[Year, ...]:
    """Return the years for which grades of a force were published, earliest first."""
    return tuple(sorted({row.year for row in force.published}, key=year_order))


def _years(years: Sequence[Year]) -> str:
    return ", ".join(map(str, years)) or "none"


def areas_page(folders: Sequence[SchemeFolder]) -> Page:
    """Return the page of the areas of some schemes."""
    number = sum(len(folder.area_ids) for folder in folders)
    note = f"{plural(number, 'area', 'areas')} in {plural(len(folders), 'scheme', 'schemes')}"
    return Page("Areas", tuple(_scheme(folder) for folder in folders), note)


def _scheme(folder: SchemeFolder) -> Section:
    areas = {area.id: area for area in folder.areas}
    entries = tuple(_area(folder, areas.get(name), name) for name in folder.area_ids)
    return Section(scheme_title(folder), entries or (Entry("No areas: it names a scale of grades only."),))


def scheme_title(folder: SchemeFolder) -> str:
    """Return what a scheme is called, with its id."""
    return f"{folder.scheme.title} ({folder.id})" if folder.scheme else folder.id


def _area(folder: SchemeFolder, area: Area | None, name: str) -> Entry:
    if area is None:
        return refused_entry(name, folder.refused[name])
    critical = [criterion.id for criterion in area.criteria if criterion.critical]
    points = [
        *([f"framework: {area.framework}"] if area.framework else []),
        f"{criteria(len(area.criteria))}: {', '.join(_levels(folder, area))}",
        f"critical: {', '.join(critical)}" if critical else "none is critical",
    ]
    return Entry(f"{area.id}: {area.title}", tuple(map(Point, points)))


def _levels(folder: SchemeFolder, area: Area) -> Iterator[str]:
    for level, number in levels(folder, area).items():
        yield f"{number} {level}"


def levels(folder: SchemeFolder, area: Area) -> dict[str, int]:
    """Return how many criteria an area has at each level of its scheme, best level first."""
    counted = Counter(criterion.level for criterion in area.criteria)
    return {level: counted[level] for level in (folder.scheme.levels if folder.scheme else ())}


def refused_entry(name: str, found: Sequence[Diagnostic]) -> Entry:
    """Tell of an area that cannot be used because of errors."""
    text = f"{name}: not usable, because of {plural(len(found), 'error', 'errors')}"
    return Entry(text, tuple(Point(f"{one.span.file}: {one.message}") for one in found))
