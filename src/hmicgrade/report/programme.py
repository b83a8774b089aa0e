"""A programme of inspection in every form in which lists are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hmicgrade.evaluate.known import Known
from hmicgrade.evaluate.programme import AreaRecord, FrameworkDue, ProgrammeDue
from hmicgrade.explain.programme import programme_page
from hmicgrade.model.diagnostics import in_order
from hmicgrade.report.csv import Cell
from hmicgrade.report.listing import Listing

FORMAT = "hmicgrade-programme/1"
"""The form of the document."""

COLUMNS = (
    "force",
    "scheme",
    "framework",
    "title",
    "inspection",
    "due",
    "area",
    "year",
    "area_scheme",
    "grade",
    "basis",
    "earlier_year",
    "earlier_grade",
    "steps",
    "significant",
    "not_compared",
)
"""The columns: one row for each area of which a grade is known, one for a framework without any."""


def programme_listing(force: str, name: str, programmes: Sequence[ProgrammeDue], titles: Mapping[str, str]) -> Listing:
    """Return the programmes of one force. `titles` gives the titles of schemes by id."""
    return Listing(
        page=programme_page(name, programmes, titles),
        format=FORMAT,
        document={"force": force, "name": name, "programmes": [_programme(one) for one in programmes]},
        columns=COLUMNS,
        rows=tuple(row for one in programmes for framework in one.frameworks for row in _rows(one, framework)),
        diagnostics=in_order([found for one in programmes for found in one.diagnostics]),
    )


def _programme(due: ProgrammeDue) -> dict[str, object]:
    decline = due.programme.decline
    return {
        "scheme": due.programme.scheme,
        "decline_prompts_inspection": {"steps": decline.steps, "or_into": decline.into} if decline else None,
        "frameworks": [_framework(one) for one in due.frameworks],
    }


def _framework(due: FrameworkDue) -> dict[str, object]:
    return {
        "framework": due.framework.id,
        "title": due.framework.title,
        "inspection": str(due.framework.inspection),
        "due": str(due.due),
        "areas": [_area(area) for area in due.areas],
    }


def _area(area: AreaRecord) -> dict[str, object]:
    found = area.comparison
    return {
        "area": area.area,
        "grades": [_grade(one) for one in area.grades],
        "comparison": {
            "earlier": _grade(found.earlier),
            "later": _grade(found.later),
            "steps": found.steps,
            "significant": found.significant,
        }
        if found
        else None,
        "not_compared": [_grade(one) for one in area.apart],
    }


def _grade(known: Known) -> dict[str, object]:
    return {"year": known.year, "scheme": known.scheme, "grade": known.grade, "basis": str(known.basis)}


def _rows(programme: ProgrammeDue, due: FrameworkDue) -> Iterator[dict[str, Cell]]:
    common: dict[str, Cell] = {
        "force": programme.force,
        "scheme": programme.programme.scheme,
        "framework": due.framework.id,
        "title": due.framework.title,
        "inspection": str(due.framework.inspection),
        "due": str(due.due),
    }
    for area in due.areas:
        yield {**common, **_cells(area)}
    if not due.areas:
        yield common


def _cells(area: AreaRecord) -> dict[str, Cell]:
    latest, found = area.grades[-1], area.comparison
    row: dict[str, Cell] = {
        "area": area.area,
        "year": latest.year,
        "area_scheme": latest.scheme,
        "grade": latest.grade,
        "basis": str(latest.basis),
        "not_compared": len(area.apart),
    }
    if found is None:
        return row
    return {
        **row,
        "earlier_year": found.earlier.year,
        "earlier_grade": found.earlier.grade,
        "steps": found.steps,
        "significant": str(found.significant).lower(),
    }
