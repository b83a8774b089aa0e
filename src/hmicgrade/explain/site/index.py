"""The first page: every grade on file as a word that leads to its reasons, and what else there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from hmicgrade.explain.site.across import Across
from hmicgrade.explain.site.page import Kind, Page
from hmicgrade.explain.site.rows import Row
from hmicgrade.model.project import Force, year_order


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a site holds: its schemes by id, its forces by name, and a row for each report, the newest first."""

    schemes: tuple[Across, ...]
    forces: tuple[Force, ...]
    rows: tuple[Row, ...]


def holdings(schemes: Iterable[Across], forces: Iterable[Force], rows: Iterable[Row]) -> Holdings:
    """Return what a site holds, in the order in which it is listed."""
    return Holdings(
        tuple(sorted(schemes, key=lambda one: one.folder.id)),
        tuple(sorted(forces, key=lambda one: (one_line(one.name).casefold(), one.id))),
        tuple(sorted(sorted(rows, key=lambda one: (one.name.casefold(), one.force)), key=_newest)),
    )


def _newest(row: Row) -> tuple[int, str, str]:
    number, name = year_order(row.year)
    return -number, name, row.scheme


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
        published = all(cell.published for row in here for cell in row.cells)
        note = (Paragraph(say.ALL_PUBLISHED),) if published else ()
        yield Section(f"grades.{scheme}.{year}", title, 3, (*note, _grid(here, published=published)))


def _grid(rows: Sequence[Row], *, published: bool) -> Table:
    """Return the grades of a year; where all of them are as published, none is marked so."""
    titles = {cell.area: cell.title for row in rows for cell in row.cells}
    columns = (Column(say.FORCE_HEAD), *map(Column, titles.values()))
    return Table(
        say.grades(rows[0].scheme_title, rows[0].year),
        columns,
        tuple(tuple(_words(row, titles, published=published)) for row in rows),
        tuple(tuple(_targets(row, titles)) for row in rows),
    )


def _words(row: Row, areas: Iterable[str], *, published: bool) -> Iterator[str]:
    words = {cell.area: cell.words if published else cell.said for cell in row.cells}
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
            one_line(one.title),
            tuple(Item(one_line(one.area_title(area)), (), addresses.area(one.folder.id, area)) for area in one.areas),
        )
        for one in held.schemes
        if one.areas
    )
    return Listing(items) if items else Paragraph(say.NO_AREAS)


def _national(held: Holdings) -> Block:
    items = tuple(
        Item(say.national_of(year, one.title), (), addresses.national(one.folder.id, year))
        for one in held.schemes
        for year in one.years
    )
    return Listing(items) if items else Paragraph(say.NO_NATIONAL)


def _schemes(held: Holdings) -> Block:
    items = tuple(Item(one_line(one.title), (), addresses.scheme(one.folder.id)) for one in held.schemes)
    return Listing(items) if items else Paragraph(say.NO_SCHEMES)
