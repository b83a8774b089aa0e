"""Lists of what a project holds, and the table of formats they are printed in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from hmicgrade.explain.page import Page, Section
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.report.bars import drawn, in_words
from hmicgrade.report.csv import Cell, guarded
from hmicgrade.report.json_v1 import dump
from hmicgrade.report.markdown import bullets, escape
from hmicgrade.report.slopes import sloped
from hmicgrade.report.styled import Line, Style, unstyled
from hmicgrade.report.tables import piped, tabulated
from hmicgrade.report.text import INDENT, broken, bulleted, underlined
from hmicgrade.version import __version__


@dataclass(frozen=True, slots=True)
class Listing:
    """One list in every form: the page that people read, the document for programs, the rows of a table.

    `format` names the form of the document ("hmicgrade-forces/1"); `rows` have the keys `columns`, where there is a
    value. `diagnostics` tell what does not fit together in what is listed, beside what is wrong with single files.
    `found` tells that the list holds what its command looks for.
    """

    page: Page
    format: str
    document: Mapping[str, object]
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    found: bool = False


@dataclass(frozen=True, slots=True)
class ListingFormat:
    """How one format is rendered in a width, and whether CI runners can find no command in what it renders."""

    render: Callable[[Listing, int], tuple[Line, ...]]
    safe_for_runners: bool


def as_text(listing: Listing, width: int) -> tuple[Line, ...]:
    """Return a list as lines of at most `width` cells."""
    return tuple(_page(listing.page, width))


def as_json(listing: Listing) -> str:
    """Return a list as a JSON document."""
    return dump({"format": listing.format, "version": __version__, **listing.document})


def as_csv(listing: Listing) -> str:
    """Return a list as CSV with a header row; lines end with a line feed."""
    out = io.StringIO()
    writer = csv.DictWriter(out, listing.columns, restval="", lineterminator="\n")
    writer.writeheader()
    for row in listing.rows:
        writer.writerow({name: guarded(cell) for name, cell in row.items()})
    return out.getvalue()


def as_markdown(listing: Listing) -> str:
    """Return a list as a Markdown document."""
    return "\n\n".join(_document(listing.page)) + "\n"


LISTINGS = {
    "text": ListingFormat(as_text, safe_for_runners=False),
    "json": ListingFormat(lambda listing, _: unstyled(as_json(listing)), safe_for_runners=True),
    "csv": ListingFormat(lambda listing, _: unstyled(as_csv(listing)), safe_for_runners=True),
    "markdown": ListingFormat(lambda listing, _: unstyled(as_markdown(listing)), safe_for_runners=True),
}
"""Every format of lists by its name, the default first."""


def _page(page: Page, width: int) -> Iterator[Line]:
    yield from underlined(page.title, "=", width)
    yield from broken(page.note, width, style=Style.FAINT)
    for section in page.sections:
        yield Line("")
        yield from _section(section, width)


def _section(section: Section, width: int) -> Iterator[Line]:
    yield from underlined(section.title, "-", width)
    if section.bars:
        yield from drawn(section.bars, width)
        yield Line("")
    if section.slopes:
        yield from sloped(section.slopes, width)
        yield Line("")
    for entry in section.entries:
        yield from broken(entry.text, width) if entry.text else ()
        yield from (Line(f"{INDENT}{line}") for line in entry.code)
        yield from bulleted(entry.points, width)
    if section.table:
        yield from [Line("")] * bool(section.entries)
        yield from tabulated(section.table, width)


def _document(page: Page) -> Iterator[str]:
    yield f"# {escape(page.title)}"
    yield escape(page.note)
    for section in page.sections:
        yield f"## {escape(section.title)}"
        if section.bars:
            yield bullets(in_words(section.bars))
        for entry in section.entries:
            if entry.text:
                yield escape(entry.text)
            if entry.code:
                yield "\n".join(["```yaml", *entry.code, "```"])
            if entry.points:
                yield bullets(entry.points)
        if section.table:
            yield piped(section.table)
