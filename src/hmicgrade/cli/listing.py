"""What every command that prints a list does: read, list, write once, and tell what is wrong with the files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from hmicgrade.api import UnknownName
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import wants_colour, width, write_data
from hmicgrade.cli.reading import check_output, exit_for, root_of, write_diagnostics
from hmicgrade.load.files import Root
from hmicgrade.load.project import Loaded, read
from hmicgrade.model.diagnostics import in_order
from hmicgrade.model.project import Project
from hmicgrade.report.listing import LISTINGS, Listing, ListingFormat


def read_all(root: Root) -> Loaded:
    """Read every file of a project."""
    return read(root.files)


def print_listing(
    output: Output,
    make: Callable[[Project], Listing],
    reader: Callable[[Root], Loaded] = read_all,
    formats: Mapping[str, ListingFormat] = LISTINGS,
) -> Exit:
    """Print the list that is made of a project, and return the exit code.

    `reader` reads what the list needs; `formats` are those it can be printed in.

    Raises:
        CannotRun: a name is not there, or there is nothing to list.
    """
    try:
        check_output(output, formats)
        loaded = reader(root_of(output))
        listing = _made(loaded, make)
    except UnknownName as unknown:
        raise CannotRun(str(unknown)) from unknown
    chosen = formats[output.format]
    colour = wants_colour(output.color, sys.stdout)
    write_data(chosen.render(listing, width()), colour=colour, guarded=chosen.safe_for_runners)
    diagnostics = in_order([*loaded.diagnostics, *listing.diagnostics])
    write_diagnostics(diagnostics, loaded)
    return Exit.FOUND if listing.found else exit_for(diagnostics)


def _made(loaded: Loaded, make: Callable[[Project], Listing]) -> Listing:
    """Return the listing; where a name is not there, first tell what is wrong with the files it could stand in."""
    try:
        return make(loaded.project)
    except (UnknownName, CannotRun):
        write_diagnostics(loaded.diagnostics, loaded)
        raise
