"""What `hmicgrade criteria` does: choose the scheme, area and criterion that are meant, and list them."""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.api import Sort, UnknownName
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.holding import scheme_named
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.options import Output
from hmicgrade.explain.criteria import Chosen
from hmicgrade.explain.phrases import listed
from hmicgrade.model.areas import Area
from hmicgrade.model.project import Project, SchemeFolder
from hmicgrade.report import criteria


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line, as they were given."""

    scheme: str | None
    area: str | None
    criterion: str | None
    effective: bool


def run(request: Request, output: Output) -> Exit:
    """List what is asked for, and return the exit code.

    Raises:
        CannotRun: a name is not there, or several schemes could be meant.
    """
    make = criteria.effective if request.effective else criteria.listed
    return print_listing(output, lambda project: make(_chosen(request, project)))


def _chosen(request: Request, project: Project) -> Chosen:
    folder = _folder(request, project)
    if request.area is None:
        return Chosen(folder, folder.areas, tuple(folder.refused))
    if request.area in folder.refused:
        return Chosen(folder, (), (request.area,))
    area = next((one for one in folder.areas if one.id == request.area), None)
    if area is None:
        raise UnknownName(Sort.AREA, request.area, folder.area_ids)
    return Chosen(folder, (area,), criterion=_criterion(request, area))


def _criterion(request: Request, area: Area) -> str | None:
    if request.criterion is not None and area.criterion(request.criterion) is None:
        raise UnknownName(Sort.CRITERION, request.criterion, [one.id for one in area.criteria])
    return request.criterion


def _folder(request: Request, project: Project) -> SchemeFolder:
    """Return the scheme that is named, else the only one with criteria, or with the area that is asked for."""
    if request.scheme is not None:
        return scheme_named(project, request.scheme)
    able = [folder for _, folder in sorted(project.schemes.items()) if folder.area_ids]
    having = [folder for folder in able if request.area in folder.area_ids] or able
    if len(having) == 1:
        return having[0]
    reason = "no scheme has criteria"
    if able:
        reason = f"several schemes could be meant: name one with --scheme, {listed([one.id for one in having], 'or')}"
    raise CannotRun(reason)
