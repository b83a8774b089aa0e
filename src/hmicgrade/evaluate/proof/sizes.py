"""Which set of findings is the smallest: the one order in which every witness of a proof is chosen.

Of two sets the smaller is the one with fewer criteria away from the best finding; then the one with fewer steps of the
scale away in all; then the one whose first criterion away stands first in the area's file, and so on down the file.
The order is kept as one whole number a set, added up criterion by criterion, so that the smallest set of many can be
found by adding and comparing; and the number can be read back as the set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of sets of findings on so many criteria, over a scale of so many values.

    `of[place][value]` is what a finding adds to the size of its set.
    """

    of: tuple[tuple[int, ...], ...]

    @classmethod
    def over(cls, criteria: int, values: int) -> Sizes:
        """Return the sizes for an area of so many criteria."""
        step = values**criteria
        away = step * (criteria * (values - 1) + 1)
        places = [values ** (criteria - 1 - place) for place in range(criteria)]
        return cls(tuple(tuple(_size(value, values, place, step, away) for value in range(values)) for place in places))

    def total(self, values: Sequence[int]) -> int:
        """Return the size of a whole set."""
        return sum(row[value] for row, value in zip(self.of, values, strict=True))

    def values(self, size: int) -> tuple[int, ...]:
        """Return the set that has a size, as places on the scale."""
        values = len(self.of[0])
        digits = size % values ** len(self.of)
        return tuple((digits // values ** (len(self.of) - 1 - place) + 1) % values for place in range(len(self.of)))

    def by_change(self, size: int, place: int) -> tuple[int, int, int]:
        """Return the order of sets of which one criterion is changed: of sets as far away, by that criterion first."""
        return size // len(self.of[0]) ** len(self.of), place, size


def _size(value: int, values: int, place: int, step: int, away: int) -> int:
    """Return the size of one finding: its digit is lowest one step from the best, and highest at the best."""
    digit = (value - 1) % values
    return away * (value > 0) + step * value + place * digit
