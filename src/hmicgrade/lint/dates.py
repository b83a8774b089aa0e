"""Dates of different precision against the months of a period."""

from __future__ import annotations

_MONTH = len("2007-07")


def is_before(date: str, month: str) -> bool:
    """Tell whether all of a date, a year, a month or a day, lies before a month."""
    last = f"{date}-12"[:_MONTH]
    return last < month


def is_after(date: str, month: str) -> bool:
    """Tell whether all of a date, a year, a month or a day, lies after a month."""
    first = f"{date}-01"[:_MONTH]
    return first > month
