"""A drawing of each kind, with a text wherever a text may stand."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from hmicgrade.explain.charting.drawings import (
    Cell,
    Counted,
    Distribution,
    Drawing,
    Grid,
    Heading,
    Join,
    Need,
    Needs,
    Node,
    Panel,
    Part,
    Pinned,
    Rank,
    Reading,
    Row,
    Slope,
    Station,
    Stretch,
    Unpictured,
)
from hmicgrade.explain.page import Table


def heading(text: str) -> Heading:
    return Heading("chart-sample", text, text, Table((text,), ((text,),)))


def scale(text: str, of: int) -> tuple[Rank, ...]:
    return tuple(Rank(text, place, of) for place in range(of))


def drawings(text: str) -> Iterator[Drawing]:
    """Yield the drawings."""
    head, five = heading(text), scale(text, 5)
    parts = tuple(Part(rank, number, text) for rank, number in zip(five, (1, 0, 400, 3, 30), strict=True))
    yield Unpictured(head)
    yield Distribution(head, parts, None)
    yield Distribution(head, parts, Pinned(text, text, ()))
    yield Distribution(head, parts, Pinned(text, text, (five[0], five[4])))
    yield from _grids(text, five)
    yield from _slopes(text, five)
    yield from _counts(text, five)
    yield from _readings(text, five)


def _grids(text: str, five: tuple[Rank, ...]) -> Iterator[Drawing]:
    cells = tuple(Cell(text, rank, text) for rank in (*five, None))
    for areas in (1, 6):
        rows = (Row(text, cells[:areas]), Row("Kent", cells[-areas:]))
        yield Grid(heading(text), (five, scale(text, 2)), (text,) * areas, rows)


def _slopes(text: str, five: tuple[Rank, ...]) -> Iterator[Drawing]:
    """Yield slopes of one round and of many, with lines that lead over a round, and areas without a grade."""
    nodes = tuple(Node(rank.place, "12" if rank.place else "", rank, hollow=rank.place == 3) for rank in five)
    joins = (Join(1, 0, 4, 1), Join(1, 2, 2, 40), Join(2, 4, 0, 2))
    first, later = Station("2018/19", nodes), Station("2018/19", (*nodes, Node(5, "3", None, hollow=False)), joins)
    yield Slope(heading(text), (Panel(five, (first,), ""),))
    yield Slope(
        heading(text),
        (Panel(five, (first, *[later] * 14), ""), Panel(scale(text, 2), (Station(text, nodes[:2]),), text)),
    )


def _counts(text: str, five: tuple[Rank, ...]) -> Iterator[Drawing]:
    needs = tuple(Need(Fraction(place * 10), text, rank) for place, rank in enumerate(five))
    caps = tuple(Need(Fraction(place), text, None) for place in (0, 20, 40))
    yield Needs(
        heading(text),
        (
            Counted(text, Fraction(7), Fraction(3), Fraction(40), whole=True, needs=needs),
            Counted(text, Fraction(7, 3), Fraction(0), Fraction(100), whole=False, needs=caps),
            Counted(text, Fraction(41), Fraction(0), Fraction(41), whole=True, needs=()),
            Counted(text, Fraction(0), Fraction(0), Fraction(0), whole=True, needs=(Need(Fraction(0), text, None),)),
        ),
    )


def _readings(text: str, five: tuple[Rank, ...]) -> Iterator[Drawing]:
    """Yield readings of stretches of all lengths, one of them of a single reading, and of a range of a single one."""
    half, near = Fraction(1, 2), Fraction(1, 2) + Fraction(1, 10_000)
    ends = [half, half, near, near, near, Fraction(1)]
    stretches = tuple(
        Stretch(first, last, five[place : place + 1] if place else five, text, "about 71.4%")
        for place, (first, last) in enumerate(pairwise(ends))
    )
    yield Reading(heading(text), stretches, "about 50.1%", Fraction(3, 4), 4, text)
    yield Reading(heading(text), stretches[:1], "50%", half, 0, text)
