"""`hmicgrade plan`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Format, NoJudgements, NoRecorded, Output, Root, Year

Force = Annotated[str, typer.Argument(metavar="FORCE", help="The force to plan for, by its id or an alias.")]
Area = Annotated[
    str | None, typer.Argument(metavar="AREA", help="One area only, with the statements behind each criterion.")
]
To = Annotated[
    str | None, typer.Option("--to", metavar="GRADE", help="The grade to reach. Default: one better in each area.")
]
Fixed = Annotated[
    list[str] | None,
    typer.Option("--fixed", metavar="CRITERION", help="It may not change. Give the option once for each."),
]
Effort = Annotated[
    str | None,
    typer.Option("--effort", metavar="FILE", help="What improving each criterion takes: YAML or CSV, whole numbers."),
]
InProgress = Annotated[bool, typer.Option("--in-progress", help="Begin where all work in progress is completed.")]


def plan(  # noqa: PLR0913 - each parameter is a word of the command line
    force: Force,
    area: Area = None,
    *,
    to: To = None,
    fixed: Fixed = None,
    effort: Effort = None,
    in_progress: InProgress = False,
    year: Year = None,
    root: Root = None,
    format_: Format = "text",
    no_judgements: NoJudgements = False,
    no_recorded: NoRecorded = False,
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Tell what a force must do for a better grade, the cheapest way first.

    Examples: hmicgrade plan derbyshire; hmicgrade plan derbyshire neighbourhood-policing --to fair
    """
    from hmicgrade.cli import planning  # noqa: PLC0415 - loads the whole engine

    request = planning.Request(
        force=force,
        area=area,
        to=to,
        fixed=tuple(fixed or ()),
        effort=effort,
        in_progress=in_progress,
        year=year,
        judgements=not no_judgements,
        recorded=not no_recorded,
    )
    return planning.run(request, Output(root, format_, color))
