"""Examines a force, or recalls what was found in the same files against the same criteria."""

from __future__ import annotations

import hashlib
from typing import Protocol

from hmicgrade.lint.examination import Examined, examine
from hmicgrade.lint.remembered import read_back, written
from hmicgrade.lint.subjects import Schemes
from hmicgrade.load.files import EVIDENCE
from hmicgrade.load.kept import keep_below
from hmicgrade.load.project import Unread


class Memory(Protocol):
    """Where what was found in each force is kept from one run to the next. It may forget anything."""

    def recall(self, force: str, key: str) -> str | None:
        """Return what was kept of a force under this key by this very program, or None."""

    def keep(self, force: str, key: str, value: str) -> None:
        """Keep what was found in a force, in place of what was kept of it before."""


def examine_unread(one: Unread, schemes: Schemes, memory: Memory | None) -> Examined:
    """Return what is found in a force that is yet to be read. Its files are read once; what is recalled is of them."""
    if memory is None:
        return examine(one.read(one.files), schemes)
    files = keep_below(one.files, f"{EVIDENCE}/{one.force}")
    key = hashlib.sha256(f"{one.criteria} {files.digest()}".encode()).hexdigest()
    known = memory.recall(one.force, key)
    found = read_back(known, files.text) if known is not None else None
    if found is None:
        found = examine(one.read(files), schemes)
        memory.keep(one.force, key, written(found))
    return found
