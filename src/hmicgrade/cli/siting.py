"""What `hmicgrade site` does: make every file, put them in place in one step, and tell what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hmicgrade.api import left_out
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import say
from hmicgrade.cli.publishing import Built, Content, built
from hmicgrade.cli.reading import exit_for, root_of, write_foremost
from hmicgrade.cli.writing import replace_tree
from hmicgrade.explain.phrases import listed, plural
from hmicgrade.lint.suppressions import without_ignored
from hmicgrade.load.files import CRITERIA, EVIDENCE, Root

MARKER = ".hmicgrade-site"
"""The file by which a site is known again: it lists the others with their digests."""


def run(folder: str, content: Content, named_root: str | None) -> Exit:
    """Write the site, and return the exit code.

    Raises:
        CannotRun: the folder holds something else, or cannot be written, or there is nothing to publish.
    """
    root = root_of(Output(named_root, "html", "never"))
    _check_place(folder, root)
    if left_out(content.options):
        say(f"{listed(left_out(content.options))} are left out")
    told: list[Built] = []
    replace_tree(Path(folder), _files(root, content, told), MARKER)
    _tell(folder, told[0])
    return exit_for(told[0].diagnostics)


def _files(root: Root, content: Content, told: list[Built]) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site, then put into `told` what is told of it.

    Raises:
        CannotRun: no report is among them.
    """
    found = yield from built(root, content)
    told.append(found)
    if not found.reports:
        write_wrong(found)
        reason = "there is neither evidence nor a published grade: nothing is written"
        raise CannotRun(reason)


def _check_place(folder: str, root: Root) -> None:
    """Make sure that a site does not take the place of what it is made from, or of anything around it.

    Raises:
        CannotRun: it would.
    """
    target = Path(folder).resolve()
    for name in (CRITERIA, EVIDENCE):
        read = (root.path / name).resolve()
        if target.is_relative_to(read) or read.is_relative_to(target):
            reason = f"'{folder}' holds files that are read, or lies among them: name a folder beside them"
            raise CannotRun(reason)


def _tell(folder: str, found: Built) -> None:
    pages, forces = plural(found.pages, "page", "pages"), plural(found.forces, "force", "forces")
    say(f"{pages} on {forces} written to '{folder}'")
    write_wrong(found)


def write_wrong(found: Built) -> None:
    """Write what is wrong with the files, less what comments ignore."""
    write_foremost(without_ignored(found.diagnostics, found.sources), found.sources)
