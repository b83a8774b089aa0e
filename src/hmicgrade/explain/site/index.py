"""The first page: every grade on file as a word that leads to its reasons, and what else there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.reporting.document import (
    Block,
    Column,
    Document,
    Item,
    Listing,
    Paragraph,
    Section,
    See,
    Table,
)
from hmicgrade.explain.site import addresses
from hmicgrade.explain.site import site_sentences as say
from hmicgrade.explain.site.naming import force_order, scheme_title
from hmicgrade.explain.site.page import Kind, Page
from hmicgrade.explain.site.rows import Row
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import Force, SchemeFolder, year_order


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a site holds: its schemes by id, its forces, a row for each report, and its national tables.

    `rows` run from the newest year to the oldest, as do `national`, which are schemes and years.
    """

    schemes: tuple[SchemeFolder, ...]
    forces: tuple[Force, ...]
    rows: tuple[Row, ...]
    national: tuple[tuple[str, Year], ...]

    def title(self, scheme: str) -> str:
        """Return what a scheme is called."""
        return next((scheme_title(one) for one in self.schemes if one.id == scheme), scheme)


def holdings(
    schemes: Mapping[str, SchemeFolder],
    forces: Iterable[Force],
    rows: Iterable[Row],
    national: Iterable[tuple[str, Year]],
) -> Holdings:
    """Return what a site holds, in the order in which it is listed."""
    listed = sorted(sorted(rows, key=lambda row: (row.name.casefold(), row.force)), key=_newest)
    tables = sorted(national)
    return Holdings(
        tuple(folder for _, folder in sorted(schemes.items())),
        tuple(sorted(forces, key=force_order)),
        tuple(listed),
        tuple(sorted(tables, key=lambda one: year_order(one[1]), reverse=True)),
    )


def _newest(row: Row) -> tuple[int, str]:
    number, _ = year_order(row.year)
    return -number, row.scheme


def index_page(held: Holdings) -> Page:
    """Return the first page."""
    sections = (
        Section("about", say.GRADES, 2, (Paragraph(say.WHAT), Paragraph(say.HOW))),
        *_grades(held.rows),
        Section("forces", say.FORCES, 2, (_forces(held),)),
        Section("areas", say.AREAS, 2, (_areas(held),)),
        Section("national", say.NATIONAL, 2, (_national(held),)),
        Section("schemes", say.SCHEMES, 2, (_schemes(held),)),
        Section("further", say.FURTHER, 2, (See(say.TERMS, addresses.GLOSSARY), See(say.EVERYTHING, addresses.SEARCH))),
    )
    return Page(addresses.INDEX, Document(say.NAME, (), (), sections), (), Kind.INDEX)


def _grades(rows: Sequence[Row]) -> Iterator[Section]:
    """Yield the grades of each year and scheme, newest first."""
    for (year, scheme), found in groupby(rows, key=lambda row: row.key):
        here = list(found)
        title = say.graded(here[0].scheme_title, here[0].year)
        yield Section(f"grades.{scheme}.{year}", title, 3, (_grid(here),))


def _grid(rows: Sequence[Row]) -> Table:
    titles = {cell.area: cell.title for row in rows for cell in row.cells}
    columns = (Column(say.FORCE_HEAD), *map(Column, titles.values()))
    return Table(
        say.grades(rows[0].scheme_title, rows[0].year),
        columns,
        tuple(tuple(_words(row, titles)) for row in rows),
        tuple(tuple(_targets(row, titles)) for row in rows),
    )


def _words(row: Row, areas: Iterable[str]) -> Iterator[str]:
    words = {cell.area: cell.words for cell in row.cells}
    yield row.name
    yield from (words.get(area, say.NOT_HERE) for area in areas)


def _targets(row: Row, areas: Iterable[str]) -> Iterator[str]:
    yield addresses.report(row.force, row.year)
    yield from (addresses.area_of(row.force, row.year, area) if row.has(area) else "" for area in areas)


# What else there is


def _forces(held: Holdings) -> Block:
    years: dict[str, list[Item]] = {}
    for row in held.rows:
        said = Item(say.report(row.year, row.scheme_title), (), addresses.report(row.force, row.year))
        years.setdefault(row.force, []).append(said)
    return Listing(
        tuple(
            Item(one_line(force.name), tuple(years.get(force.id, ())), addresses.force(force.id))
            for force in held.forces
        )
    )


def _areas(held: Holdings) -> Block:
    items = tuple(
        Item(
            scheme_title(folder),
            tuple(Item(one_line(area.title), (), addresses.area(folder.id, area.id)) for area in folder.areas),
        )
        for folder in held.schemes
        if folder.areas
    )
    return Listing(items) if items else Paragraph(say.NO_AREAS)


def _national(held: Holdings) -> Block:
    items = tuple(
        Item(say.national_of(year, held.title(scheme)), (), addresses.national(scheme, year))
        for scheme, year in held.national
    )
    return Listing(items) if items else Paragraph(say.NO_NATIONAL)


def _schemes(held: Holdings) -> Block:
    items = tuple(Item(scheme_title(one), (), addresses.scheme(one.id)) for one in held.schemes)
    return Listing(items) if items else Paragraph(say.NO_SCHEMES)
