"""What `hmicgrade assess` does: read, grade, write once, and tell by the exit code what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hmicgrade.api import Sort, UnknownName, as_year, assess, find_force
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import say, wants_colour, width, write_data
from hmicgrade.cli.reading import check_output, exit_for, root_of, write_diagnostics
from hmicgrade.evaluate.assessment import AreaRefused, AreaResult
from hmicgrade.explain.phrases import either, grade_name, listed
from hmicgrade.load.files import Root
from hmicgrade.load.project import Loaded, known_forces, read
from hmicgrade.model.diagnostics import Diagnostic, in_order
from hmicgrade.model.evidence import Year
from hmicgrade.report.assessment import Assessment, Assessments, Report
from hmicgrade.report.formats import FORMATS
from hmicgrade.report.layout import Layout


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line, as they were given."""

    force: str | None
    area: str | None
    year: str | None
    every: bool
    output: Output
    judgements: bool
    recorded: bool
    strict: bool
    fail_under: str | None


def run(request: Request) -> Exit:
    """Grade what is asked for, print it, and return the exit code.

    Raises:
        CannotRun: a name is not there, or there is nothing to grade.
    """
    try:
        _check(request)
        root = root_of(request.output)
        loaded, keys = _read(request, root)
        graded = [_assessment(request, loaded, force, year) for force, year in keys]
        failed = list(_failed(request, graded))
    except UnknownName as unknown:
        raise CannotRun(str(unknown)) from unknown
    diagnostics = _diagnostics(loaded, graded)
    if graded[0].left_out:
        say(f"{listed(graded[0].left_out)} are left out")
    _write(request, Assessments(tuple(graded)) if request.every else graded[0])
    write_diagnostics(diagnostics, loaded)
    for message in failed:
        say(message)
    return Exit.FOUND if failed else exit_for(diagnostics)


def _check(request: Request) -> None:
    check_output(request.output, FORMATS)
    if request.force is None and not request.every:
        reason = "name a force, or ask for --all"
        raise CannotRun(reason)


def _read(request: Request, root: Root) -> tuple[Loaded, list[tuple[str, Year]]]:
    """Read what is asked for, and return it with the forces and years to grade."""
    force = None if request.force is None else find_force(known_forces(root.files), request.force).id
    wanted = None if request.year is None else as_year(request.year)
    loaded = read(root.files, force=force, year=wanted)
    forces = sorted(loaded.project.forces) if force is None else [force]
    keys = [(one, year) for one in forces for year in loaded.project.years(one)]
    if not keys:
        _raise_nothing_there(root, force, request.year)
    return loaded, keys if request.every else keys[-1:]


def _raise_nothing_there(root: Root, force: str | None, year: str | None) -> None:
    whole = read(root.files, force=force).project
    forces = whole.forces if force is None else [force]
    years = {str(known) for one in forces for known in whole.years(one)}
    if year is not None and years:
        raise UnknownName(Sort.YEAR, year, sorted(years))
    reason = "there is no evidence to grade" if force is None else f"there is no evidence on '{force}'"
    raise CannotRun(reason)


def _assessment(request: Request, loaded: Loaded, force: str, year: Year) -> Assessment:
    whole = assess(loaded.project, force, year, recorded=request.recorded, judgements=request.judgements)
    if request.area is None:
        return whole
    areas = tuple(one for one in whole.areas if one.area_id == request.area)
    if not areas:
        raise UnknownName(Sort.AREA, request.area, [one.area_id for one in whole.areas])
    return replace(whole, areas=areas)


def _failed(request: Request, graded: Sequence[Assessment]) -> Iterator[str]:
    """Yield what `--strict` and `--fail-under` find, a line each."""
    for assessment in graded:
        for area in assessment.areas:
            faults = [*_too_open(request, area), *_too_low(request, area)]
            yield from (f"{assessment.force} {assessment.year}: {area.area_id} {fault}" for fault in faults)


def _too_open(request: Request, area: AreaResult) -> Iterator[str]:
    if not request.strict:
        return
    if isinstance(area, AreaRefused):
        yield "is not graded"
    elif area.grade is None:
        yield "is undetermined"


def _too_low(request: Request, area: AreaResult) -> Iterator[str]:
    if request.fail_under is None or isinstance(area, AreaRefused):
        return
    order = area.scheme.grade_names
    if request.fail_under not in order:
        raise UnknownName(Sort.GRADE, request.fail_under, order)
    possible = area.possible if area.override is None else (area.override.grade,)
    if any(order.index(grade) > order.index(request.fail_under) for grade in possible):
        could_be = "is" if len(possible) == 1 else "could be"
        yield f"{could_be} {either(possible)}, under {grade_name(request.fail_under)}"


def _diagnostics(loaded: Loaded, graded: Iterable[Assessment]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the files that were read and with the areas that were refused, each once."""
    refused = [
        one for each in graded for area in each.areas if isinstance(area, AreaRefused) for one in area.diagnostics
    ]
    return in_order([*loaded.diagnostics, *refused])


def _write(request: Request, report: Report) -> None:
    chosen = FORMATS[request.output.format]
    styled = wants_colour(request.output.color, sys.stdout)
    write_data(
        chosen.render(report, Layout(width(), whole=request.area is not None)),
        colour=styled,
        guarded=chosen.safe_for_runners,
    )
