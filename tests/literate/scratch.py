"""The scratch project a case runs in: its files, worked out and laid on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from tests.literate.document import Case, DocumentError, FileAction, Holds, Remove, Repeat, Replace, Special, Write

Content = bytes | Special
"""What stands at a path: the bytes of a file, or something that is no file."""


def files_of(case: Case) -> dict[str, Content]:
    """Work out the files of a case, by path. Raises DocumentError if a block changes what is not there."""
    return _apply(case.path, case.files)


def lay_out(case: Case, root: Path) -> None:
    """Write the files of a case under `root`. Raises DocumentError as `files_of` does."""
    for name, content in files_of(case).items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _lay(target, content)


def _lay(target: Path, content: Content) -> None:
    match content:
        case bytes():
            target.write_bytes(content)
        case Special(_, None, _):
            os.mkfifo(target)
        case Special(_, str(leads_to), _):
            target.symlink_to(leads_to)


def _apply(path: Path, actions: Iterable[FileAction]) -> dict[str, Content]:
    files: dict[str, Content] = {}
    for action in actions:
        match action:
            case Write(name, content):
                files[name] = content
            case Special(name):
                files[name] = action
            case Remove(name, line):
                _existing(path, line, files, name)
                del files[name]
            case Replace(name, old, new, line):
                files[name] = _replaced(path, line, name, old, new, _existing(path, line, files, name))
            case Repeat(name, text, times, line):
                files[name] = _replaced(path, line, name, text, text * times, _existing(path, line, files, name))
            case Holds(name, text, line):
                _replaced(path, line, name, text, text, _existing(path, line, files, name))
    return files


def _existing(path: Path, line: int, files: dict[str, Content], name: str) -> bytes:
    content = files.get(name)
    if not isinstance(content, bytes):
        raise DocumentError(path, line, f"there is no file {name!r} here; there are {sorted(files)}")
    return content


def _replaced(path: Path, line: int, name: str, old: str, new: str, content: bytes) -> bytes:  # noqa: PLR0913, PLR0917 - a block's place and words
    found = content.count(old.encode())
    if found != 1:
        raise DocumentError(path, line, f"{name} holds the text to look for {found} times, not once")
    return content.replace(old.encode(), new.encode())
