"""What is asked beside the grade of an area of 62 criteria in six classes: in process, and as whole processes."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.lattice import CASES
from benchmarks.planning import write_project
from benchmarks.timing import Timing, measure, measure_process
from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.settling import gaps_of
from hmicgrade.evaluate.supposing import what_if
from hmicgrade.evaluate.together import readings_over
from hmicgrade.model.supposed import Supposed

WHOLE = CASES["62 criteria, everything assessed"]
MISSING = frozenset(random.Random(2007).sample(range(len(WHOLE.findings)), 20))  # noqa: S311 - made-up findings
PARTLY = replace(
    WHOLE,
    findings=tuple(
        replace(one, finding="not_assessed") if at in MISSING else one for at, one in enumerate(WHOLE.findings)
    ),
)
"""The same area with 20 findings missing."""

ASKED = {"62 criteria": WHOLE, "62 criteria, 20 missing": PARTLY}
COMMANDS = ("what-if north benchmark f9=partly_met", "readings north", "gaps north")


def timings(runs: int) -> Iterator[Timing]:
    """Measure each question of each area, then the command that asks it as a whole process."""
    for name, case in ASKED.items():
        for question, ask in QUESTIONS.items():
            yield measure(f"{name}, {question}", runs, partial(ask, case))
        with TemporaryDirectory() as folder:
            write_project(Path(folder), case)
            for command in COMMANDS:
                words = (sys.executable, "-m", "hmicgrade", *command.split(), "--root", folder)
                yield measure_process(f"hmicgrade {command.split()[0]}, {name}", runs, words)


def _what_if(case: Case) -> None:
    now = assess_area(case)
    if isinstance(now, AreaAssessment):
        what_if(now, case, Supposed({"f9": "partly_met"}))


QUESTIONS: Mapping[str, Callable[[Case], object]] = {
    "what-if": _what_if,
    "readings": readings_over,
    "gaps": gaps_of,
}
