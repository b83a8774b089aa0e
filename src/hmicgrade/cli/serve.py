"""`hmicgrade serve`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Debug, Draft, NoJudgements, NoRecorded, Public, Root

Port = Annotated[
    int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port of 127.0.0.1; 0 for any that is free.")
]


def serve(  # noqa: PLR0913 - each parameter is a word of the command line
    *,
    port: Port = 8000,
    public: Public = False,
    draft: Draft = False,
    no_judgements: NoJudgements = False,
    no_recorded: NoRecorded = False,
    root: Root = None,
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Show the site to browsers on this machine, made anew whenever a file changes.

    Examples: hmicgrade serve; hmicgrade serve --draft --port 0
    """
    from hmicgrade.cli import previewing, publishing  # noqa: PLC0415 - loads the whole engine

    content = publishing.Content(public=public, draft=draft, judgements=not no_judgements, recorded=not no_recorded)
    return previewing.run(content, port, root)
