"""The format `csv`: tidy, one row an area, with the same columns whatever the scheme."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult, Change
from hmicgrade.explain.phrases import one_line
from hmicgrade.model.characters import show_hidden
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED
from hmicgrade.report.assessment import Assessment, Report, members

COLUMNS = (
    "force",
    "year",
    "scheme",
    "area",
    "framework",
    "grade",
    "possible",
    "computed",
    "uncapped",
    "undetermined",
    "published",
    "agrees",
    "override",
    "margin",
    "raise_to",
    "raise_changes",
    "lower_to",
    "lower_changes",
    "met",
    "partly_met",
    "not_met",
    "not_assessed",
    "not_applicable",
    "evidence_digest",
    "scheme_digest",
    "error",
)
"""The columns. `met` counts the best finding of a scheme's scale, `not_met` the worst, `partly_met` those between."""

SEPARATOR = ";"
"""Between the grades, or the errors, of one cell."""

_TRIGGERS = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")

Cell = str | int | None


def render(report: Report) -> str:
    """Return a report as CSV with a header row; lines end with a line feed."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for assessment in members(report):
        for area in assessment.areas:
            writer.writerow({name: guarded(cell) for name, cell in _row(assessment, area).items()})
    return out.getvalue()


def guarded(cell: Cell) -> str:
    """Return a cell that no spreadsheet takes for a formula and no CI runner for a command.

    What begins with a formula's trigger gets an apostrophe in front.
    """
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    text = show_hidden(one_line(cell)).replace("##[", "## [")
    return f"'{text}" if text[:1] in _TRIGGERS or text.startswith("::") else text


def _row(assessment: Assessment, area: AreaResult) -> dict[str, Cell]:
    common: dict[str, Cell] = {
        "force": assessment.force,
        "year": assessment.year,
        "scheme": assessment.scheme,
        "evidence_digest": assessment.evidence_digest,
        "scheme_digest": assessment.scheme_digest,
    }
    if isinstance(area, AreaRefused):
        return {**common, "area": area.area, "error": _joined(f"{one.code} {one.message}" for one in area.diagnostics)}
    return {**common, **_graded(area)}


def _graded(area: AreaAssessment) -> dict[str, Cell]:
    published = area.published.grade if area.published else None
    return {
        "area": area.area.id,
        "framework": area.area.framework,
        "grade": area.grade,
        "possible": _joined(area.possible),
        "computed": _joined(area.computed),
        "uncapped": _joined(area.uncapped),
        "undetermined": area.undetermined,
        "published": published,
        "agrees": None if published is None or area.grade is None else str(published == area.grade).lower(),
        "override": area.override.grade if area.override else None,
        "margin": area.margin,
        **_change("raise", area.raising),
        **_change("lower", area.lowering),
        **_numbers(area),
    }


def _change(name: str, change: Change | None) -> dict[str, Cell]:
    return {} if change is None else {f"{name}_to": change.to, f"{name}_changes": change.changes}


def _numbers(area: AreaAssessment) -> dict[str, Cell]:
    found = [finding.finding for finding in area.findings]
    return {
        "met": found.count(area.scheme.best_finding),
        "partly_met": sum(one in area.scheme.findings[1:-1] for one in found),
        "not_met": found.count(area.scheme.worst_finding),
        "not_assessed": found.count(NOT_ASSESSED),
        "not_applicable": found.count(NOT_APPLICABLE),
    }


def _joined(parts: Sequence[str] | Iterator[str]) -> str:
    return SEPARATOR.join(parts)
