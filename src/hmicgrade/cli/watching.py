"""`hmicgrade validate --watch`: look again whenever a file of the project changes."""

from __future__ import annotations

import time
from typing import NoReturn

from hmicgrade.cli.exits import CannotRun
from hmicgrade.cli.output import say
from hmicgrade.cli.selecting import STDIN, project_around
from hmicgrade.cli.validating import Request, check, run

PAUSE = 0.3
"""How long to wait between two looks, in seconds."""


def watch(request: Request) -> NoReturn:
    """Check a project now and after every change of a file. Only an interruption ends it.

    Raises:
        CannotRun: a word of the command line cannot be followed. What cannot be run later on is said, and waited out.
    """
    check(request)
    if STDIN in request.paths:
        reason = "--watch goes with files, not with standard input"
        raise CannotRun(reason)
    root, seen = project_around(request.output.root, request.paths), None
    while True:
        stamps = root.files.stamps()
        if stamps != seen:
            seen = stamps
            _run_once(request)
        time.sleep(PAUSE)


def _run_once(request: Request) -> None:
    try:
        run(request)
    except CannotRun as reason:
        say(str(reason))
    say("watching for changes; interrupt to end")
