"""`hmicgrade site`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from hmicgrade.cli.options import Debug, Draft, NoJudgements, NoRecorded, Public, Root

Folder = Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="The folder to write, or to write anew.")]


def site(  # noqa: PLR0913 - each parameter is a word of the command line
    folder: Folder,
    *,
    public: Public = False,
    draft: Draft = False,
    no_judgements: NoJudgements = False,
    no_recorded: NoRecorded = False,
    root: Root = None,
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Write a static site of all reports, areas and criteria.

    Examples: hmicgrade site -o site; hmicgrade site --public -o /srv/grades
    """
    from hmicgrade.cli import publishing, siting  # noqa: PLC0415 - loads the whole engine

    content = publishing.Content(public=public, draft=draft, judgements=not no_judgements, recorded=not no_recorded)
    return siting.run(folder, content, root)
