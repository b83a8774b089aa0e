"""`hmicgrade lsp`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Debug

Stdio = Annotated[
    bool, typer.Option("--stdio", help="Use standard input and output. It always does; some editors say so.")
]


def lsp(
    *,
    stdio: Stdio = False,  # noqa: ARG001 - there is no other way; editors may say so
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Serve an editor: what is wrong as you type, completion, hover, definitions.

    Examples: hmicgrade lsp; hmicgrade lsp --stdio
    """
    from hmicgrade.cli import serving  # noqa: PLC0415 - loads the server

    return serving.run()
