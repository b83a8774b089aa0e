"""Where files are written: whole or not at all, and never outside the folder that they belong to.

A file is written under another name in the same folder, flushed to the disk, and then put in place in one step.
Whoever looks, at whatever moment, sees the old text or the new one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hmicgrade.cli.exits import CannotRun

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_MODE = 0o666
"""Who may read and write a new file, before the user's own mask is taken from it."""

_PRIVATE, _PRIVATE_FOLDER = 0o600, 0o700


def replace_file(path: Path, content: bytes, *, within: Path | None = None, expected: bytes | None = None) -> None:
    """Write a file, in place of what is there; it keeps its mode, and a link goes on leading to it.

    `within` is the folder that the file must lie in, links followed: the project's, for its own files. `expected` is
    what was read of it: where it holds something else by now, nothing is written.

    Raises:
        CannotRun: the file cannot be written, lies elsewhere, or was changed meanwhile.
    """
    with _telling(path):
        target = _real(path, within)
        if expected is not None and target.read_bytes() != expected:
            reason = f"'{path}' was changed meanwhile: nothing is written to it"
            raise CannotRun(reason)
        mode = _mode_of(target)
        with _beside(target, content) as made:
            if mode is not None:
                made.chmod(mode)
            made.replace(target)


def create_file(path: Path, content: bytes, *, within: Path) -> None:
    """Write a file where there is none, with the folders that lead to it.

    Raises:
        CannotRun: something of that name is there, or the file cannot be written or lies outside `within`.
    """
    with _telling(path):
        target = _real(path, within)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target, content) as made:
            _claim(made, target)


def create_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, by their paths in it: all of them, or none where one cannot be.

    What stands first in each path must not be in the folder yet. The folder itself may be there or not.

    Raises:
        CannotRun: something of such a name is there, or a file cannot be written.
    """
    tops = list(dict.fromkeys(path.split("/")[0] for path in files))
    for taken in (folder / top for top in tops):
        if os.path.lexists(taken):
            reason = f"'{taken}' is there already: nothing is written"
            raise CannotRun(reason)
    with _telling(folder):
        if not folder.is_dir():
            folder.parent.mkdir(parents=True, exist_ok=True)
            with _scratch(folder.parent, files) as made:
                made.rename(folder)
        else:
            with _scratch(folder, files) as made:
                _move(made, folder, tops)


def replace_tree(folder: Path, files: Iterable[tuple[str, bytes]], marker: str) -> None:
    """Write files, by their paths, as all that a folder holds; what it held goes, if it was written so before.

    `marker` is the name of a file that lists the others with their digests: by it the folder is known again. The files
    are not waited for until they are on the disk: those that are not whole differ from the list.

    Raises:
        CannotRun: the folder holds what was not written so, or was changed since, or it cannot be written.
    """
    with _telling(folder):
        target = folder.resolve()
        _check_known(folder, target, marker)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _filled(target.parent, files, marker) as made:
            _check_known(folder, target, marker)
            _swap(made, target)


def _check_known(folder: Path, target: Path, marker: str) -> None:
    """Make sure that a folder is not there, is empty, or holds what its marker lists and nothing else."""
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        reason = f"'{folder}' is not a folder: nothing is written"
        raise CannotRun(reason)
    held = {path.relative_to(target).as_posix(): path for path in sorted(target.rglob("*")) if not _is_folder(path)}
    known = _marked(held.pop(marker, None))
    if held and known is None:
        reason = f"'{folder}' holds what was not made here: name another folder, or remove it"
        raise CannotRun(reason)
    for name, path in held.items():
        if path.is_symlink() or not path.is_file() or (known or {}).get(name) != _digest(path.read_bytes()):
            reason = f"'{folder}' was changed since it was made: '{name}' is not as it was; move it away, or remove it"
            raise CannotRun(reason)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _marked(marker: Path | None) -> dict[str, str] | None:
    """Return the digests that a marker lists, by path; None where there is none."""
    if marker is None or not marker.is_file():
        return None
    lines = marker.read_text(encoding="utf-8", errors="replace").splitlines()
    listed = (line.partition("  ") for line in lines)
    return {path: digest for digest, _, path in listed}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextlib.contextmanager
def _filled(folder: Path, files: Iterable[tuple[str, bytes]], marker: str) -> Iterator[Path]:
    """Write files and their marker below a new folder inside another, which is gone afterwards unless it was moved."""
    made = folder / _unused_name()
    made.mkdir()
    digests: dict[str, str] = {}
    try:
        for path, content in files:
            _add(made, path, content)
            digests[path] = _digest(content)
        _add(made, marker, "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode())
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _add(made: Path, path: str, content: bytes) -> None:
    target = made / path
    target.parent.mkdir(parents=True, exist_ok=True)
    _put(target, content, wait=False)


def _swap(made: Path, target: Path) -> None:
    """Put a folder in the place of another, if there is one; where it cannot be, leave that one where it was."""
    old = target.with_name(_unused_name())
    try:
        if target.is_dir():
            target.rename(old)
        made.rename(target)
    except BaseException:
        if old.is_dir():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def keep_private(path: Path, content: bytes) -> None:
    """Write a file that is for the user alone, in a folder that is too, in place of what is there.

    It is not waited for until it is on the disk: whoever reads it must be able to tell whether it is whole.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    with _beside(path, content, mode=_PRIVATE, wait=False) as made:
        made.replace(path)


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Turn what the system says into one sentence."""
    try:
        yield
    except FileExistsError as error:
        reason = f"'{path}' is there already: nothing is written"
        raise CannotRun(reason) from error
    except OSError as error:
        reason = f"'{path}' cannot be written: {(error.strerror or 'unknown reason').lower()}"
        raise CannotRun(reason) from error


def _real(path: Path, within: Path | None) -> Path:
    """Return where a path leads when all links are followed."""
    target = path.resolve()
    if within is not None and not target.is_relative_to(within.resolve()):
        reason = f"'{path}' leads out of '{within}': nothing is written"
        raise CannotRun(reason)
    return target


def _mode_of(target: Path) -> int | None:
    """Return the mode of a file, or None where there is none."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        reason = f"'{target}' is not a file: nothing is written"
        raise CannotRun(reason)
    return stat.S_IMODE(found.st_mode)


@contextlib.contextmanager
def _beside(target: Path, content: bytes, *, mode: int = _MODE, wait: bool = True) -> Iterator[Path]:
    """Write content to a new file in the folder of another, which is gone afterwards unless it was moved."""
    made = target.with_name(_unused_name())
    try:
        _put(made, content, mode=mode, wait=wait)
        yield made
    finally:
        made.unlink(missing_ok=True)


def _put(target: Path, content: bytes, *, mode: int = _MODE, wait: bool = True) -> None:
    """Write content to a file that is not there yet; `wait` until it is on the disk."""
    with os.fdopen(os.open(target, _FLAGS, mode), "wb") as file:
        file.write(content)
        file.flush()
        if wait:
            os.fsync(file.fileno())


def _unused_name() -> str:
    """Return a name that nothing has, and that is passed over where folders are read."""
    return f".hmicgrade-{secrets.token_hex(8)}"


def _claim(made: Path, target: Path) -> None:
    """Give a new file its name, unless the name is taken."""
    try:
        target.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: take the name first
        os.close(os.open(target, _FLAGS, _MODE))
        made.replace(target)


@contextlib.contextmanager
def _scratch(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Write files below a new folder inside another, which is gone afterwards unless it was moved."""
    made = folder / _unused_name()
    made.mkdir()
    try:
        for path, content in files.items():
            create_file(made / path, content, within=made)
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _move(made: Path, folder: Path, tops: list[str]) -> None:
    """Move what was made into a folder; where something cannot be moved, take back what was."""
    moved: list[str] = []
    try:
        for top in tops:
            (made / top).rename(folder / top)
            moved.append(top)
    except OSError:
        for top in moved:
            (folder / top).rename(made / top)
        raise
