"""`hmicgrade validate`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Color, Debug, Output, Root

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files and folders to look at; - for standard input. Default: the project."),
]
StdinFilename = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="PATH", help="The file that standard input stands for.")
]
Format = Annotated[
    str,
    typer.Option(
        "--format", metavar="text|concise|json|github|sarif|junit|markdown", help="How to print what is wrong."
    ),
]
ToFile = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the result to a file, whole or not at all.")
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Count what is wrong by code, instead of showing it.")]
FailOn = Annotated[
    str, typer.Option("--fail-on", metavar="error|warning", help="What makes the exit code 1. Default: an error.")
]
ChangedSince = Annotated[
    str | None,
    typer.Option("--changed-since", metavar="REV", help="Only files changed since the history parted from a revision."),
]
Watch = Annotated[bool, typer.Option("--watch", help="Look again whenever a file changes, until interrupted.")]
Fix = Annotated[
    bool, typer.Option("--fix", help="Put right what has one right answer, in the files, and say what is left.")
]
Diff = Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")]

NoCache = Annotated[bool, typer.Option("--no-cache", help="Examine every file, whatever was found in it before.")]


def validate(  # noqa: PLR0913 - each parameter is a word of the command line
    paths: Paths = None,
    *,
    stdin_filename: StdinFilename = None,
    root: Root = None,
    format_: Format = "text",
    to_file: ToFile = None,
    statistics: Statistics = False,
    fail_on: FailOn = "error",
    changed_since: ChangedSince = None,
    watch: Watch = False,
    fix: Fix = False,
    diff: Diff = False,
    no_cache: NoCache = False,
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Say everything that is wrong with the files of criteria and evidence.

    Examples: hmicgrade validate; hmicgrade validate evidence/derbyshire --fail-on warning --format github
    """
    from hmicgrade.cli import validating, watching  # noqa: PLC0415 - loads what reads and checks

    request = validating.Request(
        paths=tuple(paths or ()),
        stdin_filename=stdin_filename,
        output=Output(root, format_, color),
        to_file=to_file,
        statistics=statistics,
        fail_on=fail_on,
        changed_since=changed_since,
        fix=fix,
        diff=diff,
        no_cache=no_cache,
    )
    return watching.watch(request) if watch else validating.run(request)
