"""Reads a project: every file below a root, or those that one force and year need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from hmicgrade.load.catalogue import read_national
from hmicgrade.load.criteria import SchemeReading, read_scheme
from hmicgrade.load.digest import digest
from hmicgrade.load.document import Document, read_document
from hmicgrade.load.files import CRITERIA, EVIDENCE, Folder, list_folder, name_of, read_bytes
from hmicgrade.load.force import read_force, read_published
from hmicgrade.load.inspection import named_schemes, read_inspection
from hmicgrade.load.nodes import named
from hmicgrade.load.scalars import is_id, read_year
from hmicgrade.load.text import decode
from hmicgrade.model.catalogue import National
from hmicgrade.model.characters import show_hidden
from hmicgrade.model.diagnostics import Diagnostic, Span, in_order
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import Force, Inspection, Project, SchemeFolder, year_folder

NATIONAL = "national"
"""The folder beside the forces that holds the national distributions; no force can have this id."""

_YEAR_NAME = re.compile(r"[0-9]{4}(-[0-9]{2}([0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project with everything wrong with its files, sorted, and the text of each file that was read, by path."""

    project: Project
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]


def read(root: Path, *, force: str | None = None, year: Year | None = None, every_scheme: bool = False) -> Loaded:
    """Read the project below a root.

    With `force` only that force's files are read and the schemes they name, or with `every_scheme` all of them; with
    `year` only that year's. What is not there is not in the result: the caller looks and tells the user. No error of a
    file raises an exception.
    """
    return _Reader(root, force, year, every_scheme=every_scheme or force is None).read()


def known_forces(root: Path) -> dict[str, Force]:
    """Return every force below a root by id, without its published grades: what a mistyped name is compared with."""
    reader = _Reader(root, None, None, every_scheme=False)
    return {name: reader.force(folder) for name, folder in reader.force_folders()}


@dataclass(slots=True)
class _Reader:
    """Reads one project. Documents and diagnostics gather on the way."""

    root: Path
    only_force: str | None
    only_year: Year | None
    every_scheme: bool = field(kw_only=True)
    documents: dict[str, Document] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def read(self) -> Loaded:
        criteria = self._list(CRITERIA)
        scheme_folders = dict(self._named_folders(criteria, "scheme"))
        self._check_project(criteria, scheme_folders)
        forces = {name: folder for name, folder in self.force_folders() if self.only_force in {None, name}}
        evidence = {(name, year): documents for name, force in forces.items() for year, documents in self._years(force)}
        schemes = self._schemes(scheme_folders, evidence, forces)
        inspections = tuple(
            read_inspection(name, year, found, schemes) for (name, year), found in evidence.items() if found
        )
        project = Project(
            str(self.root),
            {**_missing_schemes(inspections), **{name: one.folder for name, one in schemes.items() if one}},
            {name: self._published(self.force(folder), folder, schemes) for name, folder in forces.items()},
            inspections,
            () if self.only_force else tuple(self._national(schemes)),
        )
        return self._loaded(project)

    def _loaded(self, project: Project) -> Loaded:
        found = [*self.diagnostics, *(one for document in self.documents.values() for one in document.diagnostics)]
        texts = {one.file: one.text for _, one in sorted(self.documents.items()) if one.text is not None}
        return Loaded(project, in_order(found), texts)

    def _list(self, path: str) -> Folder:
        folder = list_folder(self.root, path)
        self.diagnostics += folder.diagnostics
        return folder

    def _note(self, code: str, message: str, path: str, hint: str = "") -> None:
        self.diagnostics.append(Diagnostic(code, message, Span.whole_file(show_hidden(path)), hint))

    def _document(self, path: str) -> Document:
        if path not in self.documents:
            self.documents[path] = self._read_document(path)
        return self.documents[path]

    def _read_document(self, path: str) -> Document:
        data, problems = read_bytes(self.root, path)
        shown = show_hidden(path)
        if problems:
            return Document(shown, None, diagnostics=problems)
        text, problems = decode(data, shown)
        return Document(shown, None, diagnostics=problems) if text is None else read_document(text, shown)

    def _read_all(self, paths: Iterable[str]) -> tuple[Document, ...]:
        return tuple(self._document(path) for path in paths)

    def _named_folders(self, parent: Folder, what: str) -> Iterator[tuple[str, Folder]]:
        """Yield the folders whose name is an id, each with what it holds; note the others, and files beside them."""
        for path in parent.files:
            self._note("HG904", "the file is not read", path, f"put it in the folder of its {what}")
        for path in parent.folders:
            name = name_of(path)
            if is_id(name):
                yield name, Folder(path)
            else:
                hint = "use lower-case letters, digits and hyphens: 1 to 64 characters, the first no hyphen"
                self._note("HG115", f"the folder name '{show_hidden(name)}' is no id", path, hint)

    def _check_project(self, criteria: Folder, schemes: Mapping[str, Folder]) -> None:
        if criteria.diagnostics or schemes:
            return
        if (self.root / CRITERIA).is_dir():
            self._note("HG902", "there is no scheme", CRITERIA, "put one in criteria/<scheme>/scheme.yaml")
        else:
            self._note("HG901", "there is no folder 'criteria'", CRITERIA, "name the folder of a project with --root")

    def force_folders(self) -> Iterator[tuple[str, Folder]]:
        """Yield the folder of each force by its id."""
        for name, folder in self._named_folders(self._list(EVIDENCE), "force"):
            if name != NATIONAL:
                yield name, folder if self.only_force not in {None, name} else self._list(folder.path)

    def force(self, folder: Folder) -> Force:
        """Return the force of a folder, without its published grades."""
        return read_force(name_of(folder.path), self._own_file(folder, "force"))

    def _own_file(self, folder: Folder, name: str) -> Document | None:
        path = f"{folder.path}/{name}.yaml"
        return self._document(path) if path in folder.files else None

    def _years(self, folder: Folder) -> Iterator[tuple[Year, tuple[Document, ...]]]:
        """Yield each year that a force has a folder of, with what is in it."""
        for path in folder.files:
            if name_of(path) not in {"force", "published"}:
                self._note("HG904", "the file is not read", path, "put evidence in the folder of its year")
        for path in folder.folders:
            if not _YEAR_NAME.fullmatch(name_of(path)):
                hint = "name it after a year, 2007, or a round, 2021-22, with '-' for '/'"
                self._note("HG115", f"the folder name '{show_hidden(name_of(path))}' is no year", path, hint)
            elif self.only_year is None or year_folder(self.only_year) == name_of(path):
                documents = self._read_all(self._flat(self._list(path)).files)
                yield _year_of(path, documents), documents

    def _flat(self, folder: Folder, *allowed: str) -> Folder:
        for path in folder.folders:
            if name_of(path) not in allowed:
                self._note("HG904", "the folder is not read", path, "move its files, or remove it")
        return folder

    def _schemes(
        self,
        folders: Mapping[str, Folder],
        evidence: Mapping[tuple[str, Year], tuple[Document, ...]],
        forces: Mapping[str, Folder],
    ) -> dict[str, SchemeReading | None]:
        """Return every scheme there is; those that are not needed are None."""
        needed = {name for documents in evidence.values() for name in named_schemes(documents)}
        for folder in forces.values():
            needed |= _published_schemes(self._own_file(folder, "published"))
        wanted = folders if self.every_scheme or len(folders) == 1 else needed
        return {name: self._scheme(name, folder) if name in wanted else None for name, folder in folders.items()}

    def _scheme(self, name: str, folder: Folder) -> SchemeReading:
        held = self._flat(self._list(folder.path), "tests")
        problems: tuple[Diagnostic, ...] = ()
        if f"{folder.path}/scheme.yaml" not in held.files:
            where = Span.whole_file(f"{folder.path}/scheme.yaml")
            problems = (Diagnostic("HG903", f"the scheme '{name}' has no file scheme.yaml", where, "add it"),)
            self.diagnostics += problems
        return read_scheme(name, self._read_all(held.files), problems)

    def _published(self, force: Force, folder: Folder, schemes: Mapping[str, SchemeReading | None]) -> Force:
        document = self._own_file(folder, "published")
        if document is None:
            return force
        grades = {name: reading.grades if reading else None for name, reading in schemes.items()}
        areas = {name: tuple(reading.criteria) if reading else () for name, reading in schemes.items()}
        return replace(force, published=read_published(force.id, document, grades, areas))

    def _national(self, schemes: Mapping[str, SchemeReading | None]) -> Iterator[National]:
        """Yield the national distributions that have no errors, by year."""
        for path in self._flat(self._list(f"{EVIDENCE}/{NATIONAL}")).files:
            document = self._document(path)
            grades = {name: reading.grades if reading else None for name, reading in schemes.items()}
            national = read_national(document, str(_year_of(path, (document,))), grades)
            if national is not None:
                yield national


def _year_of(path: str, documents: Iterable[Document]) -> Year:
    """Return the year that a path is named after; of the rounds that it may stand for, the one that its files name."""
    name = name_of(path)
    said = [document.whole.text("year") or "" for document in documents if document.whole]
    named_so = [year for year in said if year_folder(year) == name]
    return read_year(next(iter(named_so), name.replace("-", "/")))


def _missing_schemes(inspections: tuple[Inspection, ...]) -> dict[str, SchemeFolder]:
    """Return a folder for each scheme that an inspection names, with the areas of the evidence, all refused."""
    return {one.scheme: SchemeFolder(one.scheme, None, (), one.refused, digest(())) for one in inspections}


def _published_schemes(document: Document | None) -> set[str]:
    return {one.value for one in named(document.whole if document else None, "grades", "scheme")}
