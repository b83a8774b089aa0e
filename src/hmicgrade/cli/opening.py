"""The inspection that a command is about: found by the words of the command line, its areas opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from hmicgrade.api import Sort, UnknownName, find_force
from hmicgrade.cli.exits import CannotRun
from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.inspection import OpenArea, Options, open_areas
from hmicgrade.load.files import Root
from hmicgrade.load.names import did_you_mean
from hmicgrade.load.project import Loaded, known_forces, read
from hmicgrade.model.project import Force, Inspection, Project, SchemeFolder, same_year, year_order

_Name = TypeVar("_Name", bound=str | None)


@dataclass(frozen=True, slots=True)
class Asked:
    """The force, year and areas that a command line names, and what is left out."""

    force: str
    area: str | None = None
    year: str | None = None
    options: Options | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An inspection with what it is graded against, and the areas that are asked for."""

    force: Force
    folder: SchemeFolder
    inspection: Inspection
    areas: tuple[OpenArea | AreaRefused, ...]


def reader_of(force: str) -> Callable[[Root], Loaded]:
    """Return what reads a project's criteria and the evidence on one force.

    It raises `UnknownName` where there is no such force.
    """
    return lambda root: read(root.files, force=find_force(known_forces(root.files), force).id)


def opened(asked: Asked, project: Project) -> Opened:
    """Open the inspection that is asked for.

    Raises:
        UnknownName: there is no such force, year or area.
        CannotRun: there is no evidence on the force.
    """
    force = find_force(project.forces, asked.force)
    inspection = inspection_asked(project, force.id, asked.year)
    folder = project.schemes[inspection.scheme]
    area = known_as(Sort.AREA, asked.area, folder.area_ids)
    areas = open_areas(project, inspection, asked.options)
    return Opened(force, folder, inspection, tuple(_chosen(areas, area)))


def _chosen(areas: Iterable[OpenArea | AreaRefused], wanted: str | None) -> Iterator[OpenArea | AreaRefused]:
    for one in areas:
        name = one.area if isinstance(one, AreaRefused) else one.case.area.id
        if wanted in {None, name}:
            yield one


def known_as(sort: Sort, name: _Name, known: Iterable[str]) -> _Name:
    """Return a name that is asked for, None where none is.

    Raises:
        UnknownName: it is not among those that are known.
    """
    names = tuple(known)
    if name is not None and name not in names:
        raise UnknownName(sort, name, names)
    return name


def inspection_asked(project: Project, force: str, year: str | None, scheme: str | None = None) -> Inspection:
    """Return the inspection of the year and scheme that are asked for, else the latest.

    Raises:
        UnknownName: there is none of that year.
        CannotRun: there is no evidence on the force, or none under that scheme.
    """
    found = [one for one in project.inspections if one.force == force]
    wanted = [one for one in found if scheme in {None, one.scheme}]
    if not wanted:
        raise CannotRun(_nothing(force, scheme, found))
    return _of_year(year, sorted(wanted, key=lambda one: year_order(one.year)))


def _nothing(force: str, scheme: str | None, found: list[Inspection]) -> str:
    if scheme is None or not found:
        return f"there is no evidence on '{force}'"
    hint = did_you_mean(scheme, [one.scheme for one in found])
    return f"there is no evidence on '{force}' under a scheme '{scheme}': {hint}"


def _of_year(year: str | None, found: list[Inspection]) -> Inspection:
    if year is None:
        return found[-1]
    for one in found:
        if same_year(one.year, year):
            return one
    raise UnknownName(Sort.YEAR, year, [str(one.year) for one in found])
