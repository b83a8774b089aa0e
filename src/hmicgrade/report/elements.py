"""Differences of the rules as data."""

from __future__ import annotations

from hmicgrade.evaluate.comparing.elements import Element


def element_json(one: Element) -> dict[str, object]:
    """Return a difference of the rules as data for JSON."""
    return {
        "part": str(one.part),
        "subject": one.subject,
        "extent": str(one.extent),
        "was": list(one.was),
        "now": list(one.now),
    }
