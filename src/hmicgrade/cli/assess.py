"""`hmicgrade assess`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Format, NoJudgements, NoRecorded, Output, Root, Year

Force = Annotated[str | None, typer.Argument(metavar="FORCE", help="The force to grade, by its id or an alias.")]
Area = Annotated[str | None, typer.Argument(metavar="AREA", help="One area only, with its whole justification.")]
Every = Annotated[bool, typer.Option("--all", help="Grade every force and year that has evidence.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if a grade is undetermined.")]
FailUnder = Annotated[
    str | None, typer.Option("--fail-under", metavar="GRADE", help="Exit with 1 if a grade could be worse than this.")
]


def assess(  # noqa: PLR0913 - each parameter is a word of the command line
    force: Force = None,
    area: Area = None,
    *,
    year: Year = None,
    every: Every = False,
    root: Root = None,
    format_: Format = "text",
    no_judgements: NoJudgements = False,
    no_recorded: NoRecorded = False,
    strict: Strict = False,
    fail_under: FailUnder = None,
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Grade a force, each grade with what decided it and what would raise it.

    Examples: hmicgrade assess derbyshire; hmicgrade assess derbyshire domestic-violence --format json
    """
    from hmicgrade.cli import assessing  # noqa: PLC0415 - loads the whole engine

    request = assessing.Request(
        force=force,
        area=area,
        year=year,
        every=every,
        output=Output(root, format_, color),
        judgements=not no_judgements,
        recorded=not no_recorded,
        strict=strict,
        fail_under=fail_under,
    )
    return assessing.run(request)
