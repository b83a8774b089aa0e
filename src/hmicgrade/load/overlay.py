"""Texts that stand in place of files on the disk: what an editor has not saved, what comes from standard input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hmicgrade.load.files import Files, Folder, within_limit
from hmicgrade.model.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Overlaid:
    """Files of which some have another content, or exist only here. `contents` gives it by path."""

    below: Files
    contents: Mapping[str, bytes]

    def list_folder(self, path: str) -> Folder:
        """List what a folder holds, with the files and folders that `contents` adds."""
        found = self.below.list_folder(path)
        files = {f"{path}/{name}" for name in self._names(path) if "/" not in name}
        folders = {f"{path}/{name.split('/')[0]}" for name in self._names(path) if "/" in name}
        if not files and not folders:
            return found
        kept = tuple(one for one in found.diagnostics if one.span.file not in files)
        return replace(
            found,
            files=tuple(sorted({*found.files, *files})),
            folders=tuple(sorted({*found.folders, *folders})),
            diagnostics=kept,
            exists=True,
        )

    def read_bytes(self, path: str) -> tuple[bytes, list[Diagnostic]]:
        """Return the content that stands in place of a file, else that of the file."""
        content = self.contents.get(path)
        return self.below.read_bytes(path) if content is None else within_limit(content, path)

    def _names(self, path: str) -> Iterator[str]:
        return (name.removeprefix(f"{path}/") for name in self.contents if name.startswith(f"{path}/"))
