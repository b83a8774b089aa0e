"""What `hmicgrade evidence` does: find the inspection that is meant, and list its statements or its gaps."""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.api import Sort, find_force
from hmicgrade.cli.exits import Exit
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.opening import inspection_asked, known_as, reader_of
from hmicgrade.cli.options import Output
from hmicgrade.evaluate.coverage import Wanted, coverage, select
from hmicgrade.model.evidence import Kind
from hmicgrade.model.project import Project, SchemeFolder
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
    return print_listing(output, lambda project: _listing(request, project), reader_of(request.force))


def _listing(request: Request, project: Project) -> Listing:
    force = find_force(project.forces, request.force)
    inspection = inspection_asked(project, force.id, request.year, request.scheme)
    folder = project.schemes[inspection.scheme]
    selection = select(folder, inspection, _wanted(request, folder))
    if request.covered:
        return evidence.covered(force, folder, selection, coverage(selection))
    return evidence.listed(force, folder, selection)


def _wanted(request: Request, folder: SchemeFolder) -> Wanted:
    area = known_as(Sort.AREA, request.area, folder.area_ids)
    areas = [one for one in folder.areas if area in {None, one.id}]
    criteria = {one.id: None for area in areas for one in area.criteria}
    kind = known_as(Sort.KIND, request.kind, map(str, Kind))
    return Wanted(area, known_as(Sort.CRITERION, request.criterion, criteria), None if kind is None else Kind(kind))
