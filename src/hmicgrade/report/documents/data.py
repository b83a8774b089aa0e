"""Documents as plain data, for templates that cannot read the program's own values."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum

from hmicgrade.explain.reporting.document import Document, Figure
from hmicgrade.report.charts.chart import chart

WIDE = 560
"""How wide a picture on a page of paper is in units, so that its letters are as large as the text."""


def plain(document: Document) -> object:
    """Return a document as mappings, lists and texts; every block says of which kind it is."""
    whole = _plain(document)
    return {**whole, "draft": document.draft} if isinstance(whole, dict) else whole


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Figure):
        drawn = chart(value.drawing, WIDE) if value.drawing else None
        return {"kind": value.kind, "alt": value.alt, "table": _plain(value.table), "svg": drawn.svg if drawn else None}
    if is_dataclass(value):
        kind = {"kind": value.kind} if hasattr(value, "kind") else {}
        return {**kind, **{each.name: _plain(getattr(value, each.name)) for each in fields(value)}}
    return value.name if isinstance(value, Enum) else value
