"""Which files of a project are asked for: all of them, or those that paths of the command line lead to."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hmicgrade.cli.exits import CannotRun
from hmicgrade.load.files import CRITERIA, Origin, Root, find_root
from hmicgrade.load.names import nearest

STDIN = "-"
"""The path that stands for standard input."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Files and folders of a project, relative to its root; the root itself is the empty path."""

    paths: tuple[str, ...]

    def takes(self, file: str) -> bool:
        """Tell whether a file is one of those asked for."""
        return any(_below(path, file) for path in self.paths)

    def unmatched(self, files: Iterable[str]) -> tuple[str, ...]:
        """Return the paths that lead to none of some files."""
        known = tuple(files)
        return tuple(path for path in self.paths if not any(_below(path, file) for file in known))


EVERYTHING = Selection(("",))
"""Every file of a project."""


def _below(path: str, file: str) -> bool:
    return not path or file == path or file.startswith(f"{path}/")


def project_around(named: str | None, paths: Sequence[str]) -> Root:
    """Find the project that is named, else the one around the first path, else the one around the current folder.

    Raises:
        CannotRun: there is none; the bundled one is never meant.
    """
    start = Path(paths[0]) if paths else Path.cwd()
    root = find_root(start if start.is_dir() else start.parent, None if named is None else Path(named))
    if root.origin is Origin.BUNDLED or not (root.path / CRITERIA).is_dir():
        place = f"in '{named or start}'" + ("" if named else " or above it")
        reason = f"there are no criteria {place}: no folder '{CRITERIA}'"
        raise CannotRun(reason)
    return root


def select(root: Root, paths: Sequence[str]) -> Selection:
    """Return what paths of the command line lead to in a project.

    Raises:
        CannotRun: a path is not there, or outside the project.
    """
    return Selection(tuple(dict.fromkeys(within(root, path) for path in paths))) if paths else EVERYTHING


def within(root: Root, path: str, *, exists: bool = True) -> str:
    """Return a path of the command line relative to a project's root.

    Raises:
        CannotRun: it is not there (unless it need not be), or outside the project.
    """
    here = Path(os.path.abspath(path))  # noqa: PTH100 - a link keeps its own name
    if exists and not os.path.lexists(here):
        reason = f"there is no file or folder '{path}'"
        raise CannotRun(reason)
    for place, top in ((here, root.path.absolute()), (here.parent.resolve() / here.name, root.path.resolve())):
        if place.is_relative_to(top):
            found = place.relative_to(top).as_posix()
            return "" if found == "." else found
    reason = f"'{path}' is not in the project '{root.path}'"
    raise CannotRun(reason)


def check_matches(selection: Selection, files: Collection[str]) -> None:
    """Make sure that every path leads to some file that is read.

    Raises:
        CannotRun: one does not; it would pass unseen.
    """
    for path in selection.unmatched(files):
        near = nearest(path, files, most=1)
        hint = f": did you mean '{near[0]}'?" if near else ""
        reason = f"'{path or '.'}' holds no file that hmicgrade reads{hint}"
        raise CannotRun(reason)
