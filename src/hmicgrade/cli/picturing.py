"""What `hmicgrade national` does: read a year, set what is known of it side by side, write once."""

from __future__ import annotations

from dataclasses import replace

from hmicgrade.api import Sort, UnknownName, as_year
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.options import Output
from hmicgrade.evaluate.national import Picture, known_years, picture
from hmicgrade.load.files import Root
from hmicgrade.load.project import Loaded, read
from hmicgrade.model.project import Project, same_year
from hmicgrade.report.listing import Listing
from hmicgrade.report.national import national_listing


def run(year: str, area: str | None, output: Output) -> Exit:
    """Print the national picture of a year, of one area or of all, and return the exit code.

    Raises:
        CannotRun: a name is not there, or nothing is known of any year.
    """
    return print_listing(output, lambda project: _listing(project, year, area), lambda root: read_year(root, year))


def read_year(root: Root, year: str) -> Loaded:
    """Read what is on file of a year; where that is nothing, everything, to tell which years there are."""
    loaded = read(root.files, year=as_year(year))
    return loaded if _is_known(loaded.project, year) else read(root.files)


def _is_known(project: Project, year: str) -> bool:
    return any(same_year(one, as_year(year)) for one in known_years(project))


def _listing(project: Project, year: str, area: str | None) -> Listing:
    titles = {name: folder.scheme.title for name, folder in project.schemes.items() if folder.scheme}
    return national_listing(pictured(project, year, area), names_of(project), titles)


def pictured(project: Project, year: str, area: str | None) -> Picture:
    """Return the national picture of a year, of one area or of all.

    Raises:
        UnknownName: nothing is known of that year, or of that area in it.
        CannotRun: nothing is known of any year.
    """
    if not _is_known(project, year):
        _raise_nothing_known(project, year)
    found = picture(project, as_year(year))
    return found if area is None else _only(found, area)


def names_of(project: Project) -> dict[str, str]:
    """Return the names of the forces by id."""
    return {name: force.name for name, force in project.forces.items()}


def _only(found: Picture, area: str) -> Picture:
    areas = tuple(one for one in found.areas if one.area == area)
    if not areas:
        raise UnknownName(Sort.AREA, area, dict.fromkeys(one.area for one in found.areas))
    return replace(found, areas=areas)


def _raise_nothing_known(project: Project, year: str) -> None:
    years = known_years(project)
    if years:
        raise UnknownName(Sort.YEAR, year, map(str, years))
    reason = "no grade of any year is known"
    raise CannotRun(reason)
