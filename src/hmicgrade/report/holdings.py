"""What a project holds, in every format: its forces, and its schemes with their areas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.explain.holdings import areas_page, forces_page, levels, published_years
from hmicgrade.model.areas import Area
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.project import Force, Project, SchemeFolder
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.diagnostics import as_json
from hmicgrade.report.listing import Listing

FORCE_COLUMNS = ("force", "name", "aliases", "evidence", "published")
"""The columns of the forces; years stand in one cell, earliest first."""

AREA_COLUMNS = ("scheme", "area", "title", "framework", "level", "criteria", "critical", "error")
"""The columns of the areas: one row a level, and one for an area that cannot be used."""


def forces(project: Project) -> Listing:
    """List every force of a project."""
    known = [force for _, force in sorted(project.forces.items())]
    document = {"forces": [_force(project, force) for force in known]}
    rows = tuple(_force_row(project, force) for force in known)
    return Listing(forces_page(project), "hmicgrade-forces/1", document, FORCE_COLUMNS, rows)


def _force(project: Project, force: Force) -> object:
    return {
        "force": force.id,
        "name": force.name,
        "aliases": list(force.aliases),
        "description": force.description,
        "evidence": list(project.years(force.id)),
        "published": list(published_years(force)),
    }


def _force_row(project: Project, force: Force) -> dict[str, Cell]:
    return {
        "force": force.id,
        "name": force.name,
        "aliases": SEPARATOR.join(force.aliases),
        "evidence": SEPARATOR.join(map(str, project.years(force.id))),
        "published": SEPARATOR.join(map(str, published_years(force))),
    }


def areas(folders: Sequence[SchemeFolder]) -> Listing:
    """List the areas of some schemes."""
    document = {"schemes": [_scheme(folder) for folder in folders]}
    rows = tuple(row for folder in folders for row in _area_rows(folder))
    return Listing(areas_page(folders), "hmicgrade-areas/1", document, AREA_COLUMNS, rows)


def _scheme(folder: SchemeFolder) -> object:
    usable = {area.id: area for area in folder.areas}
    listed = [
        _area(folder, usable[name]) if name in usable else refused(name, folder.refused[name])
        for name in folder.area_ids
    ]
    return {**scheme_head(folder), "areas": listed}


def scheme_head(folder: SchemeFolder) -> dict[str, object]:
    """Return what a document says of a scheme: its id, title and digest."""
    return {"id": folder.id, "title": folder.scheme.title if folder.scheme else None, "digest": folder.digest}


def refused(area: str, diagnostics: Sequence[Diagnostic]) -> object:
    """Return an area with the errors that keep it from being used."""
    return {"area": area, "error": [as_json(each) for each in diagnostics]}


def refused_cell(diagnostics: Sequence[Diagnostic]) -> str:
    """Return errors as one cell of a table."""
    return SEPARATOR.join(f"{one.code} {one.message}" for one in diagnostics)


def _area(folder: SchemeFolder, area: Area) -> object:
    return {
        "area": area.id,
        "title": area.title,
        "framework": area.framework,
        "criteria": len(area.criteria),
        "levels": [{"level": level, "criteria": number} for level, number in levels(folder, area).items()],
        "critical": [criterion.id for criterion in area.criteria if criterion.critical],
    }


def _area_rows(folder: SchemeFolder) -> Iterator[dict[str, Cell]]:
    for area in folder.areas:
        for level, number in levels(folder, area).items():
            critical = [one.id for one in area.criteria if one.critical and one.level == level]
            yield {
                "scheme": folder.id,
                "area": area.id,
                "title": area.title,
                "framework": area.framework,
                "level": level,
                "criteria": number,
                "critical": SEPARATOR.join(critical),
            }
    for name, found in folder.refused.items():
        yield {"scheme": folder.id, "area": name, "error": refused_cell(found)}
