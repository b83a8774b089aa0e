"""`python -m benchmarks.site [FORCES]`: the site of made-up forces in a process of its own, and its most memory."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.forces import write_forces

FORCES = 43
_KILOBYTE = 1 if sys.platform == "darwin" else 1024
"""What the system counts memory in, in bytes."""


@dataclass(frozen=True, slots=True)
class Run:
    """One site: how many forces, files and bytes it has, the seconds it took, how many of them busy, and its memory."""

    forces: int
    files: int
    size: int
    seconds: float
    busy: float
    memory: int

    def __str__(self) -> str:
        """Show the run as a line of a table; sizes are in megabytes."""
        figures = (self.size / 1e6, self.seconds, self.busy, self.memory / 1e6)
        return f"{self.forces:>8}{self.files:>8}" + "".join(f"{one:>10.1f}" for one in figures)


def measure(forces: int) -> Run:
    """Write a project of so many forces, and its site; return what that took.

    Raises:
        ChildProcessError: the site was not written.
    """
    with TemporaryDirectory() as folder:
        root, site = Path(folder, "project"), Path(folder, "site")
        write_forces(root, forces)
        argv = [sys.executable, "-m", "hmicgrade", "site", "--root", str(root), "-o", str(site)]
        start = time.perf_counter()
        process = os.posix_spawn(sys.executable, argv, os.environ)
        _, status, used = os.wait4(process, 0)
        seconds = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status) != 0:
            raise ChildProcessError(argv)
        sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    busy = used.ru_utime + used.ru_stime
    return Run(forces, len(sizes), sum(sizes), seconds, busy, used.ru_maxrss * _KILOBYTE)


def main(words: list[str]) -> None:
    """Measure a site of as many forces as the one word says, else of as many as there are in England and Wales."""
    print("".join(f"{word:>{8 if at < 2 else 10}}" for at, word in enumerate(HEADS)))  # noqa: PLR2004 - two counts
    print(measure(int(words[0]) if words else FORCES))


HEADS = ("forces", "files", "MB", "seconds", "busy", "memory")

if __name__ == "__main__":
    main(sys.argv[1:])
