"""`hmicgrade diff`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Force, NoJudgements, NoRecorded, Output, Root

Old = Annotated[str, typer.Argument(metavar="OLD", help="A year or round: 2007, 2021/22, or 2007@SCHEME.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="The year or round to compare it with.")]
Area = Annotated[str | None, typer.Argument(metavar="AREA", help="One area only, of either round.")]
Format = Annotated[
    str,
    typer.Option("--format", metavar="text|json|csv|markdown|html-fragment", help="How to print it."),
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where anything differs.")]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on", metavar="decline|decline-within", help="Exit with 1 where a grade fell, or also within its grade."
    ),
]


def diff(  # noqa: PLR0913 - each parameter is a word of the command line
    force: Force,
    old: Old,
    new: New,
    area: Area = None,
    *,
    exit_code: ExitCode = False,
    fail_on: FailOn = None,
    no_judgements: NoJudgements = False,
    no_recorded: NoRecorded = False,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Compare two years of a force: what changed, why, and whether it was the force or the rules.

    Examples: hmicgrade diff metropolitan 2006 2007; hmicgrade diff derbyshire 2007 2014 --format json
    """
    from hmicgrade.cli import differing  # noqa: PLC0415 - loads the whole engine

    request = differing.Request(
        force=force,
        old=old,
        new=new,
        area=area,
        exit_code=exit_code,
        fail_on=fail_on,
        judgements=not no_judgements,
        recorded=not no_recorded,
    )
    return differing.run(request, Output(root, format_, color))
