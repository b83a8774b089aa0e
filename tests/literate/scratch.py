"""The scratch project a case runs in: its files, worked out and laid on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.literate.document import Case, DocumentError, FileAction, Remove, Replace, Write


def files_of(case: Case) -> dict[str, bytes]:
    """Work out the files of a case, by path. Raises DocumentError if a block changes what is not there."""
    return _apply(case.path, case.files)


def lay_out(case: Case, root: Path) -> None:
    """Write the files of a case under `root`. Raises DocumentError as `files_of` does."""
    for name, content in files_of(case).items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _apply(path: Path, actions: Iterable[FileAction]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for action in actions:
        match action:
            case Write(name, content):
                files[name] = content
            case Remove(name, line):
                _existing(path, line, files, name)
                del files[name]
            case Replace(name, _, _, line):
                files[name] = _replaced(path, action, _existing(path, line, files, name))
    return files


def _existing(path: Path, line: int, files: dict[str, bytes], name: str) -> bytes:
    if name not in files:
        raise DocumentError(path, line, f"there is no file {name!r} here; there are {sorted(files)}")
    return files[name]


def _replaced(path: Path, action: Replace, content: bytes) -> bytes:
    old = action.old.encode()
    found = content.count(old)
    if found != 1:
        raise DocumentError(path, action.line, f"{action.path} holds the text to replace {found} times, not once")
    return content.replace(old, action.new.encode())
