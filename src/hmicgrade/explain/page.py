"""What a list for people is made of: a page of sections, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.explain.statements import Point


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is listed, and what is said of it. Texts are plain: whoever shows them makes them safe."""

    text: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole list. `note` says in one line where it comes from, and is empty where there is nothing to say."""

    title: str
    sections: tuple[Section, ...]
    note: str = ""
