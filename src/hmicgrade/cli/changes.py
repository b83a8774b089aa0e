"""What git says of a project's files. Nothing is written, and git is only asked."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from hmicgrade.cli.exits import CannotRun
from hmicgrade.load.files import CRITERIA, EVIDENCE

_SAFE = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def changed_since(root: Path, revision: str) -> tuple[str, ...]:
    """Return the files of a project that differ from where its history parted from a revision, untracked ones too.

    Paths are relative to the root, sorted; files that are no longer there are left out.

    Raises:
        CannotRun: there is no git, no repository, no such revision or no common history.
    """
    where = ("--", CRITERIA, EVIDENCE)
    changed = ("diff", "--name-only", "--no-ext-diff", "--relative", "--diff-filter=d", "-z", "--merge-base")
    new = ("ls-files", "--others", "--exclude-standard", "-z")
    found = [*_git(root, (*changed, "--end-of-options", revision, *where)), *_git(root, (*new, *where))]
    return tuple(sorted(set(found)))


def _git(root: Path, words: Sequence[str]) -> list[str]:
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and a revision that git is told is no option
            ["git", *words],  # noqa: S607 - git is found as the shell finds it
            cwd=root,
            env={**os.environ, **_SAFE},
            capture_output=True,
            check=False,
        )
    except OSError as error:
        reason = f"git cannot be run: {error.strerror or error}"
        raise CannotRun(reason) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["it gave no reason"]
        reason = f"git does not tell what has changed: {said[0].removeprefix('fatal: ')}"
        raise CannotRun(reason)
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]
