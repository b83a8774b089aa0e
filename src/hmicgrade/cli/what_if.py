"""`hmicgrade what-if`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Force, Format, NoJudgements, NoRecorded, Output, Root, Year

Area = Annotated[str, typer.Argument(metavar="AREA", help="The area.")]
Findings = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CRITERION=FINDING", help="What is supposed of a criterion, or of several: 'all fair criteria=met'."
    ),
]
Judgements = Annotated[
    list[str] | None,
    typer.Option(
        "--judgement",
        metavar="JUDGEMENT",
        help="Suppose decide=GRADE, set-aside=CAP:CRITERION or treat-as-critical=CRITERION. May be repeated.",
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without-judgement",
        metavar="decide|set-aside|treat-as-critical",
        help="Leave out such judgements on file. May be repeated.",
    ),
]
Readings = Annotated[
    list[str] | None,
    typer.Option(
        "--reading", metavar="WORD=READING", help="Read a vague word so: most='at least 70%'. May be repeated."
    ),
]


def what_if(  # noqa: PLR0913 - each parameter is a word of the command line
    force: Force,
    area: Area,
    findings: Findings = None,
    *,
    judgement: Judgements = None,
    without: Without = None,
    reading: Readings = None,
    year: Year = None,
    no_judgements: NoJudgements = False,
    no_recorded: NoRecorded = False,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Tell what the grade would be if other things were found, and what each single step from there would change.

    Examples: hmicgrade what-if derbyshire neighbourhood-policing local-priorities=met;
    hmicgrade what-if derbyshire child-abuse 'all fair criteria=met' --reading most='at least 70%'
    """
    from hmicgrade.cli import supposing  # noqa: PLC0415 - loads the whole engine
    from hmicgrade.cli.opening import Asked  # noqa: PLC0415 - loads the whole engine
    from hmicgrade.evaluate.inspection import Options  # noqa: PLC0415 - loads the whole engine
    from hmicgrade.load.supposed import Words  # noqa: PLC0415 - loads the shapes of files

    options = Options(recorded=not no_recorded, judgements=not no_judgements)
    words = Words(findings or (), judgement or (), without or (), reading or ())
    return supposing.run(Asked(force, area, year, options), words, Output(root, format_, color))
