"""Which files of a project a path of the command line leads to. Nothing is opened: paths are only compared."""

from __future__ import annotations

import os
from pathlib import Path

from hmicgrade.load.files import Root


def leads_to(path: str, root: Root, file: str) -> bool:
    """Tell whether a path, taken from here or from the root, is a file of the project or a folder that holds it.

    `file` is relative to the root, with forward slashes.
    """
    return any(_holds(_in_project(path, base, root), file) for base in (Path.cwd(), root.path))


def _in_project(path: str, base: Path, root: Root) -> str:
    whole = os.path.normpath(base.absolute() / path)
    return os.path.relpath(whole, root.path.absolute()).replace(os.sep, "/")


def _holds(place: str, file: str) -> bool:
    return place in {".", file} or file.startswith(f"{place}/")
