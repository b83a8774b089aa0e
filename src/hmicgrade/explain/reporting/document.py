"""What a document for people is made of: sections of blocks, in the order in which they are read.

Texts are plain: whoever shows them makes them safe for where they go. Ids are made of ids of the project, fixed words
and full stops, so they stay the same while those do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum, auto
from functools import cache
from typing import Any, ClassVar

from hmicgrade.explain.charting.drawings import Drawing, Heading
from hmicgrade.explain.statements import Point
from hmicgrade.model.catalogue import Term


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list, with the list below it; it may lead to a target, as `See` does."""

    text: str
    items: tuple[Item, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    kind: ClassVar = "paragraph"
    text: str


@dataclass(frozen=True, slots=True)
class See:
    """A sentence that leads to a target: a section of this document, as `#id`, or a page of a site, as `page#id`.

    Pages are named from the top of the site. HTML leads to both and Markdown within the document; elsewhere the
    sentence stands alone.
    """

    kind: ClassVar = "see"
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, its lists within it."""

    kind: ClassVar = "listing"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table by its head. `numeric` where its cells are numbers."""

    head: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under the heads of their columns; the first cell of a row heads it. No cell is empty.

    `targets` has a row for each of `rows`, where any cell leads somewhere: a target as `See` has it, or nothing.
    `name` is what the table is called among the files that can be downloaded, where it can.
    """

    kind: ClassVar = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    targets: tuple[tuple[str, ...], ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms, each with what is said of it."""

    kind: ClassVar = "terms"
    terms: tuple[Term, ...]


class Sort(Enum):
    """What a notice tells of."""

    DRAFT = auto()
    PUBLIC = auto()
    LEFT_OUT = auto()


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must know before anything else."""

    sort: Sort
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A table that may be seen as a picture too.

    `alt` says in words what the picture shows. It is drawn from `drawing`, None where there is no picture; the id of
    that is one of its own within the document, and its table is this one.
    """

    kind: ClassVar = "figure"
    name: str
    alt: str
    table: Table
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one heading."""

    title: str
    said: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade, never without what justifies it: `groups` is never empty."""

    kind: ClassVar = "graded"
    grade: Item
    groups: tuple[Group, ...]


Block = Paragraph | See | Listing | Table | Terms | Figure | Graded


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading of a level from 2. A section of a deeper level belongs to the one before it."""

    id: str
    title: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `meta` says what it is of; `draft` marks every page of it."""

    title: str
    meta: tuple[Term, ...]
    notices: tuple[Notice, ...]
    sections: tuple[Section, ...]

    @property
    def draft(self) -> str:
        """What marks every page of a draft, empty where it is none."""
        return next((one.text for one in self.notices if one.sort is Sort.DRAFT), "")


def nested(points: Iterable[Point]) -> tuple[Item, ...]:
    """Return points of several depths as lists within lists."""
    found = list(points)
    starts = [place for place, point in enumerate(found) if point.depth == found[0].depth]
    ends = [*starts[1:], len(found)]
    return tuple(
        Item(found[start].text, nested(found[start + 1 : end])) for start, end in zip(starts, ends, strict=False)
    )


def texts(value: object) -> Iterator[str]:
    """Yield every text of a document, or of a part of one, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for name in _worded(value):
            yield from texts(getattr(value, name))


def _worded(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any part of a document
    """Return the fields of a part of a document that hold texts."""
    kind: Any = type(value)
    return _worded_of(kind)


_NAMES: dict[type, frozenset[str]] = {
    Item: frozenset({"target"}),
    See: frozenset({"target"}),
    Table: frozenset({"name", "targets"}),
    Figure: frozenset({"name"}),
    Section: frozenset({"id"}),
    Heading: frozenset({"id"}),
}
"""The fields that hold no text for people, by what they are fields of."""


@cache
def _worded_of(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any type of a part
    return tuple(each.name for each in fields(kind) if each.name not in _NAMES.get(kind, ()))


def mapped(document: Document, change: Callable[[str], str]) -> Document:
    """Return a document with every text changed."""
    found: Document = _mapped(document, change)
    return found


def _mapped(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - any part of a document, and the same back
    match value:
        case str():
            return change(value)
        case tuple():
            return tuple(_mapped(one, change) for one in value)
        case _ if is_dataclass(value):
            changed = {name: _mapped(getattr(value, name), change) for name in _worded(value)}
            return replace(value, **changed)  # type: ignore[type-var]
        case _:
            return value
