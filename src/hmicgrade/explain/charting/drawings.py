"""What charts are drawn from: exact numbers and words. Whoever draws them computes nothing but places on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hmicgrade.explain.page import Table
from hmicgrade.explain.phrases import grade_name

_UNSAFE = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands with every chart: its id, its title, its text alternative and its table."""

    id: str
    title: str
    alt: str
    table: Table


@dataclass(frozen=True, slots=True)
class Rank:
    """A grade by its name and its place on a scale of `of` grades, the best at 0."""

    name: str
    place: int
    of: int


@dataclass(frozen=True, slots=True)
class Part:
    """How many forces have a grade, and that in words."""

    rank: Rank
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Pinned:
    """A force in a distribution: in words, why it stands there, and the grades it has or may have."""

    words: str
    why: str
    ranks: tuple[Rank, ...]


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many forces have each grade, best first, and where one force stands among them."""

    heading: Heading
    parts: tuple[Part, ...]
    force: Pinned | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A force in an area: the word, its grade where there is one, and the whole in words."""

    word: str
    rank: Rank | None
    whole: str


@dataclass(frozen=True, slots=True)
class Row:
    """A force with a cell for each area."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Forces by areas. `scales` are the scales that its grades are of."""

    heading: Heading
    scales: tuple[tuple[Rank, ...], ...]
    areas: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What grades or a cap need of a count: from where on, in words, and the best of the grades."""

    low: Fraction
    words: str
    rank: Rank | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A count out of a total, with what is needed of it.

    `missing` is how much of the total nobody has assessed. With `whole` the count is of single criteria.
    """

    words: str
    have: Fraction
    missing: Fraction
    total: Fraction
    whole: bool
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Needs:
    """Every count that the rules of a scheme make of an area."""

    heading: Heading
    counts: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Readings from one number to another, with the grades they give, best first, in words; `end` is the last one."""

    first: Fraction
    last: Fraction
    ranks: tuple[Rank, ...]
    words: str
    end: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The result along the readings of a vague word.

    `begin` is the first number in words. The scheme's own reading is `at`, in the stretch of the place `within`.
    """

    heading: Heading
    stretches: tuple[Stretch, ...]
    begin: str
    at: Fraction
    within: int
    words: str


@dataclass(frozen=True, slots=True)
class Node:
    """Areas with one grade in a round: the row from the top, and in words how many where it is not one.

    Below the grades is a row for areas without one; there `rank` is None. With `hollow` the grade is one of several
    that are possible, or was carried forward.
    """

    row: int
    words: str
    rank: Rank | None
    hollow: bool


@dataclass(frozen=True, slots=True)
class Join:
    """A line to a row from a row of a round so many places back, and how many areas went that way."""

    back: int
    old: int
    new: int
    number: int


@dataclass(frozen=True, slots=True)
class Station:
    """A round of a slope, and the lines that lead to it."""

    name: str
    nodes: tuple[Node, ...]
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """Rounds that may be compared. `apart` says why they may not be compared with those before them."""

    scale: tuple[Rank, ...]
    stations: tuple[Station, ...]
    apart: str


@dataclass(frozen=True, slots=True)
class Slope:
    """Areas of a force over its rounds, in panels with a break between them."""

    heading: Heading
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Unpictured:
    """A chart of which there is nothing to draw: its words say why."""

    heading: Heading


Drawing = Distribution | Grid | Needs | Reading | Slope | Unpictured


def scale_of(grades: Sequence[str]) -> dict[str, Rank]:
    """Return the grades of a scale, best first, by id."""
    return {grade: Rank(grade_name(grade), place, len(grades)) for place, grade in enumerate(grades)}


def identifier(*parts: object) -> str:
    """Return the id of a chart: small letters, digits and hyphens, whatever it is made of."""
    return _UNSAFE.sub("-", "-".join(map(str, parts)).lower()).strip("-")
