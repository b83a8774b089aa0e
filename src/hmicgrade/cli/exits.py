"""How a command ends."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes: the table in the README says what each means."""

    RAN = 0
    FOUND = 1
    CANNOT_RUN = 2
    INTERRUPTED = 130


class CannotRun(Exception):  # noqa: N818 - it says what it is
    """A command cannot run; the message says why in one sentence without a full stop."""
