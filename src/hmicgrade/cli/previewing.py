"""What `hmicgrade serve` does: make the site, show it to this machine's browsers, make it anew when a file changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import NoReturn

from hmicgrade.cli.answering import ADDRESS, PageServer, answering, listening
from hmicgrade.cli.exits import CannotRun
from hmicgrade.cli.output import say
from hmicgrade.explain.phrases import plural

PAUSE = 0.5
"""How long to wait between two looks at the files, in seconds."""

Build = Callable[[], Mapping[str, bytes]]
"""Makes every file of the site, by its path in it; what is wrong with a project's files it tells itself."""


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
