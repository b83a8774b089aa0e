"""The documents of one part of a project, and what is wrong with the folders that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hmicgrade.load.document import Document, read_document
from hmicgrade.load.files import Files, Folder, name_of
from hmicgrade.load.scalars import is_id
from hmicgrade.load.text import decode
from hmicgrade.model.characters import show_hidden
from hmicgrade.model.diagnostics import Diagnostic, Span


@dataclass(slots=True)
class Shelf:
    """Lists folders and reads documents, each once. What it finds wrong on the way gathers in `noted`."""

    files: Files
    documents: dict[str, Document] = field(default_factory=dict)
    noted: list[Diagnostic] = field(default_factory=list)

    def folder(self, path: str) -> Folder:
        """List a folder, noting what in it cannot be used."""
        folder = self.files.list_folder(path)
        self.noted += folder.diagnostics
        return folder

    def note(self, code: str, message: str, path: str, hint: str = "") -> None:
        """Note what is wrong with a file or folder as a whole."""
        self.noted.append(Diagnostic(code, message, Span.whole_file(show_hidden(path)), hint))

    def document(self, path: str) -> Document:
        """Return the document of a path that a listing gave."""
        if path not in self.documents:
            self.documents[path] = self._read(path)
        return self.documents[path]

    def _read(self, path: str) -> Document:
        data, problems = self.files.read_bytes(path)
        shown = show_hidden(path)
        if problems:
            return Document(shown, None, diagnostics=problems)
        text, problems = decode(data, shown)
        return Document(shown, None, diagnostics=problems) if text is None else read_document(text, shown)

    def all_of(self, paths: Iterable[str]) -> tuple[Document, ...]:
        """Return the documents of several paths."""
        return tuple(self.document(path) for path in paths)

    def own_file(self, folder: Folder, name: str) -> Document | None:
        """Return the document of that name in a folder, or None where there is none."""
        path = f"{folder.path}/{name}.yaml"
        return self.document(path) if path in folder.files else None

    def named_folders(self, parent: Folder, what: str) -> Iterator[tuple[str, Folder]]:
        """Yield the folders whose name is an id, unlisted; note the others, and files beside them."""
        for path in parent.files:
            self.note("HG904", "the file is not read", path, f"put it in the folder of its {what}")
        for path in parent.folders:
            name = name_of(path)
            if is_id(name):
                yield name, Folder(path)
            else:
                hint = "use lower-case letters, digits and hyphens: 1 to 64 characters, the first no hyphen"
                self.note("HG115", f"the folder name '{show_hidden(name)}' is no id", path, hint)

    def flat(self, folder: Folder, *allowed: str) -> Folder:
        """Return a folder in which no other folder is read but those allowed, noting any that is there."""
        for path in folder.folders:
            if name_of(path) not in allowed:
                self.note("HG904", "the folder is not read", path, "move its files, or remove it")
        return folder
