"""Whole processes that explain one area of 62 criteria in six classes, under the shipped rules of 2007."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import Timing, measure_process

ROOT = Path(__file__).parent.parent
SCHEME = "hmic-2007"
FAIR, GOOD, EXCELLENT, CRITICAL = 34, 26, 2, 4
KINDS = {"strength": "s", "work_in_progress": "w", "area_for_improvement": "a"}

COMMANDS = {
    "explain, 62 criteria": ("made", "large"),
    "explain, 62 criteria, as JSON": ("made", "large", "--format", "json"),
    "explain, one of 62 criteria": ("made", "large", "f0"),
    "explain, 62 criteria, one in ten missing": ("made", "large", "--year", "2006"),
    "explain, one of 62 criteria, one in ten missing": ("made", "large", "f0", "--year", "2006"),
}


def timings(runs: int) -> Iterator[Timing]:
    """Measure each command from start to exit."""
    with TemporaryDirectory() as folder:
        write_project(Path(folder))
        for name, words in COMMANDS.items():
            argv = (sys.executable, "-m", "hmicgrade", "explain", *words, "--root", folder)
            yield measure_process(name, runs, argv)


def write_project(root: Path) -> None:
    """Write a project of one force, one area and two years; in 2006 one criterion in ten has no evidence."""
    criteria = root / "criteria" / SCHEME
    criteria.mkdir(parents=True)
    shutil.copy(ROOT / "criteria" / SCHEME / "scheme.yaml", criteria)
    ids = [f"{level[0]}{place}" for level, number in _LEVELS.items() for place in range(number)]
    (criteria / "large.yaml").write_text("\n".join(_area()), encoding="utf-8")
    force = root / "evidence" / "made"
    for year, found in ((2006, ids[1::10]), (2007, [])):
        (force / str(year)).mkdir(parents=True)
        text = "\n".join(_evidence(year, [one for one in ids if one not in found]))
        (force / str(year) / "large.yaml").write_text(text, encoding="utf-8")
    (force / "force.yaml").write_text("kind: force\nid: made\nname: Made-up Police\n", encoding="utf-8")


_LEVELS = {"fair": FAIR, "good": GOOD, "excellent": EXCELLENT}


def _area() -> Iterator[str]:
    yield from ("kind: area", "id: large", "title: Large", "criteria:")
    for level, number in _LEVELS.items():
        for place in range(number):
            flags = ", critical: true" if place < CRITICAL and level != "excellent" else ""
            flags += ", significant: false" if level == "fair" and place >= FAIR - CRITICAL else ""
            yield f"  - {{id: {level[0]}{place}, level: {level}{flags}, text: Part {place} of the service is {level}.}}"
    yield ""


def _evidence(year: int, criteria: list[str]) -> Iterator[str]:
    """Yield a file of evidence: two statements a criterion, most of them strengths."""
    chance = random.Random(year)  # noqa: S311 - made-up evidence
    yield from ("kind: evidence", "force: made", f"year: {year}", f"scheme: {SCHEME}", "area: large", "evidence:")
    links = [(chance.choices(list(KINDS), (12, 2, 1))[0], one) for one in criteria for _ in range(2)]
    for kind, letter in KINDS.items():
        for place, criterion in enumerate(one for its, one in links if its == kind):
            said = f"id: {letter}{place + 1}, kind: {kind}, text: It was seen at {criterion} in visit {place + 1}."
            yield f"  - {{{said}, criteria: [{criterion}]}}"
    yield ""
