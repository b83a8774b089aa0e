"""The inspection that a chart is of: its title, and why the area has the grade it has."""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.explain import chart_sentences as say
from hmicgrade.explain.charting.drawings import Heading, Rank, identifier, scale_of
from hmicgrade.explain.known import reasons
from hmicgrade.explain.page import Table
from hmicgrade.model.evidence import Year
from hmicgrade.model.scheme import Scheme

NOTHING = Table((), ())
"""The table of a chart of which there is nothing to draw."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An area of a force in a year: ids, and what they are called.

    A chart of it stands `alone`, or beside what says why the area has its grade.
    """

    force: str
    name: str
    year: Year
    area: str
    title: str
    alone: bool = True

    def heading(self, kind: str, what: str, alt: str, table: Table = NOTHING) -> Heading:
        """Return what stands with a chart of a kind; `what` is what it shows."""
        of = identifier("chart", self.force, self.year, self.area, kind)
        return Heading(of, say.of_area(what, self.title, self.name, self.year), alt, table)

    def grounds(self, result: AreaAssessment) -> list[str]:
        """Return what decided the grade, what would raise it, and how close another one is, where nothing else does."""
        return [point.text for point in reasons(result)] if self.alone else []


def ranks(scheme: Scheme) -> dict[str, Rank]:
    """Return the grades of a scheme by id."""
    return scale_of(scheme.grade_names)
