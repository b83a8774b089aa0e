"""What `hmicgrade readings` and `hmicgrade gaps` do: open the areas, ask something of each, write once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from hmicgrade.cli.exits import Exit
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.opening import Asked, opened, reader_of
from hmicgrade.cli.options import Output
from hmicgrade.cli.supposing import subject_of
from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.inspection import Options
from hmicgrade.evaluate.settling import gaps_of
from hmicgrade.evaluate.together import readings_over
from hmicgrade.model.project import Project
from hmicgrade.report.gaps import gaps_listing
from hmicgrade.report.inspected import Subject
from hmicgrade.report.listing import Listing
from hmicgrade.report.together import readings_listing

Answer = TypeVar("Answer")


def asked(force: str, area: str | None, year: str | None, *, recorded: bool, judgements: bool) -> Asked:
    """Return what a command line asks for."""
    return Asked(force, area, year, Options(recorded, judgements))


def readings(words: Asked, output: Output) -> Exit:
    """Print how grades depend on readings, and return the exit code.

    Raises:
        CannotRun: a name is not there, or there is nothing to read.
    """
    return _print(words, output, readings_over, readings_listing)


def gaps(words: Asked, output: Output) -> Exit:
    """Print what is missing, and return the exit code.

    Raises:
        CannotRun: a name is not there, or there is nothing to read.
    """
    return _print(words, output, gaps_of, gaps_listing)


def _print(
    words: Asked,
    output: Output,
    answer: Callable[[Case], Answer | AreaRefused],
    listing: Callable[[Sequence[Answer | AreaRefused], Subject], Listing],
) -> Exit:
    def make(project: Project) -> Listing:
        found = opened(words, project)
        areas = [one if isinstance(one, AreaRefused) else answer(one.case) for one in found.areas]
        return listing(areas, subject_of(found, words))

    return print_listing(output, make, reader_of(words.force))
