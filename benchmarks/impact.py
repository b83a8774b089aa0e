"""A change of the rules of 2007 compared over made-up forces: both versions read, graded and set side by side."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.forces import SCHEME, write_forces
from benchmarks.timing import Timing, measure
from hmicgrade.__main__ import OBJECTS
from hmicgrade.evaluate.impact.comparison import impact
from hmicgrade.evaluate.impact.results import Impact
from hmicgrade.evaluate.impact.ruling import scheme_rulings
from hmicgrade.load.files import Disk
from hmicgrade.load.project import read_schemes
from hmicgrade.load.versions import read_versions

FORCES = 43


def timings(runs: int) -> Iterator[Timing]:
    """Measure what a stricter rule does to 43 forces of six areas, and to every finding there could be."""
    gc.set_threshold(OBJECTS)  # as the program does
    with TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        size = write_forces(before, FORCES)
        shutil.copytree(before, after)
        rules = after / "criteria" / SCHEME / "scheme.yaml"
        text = rules.read_text(encoding="utf-8")
        rules.write_text(text.replace("any critical criterion is not met", "any fair criterion is not met"), "utf-8")
        yield measure(f"impact on {FORCES} forces of 6 areas", runs, partial(compare, before, after), 2 * size)
        yield measure("rules side by side over 6 areas", runs, partial(rulings, before, after))


def compare(before: Path, after: Path) -> Impact:
    """Read two versions of a project and compare them."""
    found = read_versions(Disk(before), Disk(after))
    return impact(found.before.project, found.after.project, len(found.untouched))


def rulings(before: Path, after: Path) -> object:
    """Read two versions of the criteria and compare them."""
    old, new = (read_schemes(path).project.schemes for path in (before, after))
    return scheme_rulings(old, new)
