"""What `hmicgrade init` does: write a new project, all of it or nothing, and say what to do next."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

from hmicgrade.cli.exits import Exit
from hmicgrade.cli.output import write_data
from hmicgrade.cli.writing import create_tree
from hmicgrade.model.characters import show_hidden
from hmicgrade.report.example import AREA, FORCE, SCHEME, new_project
from hmicgrade.report.scaffolds import SCHEMAS_FOLDER
from hmicgrade.report.styled import Line


def run(folder: str) -> Exit:
    """Write a new project into a folder, and return the exit code.

    Raises:
        CannotRun: something is there already, or the folder cannot be written to.
    """
    files = new_project()
    create_tree(Path(folder), {path: text.encode() for path, text in files.items()})
    write_data([Line(show_hidden(line)) for line in _next(folder, list(files))], guarded=False)
    return Exit.RAN


def _next(folder: str, paths: list[str]) -> Iterator[str]:
    yield f"A new project is in '{folder}':"
    yield from (f"  {path}" for path in paths if not path.startswith(SCHEMAS_FOLDER))
    yield f"  {SCHEMAS_FOLDER}/, by which editors check these files"
    yield ""
    yield "Next:"
    if folder != ".":
        yield f"  cd {shlex.quote(folder)}"
    yield "  hmicgrade validate"
    yield "  hmicgrade test"
    yield f"  hmicgrade assess {FORCE}"
    yield f"  hmicgrade assess {FORCE} {AREA}"
    yield f"  hmicgrade new area ID --scheme {SCHEME}"
