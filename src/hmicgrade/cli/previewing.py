"""What `hmicgrade serve` does: make the site, show it to this machine's browsers, make it anew when a file changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NoReturn

from hmicgrade.api import left_out
from hmicgrade.cli.answering import ADDRESS, PageServer, answering, listening
from hmicgrade.cli.exits import CannotRun
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import say
from hmicgrade.cli.publishing import Built, Content, built
from hmicgrade.cli.reading import root_of
from hmicgrade.cli.siting import write_wrong
from hmicgrade.explain.phrases import listed, plural
from hmicgrade.load.files import Root

PAUSE = 0.5
"""How long to wait between two looks at the files, in seconds."""

Build = Callable[[], Mapping[str, bytes]]
"""Makes every file of the site, by its path in it; what is wrong with a project's files it tells itself."""


def run(content: Content, port: int, named_root: str | None) -> NoReturn:
    """Show the site of a project until an interruption ends it.

    Raises:
        CannotRun: there is no project, nothing to show, or the port cannot be had.
    """
    root = root_of(Output(named_root, "html", "never"))
    if left_out(content.options):
        say(f"{listed(left_out(content.options))} are left out")
    preview(partial(_made, root, content), root.files.stamps, port)


def _made(root: Root, content: Content) -> Mapping[str, bytes]:
    """Return every file of the site, and tell what is wrong with those it is made from.

    Raises:
        CannotRun: no report is among them.
    """
    told: list[Built] = []
    pages = dict(_followed(root, content, told))
    write_wrong(told[0])
    if not told[0].reports:
        reason = "there is neither evidence nor a published grade to show"
        raise CannotRun(reason)
    return pages


def _followed(root: Root, content: Content, told: list[Built]) -> Iterator[tuple[str, bytes]]:
    told.append((yield from built(root, content)))


def preview(build: Build, stamps: Callable[[], object], port: int) -> NoReturn:
    """Show the site until an interruption ends it. `stamps` differ whenever a file of the project has changed.

    Raises:
        CannotRun: the port cannot be had, or there is nothing to show. Later on that is said, and waited out.
    """
    with listening(port) as server:
        seen = stamps()
        server.pages = build()
        with answering(server):
            say(f"{_counted(server)} at http://{ADDRESS}:{server.server_port}/; interrupt to end")
            while True:
                time.sleep(PAUSE)
                now = stamps()
                if now != seen:
                    seen = now
                    _rebuild(server, build)


def _rebuild(server: PageServer, build: Build) -> None:
    try:
        server.pages = build()
    except CannotRun as reason:
        say(f"{reason}; the pages stay as they were")
    else:
        say(f"rebuilt: {_counted(server)}")


def _counted(server: PageServer) -> str:
    return plural(sum(name.endswith(".html") for name in server.pages), "page", "pages")
