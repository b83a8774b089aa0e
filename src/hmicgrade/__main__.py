"""The program: `python -m hmicgrade`, and the console script of the same name."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.output import say, write_data
from hmicgrade.report.styled import Line
from hmicgrade.version import __version__

OBJECTS = 50_000
"""How many new objects set off a search for unreachable ones: what a command reads lives as long as it does itself."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the words of a command line (by default this process's) and return its exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    gc.set_threshold(OBJECTS)
    try:
        return _run(words)
    except CannotRun as reason:
        say(str(reason))
        return Exit.CANNOT_RUN
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _run(words: list[str]) -> int:
    if words == ["--version"]:
        write_data([Line(f"hmicgrade {__version__}")])
        return Exit.RAN
    from hmicgrade.cli.app import run  # noqa: PLC0415 - `--version` needs nothing of it

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
