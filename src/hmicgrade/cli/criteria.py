"""`hmicgrade criteria`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Format, Output, Root, Scheme

Area = Annotated[str | None, typer.Argument(metavar="AREA", help="One area only.")]
Criterion = Annotated[str | None, typer.Argument(metavar="CRITERION", help="One criterion of the area, in full.")]
Effective = Annotated[bool, typer.Option("--effective", help="Show where each field came from.")]


def criteria(  # noqa: PLR0913 - each parameter is a word of the command line
    area: Area = None,
    criterion: Criterion = None,
    *,
    effective: Effective = False,
    scheme: Scheme = None,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """List the criteria of areas, or show one of them in full.

    Examples: hmicgrade criteria domestic-violence; hmicgrade criteria domestic-violence cases-recorded --effective
    """
    from hmicgrade.cli import choosing  # noqa: PLC0415 - loads the reader of files

    request = choosing.Request(scheme, area, criterion, effective)
    return choosing.run(request, Output(root, format_, color))
