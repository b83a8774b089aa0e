"""Asking git about the repository that a project stands in. Nothing is written, and no program of a repository runs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hmicgrade.cli.exits import CannotRun

_SAFE = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
_WITHOUT_PROGRAMS = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said: its exit code, its result, and the first line of what it complained of."""

    code: int
    out: bytes
    complaint: str


def asked(root: Path, words: Sequence[str], fed: bytes = b"") -> Answer:
    """Ask git in a folder, whatever comes of it; `fed` is what it reads.

    Raises:
        CannotRun: git cannot be run.
    """
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and revisions that git is told are no options
            ["git", *_WITHOUT_PROGRAMS, *words],  # noqa: S607 - git is found as the shell finds it
            cwd=root,
            env={**os.environ, **_SAFE},
            input=fed,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        reason = f"git cannot be run: {error.strerror or error}"
        raise CannotRun(reason) from error
    said = done.stderr.decode(errors="replace").strip().splitlines() or ["it gave no reason"]
    return Answer(done.returncode, done.stdout, said[0].removeprefix("fatal: "))


def told(root: Path, words: Sequence[str], fed: bytes = b"") -> bytes:
    """Return what git answers.

    Raises:
        CannotRun: it gives no answer.
    """
    answer = asked(root, words, fed)
    if answer.code:
        raise CannotRun(_untold(answer.complaint))
    return answer.out


def _untold(why: str) -> str:
    reason = "this is no git repository" if why.startswith("not a git repository") else why
    return f"git does not tell what has changed: {reason}"


def commit_of(root: Path, revision: str) -> str:
    """Return the commit that a revision stands for, by its full name.

    Raises:
        CannotRun: there is no repository, or no such revision.
    """
    told(root, ("rev-parse", "--git-dir"))
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    answer = asked(root, words)
    if answer.code or not revision:
        raise CannotRun(_untold(f"there is no revision '{revision}'"))
    return answer.out.decode().strip().splitlines()[-1]


def parted(root: Path, revision: str, head: str = "HEAD") -> str:
    """Return the commit in which the history of `head` parted from a revision, by its full name.

    Raises:
        CannotRun: there is no git, no repository, no such revision, or not one such commit.
    """
    commits = (commit_of(root, revision), commit_of(root, head))
    found = asked(root, ("merge-base", "--all", *commits)).out.decode().split()
    if len(found) == 1:
        return found[0]
    if found:
        raise CannotRun(_untold(f"'{revision}' and '{head}' parted more than once; name one of {', '.join(found)}"))
    shallow = asked(root, ("rev-parse", "--is-shallow-repository")).out.strip() == b"true"
    why = "the clone is shallow: fetch the whole history" if shallow else "they have no history in common"
    raise CannotRun(_untold(f"no commit is known in which '{revision}' and '{head}' parted; {why}"))
