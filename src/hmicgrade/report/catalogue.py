"""The catalogue of diagnostics in every form in which lists are printed."""

from __future__ import annotations

from collections.abc import Iterable

from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.model.codes import CODES, Code, grouped
from hmicgrade.report.csv import Cell
from hmicgrade.report.listing import Listing

FORMAT = "hmicgrade-codes/1"
"""The form of the document."""

COLUMNS = ("code", "name", "severity", "summary")
"""The columns: one row a code."""

_NOTE = "Each code has a page, with what it means and examples: hmicgrade codes CODE."


def catalogue() -> Listing:
    """Return every code, by what it is about."""
    rows = tuple(_row(code) for code in CODES.values())
    sections = tuple(_section(title, codes) for title, codes in grouped().items())
    return Listing(Page("What can be wrong with files", sections, _NOTE), FORMAT, {"codes": rows}, COLUMNS, rows)


def _section(title: str, codes: Iterable[Code]) -> Section:
    return Section(title, tuple(Entry(f"{one.code} {one.name} ({one.severity}): {one.summary}") for one in codes))


def _row(code: Code) -> dict[str, Cell]:
    return {"code": code.code, "name": code.name, "severity": str(code.severity), "summary": code.summary}
