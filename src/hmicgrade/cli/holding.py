"""What `hmicgrade forces` and `hmicgrade areas` do: list what a project holds."""

from __future__ import annotations

from hmicgrade.api import Sort, UnknownName
from hmicgrade.cli.exits import Exit
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.options import Output
from hmicgrade.model.project import Project, SchemeFolder
from hmicgrade.report import holdings


def list_forces(output: Output) -> Exit:
    """Print every force, and return the exit code.

    Raises:
        CannotRun: there is no such format or colour mode, or no project.
    """
    return print_listing(output, holdings.forces)


def list_areas(output: Output, scheme: str | None) -> Exit:
    """Print the areas of one scheme or of all, and return the exit code.

    Raises:
        CannotRun: there is no such scheme, format or colour mode, or no project.
    """
    return print_listing(output, lambda project: holdings.areas(_folders(project, scheme)))


def _folders(project: Project, scheme: str | None) -> list[SchemeFolder]:
    if scheme is None:
        return [folder for _, folder in sorted(project.schemes.items())]
    return [scheme_named(project, scheme)]


def scheme_named(project: Project, name: str) -> SchemeFolder:
    """Return a scheme's folder by its id.

    Raises:
        UnknownName: there is no such scheme.
    """
    if name not in project.schemes:
        raise UnknownName(Sort.SCHEME, name, sorted(project.schemes))
    return project.schemes[name]
