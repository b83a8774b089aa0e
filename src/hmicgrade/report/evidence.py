"""Evidence in every format: statements with the criteria they bear on, and where evidence is thin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hmicgrade.evaluate.coverage import Coverage, Selection, Statement, Support, Tie
from hmicgrade.evaluate.findings import name_of
from hmicgrade.explain.evidence import coverage_page, evidence_page
from hmicgrade.model.evidence import Link
from hmicgrade.model.project import Force, SchemeFolder
from hmicgrade.report.csv import Cell
from hmicgrade.report.holdings import refused, refused_cell
from hmicgrade.report.listing import Listing

_STATEMENT_COLUMNS = ("file", "item", "kind", "text", "source", "date", "same_as", "public")

COLUMNS = (
    *("force", "year", "scheme", "area", "criterion", "level", "critical", "effect"),
    *_STATEMENT_COLUMNS,
    "error",
)
"""The columns of evidence: one row for each criterion of an area that a statement is linked to.

A statement without such a link, and a criterion without a statement, have a row to themselves.
"""

COVERAGE_COLUMNS = ("force", "year", "scheme", "gap", *COLUMNS[3:])
"""The columns of coverage; `gap` is `no_evidence`, `one_statement` or `bears_on_nothing`."""


def listed(force: Force, folder: SchemeFolder, selection: Selection) -> Listing:
    """List the statements of a selection with the criteria they bear on."""
    document = {
        **_head(folder, selection),
        "areas": [*_areas(selection.supports), *_refused(selection)],
        "statements": [_statement(one) for one in selection.statements],
    }
    tied = {tie.statement.key for support in selection.supports for tie in support.ties}
    rows = [
        *(row for support in selection.supports for row in _support_rows(support)),
        *(_statement_row(one) for one in selection.statements if one.key not in tied),
    ]
    page = evidence_page(force, folder, selection)
    return Listing(page, "hmicgrade-evidence/1", document, COLUMNS, _placed(selection, rows))


def covered(force: Force, folder: SchemeFolder, selection: Selection, thin: Coverage) -> Listing:
    """List where the evidence of a selection is thin."""
    document = {
        **_head(folder, selection),
        "criteria": len(selection.supports),
        "statements": len(selection.statements),
        "no_evidence": list(_areas(thin.without)),
        "one_statement": list(_areas(thin.on_one)),
        "bears_on_nothing": [_statement(one) for one in thin.idle],
        "errors": list(_refused(selection)),
    }
    rows = [
        *({"gap": "no_evidence", **row} for one in thin.without for row in _support_rows(one)),
        *({"gap": "one_statement", **row} for one in thin.on_one for row in _support_rows(one)),
        *({"gap": "bears_on_nothing", **_statement_row(one)} for one in thin.idle),
    ]
    page = coverage_page(force, folder, selection, thin)
    return Listing(page, "hmicgrade-coverage/1", document, COVERAGE_COLUMNS, _placed(selection, rows))


def _head(folder: SchemeFolder, selection: Selection) -> dict[str, object]:
    return {
        "force": selection.inspection.force,
        "year": selection.inspection.year,
        "scheme": {"id": folder.id, "digest": folder.digest},
        "evidence_digest": selection.inspection.digest,
    }


def _areas(supports: tuple[Support, ...]) -> Iterator[object]:
    for area, found in groupby(supports, lambda support: support.area):
        yield {"area": area.id, "framework": area.framework, "criteria": [_support(one) for one in found]}


def _support(support: Support) -> object:
    return {
        "criterion": support.criterion.id,
        "level": support.criterion.level,
        "critical": support.criterion.critical,
        "evidence": [
            {"item": name_of(tie.statement.key, support.area.id), "effect": _effect(tie)} for tie in support.ties
        ],
    }


def _effect(of: Tie | Link) -> str | None:
    return None if of.effect is None else str(of.effect)


def _refused(selection: Selection) -> Iterator[object]:
    for area, found in sorted(selection.refused.items()):
        yield refused(area, found)


def _statement(statement: Statement) -> object:
    file, item = statement.file, statement.item
    return {
        "file": file.name,
        "item": item.id,
        "kind": str(item.kind),
        "text": item.text,
        "source": item.source,
        "date": item.date or None,
        "same_as": item.same_as.ref if item.same_as else None,
        "areas": None if item.areas is None else list(item.areas),
        "public": item.public,
        "criteria": [
            {"area": link.area or file.area, "criterion": link.criterion, "effect": _effect(link)}
            for link in item.links
        ],
    }


def _support_rows(support: Support) -> Iterator[dict[str, Cell]]:
    criterion = support.criterion
    about: dict[str, Cell] = {
        "area": support.area.id,
        "criterion": criterion.id,
        "level": criterion.level,
        "critical": str(criterion.critical).lower(),
    }
    for tie in support.ties:
        yield {**about, "effect": _effect(tie), **_statement_row(tie.statement)}
    if not support.ties:
        yield about


def _statement_row(statement: Statement) -> dict[str, Cell]:
    item = statement.item
    values = (
        *(statement.file.name, item.id, str(item.kind), item.text, item.source, item.date),
        *(item.same_as.ref if item.same_as else None, str(item.public).lower()),
    )
    return dict(zip(_STATEMENT_COLUMNS, values, strict=True))


def _placed(selection: Selection, rows: list[dict[str, Cell]]) -> tuple[dict[str, Cell], ...]:
    """Return rows with the force, year and scheme, and those of the areas that cannot be used."""
    inspection = selection.inspection
    place: dict[str, Cell] = {"force": inspection.force, "year": inspection.year, "scheme": inspection.scheme}
    errors: list[dict[str, Cell]] = [
        {"area": area, "error": refused_cell(found)} for area, found in sorted(selection.refused.items())
    ]
    return tuple({**place, **row} for row in [*rows, *errors])
