"""The projects that an editor has files of: what it has not saved stands in place of what is on the disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hmicgrade.lint.validation import Validation, validate
from hmicgrade.load.files import CRITERIA, EVIDENCE, Disk, Origin, find_root
from hmicgrade.load.overlay import Overlaid
from hmicgrade.load.project import stream
from hmicgrade.lsp.library import Library, Trees
from hmicgrade.lsp.positions import same_line_ends


@dataclass(frozen=True, slots=True)
class Spot:
    """A file of a project: the project's folder, and the path of the file below it."""

    root: Path
    name: str


@dataclass(slots=True)
class Workshop:
    """The texts that an editor has open, by file, with what is remembered of each project."""

    texts: dict[Path, str] = field(default_factory=dict)
    trees: dict[Path, Trees] = field(default_factory=dict)

    def spot(self, path: Path) -> Spot | None:
        """Return which file of which project a path is; None where it is none that is read."""
        root = self.root(path.parent)
        name = path.relative_to(root).as_posix() if root and path.is_relative_to(root) else ""
        is_read = name.startswith((f"{CRITERIA}/", f"{EVIDENCE}/")) and name.endswith(".yaml")
        return Spot(root, name) if root and is_read else None

    def root(self, folder: Path) -> Path | None:
        """Return the project that a folder is in, or None."""
        found = find_root(folder)
        return None if found.origin is Origin.BUNDLED else found.path

    def files(self, root: Path) -> Overlaid:
        """Return the files of a project as the editor has them now."""
        named = ((self.spot(path), text) for path, text in self.texts.items())
        contents = {
            spot.name: text.encode("utf-8", "surrogatepass") for spot, text in named if spot and spot.root == root
        }
        return Overlaid(Disk(root), contents)

    def library(self, root: Path) -> Library:
        """Return the names of a project as the editor has it now."""
        return Library(self.files(root), self.trees.setdefault(root, Trees()))

    def text(self, path: Path) -> str:
        """Return the text of a file as diagnostics count in it, as far as it can be read; the editor's own first."""
        if path in self.texts:
            return same_line_ends(self.texts[path])
        try:
            return same_line_ends(path.read_bytes().decode("utf-8-sig", "replace"))
        except OSError:
            return ""


def examine(files: Overlaid) -> Validation:
    """Return everything wrong with a project."""
    return validate(stream(files))
