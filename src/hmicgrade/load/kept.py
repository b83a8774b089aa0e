"""Files of which every answer is kept: what is read twice is the same twice, and one digest stands for all of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from hmicgrade.load.files import Files, Folder
from hmicgrade.load.text import decode
from hmicgrade.model.characters import show_hidden
from hmicgrade.model.diagnostics import Diagnostic


@dataclass(slots=True)
class Kept:
    """Files that ask those below them once for each folder and each file, and remember the answers."""

    below: Files
    folders: dict[str, Folder] = field(default_factory=dict)
    contents: dict[str, tuple[bytes, list[Diagnostic]]] = field(default_factory=dict)

    def list_folder(self, path: str) -> Folder:
        """List what a folder holds, as it was when it was first asked for."""
        if path not in self.folders:
            self.folders[path] = self.below.list_folder(path)
        return self.folders[path]

    def read_bytes(self, path: str) -> tuple[bytes, list[Diagnostic]]:
        """Return the bytes of a file, or why there are none, as it was when it was first asked for."""
        if path not in self.contents:
            self.contents[path] = self.below.read_bytes(path)
        return self.contents[path]

    def digest(self) -> str:
        """Return the SHA-256 of every answer so far: names, bytes, and what kept something from being read."""
        whole = hashlib.sha256()
        for folder in self.folders.values():
            whole.update(_of(repr(folder).encode()))
        for path, (data, problems) in self.contents.items():
            whole.update(_of(repr((path, problems)).encode()) + _of(data))
        return whole.hexdigest()

    def text(self, shown: str) -> str | None:
        """Return the text of a file that was read, by its path as diagnostics show it; None where there is none."""
        for path, (data, problems) in self.contents.items():
            if show_hidden(path) == shown and not problems:
                return decode(data, shown)[0]
        return None


def _of(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def keep_below(files: Files, path: str) -> Kept:
    """Return the files of a folder and of the folders in it, all read by now: whatever is asked of a force."""
    kept = Kept(files)
    top = kept.list_folder(path)
    for file in (*top.files, *(file for folder in top.folders for file in kept.list_folder(folder).files)):
        kept.read_bytes(file)
    return kept
