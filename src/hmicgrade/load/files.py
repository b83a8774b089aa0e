"""The one module that reads the disk: finds a project's root, lists what is in it, reads its files.

What reads a project asks `Files`, so that texts which are not on the disk can stand in place of those that are.

Names given by a user are only looked up in the lists made here, never joined to a path. Nothing outside the root is
read, through a link or otherwise.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from hmicgrade.load import limits
from hmicgrade.model.characters import show_hidden
from hmicgrade.model.diagnostics import Diagnostic, Span

CRITERIA = "criteria"
"""The folder of the schemes: what makes a folder a project."""

EVIDENCE = "evidence"
"""The folder of the forces."""

NATIONAL = "national"
"""The folder beside the forces that holds the national distributions; no force can have this id."""

ENDING = ".yaml"
"""How the name of every file ends that is read."""

NEAR_ENDINGS = (".yml", ".YAML", ".YML", ".Yaml")
"""Endings that are meant to be this one."""

_PACKAGE = Path(__file__).resolve().parent.parent
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_NO_LINKS: int = getattr(os, "O_NOFOLLOW", 0)
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _NO_LINKS | getattr(os, "O_BINARY", 0)


class Origin(StrEnum):
    """How the root of a project was found."""

    NAMED = "named"
    NEAREST = "nearest"
    BUNDLED = "bundled"


@dataclass(frozen=True, slots=True)
class Root:
    """The folder of a project, and how it was found."""

    path: Path
    origin: Origin

    @property
    def files(self) -> Disk:
        """The files of the project."""
        return Disk(self.path)


def find_root(start: Path, named: Path | None = None) -> Root:
    """Return the root that is named, else the nearest from `start` upwards with `criteria/`, else the bundled one."""
    if named is not None:
        return Root(named, Origin.NAMED)
    here = start.resolve()
    nearest = next((folder for folder in (here, *here.parents) if (folder / CRITERIA).is_dir()), None)
    return Root(nearest, Origin.NEAREST) if nearest else Root(bundled(), Origin.BUNDLED)


def bundled() -> Path:
    """Return the copy of the criteria and evidence that comes with the program."""
    packed = _PACKAGE / "bundled"
    return packed if (packed / CRITERIA).is_dir() else _PACKAGE.parent.parent


def code_page(code: str) -> str:
    """Return the page of a diagnostic's code, as Markdown. The pages come with the program."""
    packed = _PACKAGE / "bundled" / "codes"
    pages = packed if packed.is_dir() else _PACKAGE.parent.parent / "docs" / "codes"
    return (pages / f"{code}.md").read_text(encoding="utf-8")


def program_digest() -> str:
    """Return the SHA-256 of the program's own source: another where a single character of it was edited."""
    whole = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        for part in (path.relative_to(_PACKAGE).as_posix().encode(), path.read_bytes()):
            whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


def read_named(path: Path) -> tuple[bytes, list[Diagnostic]]:
    """Return the bytes of a file outside the project that a user names, or none with what says why not."""
    shown = str(path)
    try:
        return _read(os.open(path, _OPEN_FLAGS & ~_NO_LINKS), shown)
    except (OSError, ValueError) as error:
        reason = _reason(error) if isinstance(error, OSError) else "its name is none that a file can have"
        return b"", [_whole("HG020", f"the file cannot be read: {reason}", shown)]


def read_own(path: Path, most: int) -> bytes | None:
    """Return the bytes of a file that the user owns and nobody else can write; None for any other and for a link."""
    try:
        with os.fdopen(os.open(path, _OPEN_FLAGS), "rb") as file:
            found = os.fstat(file.fileno())
            data = file.read(most + 1) if stat.S_ISREG(found.st_mode) and _is_own(found) else b""
    except OSError:
        return None
    return data if 0 < len(data) <= most else None


def is_own_folder(path: Path) -> bool:
    """Tell whether a folder is there, no link, which the user owns and nobody else can write to."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and _is_own(found)


def _is_own(found: os.stat_result) -> bool:
    """Tell whose something is. Where the system has no such users, folders of the user's are kept by the system."""
    user: int = getattr(os, "geteuid", lambda: found.st_uid)()
    return found.st_uid == user and not (hasattr(os, "geteuid") and found.st_mode & _OTHERS_WRITE)


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder holds: paths of files and folders relative to the root, sorted, and what cannot be used."""

    path: str
    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    exists: bool = True


class Files(Protocol):
    """Where the files of a project are listed and read. Every path is relative to the root, with forward slashes."""

    def list_folder(self, path: str) -> Folder:
        """List what a folder holds; a folder that is not there holds nothing."""

    def read_bytes(self, path: str) -> tuple[bytes, list[Diagnostic]]:
        """Return the bytes of a file, or none with the diagnostic that says why not."""


def name_of(path: str) -> str:
    """Return the last part of a path, without the ending of a file."""
    return path.rsplit("/", 1)[-1].removesuffix(ENDING)


@dataclass(slots=True)
class _Sorter:
    """Sorts the entries of a folder into what is read and what is not."""

    root: Path
    files: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def take(self, name: str, path: str) -> None:
        try:
            mode = os.stat(_inside(self.root, path)).st_mode  # noqa: PTH116 - the path is resolved already
        except _LeadsOut:
            self._note("HG018", "the link leads out of the project", path, "put the file itself here")
        except OSError as error:
            self._note("HG020", f"it cannot be read: {_reason(error)}", path)
        else:
            self._sort(name, path, mode)

    def _sort(self, name: str, path: str, mode: int) -> None:
        if stat.S_ISDIR(mode):
            self.folders.append(path)
        elif name.endswith(NEAR_ENDINGS):
            self.diagnostics.append(near_ending(path))
        elif name.endswith(ENDING) and stat.S_ISREG(mode):
            self.files.append(path)
        elif name.endswith(ENDING):
            self._note("HG019", "it is neither a file nor a folder", path, "put a file here")

    def _note(self, code: str, message: str, path: str, hint: str = "") -> None:
        self.diagnostics.append(Diagnostic(code, message, Span.whole_file(show_hidden(path)), hint))


@dataclass(frozen=True, slots=True)
class Disk:
    """The files below a folder of the disk, and no others: nothing that a link leads to outside is read."""

    root: Path

    def list_folder(self, path: str) -> Folder:
        """List what a folder of the project holds; a folder that is not there holds nothing.

        Names that begin with a dot, and files that are not YAML, are passed over.
        """
        sorter = _Sorter(self.root)
        try:
            names = sorted(os.listdir(_inside(self.root, path)))  # noqa: PTH208 - the path is resolved already
        except FileNotFoundError:
            return Folder(path, exists=False)
        except _LeadsOut:
            return Folder(path, diagnostics=(_whole("HG018", "the link leads out of the project", path),))
        except OSError as error:
            return Folder(path, diagnostics=(_whole("HG020", f"the folder cannot be read: {_reason(error)}", path),))
        for name in filter(is_relevant, names):
            sorter.take(name, f"{path}/{name}")
        return Folder(path, tuple(sorter.files), tuple(sorter.folders), tuple(sorter.diagnostics))

    def read_bytes(self, path: str) -> tuple[bytes, list[Diagnostic]]:
        """Return the bytes of a file of the project, or none with the diagnostic that says why not."""
        try:
            return _read(os.open(_inside(self.root, path), _OPEN_FLAGS), path)
        except _LeadsOut:
            return b"", [_whole("HG018", "the link leads out of the project", path)]
        except OSError as error:
            return b"", [_whole("HG020", f"the file cannot be read: {_reason(error)}", path)]

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Return when each file of the criteria and the evidence was last changed (in nanoseconds), and its size."""
        found: dict[str, tuple[int, int]] = {}
        for top in (CRITERIA, EVIDENCE):
            for folder, _, names in os.walk(self.root / top):
                for name in names:
                    with contextlib.suppress(OSError):
                        status = Path(folder, name).stat()
                        found[f"{folder}/{name}"] = (status.st_mtime_ns, status.st_size)
        return found


def is_relevant(name: str) -> bool:
    """Tell whether a name in a folder is looked at: a folder's or a YAML file's, and not hidden."""
    return not name.startswith(".") and ("." not in name or name.endswith((ENDING, *NEAR_ENDINGS)))


def near_ending(path: str) -> Diagnostic:
    """Tell that a file is not read because of the ending of its name."""
    return _whole("HG904", "the file is not read", path, f"give its name the ending {ENDING}")


def _read(descriptor: int, path: str) -> tuple[bytes, list[Diagnostic]]:
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return b"", [_whole("HG019", "it is not a file", path)]
        return within_limit(file.read(limits.FILE_BYTES + 1), path)


def within_limit(data: bytes, path: str) -> tuple[bytes, list[Diagnostic]]:
    """Return the bytes of a file, or none with the diagnostic that says that they are too many."""
    return (data, []) if len(data) <= limits.FILE_BYTES else (b"", [too_large(path)])


def too_large(path: str) -> Diagnostic:
    """Tell that a file is larger than is read."""
    message = f"the file is larger than {limits.FILE_BYTES // (1024 * 1024)} MB"
    return _whole("HG002", message, path, "divide it")


class _LeadsOut(Exception):  # noqa: N818 - caught in this module, where it becomes a diagnostic
    """A path that leads out of the root."""


def _inside(root: Path, path: str) -> str:
    """Return the real path of something in the project.

    Raises:
        _LeadsOut: it lies outside the root.
        OSError: there is nothing, or links lead in a circle.
    """
    real_root = os.path.realpath(root)
    real = os.path.realpath(os.path.join(real_root, path), strict=True)  # noqa: PTH118 - `path` comes from a listing
    if real != real_root and not real.startswith(real_root.rstrip(os.sep) + os.sep):
        raise _LeadsOut
    return real


def _whole(code: str, message: str, path: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, message, Span.whole_file(show_hidden(path)), hint)


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()
