"""Truth while something is still open: None is neither true nor false, and may yet be either."""

from __future__ import annotations

from collections.abc import Sequence

Truth = bool | None
"""Whether something holds; None while that is open."""


def either(truths: Sequence[Truth]) -> Truth:
    """Return whether at least one holds."""
    if any(truths):
        return True
    return None if None in truths else False


def every(truths: Sequence[Truth]) -> Truth:
    """Return whether all hold."""
    if False in truths:
        return False
    return None if None in truths else True
