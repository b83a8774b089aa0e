"""`hmicgrade readings`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Force, Format, NoJudgements, NoRecorded, Output, Root, Year

Area = Annotated[str | None, typer.Argument(metavar="AREA", help="One area only.")]


def readings(  # noqa: PLR0913 - each parameter is a word of the command line
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
    """Tell how each grade depends on what the vague words of the rules are read as.

    Examples: hmicgrade readings derbyshire; hmicgrade readings derbyshire child-abuse --format json
    """
    from hmicgrade.cli import inspecting  # noqa: PLC0415 - loads the whole engine

    asked = inspecting.asked(force, area, year, recorded=not no_recorded, judgements=not no_judgements)
    return inspecting.readings(asked, Output(root, format_, color))
