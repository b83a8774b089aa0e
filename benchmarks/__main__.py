"""`python -m benchmarks [RUNS]`: measure everything and print one table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from benchmarks import explaining, impact, lattice, loading, planning, questions, startup
from benchmarks.timing import Timing, table

SUITES: tuple[Callable[[int], Iterator[Timing]], ...] = (
    startup.timings,
    lattice.timings,
    explaining.timings,
    planning.timings,
    questions.timings,
    loading.timings,
    impact.timings,
)
RUNS = 20


def main(words: list[str]) -> None:
    """Run every suite; the one word, if given, is how many runs each measurement takes."""
    runs = int(words[0]) if words else RUNS
    print(table(timing for suite in SUITES for timing in suite(runs)))


if __name__ == "__main__":
    main(sys.argv[1:])
