"""What `hmicgrade test` does: read the worked cases, try them, print what came out, and tell by the exit code."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from hmicgrade.api import UnknownName
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import say, wants_colour, width, write_data
from hmicgrade.cli.reading import check_output, exit_for, root_of, write_diagnostics
from hmicgrade.cli.selecting import Selection, project_around, select
from hmicgrade.evaluate.covering import Covering, covering
from hmicgrade.evaluate.worked import Tried, tried
from hmicgrade.explain.covering import under_text
from hmicgrade.load.files import Root
from hmicgrade.load.project import Loaded, read_worked
from hmicgrade.model.worked import WorkedFile
from hmicgrade.report.trials import Trials
from hmicgrade.report.worked import TRIALS


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line, as they were given."""

    paths: tuple[str, ...]
    threshold: int | None
    output: Output


def run(request: Request) -> Exit:
    """Try the cases that are asked for, print what came out, and return the exit code.

    Raises:
        CannotRun: a path leads to no worked cases, or there are none.
    """
    try:
        check_output(request.output, TRIALS)
    except UnknownName as unknown:
        raise CannotRun(str(unknown)) from unknown
    root, selection = found_by(request.paths, request.output)
    loaded = read_worked(root.files)
    trials = _trials(request, loaded, _chosen(selection, loaded))
    _write(request.output, trials)
    write_diagnostics(loaded.diagnostics, loaded)
    under = _under(request, trials)
    for message in under:
        say(message)
    return Exit.FOUND if trials.failed or under else exit_for(loaded.diagnostics)


def found_by(paths: Sequence[str], output: Output) -> tuple[Root, Selection]:
    """Return the project, and what the paths lead to in it: everything without a path.

    Raises:
        CannotRun: there is no project, or a path is not in it.
    """
    root = project_around(output.root, paths) if paths else root_of(output)
    return root, select(root, paths)


def _under(request: Request, trials: Trials) -> list[str]:
    """Return what `--coverage-threshold` finds, a line each."""
    threshold = request.threshold
    if threshold is None:
        return []
    return [under_text(one, threshold) for one in trials.coverings if one.is_under(threshold)]


def _write(output: Output, trials: Trials) -> None:
    chosen = TRIALS[output.format]
    colour = wants_colour(output.color, sys.stdout)
    write_data(chosen.render(trials, width()), colour=colour, guarded=chosen.safe_for_runners)


def _trials(request: Request, loaded: Loaded, files: Sequence[WorkedFile]) -> Trials:
    found = tuple((file, tuple(_tried(loaded, file))) for file in files)
    coverings = _coverings(loaded, found, named={file.scheme for file in files} if request.paths else None)
    return Trials(found, tuple(coverings), loaded.sources)


def _coverings(
    loaded: Loaded, found: Sequence[tuple[WorkedFile, tuple[Tried, ...]]], *, named: Collection[str] | None
) -> Iterator[Covering]:
    """Yield the coverage of every scheme with rules, or of those whose cases are named."""
    for name, folder in sorted(loaded.project.schemes.items()):
        one = covering(folder, [case for file, cases in found if file.scheme == name for case in cases])
        if one is not None and (named is None or name in named):
            yield one


def _tried(loaded: Loaded, file: WorkedFile) -> Iterator[Tried]:
    scheme = loaded.project.schemes[file.scheme].scheme
    return iter(()) if scheme is None else tried(scheme, file)


def _chosen(selection: Selection, loaded: Loaded) -> tuple[WorkedFile, ...]:
    """Return the files of worked cases that are asked for."""
    files = loaded.project.worked
    if not files:
        write_diagnostics(loaded.diagnostics, loaded)
        reason = "there are no worked cases: put them in criteria/<scheme>/tests/"
        raise CannotRun(reason)
    for path in selection.unmatched(file.file for file in files):
        reason = f"there are no worked cases in '{path or '.'}'"
        raise CannotRun(reason)
    return tuple(file for file in files if selection.takes(file.file))
