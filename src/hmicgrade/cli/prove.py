"""`hmicgrade prove`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Format, Output, Root

Scheme = Annotated[
    str | None, typer.Argument(metavar="SCHEME", help="The scheme. Default: the only one that has rules.")
]
Area = Annotated[str | None, typer.Option("--area", metavar="AREA", help="One area only.")]


def prove(  # noqa: PLR0913 - each parameter is a word of the command line
    scheme: Scheme = None,
    *,
    area: Area = None,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Prove a scheme's rules over everything that could be found, or show where they fail.

    Examples: hmicgrade prove; hmicgrade prove hmic-2007 --area domestic-violence
    """
    from hmicgrade.cli import proving  # noqa: PLC0415 - loads the whole engine

    return proving.run(scheme, area, Output(root, format_, color))
