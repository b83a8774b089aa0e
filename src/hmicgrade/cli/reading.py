"""What every command that reads a project shares: finding it, and telling what is wrong with its files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from hmicgrade.api import Sort, UnknownName
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import COLOUR_MODES, say, write_words
from hmicgrade.lint.suppressions import without_ignored
from hmicgrade.load.files import CRITERIA, EVIDENCE, Origin, Root, find_root
from hmicgrade.load.project import Loaded
from hmicgrade.model.codes import CODES, Severity
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.report.diagnostics import foremost, render

SHOWN = 100
"""How many diagnostics are shown; the rest are counted."""


def check_output(output: Output, formats: Collection[str]) -> None:
    """Check the words that say how to print.

    Raises:
        UnknownName: there is no such format or colour mode.
    """
    if output.format not in formats:
        raise UnknownName(Sort.FORMAT, output.format, formats)
    if output.color not in COLOUR_MODES:
        raise UnknownName(Sort.COLOUR_MODE, output.color, COLOUR_MODES)


def root_of(output: Output) -> Root:
    """Find the project, and say so where it is the bundled one.

    Raises:
        CannotRun: the folder that is named holds no project.
    """
    root = find_root(Path.cwd(), None if output.root is None else Path(output.root))
    if not (root.path / CRITERIA).is_dir():
        reason = f"there are no criteria in '{output.root}': it holds no folder '{CRITERIA}'"
        raise CannotRun(reason)
    if root.origin is Origin.BUNDLED:
        say("no project here: using the criteria and evidence that come with hmicgrade")
    return root


def folder_around(file: str, root: Root) -> str | None:
    """Return which folder of what is read from a project a file lies in, links followed; None where in none."""
    where = Path(file).resolve()
    return next((one for one in (CRITERIA, EVIDENCE) if where.is_relative_to((root.path / one).resolve())), None)


def write_diagnostics(diagnostics: tuple[Diagnostic, ...], loaded: Loaded) -> None:
    """Write what is wrong, errors first where there is too much of it to show. What comments ignore is left out."""
    write_foremost(without_ignored(diagnostics, loaded.sources), loaded.sources)


def write_foremost(diagnostics: tuple[Diagnostic, ...], sources: Mapping[str, str]) -> None:
    """Write diagnostics, errors first where there is too much of them to show; `sources` are the texts of the files."""
    shown = foremost(diagnostics, SHOWN)
    if shown:
        write_words(render(shown, sources))
    if len(shown) < len(diagnostics):
        say(f"and {len(diagnostics) - len(shown)} more diagnostics")


def exit_for(diagnostics: tuple[Diagnostic, ...]) -> Exit:
    """Return how a command ends that had nothing to look for but errors in the files it read."""
    errors = any(CODES[one.code].severity is Severity.ERROR for one in diagnostics)
    return Exit.FOUND if errors else Exit.RAN
