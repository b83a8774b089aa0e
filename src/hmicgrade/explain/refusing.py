"""What is said of an area that is not graded because of errors, on a page of areas."""

from __future__ import annotations

from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.explain.area import explain
from hmicgrade.explain.page import Entry, Section


def refused_section(refused: AreaRefused) -> Section:
    """Return the section on a refused area: how many errors keep it from being graded, and which."""
    entries = tuple(Entry(statement.text, statement.points) for statement in explain(refused).statements)
    return Section(refused.area, entries)
