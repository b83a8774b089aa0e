"""`hmicgrade forces`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from hmicgrade.cli.options import Color, Debug, Format, Output, Root


def forces(
    *,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """List the forces, with the years of their evidence and published grades.

    Example: hmicgrade forces
    """
    from hmicgrade.cli import holding  # noqa: PLC0415 - loads the reader of files

    return holding.list_forces(Output(root, format_, color))
