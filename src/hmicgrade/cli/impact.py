"""`hmicgrade impact`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Format, Output, Root

Base = Annotated[
    str, typer.Option("--base", metavar="REV", help="Compare with where the history parted from this revision.")
]
Head = Annotated[
    str | None, typer.Option("--head", metavar="REV", help="The revision to compare. Default: the files as they are.")
]
Rules = Annotated[
    bool, typer.Option("--rules", help="Compare what the rules say of every finding there could be, not the evidence.")
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where a grade moves.")]


def impact(  # noqa: PLR0913 - each parameter is a word of the command line
    *,
    base: Base = "HEAD",
    head: Head = None,
    rules: Rules = False,
    exit_code: ExitCode = False,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Tell which grades a change of criteria, rules or evidence moves, and what moves them.

    Examples: hmicgrade impact --base main --format markdown; hmicgrade impact --rules
    """
    from hmicgrade.cli import impacting  # noqa: PLC0415 - loads the whole engine

    request = impacting.Request(base, head, rules=rules, exit_code=exit_code)
    return impacting.run(request, Output(root, format_, color))
