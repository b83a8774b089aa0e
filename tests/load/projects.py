"""A small project without mistakes, and how to write it to a folder with one mistake in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from hmicgrade.load.files import Folder
from hmicgrade.model.diagnostics import Diagnostic

SCHEME = "criteria/s/scheme.yaml"
AREA = "criteria/s/a.yaml"
OTHER = "criteria/s/b.yaml"
COMMON = "criteria/s/c.yaml"
FORCE = "evidence/f/force.yaml"
PUBLISHED = "evidence/f/published.yaml"
EVIDENCE = "evidence/f/2007/a.yaml"
SHARED = "evidence/f/2007/w.yaml"

NATIONAL = """\
kind: national
year: 2007
scheme: s
forces: 43
areas:
  - {area: a, grades: {high: 3, low: 40}, source: The report}
"""
"""A year's distributions without mistakes; the project below has none."""

FILES = {
    SCHEME: """\
kind: scheme
id: s
title: A scheme
levels: [good, fair]
quantities:
  most: {reading: more than 50%, range: [more than 50%, at least 80%]}
grades:
  - grade: high
    requires:
      - all fair criteria are met
      - any of: [most good criteria are met, most criteria are met]
  - grade: low
otherwise: low
caps:
  - {cap: critical, when: any critical criterion is not met, at_most: low, may_be_set_aside: true}
findings:
  - {given: any well_short, finding: not_met}
  - {given: any short, finding: partly_met}
  - {given: any supports, finding: met}
  - {given: only in_progress, finding: partly_met}
silence: {good: not_met}
""",
    AREA: """\
kind: area
id: a
title: Area A
framework: w
criteria:
  - {id: a-one, level: fair, text: It is done., critical: true}
  - {id: a-two, level: good, text: It is done well., tags: [recent]}
""",
    OTHER: """\
kind: area
id: b
title: Area B
framework: w
includes: [{common: c, critical: [c-one]}]
criteria:
  - {id: b-one, level: fair, text: It is planned.}
""",
    COMMON: """\
kind: common
id: c
title: What all share
criteria:
  - {id: c-one, level: fair, text: It is led.}
""",
    FORCE: """\
kind: force
id: f
name: Force F
aliases: [eff]
""",
    PUBLISHED: """\
kind: published
force: f
grades:
  - {year: 2007, scheme: s, area: a, grade: low, source: The report}
""",
    EVIDENCE: """\
kind: evidence
force: f
year: 2007
scheme: s
area: a
evidence:
  - {id: s1, kind: strength, text: It is done., criteria: [a-one]}
  - {id: a1, kind: area_for_improvement, text: It is not done well., criteria: [{criterion: a-two, effect: well_short}]}
findings:
  - {criterion: a-two, finding: partly_met, reason: It is on the way., evidence: [s1], despite: [a1]}
judgements:
  - {judgement: decide, grade: low, reason: It is so., by: HM Inspector, date: 2007-09}
""",
    SHARED: """\
kind: evidence
force: f
year: 2007
scheme: s
framework: w
evidence:
  - {id: s1, kind: strength, text: It is led., criteria: [c-one]}
findings:
  - {criterion: c-one, finding: met, reason: It is clear.}
""",
}
"""The files of a project in which nothing is wrong, by path."""

Change = str | bytes | None | tuple[str, str] | Callable[[Path], None]
"""What becomes of a file: new text, new bytes, nothing at all, one piece of text for another, or a special file."""


class Nothing:
    """Files of which there are none."""

    def list_folder(self, path: str) -> Folder:
        return Folder(path, exists=False)

    def read_bytes(self, path: str) -> tuple[bytes, list[Diagnostic]]:
        raise AssertionError(path)


def write_project(root: Path, changes: Mapping[str, Change] | None = None) -> Path:
    """Write the project under a folder, with some files changed, and return the folder."""
    changed: dict[str, Change] = {**FILES, **(changes or {})}
    for path, change in changed.items():
        if change is not None:
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, path, change)
    return root


def _write(target: Path, path: str, change: str | bytes | tuple[str, str] | Callable[[Path], None]) -> None:
    if callable(change):
        change(target)
    else:
        target.write_bytes(_content(path, change))


def _content(path: str, change: str | bytes | tuple[str, str]) -> bytes:
    if isinstance(change, bytes):
        return change
    return (change if isinstance(change, str) else _replaced(path, *change)).encode()


def _replaced(path: str, old: str, new: str) -> str:
    assert FILES[path].count(old) == 1, f"{path} holds {old!r} {FILES[path].count(old)} times"
    return FILES[path].replace(old, new)
