"""`hmicgrade init`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Debug

Folder = Annotated[str, typer.Argument(metavar="DIR", help="Where to make it. Default: here.")]


def init(
    folder: Folder = ".",
    *,
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Make a new project, small and complete, to change into your own. Nothing is overwritten.

    Examples: hmicgrade init; hmicgrade init inspections
    """
    from hmicgrade.cli import beginning  # noqa: PLC0415 - loads the shapes of files

    return beginning.run(folder)
