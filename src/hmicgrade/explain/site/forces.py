"""The page on a force: its reports, and its grades over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.comparing.history import History, Mark
from hmicgrade.explain import page as listing
from hmicgrade.explain.history import Told, history_page
from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.reporting.document import (
    Block,
    Column,
    Document,
    Item,
    Listing,
    Paragraph,
    Section,
    Table,
    nested,
)
from hmicgrade.explain.reporting.pictures import over_rounds
from hmicgrade.explain.site import addresses
from hmicgrade.explain.site import site_sentences as say
from hmicgrade.explain.site.page import Kind, Page, Step
from hmicgrade.explain.site.rows import Row
from hmicgrade.model.project import year_folder


def force_page(history: History, rows: Sequence[Row], told: Told) -> Page:
    """Return the page on a force. `rows` are those of its reports, each of which stands on the site."""
    force = history.force
    sections = (_reports(rows), *(_history(history, rows, told) if history.rounds else ()))
    trail = (Step(say.FORCES, addresses.FORCES),)
    document = Document(say.force(force.name), (), (), sections)
    return Page(addresses.force(force.id), document, trail, Kind.FORCE)


def _reports(rows: Sequence[Row]) -> Section:
    items = tuple(
        Item(
            say.report(row.year, row.scheme_title),
            tuple(
                Item(f"{cell.title}: {cell.said}", (), addresses.area_of(row.force, row.year, cell.area))
                for cell in row.cells
            ),
            addresses.report(row.force, row.year),
        )
        for row in rows
    )
    return Section("reports", say.REPORTS, 2, (Listing(items) if items else Paragraph(say.NO_YEARS),))


def _history(history: History, rows: Sequence[Row], told: Told) -> Iterator[Section]:
    """Yield the sections of what `history` lists, with rows that lead to the reports."""
    listed = history_page(history, history.areas, (), told)
    several = [one for one in history.areas if len(one.stages) > 1]
    first, *others = listed.sections
    slope = tuple(over_rounds(history)) if len(history.rounds) > 1 else ()
    yield from [Section("slope", say.OVER_TIME, 2, slope)] if slope else []
    caption = say.rounds_of(history.force.name)
    targets = [_report_of(history, place, rows) for place in range(len(history.rounds))]
    yield Section("rounds", say.ROUNDS, 2, (Paragraph(listed.note), *_blocks(first, caption, targets)))
    for section, one in zip(others, several, strict=False):
        targets = [_area_of(history, mark, rows) for stage in one.stages for mark in stage]
        blocks = _blocks(section, say.over_years(section.title), targets)
        yield Section(f"area.{one.last.area}", one_line(section.title), 2, tuple(blocks))
    yield from [_alone(history, others[-1], rows)] if len(others) > len(several) else []


def _alone(history: History, section: listing.Section, rows: Sequence[Row]) -> Section:
    marks = [one.stages[0][0] for one in history.areas if len(one.stages) == 1]
    targets = [_area_of(history, mark, rows) for mark in marks]
    return Section("alone", say.ALONE, 2, tuple(_blocks(section, say.alone(history.force.name), targets)))


def _blocks(section: listing.Section, caption: str, targets: Sequence[str]) -> Iterator[Block]:
    """Yield what a section of a list says, its table first; `targets` are where the rows of that lead."""
    yield from [_table(section.table, caption, targets)] if section.table else []
    for entry in section.entries:
        yield from [Paragraph(entry.text)] if entry.text else []
        yield from [Listing(nested(entry.points))] if entry.points else []


def _table(table: listing.Table, caption: str, targets: Sequence[str]) -> Table:
    ends = ("",) * (len(table.columns) - 1)
    rows = tuple(tuple(one_line(cell) or say.NONE for cell in row) for row in table.rows)
    return Table(caption, tuple(map(Column, table.columns)), rows, tuple((target, *ends) for target in targets))


def _report_of(history: History, place: int, rows: Sequence[Row]) -> str:
    row = _row(history, place, rows)
    return addresses.report(row.force, row.year) if row else ""


def _area_of(history: History, mark: Mark, rows: Sequence[Row]) -> str:
    row = _row(history, mark.place, rows)
    return addresses.area_of(row.force, row.year, mark.graded.area) if row and row.has(mark.graded.area) else ""


def _row(history: History, place: int, rows: Sequence[Row]) -> Row | None:
    """Return the report on a round: there is none where another scheme's stands for that year."""
    found = history.rounds[place]
    return next((row for row in rows if row.key == (year_folder(found.year), found.folder.id)), None)
