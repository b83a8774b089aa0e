"""What `hmicgrade programme` does: read a force, hold its grades against the programme, write once."""

from __future__ import annotations

from hmicgrade.api import find_force
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.options import Output
from hmicgrade.evaluate.programme import programme_due
from hmicgrade.load.project import known_forces, read
from hmicgrade.model.project import Project
from hmicgrade.report.listing import Listing
from hmicgrade.report.programme import programme_listing


def run(force: str, output: Output) -> Exit:
    """Print which frameworks are due at a force, and return the exit code.

    Raises:
        CannotRun: there is no such force, or no scheme with a programme.
    """
    return print_listing(
        output,
        _listing,
        lambda root: read(root.files, force=find_force(known_forces(root.files), force).id, every_scheme=True),
    )


def _listing(project: Project) -> Listing:
    (force,) = project.forces.values()
    programmes = [folder.programme for _, folder in sorted(project.schemes.items()) if folder.programme]
    if not programmes:
        reason = "no scheme has a programme of inspection"
        raise CannotRun(reason)
    titles = {name: folder.scheme.title for name, folder in project.schemes.items() if folder.scheme}
    return programme_listing(
        force.id, force.name, [programme_due(project, force.id, one) for one in programmes], titles
    )
