"""Taking times and showing them."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """What was measured, how many seconds each run took, and how many bytes it read where that is of interest."""

    name: str
    seconds: tuple[float, ...]
    size: int = 0

    def row(self) -> str:
        """Show the least, the middle and the most in milliseconds, and the best rate, as a line of a table."""
        figures = (min(self.seconds), statistics.median(self.seconds), max(self.seconds))
        rate = f"{self.size / min(self.seconds) / 1e6:>10.2f}" if self.size else ""
        return f"{self.name:<48}" + "".join(f"{seconds * 1000:>10.1f}" for seconds in figures) + rate


def measure(name: str, runs: int, work: Callable[[], object], size: int = 0) -> Timing:
    """Do `work`, which reads `size` bytes, once unmeasured and then `runs` times measured."""
    work()
    return Timing(name, tuple(_seconds(work) for _ in range(runs)), size)


def measure_process(name: str, runs: int, argv: Sequence[str]) -> Timing:
    """Measure a whole process, from start to exit. Raises CalledProcessError if it fails."""
    return measure(name, runs, lambda: subprocess.run(argv, check=True, capture_output=True))  # noqa: S603 - fixed words


def table(timings: Iterable[Timing]) -> str:
    """Show timings in milliseconds, one a line."""
    heading = f"{'milliseconds':<48}" + "".join(f"{word:>10}" for word in ("min", "median", "max", "MB/s"))
    return "\n".join([heading, *(timing.row() for timing in timings)])


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
