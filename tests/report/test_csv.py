from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from hmicgrade.api import assess, load_project
from hmicgrade.report.assessment import Assessments
from hmicgrade.report.csv import COLUMNS, guarded, render
from tests.explain.sample import ALL_MET, simple
from tests.report.hostile import TEXTS, assessed


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_one_row_an_area(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"two": "partly_met", "five": "not_met"})
    sample.published = {"grade": "poor"}
    text = render(sample.assessed(tmp_path))
    assert text.splitlines()[0] == ",".join(COLUMNS)
    (row,) = rows(text)
    digests = {row.pop("evidence_digest")[:7], row.pop("scheme_digest")[:7]}
    assert digests == {"sha256:"}
    assert row == {
        "force": "north",
        "year": "2007",
        "scheme": "s",
        "area": "calls",
        "framework": "contact",
        "grade": "fair",
        "possible": "fair",
        "computed": "fair",
        "uncapped": "fair",
        "undetermined": "",
        "published": "poor",
        "agrees": "false",
        "override": "",
        "margin": "1",
        "raise_to": "good",
        "raise_changes": "1",
        "lower_to": "poor",
        "lower_changes": "1",
        "met": "3",
        "partly_met": "1",
        "not_met": "1",
        "not_assessed": "0",
        "not_applicable": "0",
        "error": "",
    }


def test_an_undetermined_area_and_an_override(tmp_path: Path) -> None:
    sample = simple(one="met", two="not_met", three="met", four="met")
    (row,) = rows(render(sample.assessed(tmp_path)))
    assert (row["grade"], row["possible"], row["undetermined"]) == ("", "fair;poor", "judgement")
    assert (row["published"], row["agrees"], row["margin"], row["not_assessed"]) == ("", "", "", "1")
    sample = simple(**ALL_MET | {"two": "partly_met"})
    sample.judgements = [{"judgement": "override", "grade": "good", "despite": ["two"]}]
    (row,) = rows(render(sample.assessed(tmp_path)))
    assert (row["grade"], row["override"], row["possible"]) == ("good", "good", "fair")


def test_a_refused_area_has_its_error(tmp_path: Path) -> None:
    sample = simple(**ALL_MET)
    sample.judgements = [{"judgement": "decide", "grade": "fair"}]
    project, _ = load_project(sample.write(tmp_path))
    (row,) = rows(render(assess(project, "north", 2007)))
    assert row["error"].startswith("HG504 ")
    assert (row["area"], row["grade"]) == ("calls", "")


def test_several_assessments_share_one_header(tmp_path: Path) -> None:
    one = simple(**ALL_MET).assessed(tmp_path)
    text = render(Assessments((one, replace(one, year=2008))))
    assert [row["year"] for row in rows(text)] == ["2007", "2008"]


@pytest.mark.untraced
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_texts_start_nothing(tmp_path: Path, text: str) -> None:
    assessment = replace(assessed(tmp_path, text), force=text, scheme=text)
    written = render(assessment)
    assert "##[" not in written
    assert not any(line.lstrip().startswith("::") for line in written.split("\n"))
    (row,) = rows(written)
    assert not [cell for cell in row.values() if cell[:1] in set("=+-@\t\r")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, ""),
        (4, "4"),
        ("a-b", "a-b"),
        ("=1", "'=1"),
        ("+1", "'+1"),
        ("-5%", "'-5%"),
        ("@x", "'@x"),
        ("\t=1", "'=1"),
        ("\r=1", "<U+000D>=1"),
        ("\uff1d1", "'\uff1d1"),
        ("::error::x", "'::error::x"),
        ("a ##[error]", "a ## [error]"),
    ],
)
def test_a_cell_is_guarded(cell: str | int | None, expected: str) -> None:
    assert guarded(cell) == expected
