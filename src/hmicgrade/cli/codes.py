"""`hmicgrade codes`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Format, Output

Code = Annotated[str | None, typer.Argument(metavar="CODE", help="One code in full, by itself or by its name.")]


def codes(
    code: Code = None,
    *,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """List what can be wrong with files, or explain one code with examples.

    Examples: hmicgrade codes; hmicgrade codes HG101; hmicgrade codes unknown-key --format markdown
    """
    from hmicgrade.cli import explaining_codes  # noqa: PLC0415 - loads the formats

    return explaining_codes.run(code, Output(None, format_, color))
