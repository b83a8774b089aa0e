"""Plans: of an area of 62 criteria in six classes, in process and as a whole process, and where the work is hardest."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.forces import ROOT
from benchmarks.lattice import CASES
from benchmarks.timing import Timing, measure, measure_process
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.planning import Ground, Terms, ground, plan

BEGUN = CASES["62 criteria, everything assessed"]
"""The area that plans are for, of which most is met already."""

ALL_SHORT = replace(BEGUN, findings=tuple(replace(one, finding="not_met") for one in BEGUN.findings))
"""The same with nothing met: the most to plan."""

SCHEME = ROOT / "criteria" / "hmic-2007" / "scheme.yaml"


def timings(runs: int) -> Iterator[Timing]:
    """Measure plans for the best grade, the same effort for all and another for each, then a whole process."""
    one_each = {one.criterion.id: place for place, one in enumerate(BEGUN.findings, 1)}
    for name, case, efforts in (
        ("62 criteria, plan", BEGUN, {}),
        ("62 criteria, plan, nothing met", ALL_SHORT, {}),
        ("62 criteria, plan, nothing met, efforts all differ", ALL_SHORT, one_each),
    ):
        yield measure(name, runs, partial(_plan, case, efforts))
    with TemporaryDirectory() as folder:
        write_project(Path(folder), BEGUN)
        words = ("-m", "hmicgrade", "plan", "north", "--root", folder, "--to", "excellent")
        yield measure_process("hmicgrade plan, 62 criteria", runs, (sys.executable, *words))


def _plan(case: Case, efforts: Mapping[str, int]) -> None:
    here = ground(case)
    if isinstance(here, Ground):
        plan(here, Terms("excellent", frozenset(), efforts))


def write_project(root: Path, case: Case) -> None:
    """Write a project with one area and what was found there."""
    criteria = root / "criteria" / "hmic-2007"
    evidence = root / "evidence" / "north" / "2007"
    for folder in (criteria, evidence):
        folder.mkdir(parents=True)
    (criteria / "scheme.yaml").write_bytes(SCHEME.read_bytes())
    (criteria / "benchmark.yaml").write_text("\n".join(_area(case)), encoding="utf-8")
    (evidence.parent / "force.yaml").write_text("kind: force\nid: north\nname: North Police\n", encoding="utf-8")
    (evidence / "benchmark.yaml").write_text("\n".join(_evidence(case)), encoding="utf-8")


def _area(case: Case) -> Iterator[str]:
    yield from ("kind: area", "id: benchmark", "title: Benchmark", "criteria:")
    for one in case.area.criteria:
        flags = f"critical: {str(one.critical).lower()}, significant: {str(one.significant).lower()}"
        yield f"  - {{id: {one.id}, level: {one.level}, {flags}, text: A force does what {one.id} asks.}}"
    yield ""


def _evidence(case: Case) -> Iterator[str]:
    yield from ("kind: evidence", "force: north", "year: 2007", "scheme: hmic-2007", "area: benchmark", "findings:")
    for one in case.findings:
        yield f"  - {{criterion: {one.criterion.id}, finding: {one.finding}, reason: It was looked at.}}"
    yield ""
