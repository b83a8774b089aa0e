"""`hmicgrade gaps`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Force, Format, NoJudgements, NoRecorded, Output, Root, Year

Area = Annotated[str | None, typer.Argument(metavar="AREA", help="One area only.")]


def gaps(  # noqa: PLR0913 - each parameter is a word of the command line
    force: Force,
    area: Area = None,
    *,
    year: Year = None,
    no_judgements: NoJudgements = False,
    no_recorded: NoRecorded = False,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Tell which findings are missing, what to inspect next, and how few inspections settle each grade.

    Examples: hmicgrade gaps derbyshire; hmicgrade gaps derbyshire child-abuse --no-recorded
    """
    from hmicgrade.cli import inspecting  # noqa: PLC0415 - loads the whole engine

    asked = inspecting.asked(force, area, year, recorded=not no_recorded, judgements=not no_judgements)
    return inspecting.gaps(asked, Output(root, format_, color))
