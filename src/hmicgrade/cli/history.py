"""`hmicgrade history`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Force, Format, NoJudgements, NoRecorded, Output, Root

Area = Annotated[str | None, typer.Argument(metavar="AREA", help="One area only, with what it was before.")]


def history(  # noqa: PLR0913 - each parameter is a word of the command line
    force: Force,
    area: Area = None,
    *,
    no_judgements: NoJudgements = False,
    no_recorded: NoRecorded = False,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Show the grades of a force over all rounds, computed and published, with the breaks between them.

    Examples: hmicgrade history derbyshire; hmicgrade history metropolitan child-abuse --format csv
    """
    from hmicgrade.cli import recounting  # noqa: PLC0415 - loads the whole engine

    request = recounting.Request(force, area, recorded=not no_recorded, judgements=not no_judgements)
    return recounting.run(request, Output(root, format_, color))
