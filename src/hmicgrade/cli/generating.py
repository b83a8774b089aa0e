"""What `hmicgrade test --generate` does: print the cases that show what each criterion alone changes."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.api import Sort, UnknownName
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import say, write_data
from hmicgrade.cli.reading import check_output, exit_for, write_diagnostics
from hmicgrade.cli.selecting import Selection
from hmicgrade.cli.trying import found_by
from hmicgrade.evaluate.diagram import LatticeTooLargeError
from hmicgrade.evaluate.pairs import half_of, pairs, shown_alone
from hmicgrade.evaluate.worked import Tried, tried
from hmicgrade.explain.phrases import criteria, listed
from hmicgrade.load.files import CRITERIA
from hmicgrade.load.project import Loaded, read_worked
from hmicgrade.model.areas import Area
from hmicgrade.model.project import SchemeFolder
from hmicgrade.model.scheme import Scheme
from hmicgrade.report.generated import Generated, render
from hmicgrade.report.styled import unstyled


def run(paths: Sequence[str], output: Output) -> Exit:
    """Print the cases that a scheme lacks, and return the exit code.

    Raises:
        CannotRun: the paths lead to no scheme with rules, or to several.
    """
    try:
        check_output(output, ("text",))
    except UnknownName as unknown:
        reason = str(unknown) if unknown.sort is not Sort.FORMAT else "--generate prints YAML: leave out --format"
        raise CannotRun(reason) from unknown
    root, selection = found_by(paths, output)
    loaded = read_worked(root.files)
    scheme, folder = _chosen(selection, loaded)
    files = [file for file in loaded.project.worked if file.scheme == folder.id]
    found = [case for file in files for case in tried(scheme, file)]
    every = tuple(_generated(scheme, area, found) for area in folder.areas)
    text = render(scheme, every, frozenset(case.worked.name for case in found))
    if text:
        write_data(unstyled(text))
    else:
        say("there is nothing to add")
    _say(every)
    write_diagnostics(loaded.diagnostics, loaded)
    return exit_for(loaded.diagnostics)


def _chosen(selection: Selection, loaded: Loaded) -> tuple[Scheme, SchemeFolder]:
    """Return the scheme that the paths lead to, else the only one with rules."""
    able = [folder for _, folder in sorted(loaded.project.schemes.items()) if folder.scheme and folder.scheme.otherwise]
    able = [folder for folder in able if all(_leads_to(path, folder.id) for path in selection.paths)]
    if len(able) == 1 and able[0].scheme is not None:
        return able[0].scheme, able[0]
    write_diagnostics(loaded.diagnostics, loaded)
    reason = "there is no scheme with rules to make cases for"
    if able:
        reason = f"several schemes could be meant: name one, {listed([f'criteria/{one.id}' for one in able], 'or')}"
    raise CannotRun(reason)


def _leads_to(path: str, scheme: str) -> bool:
    """Tell whether a path is a scheme's folder, within it or above it."""
    folder = f"{CRITERIA}/{scheme}"
    return Selection((path,)).takes(folder) or Selection((folder,)).takes(path)


def _generated(scheme: Scheme, area: Area, found: Sequence[Tried]) -> Generated:
    """Return what there is to show of an area beside the cases that exist."""
    halves = {
        half.findings: (half, one.worked.name) for one in found if one.worked.area is area and (half := half_of(one))
    }
    shown = shown_alone(area, [half for half, _ in halves.values()])
    known = {findings: name for findings, (_, name) in halves.items()}
    try:
        every = zip(area.criteria, pairs(scheme, area), strict=True)
    except LatticeTooLargeError:
        return Generated(area, (), known, too_large=True)
    return Generated(area, tuple((one.id, pair) for one, pair in every if one.id not in shown), known)


def _say(every: Sequence[Generated]) -> None:
    number = sum(len(one.area.criteria) - len(one.pairs) for one in every if not one.too_large)
    if number:
        say(f"for {criteria(number)} the cases that exist show already that each alone flips the grade")
