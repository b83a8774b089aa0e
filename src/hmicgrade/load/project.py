"""Reads a project: every file below a root, or those that one force and year need; at once, or part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hmicgrade.load.digest import digest
from hmicgrade.load.files import Disk, Files
from hmicgrade.load.kept import Kept
from hmicgrade.load.parts import (
    Part,
    gather,
    list_evidence,
    named_force,
    read_criteria,
    read_force_part,
    read_national_part,
    read_worked_part,
    vocabularies,
)
from hmicgrade.load.vocabulary import Vocabularies
from hmicgrade.model.diagnostics import Diagnostic, in_order
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import Force, Inspection, Project, SchemeFolder


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project with everything wrong with its files, sorted, and the text of each file that was read, by path."""

    project: Project
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]


def read(
    where: Path | Files,
    *,
    force: str | None = None,
    year: Year | None = None,
    every_scheme: bool = False,
    national: bool = False,
) -> Loaded:
    """Read a project: the one below a folder, or in other files.

    With `force` only that force's files are read and the schemes they name: with `every_scheme` all of them, with
    `national` the national files too. With `year` only that year's are read. What is not there is not in the result:
    the caller looks and tells the user. No error of a file raises an exception.
    """
    files = _files(where)
    evidence, names = list_evidence(files)
    gathered = [gather(files, name, year) for name in names if force in {None, name}]
    needed = {name for one in gathered for name in one.schemes}
    criteria, schemes = read_criteria(files, None if every_scheme or force is None else needed)
    names_of = vocabularies(schemes)
    forces = [read_force_part(one, names_of) for one in gathered]
    distributions = [read_national_part(files, names_of)] if national or force is None else []
    return joined([criteria, evidence, *forces, *distributions])


def read_schemes(where: Path | Files) -> Loaded:
    """Read the criteria of a project and nothing else."""
    criteria, _ = read_criteria(_files(where), None)
    return joined([criteria])


@dataclass(frozen=True, slots=True)
class Unread:
    """A force that is yet to be read. `criteria` is the digest of the criteria that `names` were read from."""

    force: str
    files: Files
    names: Vocabularies
    criteria: str

    def read(self, files: Files) -> Part:
        """Read the force from its files, or from others that hold the same."""
        return read_force_part(gather(files, self.force), self.names)


def stream(where: Path | Files) -> Iterator[Part]:
    """Read a project part by part: the criteria, their worked cases, each force by id, the national distributions.

    No part is kept: a project of any number of forces takes the memory of the largest.
    """
    return (one if isinstance(one, Part) else one.read(one.files) for one in stream_unread(where))


def stream_unread(where: Path | Files) -> Iterator[Part | Unread]:
    """Read a project part by part as `stream` does, but leave it to the caller whether to read a force."""
    files = _files(where)
    kept = Kept(files)
    criteria, schemes = read_criteria(kept, None)
    yield criteria
    yield read_worked_part(files, schemes)
    evidence, names = list_evidence(files)
    yield evidence
    digest_of_criteria, names_of = kept.digest(), vocabularies(schemes)
    for name in names:
        yield Unread(name, files, names_of, digest_of_criteria)
    yield read_national_part(files, names_of)


def read_by_force(where: Path | Files) -> tuple[Loaded, Iterator[Loaded]]:
    """Read the criteria and the national distributions, then with them one force after another, as each is wanted."""
    files = _files(where)
    criteria, schemes = read_criteria(files, None)
    evidence, names = list_evidence(files)
    names_of = vocabularies(schemes)
    common = (criteria, evidence, read_national_part(files, names_of))
    forces = (joined([*common, read_force_part(gather(files, name), names_of)]) for name in names)
    return joined(common), forces


def read_worked(where: Path | Files) -> Loaded:
    """Read the criteria of every scheme and its worked cases, and no evidence."""
    files = _files(where)
    criteria, schemes = read_criteria(files, None)
    return joined([criteria, read_worked_part(files, schemes)])


def known_forces(where: Path | Files) -> dict[str, Force]:
    """Return every force by id, without its published grades: what a mistyped name is compared with."""
    files = _files(where)
    return {name: named_force(files, name) for name in list_evidence(files)[1]}


def _files(where: Path | Files) -> Files:
    return Disk(where) if isinstance(where, Path) else where


def joined(parts: Iterable[Part]) -> Loaded:
    """Return parts as one project, with everything wrong with its files."""
    every = tuple(parts)
    inspections = tuple(one for part in every for one in part.inspections)
    schemes = {name: folder for part in every for name, folder in part.schemes.items()}
    project = Project(
        {**_missing_schemes(inspections), **schemes},
        {part.force.id: part.force for part in every if part.force},
        inspections,
        tuple(one for part in every for one in part.national),
        tuple(one for part in every for one in part.worked),
    )
    texts = {one.file: one.text for part in every for one in part.documents if one.text is not None}
    return Loaded(
        project, in_order([found for part in every for found in part.diagnostics]), dict(sorted(texts.items()))
    )


def _missing_schemes(inspections: tuple[Inspection, ...]) -> dict[str, SchemeFolder]:
    """Return a folder for each scheme that an inspection names, with the areas of the evidence, all refused."""
    return {one.scheme: SchemeFolder(one.scheme, None, (), one.refused, digest(())) for one in inspections}
