"""The report on Derbyshire, 2007: kept whole, every number of it traced back, every sentence short."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import ceil, floor
from pathlib import Path
from typing import Any

import pytest

from hmicgrade.__main__ import main
from hmicgrade.api import assess, load_project
from hmicgrade.explain.reporting import sentences
from tests.golden import Golden
from tests.report.documents.reading import Element, Page

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent
NUMBER = re.compile(r"\d+(?:\.\d+)?")
RANKS = {"met": 2, "partly_met": 1, "not_met": 0}
SHARES = {"most": (Fraction(1, 2), False), "vast": (Fraction(85, 100), True), "significant": (Fraction(25, 100), True)}
"""The readings of the scheme, as its file gives them, and whether the share itself is enough."""


def written(target: Path, *words: str) -> bytes:
    assert main(["report", "derbyshire", "--root", str(ROOT), "-o", str(target), *words]) == 0
    return target.read_bytes()


def test_the_report_is_kept_whole(tmp_path: Path, golden: Golden) -> None:
    golden.check("report/derbyshire-2007.md", written(tmp_path / "r.md"))
    golden.check(
        "report/domestic-violence.html", written(tmp_path / "r.html", "--area", "domestic-violence", "--public")
    )


def graded_texts(content: bytes) -> dict[str, str]:
    """Give, by area, the words from the heading of its grade to the end of its judgements."""
    found: dict[str, list[str]] = {}
    area: str | None = None
    for element in Page(content).elements:
        if element.name in {"h2", "h3"}:
            part = element.attributes.get("id", "").split(".")
            area = part[1] if part[0] == "area" and part[-1] in {"grade", "raise", "needs"} else None
        elif area is not None and element.name in {"p", "li", "h4", "desc"}:
            found.setdefault(area, []).append(element.words)
    return {name: " ".join(texts) for name, texts in found.items()}


def numbers_of(area: dict[str, Any]) -> set[str]:
    """Give every number that an area's assessment leads to: those in it, what it lists, and what its rules count."""
    found = {text for leaf in leaves(area) for text in NUMBER.findall(str(leaf))}
    found |= {str(len(each)) for each in lists(area)}
    known = [one for one in area["findings"] if one["finding"] in RANKS]
    for level, significant, critical in product((None, "fair", "good", "excellent"), (None, True), (None, True)):
        chosen = [
            one
            for one in known
            if level in {None, one["level"]}
            and significant in {None, one["significant"]}
            and critical in {None, one["critical"]}
        ]
        found |= {str(number) for number in counts(chosen)}
    for origin in ("recorded", "evidence", "silence", "none"):
        found.add(str(sum(one["from"] == origin for one in area["findings"])))
    return found | shares(area)


def counts(chosen: list[dict[str, Any]]) -> Iterator[int]:
    yield len(chosen)
    for rank in RANKS.values():
        ranks = [RANKS[one["finding"]] for one in chosen]
        yield from (ranks.count(rank), sum(one >= rank for one in ranks), sum(one <= rank for one in ranks))
    for share, enough in SHARES.values():
        needed = share * len(chosen)
        yield ceil(needed) if enough else floor(needed) + 1


def shares(area: dict[str, Any]) -> set[str]:
    """Give the readings as percentages, rounded to one decimal as the report rounds them."""
    ends = [part[end] for one in area["readings"] for part in one["grades"] for end in ("from", "to")]
    exact = [Fraction(text.rsplit(" ", 1)[-1]) * 100 for text in ends]
    tenths = [Fraction(floor(one * 10 + Fraction(1, 2)), 10) for one in exact]
    return {str(one) if one.denominator == 1 else f"{floor(one)}.{one * 10 % 10}" for one in tenths}


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from leaves(one)
    else:
        yield value


def lists(value: object) -> Iterator[list[object]]:
    if isinstance(value, list):
        yield value
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from lists(one)


def test_every_number_of_a_grade_is_traced_to_the_assessment(tmp_path: Path) -> None:
    project, _ = load_project(ROOT)
    areas = json.loads(assess(project, "derbyshire", 2007).as_json())["areas"]
    texts = {criterion.text for area in project.schemes["hmic-2007"].areas for criterion in area.criteria}
    said = graded_texts(written(tmp_path / "r.html"))
    assert set(said) == {area["area"] for area in areas}
    for area in areas:
        words = said[area["area"]]
        for text in sorted(texts, key=len, reverse=True):
            words = words.replace(text.removesuffix("."), "")
        allowed = numbers_of(area)
        assert set(NUMBER.findall(words)) - allowed == set(), area["area"]
        assert "97" not in allowed


def pictures(content: bytes) -> dict[str, tuple[str, Element]]:
    """Give, by name, the words drawn in each picture and the table beside it."""
    found: dict[str, tuple[str, Element]] = {}
    drawn: tuple[str, list[str]] | None = None
    for element in Page(content).elements:
        if element.name == "svg":
            name = element.attributes["aria-labelledby"].split()[0].removesuffix("-title")
            drawn = name.removeprefix("picture."), []
        elif element.name in {"title", "text"} and drawn:
            drawn[1].append(element.words)
        elif element.name == "table" and drawn:
            found[drawn[0]], drawn = (" ".join(drawn[1]), element), None
    return found


def rows_of(content: bytes, caption: str) -> list[list[str]]:
    """Give the cells of the table with a caption, row by row."""
    rows: list[list[str]] = []
    within = False
    for element in Page(content).elements:
        if element.name == "caption":
            within = element.words == caption
        elif within and element.name == "tr":
            rows.append([])
        elif within and element.name in {"th", "td"}:
            rows[-1].append(element.words)
    return rows[1:]


def test_every_number_in_a_picture_stands_in_its_table(tmp_path: Path) -> None:
    content = written(tmp_path / "r.html")
    drawn = pictures(content)
    assert len(drawn) == 15
    for name, (words, table) in drawn.items():
        allowed = {*NUMBER.findall(table.words), "2007", "43", "25"}  # the year, the forces, the reading of the scheme
        if name == "rounds":  # how many areas of a round have a grade
            rows = rows_of(content, "Grades over the rounds: Derbyshire Constabulary")
            allowed |= {str(number) for number in Counter((row[0], row[3]) for row in rows).values()}
        assert set(NUMBER.findall(words)) - allowed == set(), name


def test_what_a_grade_needs_is_counted_in_the_assessment(tmp_path: Path) -> None:
    project, _ = load_project(ROOT)
    areas = json.loads(assess(project, "derbyshire", 2007).as_json())["areas"]
    titles = {area.id: area.title for area in project.schemes["hmic-2007"].areas}
    content = written(tmp_path / "r.html")
    for area in areas:
        rows = rows_of(content, f"What each grade needs: {titles[area['area']]}, Derbyshire Constabulary, 2007")
        assert len(rows) >= 6
        for what, count, total, _, _ in rows:
            chosen = [one for one in area["findings"] if selected(what.lower(), one)]
            assert (int(count), int(total)) == (sum(has(what, one) for one in chosen), len(chosen)), (
                area["area"],
                what,
            )


def selected(what: str, finding: dict[str, Any]) -> bool:
    """Tell whether "significant fair criteria met" is about a finding."""
    adjectives = what.partition(" criteria ")[0].split()
    return finding["finding"] != "not_applicable" and all(
        finding[one] if one in {"significant", "critical"} else finding["level"] == one for one in adjectives
    )


def has(what: str, finding: dict[str, Any]) -> bool:
    """Tell whether "fair criteria at least partly met" counts a finding."""
    status = what.partition(" criteria ")[2]
    rank = RANKS.get(finding["finding"])
    asked = RANKS[status.removeprefix("at least ").replace(" ", "_")]
    return rank is not None and (rank >= asked if status.startswith("at least ") else rank == asked)


def test_sentences_are_short_and_in_the_words_of_the_design() -> None:
    own = [text for name, text in vars(sentences).items() if name.isupper() and isinstance(text, str)]
    made = [
        *(sentences.public(1, 1, 1), sentences.public(2, 3, 4), sentences.public(0, 0, 3), sentences.public(0, 0, 0)),
        *(sentences.graded_under("A force", 2, 2007, "A scheme"), sentences.published_under("A force", 1, 2007, "A")),
        *(sentences.otherwise(["fair", "poor"]), sentences.otherwise(["poor"]), sentences.cap("a-cap", "poor")),
        *(sentences.overrides(1), sentences.silence("fair", "not_met"), sentences.unassessed(1)),
        *(sentences.shared_by(["A", "B"]), sentences.set_aside(may_be=True), sentences.set_aside(may_be=False)),
    ]
    parts = [part for text in [*own, *made] for part in re.split(r"(?<=[.:;]) ", text)]
    assert [part for part in parts if len(part.split()) > 25] == []
    assert [part for part in parts if re.search(r"\b(verdict|rating|ruling|outcome|passed|failed)\b", part)] == []
