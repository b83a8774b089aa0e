"""`hmicgrade test`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Output, Root

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files or folders of worked cases. Default: those of every scheme."),
]
Threshold = Annotated[
    int | None,
    typer.Option(
        "--coverage-threshold", metavar="N", min=0, max=100, help="Exit with 1 if cases decide less than N percent."
    ),
]
TestFormat = Annotated[
    str, typer.Option("--format", metavar="text|json|junit|markdown", help="How to print the result.")
]


def worked(  # noqa: PLR0913 - each parameter is a word of the command line
    paths: Paths = None,
    *,
    coverage_threshold: Threshold = None,
    root: Root = None,
    format_: TestFormat = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Try the worked cases of schemes, and tell where they come out otherwise than expected.

    Examples: hmicgrade test; hmicgrade test criteria/hmic-2007 --format junit
    """
    from hmicgrade.cli import trying  # noqa: PLC0415 - loads the whole engine

    return trying.run(trying.Request(tuple(paths or ()), coverage_threshold, Output(root, format_, color)))
