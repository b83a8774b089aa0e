"""`hmicgrade chart`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Output, Root

Kind = Annotated[str, typer.Argument(metavar="distribution|grid|slope|needs|reading", help="What to draw.")]
Subject = Annotated[
    str | None, typer.Argument(metavar="SUBJECT", help="The year of a distribution or a grid, the force of the others.")
]
Area = Annotated[str | None, typer.Argument(metavar="AREA", help="The area; a grid has every area.")]
Word = Annotated[str | None, typer.Argument(metavar="WORD", help="The vague word of a reading.")]
Force = Annotated[str | None, typer.Option("--force", metavar="FORCE", help="The force to mark in a distribution.")]
Year = Annotated[
    str | None,
    typer.Option("--year", metavar="YEAR", help="The year of needs or a reading. Default: the latest with evidence."),
]
Format = Annotated[
    str | None,
    typer.Option("--format", metavar="svg|png|text|json", help="How to give the chart. Default: as FILE ends, or svg."),
]
File = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Write the chart to this file.")]
Width = Annotated[int, typer.Option("--width", metavar="N", help="How wide a picture is, from 320 to 1280.")]


def chart(  # noqa: PLR0913 - each parameter is a word of the command line
    kind: Kind,
    force: Subject = None,
    area: Area = None,
    word: Word = None,
    *,
    marked: Force = None,
    year: Year = None,
    format_: Format = None,
    file: File = None,
    width: Width = 320,
    root: Root = None,
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Draw a chart, as a picture or in words with its table.

    Examples: hmicgrade chart distribution 2007 child-abuse --force derbyshire -o spread.svg;
    hmicgrade chart grid 2007 --width 800 -o grid.png; hmicgrade chart slope metropolitan --format text;
    hmicgrade chart needs derbyshire neighbourhood-policing -o needs.svg;
    hmicgrade chart reading derbyshire public-protection 'a significant number' --format json
    """
    from hmicgrade.cli import charting  # noqa: PLC0415 - loads the whole engine

    words = charting.Words(kind, (force, area, word), marked, year)
    return charting.run(words, charting.Paper(format_, file, width), Output(root, "", color))
