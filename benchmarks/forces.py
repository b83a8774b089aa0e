"""Made-up forces for the shipped scheme of 2007, as many as are asked for: the same number gives the same bytes.

A force has six files of evidence, about 100 kB together, of the make of real ones: statements of 20 to 30 words folded
into lines, most with one or two criteria, some findings and a judgement. Nothing is wrong with them.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from textwrap import fill

from hmicgrade.load.files import Disk
from hmicgrade.load.parts import read_criteria
from hmicgrade.model.areas import Area

ROOT = Path(__file__).parent.parent
SCHEME = "hmic-2007"
ITEMS, FINDINGS = 60, 7

_KINDS = {"strength": ("s", "met"), "work_in_progress": ("w", "partly_met"), "area_for_improvement": ("a", "not_met")}
_WHO = (
    "The area command",
    "A team of six sergeants",
    "Each duty inspector",
    "The control room",
    "A panel of partners",
    "The training department",
    "Every neighbourhood office",
    "The crime manager",
)
_DOES = (
    "looks again at every open case",
    "keeps one list of repeat callers",
    "compares its figures with those of like forces",
    "sends each report to one inbox",
    "asks those who called what they thought",
    "agrees with the council who does what",
    "marks the addresses that need a quicker answer",
    "writes down why an enquiry was closed",
)
_WHEN = (
    "before the end of each shift",
    "on the first Monday of the month",
    "within two working days",
    "whenever a risk changes",
    "as the plan for the year asks",
    "in all but one of the districts",
)
_SO_THAT = (
    "so that nothing waits longer than a week",
    "and the results go to the chief officers",
    "though two of the posts were empty in spring",
    "while a chart on the wall shows what is late",
    "and a second person checks one entry in ten",
)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement to be written: what it is called, its kind, and the criteria it bears on."""

    id: str
    kind: str
    criteria: tuple[str, ...]


def write_forces(root: Path, count: int) -> int:
    """Write a project of the shipped criteria and `count` made-up forces; return the bytes of their evidence."""
    shutil.copytree(ROOT / "criteria" / SCHEME, root / "criteria" / SCHEME)
    return sum(_write(root / path, text) for number in range(count) for path, text in force_files(number))


def _write(path: Path, text: str) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes(text.encode())


def force_files(number: int) -> Iterator[tuple[str, str]]:
    """Yield the files of one made-up force, each with its path below the root."""
    name = f"force-{number:04}"
    yield f"evidence/{name}/force.yaml", f"kind: force\nid: {name}\nname: Force {number}\n"
    chance = random.Random(name)  # noqa: S311 - made-up evidence
    sentences = _sentences(chance)
    for area in AREAS:
        yield f"evidence/{name}/2007/{area.id}.yaml", _area_text(name, area, chance, sentences)


def _area_text(force: str, area: Area, chance: random.Random, sentences: Iterator[str]) -> str:
    statements = [_statement(chance, number, area) for number in range(1, ITEMS + 1)]
    parts = (
        f"kind: evidence\nforce: {force}\nyear: 2007\nscheme: {SCHEME}\narea: {area.id}\ncontext: >-\n",
        _folded(" ".join(islice(sentences, 3)), 2),
        "evidence:\n",
        *(_item(next(sentences), one) for one in statements),
        *_findings(sentences, statements),
        *_judgements(sentences, area, statements),
    )
    return "".join(parts)


def _statement(chance: random.Random, number: int, area: Area) -> _Statement:
    kind = chance.choices(tuple(_KINDS), (6, 2, 3))[0]
    criteria = chance.sample([one.id for one in area.criteria], chance.choice((1, 1, 2, 3)))
    return _Statement(f"{_KINDS[kind][0]}{number}", kind, tuple(criteria))


def _sentences(chance: random.Random) -> Iterator[str]:
    """Return sentences of at most 30 words, no two the same: to say the same twice is a warning."""
    every = [f"{who} {does} {when}, {so_that}." for who, does, when, so_that in product(_WHO, _DOES, _WHEN, _SO_THAT)]
    return iter(chance.sample(every, len(AREAS) * (3 + ITEMS + FINDINGS + 1)))


def _folded(text: str, indent: int) -> str:
    margin = " " * indent
    return fill(text, 132, initial_indent=margin, subsequent_indent=margin) + "\n"


def _item(text: str, one: _Statement) -> str:
    first, *others = one.criteria
    marked = f"{{criterion: {first}, effect: well_short}}" if one.kind == "area_for_improvement" else first
    head = f"  - id: {one.id}\n    kind: {one.kind}\n    text: >-\n"
    return f"{head}{_folded(text, 6)}    criteria: [{', '.join((marked, *others))}]\n"


def _findings(sentences: Iterator[str], statements: list[_Statement]) -> Iterator[str]:
    """Yield findings on criteria of which all statements say the same."""
    kinds: dict[str, set[str]] = {}
    for one in statements:
        for criterion in one.criteria:
            kinds.setdefault(criterion, set()).add(one.kind)
    agreed = sorted(name for name, found in kinds.items() if len(found) == 1)[:FINDINGS]
    yield "findings:\n" if agreed else ""
    for criterion in agreed:
        (kind,) = kinds[criterion]
        cited = ", ".join(one.id for one in statements if criterion in one.criteria)
        yield f"  - criterion: {criterion}\n    finding: {_KINDS[kind][1]}\n    reason: >-\n"
        yield f"{_folded(next(sentences), 6)}    evidence: [{cited}]\n"


def _judgements(sentences: Iterator[str], area: Area, statements: list[_Statement]) -> Iterator[str]:
    """Yield a judgement on a criterion that is not met, so that it changes something."""
    critical = {one.id for one in area.criteria if one.critical}
    short = [one.criteria[0] for one in statements if one.kind == "area_for_improvement"]
    for criterion in [name for name in short if name not in critical][:1]:
        yield f"judgements:\n  - judgement: treat-as-critical\n    criterion: {criterion}\n    reason: >-\n"
        yield f"{_folded(next(sentences), 6)}    by: HM Inspector\n    date: 2007-09\n"


def _areas() -> tuple[Area, ...]:
    part, _ = read_criteria(Disk(ROOT), {SCHEME})
    return part.schemes[SCHEME].areas


AREAS = _areas()
"""The areas of the shipped scheme."""
