"""`hmicgrade explain`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Force, NoJudgements, NoRecorded, Output, Root, Year

Area = Annotated[str, typer.Argument(metavar="AREA", help="The area to explain.")]
Criterion = Annotated[
    str | None, typer.Argument(metavar="CRITERION", help="One criterion: its finding, and what that could change.")
]
Depth = Annotated[
    int,
    typer.Option(
        "--depth",
        metavar="1|2|3|4",
        help="1 the grade and what fixes it; 2 rules, caps and judgements; 3 criteria; 4 statements.",
    ),
]
Format = Annotated[str, typer.Option("--format", metavar="text|markdown|json|mermaid", help="How to print the result.")]


def explain(  # noqa: PLR0913 - each parameter is a word of the command line
    force: Force,
    area: Area,
    criterion: Criterion = None,
    *,
    year: Year = None,
    depth: Depth = 4,
    root: Root = None,
    format_: Format = "text",
    no_judgements: NoJudgements = False,
    no_recorded: NoRecorded = False,
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Justify the grade of an area line by line, from its rules down to the statements of evidence.

    Examples: hmicgrade explain derbyshire missing-persons; hmicgrade explain derbyshire child-abuse child-deaths
    """
    from hmicgrade.cli import explaining  # noqa: PLC0415 - loads the whole engine

    request = explaining.Request(force, area, criterion, year, depth, not no_judgements, not no_recorded)
    return explaining.run(request, Output(root, format_, color))
