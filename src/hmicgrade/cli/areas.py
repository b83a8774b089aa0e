"""`hmicgrade areas`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from hmicgrade.cli.options import Color, Debug, Format, Output, Root, Scheme


def areas(
    *,
    scheme: Scheme = None,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """List the areas of each scheme, with how many criteria they have.

    Examples: hmicgrade areas; hmicgrade areas --scheme hmic-2007 --format csv
    """
    from hmicgrade.cli import holding  # noqa: PLC0415 - loads the reader of files

    return holding.list_areas(Output(root, format_, color), scheme)
