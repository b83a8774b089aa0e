"""What `hmicgrade plan` does: read, plan, write once, and tell by the exit code whether an area was refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hmicgrade.api import Sort
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.opening import Asked, Opened, known_as, opened, reader_of
from hmicgrade.cli.options import Output
from hmicgrade.cli.reading import exit_for, write_foremost
from hmicgrade.evaluate.coverage import Wanted, select
from hmicgrade.evaluate.inspection import Options
from hmicgrade.evaluate.plans import Aim, plan_areas
from hmicgrade.load.efforts import Known, read_efforts
from hmicgrade.model.project import Project
from hmicgrade.report.listing import Listing
from hmicgrade.report.plan import Subject, plan_listing


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line, as they were given."""

    force: str
    area: str | None
    to: str | None
    fixed: tuple[str, ...]
    effort: str | None
    in_progress: bool
    year: str | None
    judgements: bool
    recorded: bool


def run(request: Request, output: Output) -> Exit:
    """Print the plan that is asked for, and return the exit code.

    Raises:
        CannotRun: a name is not there, there is no evidence, or the file of efforts has errors.
    """
    return print_listing(output, lambda project: _listing(request, project), reader_of(request.force))


def _listing(request: Request, project: Project) -> Listing:
    options = Options(recorded=request.recorded, judgements=request.judgements)
    found = opened(Asked(request.force, request.area, request.year, options), project)
    scheme = found.folder.scheme
    target = known_as(Sort.GRADE, request.to, scheme.grade_names) if scheme else None
    aim = Aim(target, _fixed(request, found), _efforts(request, found), request.in_progress)
    selection = select(found.folder, found.inspection, Wanted(request.area))
    made = plan_areas(found.areas, aim, selection, across=request.area is None)
    return plan_listing(Subject(found.force, found.folder, found.inspection), aim, made, tuple(_left_out(request)))


def _left_out(request: Request) -> Iterator[str]:
    if not request.judgements:
        yield "judgements"
    if not request.recorded:
        yield "recorded findings"


def _criteria(found: Opened, area: str | None = None) -> dict[str, frozenset[str]]:
    """Return the criteria of each area that can be read, or of one."""
    return {one.id: frozenset(each.id for each in one.criteria) for one in found.folder.areas if area in {None, one.id}}


def _fixed(request: Request, found: Opened) -> frozenset[str]:
    """Return the criteria that may not change, checked as far as the areas that are asked for can be read."""
    areas = _criteria(found, request.area)
    asked = {request.area} if request.area else set(found.folder.area_ids)
    known = [*sorted({name for names in areas.values() for name in names}), *_full_names(areas)]
    for name in request.fixed if asked == set(areas) else ():
        known_as(Sort.CRITERION, name, known)
    return frozenset(request.fixed)


def _full_names(areas: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for area, names in areas.items():
        yield from (f"{area}/{name}" for name in sorted(names))


def _efforts(request: Request, found: Opened) -> Mapping[str, int]:
    """Return what a file says of efforts; what is wrong with it is told first.

    Raises:
        CannotRun: the file has errors.
    """
    if request.effort is None:
        return {}
    efforts = read_efforts(request.effort, Known(_criteria(found), frozenset(found.folder.refused)))
    write_foremost(efforts.diagnostics, {efforts.file: efforts.text})
    if exit_for(efforts.diagnostics) is Exit.FOUND:
        reason = f"'{efforts.file}' does not say what each criterion takes, so nothing is planned"
        raise CannotRun(reason)
    return efforts.said
