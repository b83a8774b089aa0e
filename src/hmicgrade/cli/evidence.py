"""`hmicgrade evidence`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Force, Format, Output, Root, Scheme, Year

Area = Annotated[str | None, typer.Argument(metavar="AREA", help="One area, with what is behind each criterion.")]
Criterion = Annotated[
    str | None, typer.Option("--criterion", metavar="CRITERION", help="Only what is linked to this criterion.")
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind", metavar="strength|work_in_progress|area_for_improvement|context", help="Only statements of this kind."
    ),
]
Covered = Annotated[bool, typer.Option("--coverage", help="Show where the evidence is thin.")]


def evidence(  # noqa: PLR0913 - each parameter is a word of the command line
    force: Force,
    area: Area = None,
    *,
    year: Year = None,
    criterion: Criterion = None,
    kind: Kind = None,
    covered: Covered = False,
    scheme: Scheme = None,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """List the statements on a force with the criteria they bear on.

    Examples: hmicgrade evidence derbyshire child-abuse --kind strength; hmicgrade evidence derbyshire --coverage
    """
    from hmicgrade.cli import gathering  # noqa: PLC0415 - loads the reader of files

    request = gathering.Request(force, area, year, criterion, kind, scheme, covered)
    return gathering.run(request, Output(root, format_, color))
