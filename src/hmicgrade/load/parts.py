"""The parts of a project, each read with the documents it is made of: its criteria, each force, the national ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from hmicgrade.load.catalogue import read_national
from hmicgrade.load.criteria import SchemeReading, read_scheme
from hmicgrade.load.document import Document
from hmicgrade.load.files import CRITERIA, EVIDENCE, NATIONAL, Files, Folder, name_of
from hmicgrade.load.force import read_force, read_published
from hmicgrade.load.inspection import named_schemes, read_inspection
from hmicgrade.load.nodes import named
from hmicgrade.load.pause import without_collection
from hmicgrade.load.scalars import read_year
from hmicgrade.load.shelf import Shelf
from hmicgrade.load.vocabulary import Vocabularies
from hmicgrade.load.worked import read_cases
from hmicgrade.model.catalogue import National
from hmicgrade.model.characters import show_hidden
from hmicgrade.model.diagnostics import Diagnostic, Span
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import Force, Inspection, SchemeFolder, year_folder
from hmicgrade.model.worked import WorkedFile

TESTS = "tests"
"""The folder beside a scheme that holds its worked cases."""

Schemes = Mapping[str, SchemeReading | None]
"""Every scheme there is, None where it was not read."""


def vocabularies(schemes: Schemes) -> Vocabularies:
    """Return what files of evidence may name of every scheme."""
    return {name: reading.vocabulary if reading else None for name, reading in schemes.items()}


_YEAR_NAME = re.compile(r"[0-9]{4}(-[0-9]{2}([0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a project: what was read, the documents it was read from, and what is wrong with their folders."""

    documents: tuple[Document, ...]
    noted: tuple[Diagnostic, ...]
    schemes: Mapping[str, SchemeFolder] = field(default_factory=dict)
    force: Force | None = None
    inspections: tuple[Inspection, ...] = ()
    national: tuple[National, ...] = ()
    worked: tuple[WorkedFile, ...] = ()

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Everything that reading found wrong with the part."""
        return [*self.noted, *(found for document in self.documents for found in document.diagnostics)]


@without_collection()
def read_criteria(files: Files, wanted: Collection[str] | None) -> tuple[Part, Schemes]:
    """Read the criteria: of every scheme, or of those wanted and of one that is alone."""
    shelf = Shelf(files)
    top = shelf.folder(CRITERIA)
    folders = dict(shelf.named_folders(top, "scheme"))
    _check_project(shelf, top, folders)
    chosen = folders if wanted is None or len(folders) == 1 else wanted
    schemes = {name: _scheme(shelf, name, folder) if name in chosen else None for name, folder in folders.items()}
    read = {name: reading.folder for name, reading in schemes.items() if reading}
    return Part(tuple(shelf.documents.values()), tuple(shelf.noted), schemes=read), schemes


def _check_project(shelf: Shelf, top: Folder, schemes: Mapping[str, Folder]) -> None:
    if top.diagnostics or schemes:
        return
    if top.exists:
        shelf.note("HG902", "there is no scheme", CRITERIA, "put one in criteria/<scheme>/scheme.yaml")
    else:
        shelf.note("HG901", "there is no folder 'criteria'", CRITERIA, "name the folder of a project with --root")


def _scheme(shelf: Shelf, name: str, folder: Folder) -> SchemeReading:
    held = shelf.flat(shelf.folder(folder.path), TESTS)
    problems: tuple[Diagnostic, ...] = ()
    if f"{folder.path}/scheme.yaml" not in held.files:
        where = Span.whole_file(f"{folder.path}/scheme.yaml")
        problems = (Diagnostic("HG903", f"the scheme '{name}' has no file scheme.yaml", where, "add it"),)
        shelf.noted += problems
    return read_scheme(name, shelf.all_of(held.files), problems)


def read_worked_part(files: Files, schemes: Schemes) -> Part:
    """Read the worked cases that stand beside the schemes that were read."""
    shelf = Shelf(files)
    worked: list[WorkedFile] = []
    for name, reading in schemes.items():
        folder = f"{CRITERIA}/{name}"
        if reading is not None and f"{folder}/{TESTS}" in files.list_folder(folder).folders:
            worked += read_cases(reading, shelf.all_of(shelf.flat(shelf.folder(f"{folder}/{TESTS}")).files))
    return Part(tuple(shelf.documents.values()), tuple(shelf.noted), worked=tuple(worked))


@dataclass(frozen=True, slots=True)
class Gathered:
    """The documents of one force, before the schemes that they name are read."""

    shelf: Shelf
    folder: Folder
    years: tuple[tuple[Year, tuple[Document, ...]], ...]

    @property
    def schemes(self) -> set[str]:
        """The schemes that the documents name."""
        published = self.shelf.own_file(self.folder, "published")
        rows = named(published.whole if published else None, "grades", "scheme")
        return {name for _, documents in self.years for name in named_schemes(documents)} | {row.value for row in rows}

    def again(self) -> Gathered:
        """Return the same as if it had been gathered anew; nothing may have been read of it yet."""
        copies = {path: replace(one, diagnostics=list(one.diagnostics)) for path, one in self.shelf.documents.items()}
        copy_of = {id(one): copies[path] for path, one in self.shelf.documents.items()}
        shelf = Shelf(self.shelf.files, copies, list(self.shelf.noted))
        years = tuple((year, tuple(copy_of[id(one)] for one in documents)) for year, documents in self.years)
        return Gathered(shelf, self.folder, years)


def list_evidence(files: Files) -> tuple[Part, tuple[str, ...]]:
    """Return what is wrong with the folder of the forces itself, and every force in it by id."""
    shelf = Shelf(files)
    names = [name for name, _ in shelf.named_folders(shelf.folder(EVIDENCE), "force")]
    return Part((), tuple(shelf.noted)), tuple(name for name in names if name != NATIONAL)


@without_collection()
def gather(files: Files, force: str, only_year: Year | None = None) -> Gathered:
    """Read the documents of a force, of every year or of one."""
    shelf = Shelf(files)
    folder = shelf.folder(f"{EVIDENCE}/{force}")
    return Gathered(shelf, folder, tuple(_years(shelf, folder, only_year)))


def _years(shelf: Shelf, folder: Folder, only: Year | None) -> Iterator[tuple[Year, tuple[Document, ...]]]:
    """Yield each year that a force has a folder of, with what is in it."""
    for path in folder.files:
        if name_of(path) not in {"force", "published"}:
            shelf.note("HG904", "the file is not read", path, "put evidence in the folder of its year")
    for path in folder.folders:
        if not _YEAR_NAME.fullmatch(name_of(path)):
            hint = "name it after a year, 2007, or a round, 2021-22, with '-' for '/'"
            shelf.note("HG115", f"the folder name '{show_hidden(name_of(path))}' is no year", path, hint)
        elif only is None or year_folder(only) == name_of(path):
            documents = shelf.all_of(shelf.flat(shelf.folder(path)).files)
            yield _year_of(path, documents), documents


def _year_of(path: str, documents: Iterable[Document]) -> Year:
    """Return the year that a path is named after; of the rounds that it may stand for, the one that its files name."""
    name = name_of(path)
    said = [document.whole.text("year") or "" for document in documents if document.whole]
    named_so = [year for year in said if year_folder(year) == name]
    return read_year(next(iter(named_so), name.replace("-", "/")))


@without_collection()
def read_force_part(gathered: Gathered, schemes: Vocabularies) -> Part:
    """Read what was gathered of a force against the names of the schemes."""
    shelf, folder = gathered.shelf, gathered.folder
    name = name_of(folder.path)
    inspections = tuple(read_inspection(name, year, found, schemes) for year, found in gathered.years if found)
    force = _published(read_force(name, shelf.own_file(folder, "force")), shelf, folder, schemes)
    return Part(tuple(shelf.documents.values()), tuple(shelf.noted), force=force, inspections=inspections)


def named_force(files: Files, name: str) -> Force:
    """Return a force without its published grades and its evidence."""
    shelf = Shelf(files)
    return read_force(name, shelf.own_file(shelf.folder(f"{EVIDENCE}/{name}"), "force"))


def _published(force: Force, shelf: Shelf, folder: Folder, schemes: Vocabularies) -> Force:
    document = shelf.own_file(folder, "published")
    if document is None:
        return force
    areas = {name: tuple(names.criteria) if names else () for name, names in schemes.items()}
    return replace(force, published=read_published(force.id, document, _grades(schemes), areas))


def _grades(schemes: Vocabularies) -> dict[str, tuple[str, ...] | None]:
    return {name: names.rules.grades if names and names.rules else None for name, names in schemes.items()}


@without_collection()
def read_national_part(files: Files, schemes: Vocabularies) -> Part:
    """Read the national distributions, by year; those with errors are left out."""
    shelf = Shelf(files)
    paths = shelf.flat(shelf.folder(f"{EVIDENCE}/{NATIONAL}")).files
    documents = shelf.all_of(paths)
    found = [
        read_national(document, str(_year_of(path, (document,))), _grades(schemes))
        for path, document in zip(paths, documents, strict=True)
    ]
    return Part(documents, tuple(shelf.noted), national=tuple(one for one in found if one is not None))
