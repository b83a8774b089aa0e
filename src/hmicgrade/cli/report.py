"""`hmicgrade report`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Debug, Draft, Force, NoJudgements, NoRecorded, Public, Root, Year

Area = Annotated[str | None, typer.Option("--area", metavar="AREA", help="One area only.")]
File = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write. Default: stdout.")]
Format = Annotated[
    str | None, typer.Option("--format", metavar="html|markdown|docx|pdf", help="What to write. Default: as FILE ends.")
]


def report(  # noqa: PLR0913 - each parameter is a word of the command line
    force: Force,
    *,
    year: Year = None,
    area: Area = None,
    file: File = None,
    format_: Format = None,
    public: Public = False,
    draft: Draft = False,
    no_judgements: NoJudgements = False,
    no_recorded: NoRecorded = False,
    root: Root = None,
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Write the inspection report on a force, with the reasons for each grade.

    Examples: hmicgrade report derbyshire -o derbyshire.html; hmicgrade report derbyshire --public --format markdown
    """
    from hmicgrade.cli import reporting  # noqa: PLC0415 - loads the whole engine

    request = reporting.Request(
        force=force,
        year=year,
        area=area,
        file=file,
        format=format_,
        public=public,
        draft=draft,
        judgements=not no_judgements,
        recorded=not no_recorded,
        root=root,
    )
    return reporting.run(request)
