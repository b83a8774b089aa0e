"""Which areas of two rounds stand for the same thing, as the later criteria say by `was`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hmicgrade.evaluate.comparing.rounds import Round


class Lineage(StrEnum):
    """How an area of one round is related to those of another."""

    SAME = "same"
    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Line:
    """The areas of two rounds that are set side by side: at most one of the new round, any number of the old one."""

    lineage: Lineage
    old: tuple[str, ...]
    new: str | None


Pair = tuple[str, str]
"""An area of the old round and one of the new round that stand for the same thing, or one for a part of the other."""


def lines(old: Round, new: Round) -> tuple[Line, ...]:
    """Return every area of both rounds with those it is set beside: those of the new round, then those that are gone.

    A split area of the old round stands in several lines. One that is in both rounds, and in the old one only as a part
    of others, has no line of its own there. It makes no difference which of the two rounds was first.
    """
    return tuple(_lines(_pairs(old, new), tuple(old.areas), tuple(new.areas)))


def _pairs(old: Round, new: Round) -> list[Pair]:
    named = _named(old, new)
    settled = ({one for one, _ in named}, {other for _, other in named})
    by_id = [(area, area) for area in new.areas if area in old.areas and _is_free(area, old, new, settled)]
    return sorted({*named, *by_id})


def _named(old: Round, new: Round) -> set[Pair]:
    """Return the pairs that the criteria of either round name; rounds of one scheme have the same areas."""
    if old.folder.id == new.folder.id:
        return set()
    after = {(earlier, area.id) for area in new.folder.areas for earlier in area.was}
    before = {(area.id, earlier) for area in old.folder.areas for earlier in area.was}
    return {(one, other) for one, other in after | before if one in old.areas and other in new.areas}


def _is_free(area: str, old: Round, new: Round, settled: tuple[set[str], set[str]]) -> bool:
    """Tell whether an id names the same area in both rounds: neither of the two says that it was another one."""
    said = {one.id for folder in (old.folder, new.folder) for one in folder.areas if one.was}
    return not (area in said and (area in settled[0] or area in settled[1]))


def _lines(pairs: list[Pair], old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Line]:
    parts = [one for one, _ in pairs]
    for area in new:
        found = tuple(one for one, other in pairs if other == area)
        yield Line(_lineage(area, found, parts), found, area)
    for area in old:
        if area not in {*parts, *new}:
            yield Line(Lineage.GONE, (area,), None)


def _lineage(area: str, found: tuple[str, ...], parts: list[str]) -> Lineage:
    if not found:
        return Lineage.NEW
    if len(found) > 1:
        return Lineage.MERGED
    if parts.count(found[0]) > 1:
        return Lineage.SPLIT
    return Lineage.SAME if found == (area,) else Lineage.RENAMED
