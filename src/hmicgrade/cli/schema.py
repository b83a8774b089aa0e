"""`hmicgrade schema`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Debug

Kind = Annotated[
    str | None, typer.Argument(metavar="KIND", help="A kind of file, or of printed document. Default: list them.")
]


def schema(
    kind: Kind = None,
    *,
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Print the JSON Schema of a kind of file, or of what a command prints.

    Examples: hmicgrade schema; hmicgrade schema area > schemas/area.schema.json
    """
    from hmicgrade.cli import describing  # noqa: PLC0415 - loads the shapes of files

    return describing.run(kind)
