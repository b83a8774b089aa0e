"""Documents as plain data, for templates that cannot read the program's own values."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum

from hmicgrade.explain.reporting.document import Document


def plain(document: Document) -> object:
    """Return a document as mappings, lists and texts; every block says of which kind it is."""
    whole = _plain(document)
    return {**whole, "draft": document.draft} if isinstance(whole, dict) else whole


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        kind = {"kind": value.kind} if hasattr(value, "kind") else {}
        return {**kind, **{each.name: _plain(getattr(value, each.name)) for each in fields(value)}}
    return value.name if isinstance(value, Enum) else value
