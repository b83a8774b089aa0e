"""Criteria in every format: a list, and the full list with where each field came from."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.explain.criteria import Chosen, criteria_page, effective_page, fields
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.wording import number_text
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.holdings import refused, refused_cell, scheme_head
from hmicgrade.report.listing import Listing

COLUMNS = (
    "scheme",
    "area",
    "framework",
    "criterion",
    "level",
    "critical",
    "significant",
    "theme",
    "text",
    "not_applicable",
    "weight",
    "tags",
    "source",
    "provenance",
    "common",
    "changed",
    "error",
)
"""The columns of a list: one row a criterion and area. `common` is the common file it comes from."""

EFFECTIVE_COLUMNS = ("scheme", "area", "criterion", "field", "value", "from", "common", "error")
"""The columns of the full list: one row a field; `from` is `own`, `common`, `includes` or `left out`."""


def listed(chosen: Chosen) -> Listing:
    """List criteria, or show the one that was asked for."""
    rows = tuple(_row(chosen, area, one) for area in chosen.areas for one in chosen.criteria(area))
    document = _document(chosen, effective=False)
    return Listing(criteria_page(chosen), "hmicgrade-criteria/1", document, COLUMNS, (*rows, *_error_rows(chosen)))


def effective(chosen: Chosen) -> Listing:
    """List the full criteria of areas, each field with where it came from."""
    rows = tuple(row for area in chosen.areas for row in _field_rows(chosen, area))
    document = _document(chosen, effective=True)
    columns = EFFECTIVE_COLUMNS
    return Listing(effective_page(chosen), "hmicgrade-criteria/1", document, columns, (*rows, *_error_rows(chosen)))


def _document(chosen: Chosen, *, effective: bool) -> dict[str, object]:
    areas = [_area(chosen, area, effective=effective) for area in chosen.areas]
    broken = [refused(name, chosen.folder.refused[name]) for name in chosen.refused]
    return {"scheme": scheme_head(chosen.folder), "areas": [*areas, *broken]}


def _area(chosen: Chosen, area: Area, *, effective: bool) -> object:
    return {
        "area": area.id,
        "title": area.title,
        "framework": area.framework,
        "criteria": [_criterion(one, effective=effective) for one in chosen.criteria(area)],
        "left_out": [{"criterion": one.criterion, "common": one.common} for one in area.left_out],
    }


def _criterion(criterion: Criterion, *, effective: bool) -> object:
    origins = {"from": {each.name: str(each.origin) for each in fields(criterion)}} if effective else {}
    return {
        "criterion": criterion.id,
        "level": criterion.level,
        "critical": criterion.critical,
        "significant": criterion.significant,
        "theme": criterion.theme,
        "text": criterion.text,
        "not_applicable": "with-reason" if criterion.may_be_not_applicable else "never",
        "weight": number_text(criterion.weight),
        "tags": list(criterion.tags),
        "source": criterion.source,
        "provenance": criterion.provenance,
        "common": criterion.common,
        "changed": list(criterion.changed),
        **origins,
    }


def _row(chosen: Chosen, area: Area, criterion: Criterion) -> dict[str, Cell]:
    values: dict[str, Cell] = {each.name: each.value for each in fields(criterion)}
    return {
        **values,
        "scheme": chosen.folder.id,
        "area": area.id,
        "framework": area.framework,
        "criterion": criterion.id,
        "tags": SEPARATOR.join(criterion.tags),
        "common": criterion.common,
        "changed": SEPARATOR.join(criterion.changed),
    }


def _field_rows(chosen: Chosen, area: Area) -> Iterator[dict[str, Cell]]:
    place: dict[str, Cell] = {"scheme": chosen.folder.id, "area": area.id}
    for one in chosen.criteria(area):
        for each in fields(one):
            found: dict[str, Cell] = {"field": each.name, "value": each.value, "from": str(each.origin)}
            yield {**place, "criterion": one.id, **found, "common": one.common}
    if chosen.criterion is None:
        for gone in area.left_out:
            yield {**place, "criterion": gone.criterion, "from": "left out", "common": gone.common}


def _error_rows(chosen: Chosen) -> Iterator[dict[str, Cell]]:
    for name in chosen.refused:
        yield {"scheme": chosen.folder.id, "area": name, "error": refused_cell(chosen.folder.refused[name])}
