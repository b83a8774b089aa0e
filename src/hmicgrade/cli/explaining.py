"""What `hmicgrade explain` does: open the area that is meant, grade it, argue for the grade, write once."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from hmicgrade.api import Sort, UnknownName, left_out
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.opening import Asked, Opened, known_as, opened, reader_of
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import say, wants_colour, width, write_data
from hmicgrade.cli.reading import check_output, exit_for, root_of, write_diagnostics
from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.inspection import OpenArea, Options
from hmicgrade.explain.argued_area import argue
from hmicgrade.explain.argued_criterion import argue_criterion
from hmicgrade.explain.argument import DEPTHS, Argument
from hmicgrade.explain.phrases import listed
from hmicgrade.load.project import Loaded
from hmicgrade.model.diagnostics import in_order
from hmicgrade.report.explanation import Explanation
from hmicgrade.report.explanation_formats import EXPLANATIONS
from hmicgrade.version import __version__


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line, as they were given."""

    force: str
    area: str
    criterion: str | None
    year: str | None
    depth: int
    judgements: bool
    recorded: bool

    @property
    def options(self) -> Options:
        """What is taken into account."""
        return Options(recorded=self.recorded, judgements=self.judgements)


def run(request: Request, output: Output) -> Exit:
    """Print the argument that is asked for, and return the exit code.

    Raises:
        CannotRun: a name is not there, or there is no evidence.
    """
    try:
        check_output(output, EXPLANATIONS)
        _check_depth(request.depth)
        loaded = reader_of(request.force)(root_of(output))
        explanation = _explained(request, loaded)
    except UnknownName as unknown:
        raise CannotRun(str(unknown)) from unknown
    if explanation.left_out:
        say(f"{listed(explanation.left_out)} are left out")
    chosen = EXPLANATIONS[output.format]
    colour = wants_colour(output.color, sys.stdout)
    write_data(chosen.render(explanation, width()), colour=colour, guarded=chosen.safe_for_runners)
    refused = explanation.of.diagnostics if isinstance(explanation.of, AreaRefused) else ()
    diagnostics = in_order([*loaded.diagnostics, *refused])
    write_diagnostics(diagnostics, loaded)
    return exit_for(diagnostics)


def _check_depth(depth: int) -> None:
    if depth not in DEPTHS:
        reason = f"an argument is shown from depth {DEPTHS[0]} to {DEPTHS[-1]}, not {depth}"
        raise CannotRun(reason)


def _explained(request: Request, loaded: Loaded) -> Explanation:
    """Return what is asked for; where a name is not there, first tell what is wrong with the files."""
    try:
        asked = Asked(request.force, request.area, request.year, request.options)
        found = opened(asked, loaded.project)
        (area,) = found.areas
        return _handed_out(request, found, _argued(request, found, area))
    except (UnknownName, CannotRun):
        write_diagnostics(loaded.diagnostics, loaded)
        raise


def _argued(request: Request, found: Opened, area: OpenArea | AreaRefused) -> Argument | AreaRefused:
    if isinstance(area, AreaRefused):
        return area
    criteria = (one.id for one in area.case.area.criteria)
    criterion = known_as(Sort.CRITERION, request.criterion, criteria)
    assessment = assess_area(area.case)
    if isinstance(assessment, AreaRefused):
        return assessment
    if criterion is None:
        return argue(area, assessment, found.inspection)
    return argue_criterion(area, assessment, found.inspection, criterion)


def _handed_out(request: Request, found: Opened, of: Argument | AreaRefused) -> Explanation:
    folder = found.folder
    return Explanation(
        force=found.force.id,
        force_name=found.force.name,
        year=found.inspection.year,
        scheme=folder.id,
        scheme_title=folder.scheme.title if folder.scheme else folder.id,
        scheme_digest=folder.digest,
        evidence_digest=found.inspection.digest,
        version=__version__,
        left_out=left_out(request.options),
        depth=request.depth,
        of=of,
    )
