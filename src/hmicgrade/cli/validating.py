"""What `hmicgrade validate` does: read, check, keep what is asked for, write once, and tell by the exit code."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from hmicgrade.api import Sort, UnknownName
from hmicgrade.cli.changes import changed_since
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.fixing import Fixes, differences, put_right, write_fixes
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import say, wants_colour, width, write_data
from hmicgrade.cli.reading import check_output
from hmicgrade.cli.remembering import Cache, cache_for
from hmicgrade.cli.selecting import EVERYTHING, STDIN, Selection, check_matches, project_around, select, within
from hmicgrade.cli.writing import replace_file
from hmicgrade.explain.phrases import plural
from hmicgrade.lint.validation import Validation, validate
from hmicgrade.load import limits
from hmicgrade.load.files import CRITERIA, EVIDENCE, Files, Root
from hmicgrade.load.overlay import Overlaid
from hmicgrade.load.project import stream_unread
from hmicgrade.model.codes import Severity
from hmicgrade.report.problems.formats import PROBLEM_FORMATS
from hmicgrade.report.problems.moving import seen_from_above
from hmicgrade.report.problems.statistics import statistics
from hmicgrade.report.problems.value import Problems, summary
from hmicgrade.report.styled import Line, plain

_NO_PROJECT = {"HG901", "HG902"}


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line, as they were given."""

    paths: tuple[str, ...]
    stdin_filename: str | None
    output: Output
    to_file: str | None
    statistics: bool
    fail_on: str
    changed_since: str | None
    fix: bool = False
    diff: bool = False
    no_cache: bool = False


def run(request: Request) -> Exit:
    """Check what is asked for, print what is wrong with it, and return the exit code.

    Raises:
        CannotRun: a word of the command line cannot be followed, or there is nothing to check.
    """
    check(request)
    root = project_around(request.output.root, _places(request))
    files, selection = _asked_for(request, root)
    if not selection.paths:
        say(f"no file of the project has changed since {request.changed_since}")
        return Exit.RAN
    if request.diff:
        return _show_differences(put_right(files, selection), selection)
    found = _fixed(root, selection) if request.fix else validate(stream_unread(files), _memory(request, root))
    _check_there(found, selection)
    problems = chosen(found, selection)
    _write(request, root, problems)
    _tell_of_others(found, problems)
    return _exit(request, problems)


def check(request: Request) -> None:
    """Check the words of the command line that need no project.

    Raises:
        CannotRun: one cannot be followed, or two do not go together.
    """
    try:
        check_output(request.output, PROBLEM_FORMATS)
    except UnknownName as unknown:
        raise CannotRun(str(unknown)) from unknown
    if request.fail_on not in set(Severity):
        reason = str(UnknownName(Sort.SEVERITY, request.fail_on, map(str, Severity)))
        raise CannotRun(reason)
    for does_not_fit, reason in (
        (request.statistics and request.output.format != "text", "--statistics goes with --format text alone"),
        (STDIN in request.paths and len(request.paths) > 1, "'-' stands for one file and goes with no other path"),
        (STDIN in request.paths and request.stdin_filename is None, "name the file with --stdin-filename"),
        (STDIN not in request.paths and request.stdin_filename is not None, "--stdin-filename goes with the path '-'"),
        (bool(request.paths) and request.changed_since is not None, "--changed-since goes with no path"),
        (STDIN in request.paths and (request.fix or request.diff), "--fix and --diff go with files alone"),
        (request.fix and request.diff, "--diff shows what --fix would do: ask for one of them"),
    ):
        if does_not_fit:
            raise CannotRun(reason)


def _show_differences(fixes: Fixes, selection: Selection) -> Exit:
    _check_there(fixes.found, selection)
    write_data(tuple(differences(fixes)), guarded=False)
    say(f"{plural(fixes.applied, 'problem', 'problems')} would be put right in {_in_files(fixes)}")
    return Exit.FOUND if fixes.applied else Exit.RAN


def _fixed(root: Root, selection: Selection) -> Validation:
    """Put right what can be, in the files, and return what is wrong with them then."""
    fixes = put_right(root.files, selection)
    write_fixes(fixes, root)
    say(f"{plural(fixes.applied, 'problem', 'problems')} put right in {_in_files(fixes)}")
    return fixes.found


def _memory(request: Request, root: Root) -> Cache | None:
    """Return what was found before; what comes from standard input is looked at as it is."""
    return None if request.no_cache or request.stdin_filename is not None else cache_for(root)


def _in_files(fixes: Fixes) -> str:
    return plural(len(fixes.texts), "file", "files")


def _places(request: Request) -> tuple[str, ...]:
    return (request.stdin_filename,) if request.stdin_filename is not None else request.paths


def _asked_for(request: Request, root: Root) -> tuple[Files, Selection]:
    if request.stdin_filename is not None:
        name = within(root, request.stdin_filename, exists=False)
        return Overlaid(root.files, {name: sys.stdin.buffer.read(limits.FILE_BYTES + 1)}), Selection((name,))
    if request.changed_since is not None:
        return root.files, Selection(changed_since(root.path, request.changed_since))
    return root.files, select(root, request.paths)


def _check_there(found: Validation, selection: Selection) -> None:
    empty = next((one for one in found.diagnostics if one.code in _NO_PROJECT), None)
    if empty is not None:
        reason = f"{empty.message}: {empty.hint}"
        raise CannotRun(reason)
    if selection != EVERYTHING:
        check_matches(selection, [*found.files, *(one.span.file for one in found.diagnostics)])


def chosen(found: Validation, selection: Selection) -> Problems:
    """Return what is wrong with the files that are asked for."""
    kept = tuple(one for one in found.diagnostics if selection.takes(one.span.file))
    hidden = sum(selection.takes(one.span.file) for one in found.suppressed)
    return Problems(kept, found.sources, tuple(file for file in found.files if selection.takes(file)), hidden)


def _rendered(request: Request, root: Root, problems: Problems) -> tuple[Line, ...]:
    if request.statistics:
        return statistics(problems)
    chosen = PROBLEM_FORMATS[request.output.format]
    folder = _below_checkout(root) if chosen.in_checkout else ""
    return chosen.render(seen_from_above(problems, folder) if folder else problems, width())


def _below_checkout(root: Root) -> str:
    """Return where a project stands in the checkout that CI works on: below its workspace, or the current folder."""
    place, top = root.path.resolve(), Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    found = place.relative_to(top).as_posix() if place.is_relative_to(top) else "."
    return "" if found == "." else found


def _write(request: Request, root: Root, problems: Problems) -> None:
    lines = _rendered(request, root, problems)
    if request.to_file is not None:
        _check_target(root, request.to_file)
        replace_file(Path(request.to_file), plain(lines).encode())
        say(f"{summary(problems)} The result is in '{request.to_file}'.")
        return
    safe = PROBLEM_FORMATS[request.output.format].safe_for_runners and not request.statistics
    write_data(lines, colour=wants_colour(request.output.color, sys.stdout), guarded=safe)


def _check_target(root: Root, target: str) -> None:
    """Refuse to write over what is checked."""
    place = Path(target).resolve()
    if any(place.is_relative_to((root.path / folder).resolve()) for folder in (CRITERIA, EVIDENCE)):
        reason = f"the result cannot be written to '{target}', among the files that are checked"
        raise CannotRun(reason)


def _tell_of_others(found: Validation, problems: Problems) -> None:
    """Tell that something is wrong elsewhere: whoever asked for a few files should not take the rest for sound."""
    files, asked = set(problems.files), set(problems.diagnostics)
    others = Problems(
        tuple(one for one in found.diagnostics if one not in asked),
        found.sources,
        tuple(file for file in found.files if file not in files),
    )
    if others.diagnostics:
        say(f"in files that were not asked for: {summary(others)}")


def _exit(request: Request, problems: Problems) -> Exit:
    failing = problems.errors + (problems.warnings if request.fail_on == Severity.WARNING else 0)
    return Exit.FOUND if failing else Exit.RAN
