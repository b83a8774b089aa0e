"""Files that are not on the disk but were all given, by path: those of one revision of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from hmicgrade.load.files import ENDING, NEAR_ENDINGS, Folder, is_relevant, near_ending, too_large, within_limit
from hmicgrade.model.diagnostics import Diagnostic


@dataclass(frozen=True)
class Snapshot:
    """The files of a project by path, each with its bytes, or None where it is too large or not to be read."""

    contents: Mapping[str, bytes | None]

    def list_folder(self, path: str) -> Folder:
        """List what a folder holds, as it would be on the disk; a folder without files is not there."""
        held = self._folders.get(path)
        if held is None:
            return Folder(path, exists=False)
        names = [name for name in sorted(held) if is_relevant(name)]
        below = [f"{path}/{name}" for name in names]
        files = [one for one in below if one in self.contents]
        return Folder(
            path,
            tuple(one for one in files if one.endswith(ENDING)),
            tuple(one for one in below if one not in self.contents),
            tuple(near_ending(one) for one in files if one.endswith(NEAR_ENDINGS)),
        )

    def read_bytes(self, path: str) -> tuple[bytes, list[Diagnostic]]:
        """Return the bytes of a file, or none with the diagnostic that says why not."""
        content = self.contents[path]
        return (b"", [too_large(path)]) if content is None else within_limit(content, path)

    @cached_property
    def _folders(self) -> dict[str, set[str]]:
        """What each folder holds, by name."""
        found: dict[str, set[str]] = {}
        for path in self.contents:
            for folder, name in _steps(path):
                found.setdefault(folder, set()).add(name)
        return found


def _steps(path: str) -> Iterator[tuple[str, str]]:
    """Yield each folder on a path with what the path takes in it."""
    while "/" in path:
        path, _, name = path.rpartition("/")
        yield path, name
