"""`hmicgrade new`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Debug, Root

What = Annotated[str, typer.Argument(metavar="scheme|area|criterion|force|evidence", help="What to make.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="Its id; of evidence, the area or framework it is on.")]
Title = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="The title of a scheme or area, the name of a force.")
]
Scheme = Annotated[
    str | None,
    typer.Option("--scheme", metavar="SCHEME", help="Of an area, criterion or evidence, where there are several."),
]
Framework = Annotated[
    str | None, typer.Option("--framework", metavar="ID", help="Of an area: the framework it is inspected in.")
]
Area = Annotated[str | None, typer.Option("--area", metavar="AREA", help="Of a criterion: the area it belongs to.")]
Level = Annotated[str | None, typer.Option("--level", metavar="LEVEL", help="Of a criterion: its level.")]
Text = Annotated[str | None, typer.Option("--text", metavar="TEXT", help="Of a criterion: what a force must do.")]
Critical = Annotated[bool, typer.Option("--critical", help="Of a criterion: it is critical.")]
Force = Annotated[str | None, typer.Option("--force", metavar="FORCE", help="Of evidence: the force.")]
Year = Annotated[str | None, typer.Option("--year", metavar="YEAR", help="Of evidence: the year or round.")]


def new(  # noqa: PLR0913 - each parameter is a word of the command line
    what: What,
    id_: Id,
    *,
    title: Title = None,
    scheme: Scheme = None,
    framework: Framework = None,
    area: Area = None,
    level: Level = None,
    text: Text = None,
    critical: Critical = False,
    force: Force = None,
    year: Year = None,
    root: Root = None,
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Make a file to fill in, or add a criterion to an area. Nothing is overwritten.

    Examples: hmicgrade new force northshire --title 'Northshire Police'; hmicgrade new criterion calls-answered --area
    answering-calls --level fair
    """
    from hmicgrade.cli import adding  # noqa: PLC0415 - loads the reader of files

    options = {
        "title": title,
        "scheme": scheme,
        "framework": framework,
        "area": area,
        "level": level,
        "text": text,
        "critical": "true" if critical else None,
        "force": force,
        "year": year,
    }
    return adding.run(what, id_, {name: value for name, value in options.items() if value is not None}, root)
