"""The national picture of a scheme and year: every force against every area, and how forces are spread over grades."""

from __future__ import annotations

from collections.abc import Iterator

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
from hmicgrade.explain.site import addresses, counted, pictures, stands
from hmicgrade.explain.site import sentences as say
from hmicgrade.explain.site.across import Across, Standing
from hmicgrade.explain.site.counted import Spread
from hmicgrade.explain.site.page import Kind, Page
from hmicgrade.explain.site.trails import trail
from hmicgrade.model.catalogue import Term
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import year_folder


def national_page(across: Across, year: Year) -> Page:
    """Return the national picture of a year of which something is known."""
    areas = [one for one in across.areas if across.stood(year, one) or across.distribution(year, one)]
    sections = (_grid(across, year, areas), *(_area(across, year, one) for one in areas))
    meta = (Term(say.SCHEME, one_line(across.title)), Term(say.YEAR, str(year)))
    document = Document(say.national_title(across.title, year), meta, (), sections)
    return Page(addresses.national(across.folder.id, year), document, trail(across), Kind.NATIONAL)


def _grid(across: Across, year: Year, areas: list[str]) -> Section:
    """Return every force against every area, forces by name."""
    stood = [one for area in areas for one in across.stood(year, area)]
    forces = sorted(dict.fromkeys((one.force_name, one.force_id) for one in stood))
    if not forces:
        return Section("forces", say.FORCES_BY_AREAS, 2, (Paragraph(say.NO_GRADES),))
    cells = {(one.force_id, one.area): one for one in stood}
    rows = [[cells.get((force, area)) for area in areas] for _, force in forces]
    titles = [one_line(across.area_title(area)) for area in areas]
    table = Table(
        say.grid_of(across.title, year),
        (Column(say.FORCE), *map(Column, titles)),
        tuple((one_line(name), *map(_cell, row)) for (name, _), row in zip(forces, rows, strict=True)),
        tuple((addresses.force(force), *map(_lead, row)) for (_, force), row in zip(forces, rows, strict=True)),
        f"forces-{year_folder(year)}",
    )
    drawing = pictures.grid(across.grades, titles, [(name, row) for (name, _), row in zip(forces, rows, strict=True)])
    figure = pictures.figure(table.caption, say.grid_in_words(len(forces), len(areas)), table, drawing)
    return Section("forces", say.FORCES_BY_AREAS, 2, (figure,))


def _cell(one: Standing | None) -> str:
    return say.NOTHING if one is None else stands.in_brief(one)


def _lead(one: Standing | None) -> str:
    return "" if one is None else stands.grounds(one)


def _area(across: Across, year: Year, area: str) -> Section:
    spread, found = counted.spread(across, year, area), across.distribution(year, area)
    title = one_line(across.area_title(area))
    blocks: list[Block] = [
        counted.figure(across, spread),
        *(map(Paragraph, _excess(spread))),
        *_beside(across.stood(year, area)),
        *([Paragraph(say.source(found.source))] if found and found.source else []),
        See(say.area_title(title), addresses.area(across.folder.id, area)),
    ]
    return Section(f"area.{area}", title, 2, tuple(blocks))


def _excess(spread: Spread) -> Iterator[str]:
    """Yield of each grade that more forces are known with it than the published distribution counts."""
    national, *others = spread.counts
    for one in others if national.head == say.NATIONALLY else ():
        for grade, counts, known in zip(spread.grades, national.grades, one.grades, strict=True):
            if known > counts:
                yield say.more_known(grade, known, counts, one.head)


def _beside(stood: tuple[Standing, ...]) -> Iterator[Block]:
    """Yield how the grades given here stand beside the published ones of the same forces."""
    both = [one for one in stood if one.grade and one.published and one.published.grade]
    apart = [one for one in both if one.published and one.grade != one.published.grade]
    if len(both) > len(apart):
        yield Paragraph(say.same(len(both) - len(apart)))
    if apart:
        items = tuple(Item(_apart(one), target=stands.grounds(one)) for one in apart)
        yield Paragraph(say.DIFFERENT)
        yield Listing(items)


def _apart(one: Standing) -> str:
    return say.otherwise(one.force_name, stands.published(one), stands.in_brief(one))
