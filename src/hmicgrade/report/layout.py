"""How much is said of each area, and how wide."""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.evaluate.assessment import AreaResult
from hmicgrade.explain.area import explain
from hmicgrade.explain.statements import Explanation
from hmicgrade.explain.summary import summarise


@dataclass(frozen=True, slots=True)
class Layout:
    """What a reader asked for: lines of at most `width` cells; with `whole`, the whole justification of each area."""

    width: int
    whole: bool = False

    def explanation(self, area: AreaResult) -> Explanation:
        """Return what is said of an area: everything, or what is wanted of an area among others."""
        return explain(area) if self.whole else summarise(area)
