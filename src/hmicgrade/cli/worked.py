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
Generate = Annotated[
    bool, typer.Option("--generate", help="Print cases that show what each criterion alone changes, as YAML.")
]
TrialsFormat = Annotated[
    str, typer.Option("--format", metavar="text|json|junit|markdown", help="How to print the result.")
]


def worked(  # noqa: PLR0913 - each parameter is a word of the command line
    paths: Paths = None,
    *,
    coverage_threshold: Threshold = None,
    generate: Generate = False,
    root: Root = None,
    format_: TrialsFormat = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Try the worked cases of schemes, and tell where they come out otherwise than expected.

    Examples: hmicgrade test; hmicgrade test criteria/hmic-2007 --coverage-threshold 100
    """
    from hmicgrade.cli import generating, trying  # noqa: PLC0415 - loads the whole engine

    output = Output(root, format_, color)
    if generate:
        return generating.run(tuple(paths or ()), output)
    return trying.run(trying.Request(tuple(paths or ()), coverage_threshold, output))
