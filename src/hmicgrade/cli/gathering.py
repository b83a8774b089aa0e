"""What `hmicgrade evidence` does: find the inspection that is meant, and list its statements or its gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hmicgrade.api import Sort, UnknownName, find_force
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.options import Output
from hmicgrade.evaluate.coverage import Wanted, coverage, select
from hmicgrade.load.files import Root
from hmicgrade.load.names import did_you_mean
from hmicgrade.load.project import Loaded, known_forces, read
from hmicgrade.model.evidence import Kind
from hmicgrade.model.project import Inspection, Project, SchemeFolder, same_year, year_order
from hmicgrade.report import evidence
from hmicgrade.report.listing import Listing


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line, as they were given."""

    force: str
    area: str | None
    year: str | None
    criterion: str | None
    kind: str | None
    scheme: str | None
    covered: bool


def run(request: Request, output: Output) -> Exit:
    """List what is asked for, and return the exit code.

    Raises:
        CannotRun: a name is not there, or there is no evidence.
    """
    return print_listing(output, lambda project: _listing(request, project), lambda root: _read(request, root))


def _read(request: Request, root: Root) -> Loaded:
    return read(root.files, force=find_force(known_forces(root.files), request.force).id)


def _listing(request: Request, project: Project) -> Listing:
    force = find_force(project.forces, request.force)
    inspection = _inspection(request, project, force.id)
    folder = project.schemes[inspection.scheme]
    selection = select(folder, inspection, _wanted(request, folder))
    if request.covered:
        return evidence.covered(force, folder, selection, coverage(selection))
    return evidence.listed(force, folder, selection)


def _inspection(request: Request, project: Project, force: str) -> Inspection:
    """Return the inspection of the year and scheme that are asked for, else the latest."""
    found = [one for one in project.inspections if one.force == force]
    wanted = [one for one in found if request.scheme in {None, one.scheme}]
    if not wanted:
        raise CannotRun(_nothing(request, force, found))
    return _of_year(request.year, sorted(wanted, key=lambda one: year_order(one.year)))


def _nothing(request: Request, force: str, found: list[Inspection]) -> str:
    if request.scheme is None or not found:
        return f"there is no evidence on '{force}'"
    hint = did_you_mean(request.scheme, [one.scheme for one in found])
    return f"there is no evidence on '{force}' under a scheme '{request.scheme}': {hint}"


def _of_year(year: str | None, found: list[Inspection]) -> Inspection:
    if year is None:
        return found[-1]
    for one in found:
        if same_year(one.year, year):
            return one
    raise UnknownName(Sort.YEAR, year, [str(one.year) for one in found])


def _wanted(request: Request, folder: SchemeFolder) -> Wanted:
    area = _known(Sort.AREA, request.area, folder.area_ids)
    areas = [one for one in folder.areas if area in {None, one.id}]
    criteria = {one.id: None for area in areas for one in area.criteria}
    kind = _known(Sort.KIND, request.kind, map(str, Kind))
    return Wanted(area, _known(Sort.CRITERION, request.criterion, criteria), None if kind is None else Kind(kind))


def _known(sort: Sort, name: str | None, known: Iterable[str]) -> str | None:
    names = tuple(known)
    if name is not None and name not in names:
        raise UnknownName(sort, name, names)
    return name
