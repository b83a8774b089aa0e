"""What is done to every page before it is shown: its notices, its masks, and a name for each of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from hmicgrade.explain.reporting.document import Block, Document, Figure, Notice, Section, Table, mapped
from hmicgrade.explain.site.page import Page, Step


def tables(document: Document) -> Iterator[Table]:
    """Yield every table of a document, those of figures among them, in order."""
    for section in document.sections:
        for block in section.blocks:
            match block:
                case Table():
                    yield block
                case Figure(table=table):
                    yield table


def named(document: Document) -> Document:
    """Return a document with a name for each table: its own, else that of its section, with a number from 2 on."""
    return replace(document, sections=tuple(map(_named_in, document.sections)))


def _named_in(section: Section) -> Section:
    blocks: list[Block] = []
    number = 0
    for block in section.blocks:
        number += isinstance(block, Table | Figure)
        blocks.append(_named(block, section.id if number <= 1 else f"{section.id}.{number}"))
    return replace(section, blocks=tuple(blocks))


def _named(block: Block, name: str) -> Block:
    match block:
        case Table(name=""):
            return replace(block, name=name)
        case Figure(table=Table(name="") as table):
            return replace(block, table=replace(table, name=name))
        case _:
            return block


def noticed(document: Document, notices: tuple[Notice, ...]) -> Document:
    """Return a document that begins with notices, beside its own."""
    return replace(document, notices=(*notices, *document.notices))


def masked(page: Page, mask: Callable[[str], str]) -> Page:
    """Return a page with every text changed that people read, those that lead to it among them."""
    trail = tuple(Step(mask(step.text), step.target) for step in page.trail)
    return replace(page, document=mapped(page.document, mask), trail=trail)
