"""What git says of a project's files. Nothing is written, and git is only asked."""

from __future__ import annotations

import os
from pathlib import Path

from hmicgrade.cli.git import parted, told
from hmicgrade.load.files import CRITERIA, EVIDENCE


def changed_since(root: Path, revision: str) -> tuple[str, ...]:
    """Return the files of a project that differ from where its history parted from a revision, untracked ones too.

    Paths are relative to the root, sorted; files that are no longer there are left out.

    Raises:
        CannotRun: there is no git, no repository, no such revision or no common history.
    """
    where = ("--", CRITERIA, EVIDENCE)
    changed = ("diff", "--name-only", "--no-ext-diff", "--relative", "--diff-filter=d", "-z", parted(root, revision))
    new = ("ls-files", "--others", "--exclude-standard", "-z")
    found = told(root, (*changed, *where)) + told(root, (*new, *where))
    return tuple(sorted({os.fsdecode(name) for name in found.split(b"\0") if name}))
