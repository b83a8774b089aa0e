"""The files of a project as a revision of its repository has them, read from git without touching the working tree."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hmicgrade.cli.exits import CannotRun
from hmicgrade.cli.git import told
from hmicgrade.load import limits
from hmicgrade.load.files import CRITERIA, ENDING, EVIDENCE, is_relevant
from hmicgrade.load.snapshot import Snapshot
from hmicgrade.model.characters import show_hidden

_LINK, _MODULE = "120000", "160000"
_NO_FILE = {_LINK: "a link, which is not followed", _MODULE: "another repository, which is not read"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a tree: its mode, the name of its content, how many bytes that has, and its path."""

    mode: str
    content: str
    size: str
    path: str


def files_at(root: Path, commit: str, shown: str) -> Snapshot:
    """Return the files of a project in a commit; `shown` is how the user calls it.

    Raises:
        CannotRun: there is no project in it, or something in it that is neither a file nor a folder.
    """
    listed = told(root, ("ls-tree", "-r", "-l", "-z", commit, "--", CRITERIA, EVIDENCE))
    entries = [entry for entry in _entries(listed) if all(map(is_relevant, entry.path.split("/")))]
    _check(entries, shown)
    wanted = [one for one in entries if one.path.endswith(ENDING) and int(one.size) <= limits.FILE_BYTES]
    contents: dict[str, bytes | None] = {one.path: None for one in entries}
    contents.update(_contents(root, wanted))
    return Snapshot(contents)


def _entries(listed: bytes) -> Iterator[_Entry]:
    for line in listed.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, _, content, size = head.decode("ascii").split()
        yield _Entry(mode, content, size, os.fsdecode(path))


def _check(entries: Sequence[_Entry], shown: str) -> None:
    for entry in entries:
        if entry.mode in _NO_FILE:
            reason = f"'{show_hidden(entry.path)}' is in '{shown}' {_NO_FILE[entry.mode]}"
            raise CannotRun(reason)
    if not any(entry.path.startswith(f"{CRITERIA}/") for entry in entries):
        reason = f"there are no criteria in '{shown}': no folder '{CRITERIA}' stands there"
        raise CannotRun(reason)


def _contents(root: Path, entries: Sequence[_Entry]) -> dict[str, bytes]:
    """Return the bytes of files, all asked for at once."""
    asked = "".join(f"{entry.content}\n" for entry in entries).encode("ascii")
    answer, found, place = told(root, ("cat-file", "--batch"), asked), dict[str, bytes](), 0
    for entry in entries:
        head, _, _ = answer[place : place + _HEAD].partition(b"\n")
        if head != f"{entry.content} blob {entry.size}".encode("ascii"):
            reason = f"git does not hold the content of '{show_hidden(entry.path)}': fetch it"
            raise CannotRun(reason)
        start = place + len(head) + 1
        place = start + int(entry.size) + 1
        found[entry.path] = answer[start : place - 1]
    return found


_HEAD = 200
"""More bytes than the line has that comes before a content."""
