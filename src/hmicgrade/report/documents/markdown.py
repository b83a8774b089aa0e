"""Documents as Markdown, in which no text of a file can act as markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote

from hmicgrade.explain.reporting.document import (
    Block,
    Document,
    Figure,
    Graded,
    Item,
    Listing,
    Paragraph,
    Section,
    See,
    Table,
    Terms,
)
from hmicgrade.model.catalogue import Term
from hmicgrade.report.markdown import escape

_GROUP_LEVEL = 4


def render(document: Document) -> str:
    """Return a document as Markdown."""
    return "\n\n".join(_document(document)) + "\n"


def _document(document: Document) -> Iterator[str]:
    yield f"# {escape(document.title)}"
    yield from (f"**{escape(notice.text)}**" for notice in document.notices)
    yield _terms(document.meta)
    for section in document.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield f"{'#' * section.level} {_anchor(section.id)}{escape(section.title)}"
    for block in section.blocks:
        yield from _BLOCKS[type(block)](block)


def _anchor(name: str) -> str:
    """Return a place to lead to; quoted as in a link, its name holds nothing that Markdown or HTML could take up."""
    return f'<a id="{quote(name, safe="")}"></a>'


def _led(text: str, target: str) -> str:
    """Return a text, as a link where it leads to a place in the document."""
    return f"[{escape(text)}](#{quote(target[1:], safe='')})" if target.startswith("#") else escape(text)


def _terms(terms: Iterable[Term]) -> str:
    return "\n".join(f"- **{escape(one.term)}**: {escape(one.means)}" for one in terms)


def _items(items: Iterable[Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}- {_led(item.text, item.target)}"
        yield from _items(item.items, depth + 1)


def _listed(items: Iterable[Item]) -> str:
    return "\n".join(_items(items))


def _table(table: Table) -> Iterator[str]:
    yield f"**{escape(table.caption)}**"
    heads = [escape(one.head) for one in table.columns]
    targets = table.targets or [[""] * len(heads)] * len(table.rows)
    cells = [list(map(_led, row, leads)) for row, leads in zip(table.rows, targets, strict=True)]
    rows = [heads, ["---:" if column.numeric else "---" for column in table.columns], *cells]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _figure(figure: Figure) -> Iterator[str]:
    yield escape(figure.alt)
    yield from _table(figure.table)


def _graded(graded: Graded) -> Iterator[str]:
    yield f"> **{escape(graded.grade.text)}**"
    if graded.grade.items:
        yield _listed(graded.grade.items)
    for group in graded.groups:
        yield f"{'#' * _GROUP_LEVEL} {escape(group.title)}"
        for item in group.said:
            yield escape(item.text)
            if item.items:
                yield _listed(item.items)


_BLOCKS: dict[type[Block], Callable[..., Iterator[str]]] = {
    Paragraph: lambda paragraph: iter([escape(paragraph.text)]),
    See: lambda see: iter([_led(see.text, see.target)]),
    Listing: lambda listing: iter([_listed(listing.items)]),
    Table: _table,
    Terms: lambda terms: iter([_terms(terms.terms)]),
    Figure: _figure,
    Graded: _graded,
}
"""How each kind of block is written."""
