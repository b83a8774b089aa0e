"""`python -m benchmarks.validation [FORCES]`: whole projects validated, beside check-jsonschema on files of the same.

Whole processes: without the cache's entries and with them, and the most memory that each took.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.forces import ROOT, write_forces

FORCES = 100
FEW = 10
"""A project of so many forces shows how memory grows, beside the one that is asked for."""

SAMPLE = 20
"""The most forces whose files check-jsonschema is given: its rate does not depend on how many there are."""

SCHEMA = ROOT / "schemas" / "evidence.schema.json"
_KILOBYTE = 1 if sys.platform == "darwin" else 1024
"""What the system counts memory in, in bytes."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: what it did, the bytes it was given, and its most memory in bytes.

    `seconds` are those from start to exit, `busy` those that a processor worked for it: the steadier figure.
    """

    name: str
    size: int
    seconds: float
    busy: float
    memory: int

    @property
    def rate(self) -> float:
        """Megabytes a second of work."""
        return self.size / self.busy / 1e6

    def row(self, base: float) -> str:
        """Show the process as a line of a table, with its rate as a multiple of another."""
        times = f"{self.seconds:>9.2f}{self.busy:>8.2f}{self.rate:>8.2f}{self.rate / base:>8.1f}"
        return f"{self.name:<48}{self.size / 1e6:>8.2f}{times}{self.memory / 1e6:>10.0f}"


def runs(forces: int) -> Iterator[Run]:
    """Measure check-jsonschema on a sample of the evidence, then the tool on two projects, cold and warm."""
    with TemporaryDirectory() as folder:
        top = Path(folder)
        sizes = {count: write_forces(top / str(count), count) for count in sorted({FEW, forces})}
        yield _shapes(top / str(forces), min(forces, SAMPLE))
        for count, size in sizes.items():
            yield from _validations(top / str(count), count, size)


def _shapes(root: Path, sample: int) -> Run:
    folders = sorted((root / "evidence").iterdir())[:sample]
    files = [path for folder in folders for path in sorted(folder.glob("2007/*.yaml"))]
    words = ("-m", "check_jsonschema", "--schemafile", str(SCHEMA), *map(str, files))
    return _run(f"{sample} forces, check-jsonschema", sum(path.stat().st_size for path in files), words, {})


def _validations(root: Path, count: int, size: int) -> Iterator[Run]:
    words = ("-m", "hmicgrade", "validate", "--root", str(root))
    kept = {"XDG_CACHE_HOME": str(root / "cache"), "LOCALAPPDATA": str(root / "cache"), "HOME": str(root)}
    yield _run(f"{count} forces, validate, no cache", size, (*words, "--no-cache"), kept)
    yield _run(f"{count} forces, validate, cache filled on the way", size, words, kept)
    yield _run(f"{count} forces, validate, from the cache", size, words, kept)


def _run(name: str, size: int, words: Sequence[str], environ: Mapping[str, str]) -> Run:
    """Measure one process. Raises CalledProcessError if it does not end with 0."""
    argv = (sys.executable, *words)
    start = time.perf_counter()
    process = subprocess.Popen(argv, env=os.environ | environ, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed words
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, argv[:8])
    return Run(name, size, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * _KILOBYTE)


def main(words: list[str]) -> None:
    """Measure, and print one table; the one word, if given, is the number of forces."""
    print(f"{'validation':<48}{'MB':>8}{'seconds':>9}{'busy':>8}{'MB/s':>8}{'times':>8}{'memory':>10}")
    base = 0.0
    for run in runs(int(words[0]) if words else FORCES):
        base = base or run.rate
        print(run.row(base), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
