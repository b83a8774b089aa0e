"""`hmicgrade national`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Format, Output, Root

Year = Annotated[str, typer.Argument(metavar="YEAR", help="The inspection year or round, such as 2007 or 2021/22.")]
Area = Annotated[str | None, typer.Option("--area", metavar="AREA", help="One area only.")]


def national(  # noqa: PLR0913 - each parameter is a word of the command line
    year: Year,
    *,
    area: Area = None,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Set the forces beside the national distributions of a year.

    Examples: hmicgrade national 2007; hmicgrade national 2007 --area neighbourhood-policing
    """
    from hmicgrade.cli import picturing  # noqa: PLC0415 - loads the whole engine

    return picturing.run(year, area, Output(root, format_, color))
