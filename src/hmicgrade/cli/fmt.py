"""`hmicgrade fmt`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Debug, Root

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", help="Files and folders to lay out. Default: the project.")
]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; exit with 1 if a file would change.")]
Diff = Annotated[bool, typer.Option("--diff", help="As --check, and show what would change.")]


def fmt(
    paths: Paths = None,
    *,
    check: Check = False,
    diff: Diff = False,
    root: Root = None,
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Bring files into the one layout, comments kept, and name those that changed.

    Examples: hmicgrade fmt; hmicgrade fmt evidence/derbyshire --diff
    """
    from hmicgrade.cli import laying  # noqa: PLC0415 - loads what reads and lays out

    return laying.run(laying.Request(tuple(paths or ()), root, writes=not (check or diff), diff=diff))
