"""What a list for people is made of: a page of sections, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.explain.statements import Point


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is listed, and what is said of it. Texts are plain: whoever shows them makes them safe.

    `code` are lines of YAML to be copied as they are; nothing of a file stands in them but ids and words of the scheme.
    """

    text: str
    points: tuple[Point, ...] = ()
    code: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A number to be seen as a width beside its words. Bars with one `label` after another belong together."""

    label: str
    what: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under the heads of their columns, each row as long as `columns`. Texts are plain, as in entries."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a slope: its head, what stands in it in words, and the rows that are marked, each with a sign.

    `joins` lead from rows of the column before to rows of this one.
    """

    head: str
    words: str
    marks: tuple[tuple[int, str], ...]
    joins: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Slope:
    """Marks in columns, seen as higher or lower. It says nothing that the table of its section does not say.

    `rows` are named from the highest; `apart` says what sets the slope apart from the one before it.
    """

    rows: tuple[str, ...]
    columns: tuple[Column, ...]
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Bars, slopes, entries and a table under a heading, in this order."""

    title: str
    entries: tuple[Entry, ...]
    bars: tuple[Bar, ...] = ()
    table: Table | None = None
    slopes: tuple[Slope, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole list. `note` says in one paragraph where it comes from."""

    title: str
    sections: tuple[Section, ...]
    note: str
