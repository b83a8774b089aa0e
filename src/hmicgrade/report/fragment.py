"""A page as one section of HTML, to be put into any other page: no script, no style, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hmicgrade.explain.page import Entry, Page, Section, Table
from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.statements import Point
from hmicgrade.model.characters import show_hidden
from hmicgrade.report.escapes import xml_escape


def as_fragment(page: Page) -> str:
    """Return a page as HTML: a section that begins with a heading of the second level, those within it of the third."""
    return "\n".join(_page(page)) + "\n"


def shown(text: str) -> str:
    """Return a text, on one line, that HTML shows as it is."""
    return xml_escape(show_hidden(one_line(text)))


def _page(page: Page) -> Iterator[str]:
    yield f'<section aria-label="{shown(page.title)}">'
    yield f"<h2>{shown(page.title)}</h2>"
    yield f"<p>{shown(page.note)}</p>"
    for section in page.sections:
        yield from _section(section)
    yield "</section>"


def _section(section: Section) -> Iterator[str]:
    yield f"<h3>{shown(section.title)}</h3>"
    for entry in section.entries:
        yield from _entry(entry)
    if section.table:
        yield from _table(section.title, section.table)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"<p>{shown(entry.text)}</p>"
    if entry.points:
        yield from _list(entry.points)


def _list(points: Sequence[Point]) -> Iterator[str]:
    """Yield a list, with what is deeper within the point that it follows."""
    depth = points[0].depth
    yield "<ul>"
    rest = list(points)
    while rest:
        point = rest.pop(0)
        within = list(_deeper(rest, depth))
        del rest[: len(within)]
        yield f"<li>{shown(point.text)}" if within else f"<li>{shown(point.text)}</li>"
        if within:
            yield from _list(within)
            yield "</li>"
    yield "</ul>"


def _deeper(points: Iterable[Point], depth: int) -> Iterator[Point]:
    for point in points:
        if point.depth <= depth:
            return
        yield point


def _table(caption: str, table: Table) -> Iterator[str]:
    yield "<table>"
    yield f"<caption>{shown(caption)}</caption>"
    heads = "".join(f'<th scope="col">{shown(one)}</th>' for one in table.columns)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for first, *others in table.rows:
        cells = "".join(f"<td>{shown(one)}</td>" for one in others)
        yield f'<tr><th scope="row">{shown(first)}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"
