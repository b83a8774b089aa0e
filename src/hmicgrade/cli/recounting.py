"""What `hmicgrade history` does: read a force, grade every round of it, write once."""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.api import Sort, find_force, left_out
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.opening import known_as, reader_of
from hmicgrade.cli.options import Output
from hmicgrade.evaluate.comparing.history import AreaHistory, History, history
from hmicgrade.evaluate.inspection import Options
from hmicgrade.model.project import Project
from hmicgrade.report.history import history_listing
from hmicgrade.report.listing import Listing


@dataclass(frozen=True, slots=True)
class Request:
    """The force and area that a command line names, and what is taken into account."""

    force: str
    area: str | None
    recorded: bool
    judgements: bool


def run(request: Request, output: Output) -> Exit:
    """Print the history of a force, and return the exit code.

    Raises:
        CannotRun: a name is not there, or nothing is known of the force.
    """
    return print_listing(output, lambda project: _listing(request, project), reader_of(request.force))


def _listing(request: Request, project: Project) -> Listing:
    options = Options(request.recorded, request.judgements)
    found, wanted = recounted(project, request.force, request.area, options)
    return history_listing(found, wanted, left_out(options))


def recounted(
    project: Project, force: str, area: str | None, options: Options | None = None
) -> tuple[History, list[AreaHistory]]:
    """Return the history of a force, and its areas: the one that is asked for, or all.

    Raises:
        UnknownName: there is no such force or area.
        CannotRun: nothing is known of the force.
    """
    found = history(project, find_force(project.forces, force), options)
    if not found.rounds:
        reason = f"there is no evidence on '{found.force.id}', and no published grade"
        raise CannotRun(reason)
    names = sorted({name for one in found.rounds for name in one.areas})
    wanted = known_as(Sort.AREA, area, names)
    return found, [one for one in found.areas if wanted is None or one.is_of(wanted)]
