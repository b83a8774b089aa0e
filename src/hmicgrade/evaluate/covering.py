"""How much of a scheme its worked cases decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hmicgrade.evaluate.deciding import decided_by
from hmicgrade.evaluate.points import Point, points
from hmicgrade.evaluate.worked import Tried
from hmicgrade.model.project import SchemeFolder

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Covering:
    """The points of a scheme, in order, and those that no case decides."""

    scheme: str
    points: tuple[Point, ...]
    undecided: tuple[Point, ...]

    @property
    def decided(self) -> int:
        """How many points some case decides."""
        return len(self.points) - len(self.undecided)

    @property
    def percent(self) -> int:
        """The share that is decided, in whole percents rounded down: 100 only where nothing is left."""
        return _HUNDRED * self.decided // len(self.points)

    def is_under(self, threshold: int) -> bool:
        """Tell whether less than a percentage of the points is decided."""
        return _HUNDRED * self.decided < threshold * len(self.points)


def covering(folder: SchemeFolder, found: Iterable[Tried]) -> Covering | None:
    """Return how much of a scheme its cases decide, None for a scheme with errors or without rules."""
    every = points(folder.scheme, folder.areas) if folder.scheme else ()
    decided = {point for one in found for point in decided_by(one)}
    return Covering(folder.id, every, tuple(one for one in every if one not in decided)) if every else None
