"""What `hmicgrade test` does: read the worked cases, try them, print what came out, and tell by the exit code."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from hmicgrade.api import UnknownName
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import say, wants_colour, width, write_data
from hmicgrade.cli.paths import leads_to
from hmicgrade.cli.reading import check_output, exit_for, root_of, write_diagnostics
from hmicgrade.evaluate.covering import Covering, covering
from hmicgrade.evaluate.worked import Tried, tried
from hmicgrade.explain.covering import under_text
from hmicgrade.load.files import Root
from hmicgrade.load.names import did_you_mean
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
        root = root_of(request.output)
    except UnknownName as unknown:
        raise CannotRun(str(unknown)) from unknown
    loaded = read_worked(root.path)
    trials = _trials(request, loaded, _chosen(request.paths, root, loaded))
    _write(request.output, trials)
    write_diagnostics(loaded.diagnostics, loaded)
    under = _under(request, trials)
    for message in under:
        say(message)
    return Exit.FOUND if trials.failed or under else exit_for(loaded.diagnostics)


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


def _chosen(paths: Sequence[str], root: Root, loaded: Loaded) -> tuple[WorkedFile, ...]:
    """Return the files of worked cases that paths lead to, all of them without a path."""
    files = loaded.project.worked
    if not files:
        write_diagnostics(loaded.diagnostics, loaded)
        reason = "there are no worked cases: put them in criteria/<scheme>/tests/"
        raise CannotRun(reason)
    wanted = {file.file for path in paths for file in _led_to(path, root, files)}
    return tuple(file for file in files if not paths or file.file in wanted)


def _led_to(path: str, root: Root, files: Sequence[WorkedFile]) -> list[WorkedFile]:
    """Return the files that one path leads to, taken from here or from the project's root."""
    found = [file for file in files if leads_to(path, root, file.file)]
    if not found:
        hint = did_you_mean(path, [file.file for file in files])
        reason = f"there are no worked cases in '{path}'" + (f": {hint}" if hint else "")
        raise CannotRun(reason)
    return found
