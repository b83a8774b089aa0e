"""Whole processes: the tool beside an empty Python and the smallest typer program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Timing, measure_process

HELLO = str(Path(__file__).with_name("typer_hello.py"))
PROCESSES = {
    "python -c pass": ("-c", "pass"),
    "a typer hello": (HELLO,),
    "hmicgrade --version": ("-m", "hmicgrade", "--version"),
    "hmicgrade --help": ("-m", "hmicgrade", "--help"),
    "hmicgrade assess derbyshire": ("-m", "hmicgrade", "assess", "derbyshire"),
    "hmicgrade assess derbyshire --format json": ("-m", "hmicgrade", "assess", "derbyshire", "--format", "json"),
}


def timings(runs: int) -> Iterator[Timing]:
    """Measure each process `runs` times."""
    for name, words in PROCESSES.items():
        yield measure_process(name, runs, (sys.executable, *words))
