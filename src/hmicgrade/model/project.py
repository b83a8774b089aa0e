"""A project: every scheme with its areas, every force with its inspections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hmicgrade.model.areas import Area
from hmicgrade.model.catalogue import National, Programme, Term
from hmicgrade.model.diagnostics import Diagnostic, Span
from hmicgrade.model.evidence import EvidenceFile, Year
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.worked import WorkedFile


@dataclass(frozen=True, slots=True)
class Published:
    """A grade as an inspectorate published it. `grade` is None where the area was not graded."""

    year: Year
    scheme: str
    area: str
    grade: str | None
    status: str | None = None
    source: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Force:
    """Who was inspected."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    published: tuple[Published, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemeFolder:
    """What `criteria/<scheme>/` holds.

    `scheme` is None where its own file has errors. `areas` are those without errors, sorted by id; `refused` gives the
    errors of the others, by area id. `digest` is the SHA-256 of what the files say, whatever their layout. `glossary`
    and `programme` are empty and None where there is no such file without errors.
    """

    id: str
    scheme: Scheme | None
    areas: tuple[Area, ...]
    refused: Mapping[str, tuple[Diagnostic, ...]]
    digest: str
    glossary: tuple[Term, ...] = ()
    programme: Programme | None = None

    @property
    def area_ids(self) -> tuple[str, ...]:
        """Every area of the scheme, with and without errors, sorted."""
        return tuple(sorted({*self.refused, *(area.id for area in self.areas)}))


@dataclass(frozen=True, slots=True)
class Inspection:
    """What `evidence/<force>/<year>/` holds.

    `files` are those without errors; `refused` gives, by area id, the errors that keep an area from being graded.
    """

    force: str
    year: Year
    scheme: str
    files: tuple[EvidenceFile, ...]
    refused: Mapping[str, tuple[Diagnostic, ...]]
    digest: str


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that was read, as far as it has no errors. `national` runs by year, `worked` by file."""

    schemes: Mapping[str, SchemeFolder]
    forces: Mapping[str, Force]
    inspections: tuple[Inspection, ...]
    national: tuple[National, ...] = ()
    worked: tuple[WorkedFile, ...] = ()

    def inspection(self, force: str, year: Year) -> Inspection | None:
        """Return the inspection of a force in a year, or None."""
        return next((one for one in self.inspections if one.force == force and same_year(one.year, year)), None)

    def years(self, force: str) -> tuple[Year, ...]:
        """Return the years in which a force has evidence, earliest first."""
        return tuple(sorted((found.year for found in self.inspections if found.force == force), key=year_order))


def year_folder(year: Year) -> str:
    """Return what a folder or file of a year is called: a round's name with `-` for `/`."""
    return str(year).replace("/", "-")


def same_year(one: Year, other: Year) -> bool:
    """Tell whether two names are of one year or round: "2021-22" also names the round "2021/22"."""
    return year_folder(one) == year_folder(other)


def year_order(year: Year) -> tuple[int, str]:
    """Return the key that puts years and rounds in order: by the first year they name, then by name."""
    text = str(year)
    digits = "".join(character for character in text[:4] if character.isascii() and character.isdigit())
    return (int(digits) if digits else 0, text)
