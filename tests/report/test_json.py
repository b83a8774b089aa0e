from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from hmicgrade.api import assess, load_project
from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.report.assessment import Assessment, Assessments, members
from hmicgrade.report.escapes import json_escape
from hmicgrade.report.json_v1 import dump
from tests.explain.sample import ALL_MET, simple
from tests.golden import Golden
from tests.report.hostile import TEXTS, assessed
from tests.report.json_schema import complaints

ROOT = Path(__file__).parent.parent.parent
AREA_KEYS = [
    *("area", "framework", "grade", "possible", "computed", "uncapped", "undetermined", "override", "exact", "shadow"),
    *("published", "caps", "judgements", "findings", "because", "raise", "lower", "margin", "readings", "missing"),
]


def no_floats(text: str) -> str:
    raise AssertionError(text)


def parsed(text: str) -> dict[str, object]:
    value: dict[str, object] = json.loads(text, parse_float=no_floats)
    assert list(complaints(value)) == []
    return value


def rich_sample(root: Path) -> Assessment:
    """Grade a sample with a cap, three kinds of judgement, a published grade and readings that matter."""
    sample = simple(**ALL_MET | {"one": "not_met", "five": "not_met"})
    sample.scheme["overrides"] = {"at_most_steps": "2"}
    sample.judgements = [
        {"judgement": "set-aside", "cap": "failure", "criterion": "one", "provenance": "reconstructed"},
        {"judgement": "decide", "grade": "fair"},
        {"judgement": "override", "grade": "good", "despite": ["one", "five"]},
    ]
    sample.published = {"grade": "fair"}
    return sample.assessed(root)


def test_the_document_fits_the_schema_and_keeps_the_order_of_its_keys(tmp_path: Path) -> None:
    value = json.loads(rich_sample(tmp_path).as_json())
    assert list(complaints(value)) == []
    assert list(value) == ["format", "version", "force", "year", "scheme", "evidence_digest", "areas"]
    (area,) = value["areas"]
    assert list(area) == AREA_KEYS
    assert [list(judgement) for judgement in area["judgements"]] == [
        ["judgement", "cap", "criterion", "reason", "by", "date", "provenance"],
        ["judgement", "grade", "reason", "by", "date", "provenance"],
        ["judgement", "grade", "despite", "reason", "by", "date", "provenance"],
    ]
    assert area["judgements"][2]["despite"] == ["one", "five"]
    assert area["caps"] == [{"cap": "failure", "criteria": ["one"], "set_aside": True, "certain": True}]
    assert (area["grade"], area["override"], area["possible"], area["published"]) == ("good", "good", ["fair"], "fair")


def test_the_bytes_are_these(tmp_path: Path, golden: Golden) -> None:
    assessment = replace(rich_sample(tmp_path), version="0", scheme_digest="sha256:" + "0" * 64)
    golden.check("report/assessment.json", assessment.as_json().encode())


def test_treated_as_critical_and_undetermined(tmp_path: Path) -> None:
    sample = simple(two="not_met", three="met")
    sample.judgements = [{"judgement": "treat-as-critical", "criterion": "two"}]
    (area,) = json.loads(sample.assessed(tmp_path).as_json())["areas"]
    assert list(area["judgements"][0]) == ["judgement", "criterion", "reason", "by", "date", "provenance"]
    assert [finding["critical"] for finding in area["findings"]] == [True, True, False, False, False]
    undetermined = json.loads(simple(two="met").assessed(tmp_path).as_json())
    assert list(complaints(undetermined)) == []
    (area,) = undetermined["areas"]
    assert (area["grade"], area["because"], area["lower"], area["margin"]) == (None, None, None, None)
    assert area["missing"] == {"criteria": ["one", "three", "four", "five"], "settles_most": "one", "fewest": 1}


def test_recipes_past_the_listed_ones_are_counted(tmp_path: Path) -> None:
    assessment = simple(**ALL_MET | {"two": "partly_met"}).assessed(tmp_path)
    (area,) = assessment.areas
    assert not isinstance(area, AreaRefused)
    assert area.raising is not None
    more = replace(assessment, areas=(replace(area, raising=replace(area.raising, more=5)),))
    (value,) = json.loads(more.as_json())["areas"]
    assert list(value["raise"]) == ["to", "changes", "recipes", "more"]
    assert value["raise"]["more"] == 5
    nothing = replace(assessment, areas=(replace(area, raising=None, shadow=("poor",)),))
    assert json.loads(nothing.as_json())["areas"][0]["raise"] is None
    parsed(nothing.as_json())


def test_a_refused_area_carries_its_errors(tmp_path: Path) -> None:
    sample = simple(**ALL_MET)
    sample.judgements = [{"judgement": "decide", "grade": "fair"}]
    project, _ = load_project(sample.write(tmp_path))
    value = parsed(assess(project, "north", 2007).as_json())
    (area,) = json.loads(json.dumps(value))["areas"]
    assert list(area) == ["area", "error"]
    assert [error["code"] for error in area["error"]] == ["HG504"]


def test_several_assessments(tmp_path: Path) -> None:
    one = simple(**ALL_MET).assessed(tmp_path)
    both = Assessments((one, replace(one, year="2021/22")))
    value = json.loads(both.as_json())
    assert list(complaints(value)) == []
    assert value["format"] == "hmicgrade-assessments/1"
    assert [each["year"] for each in value["assessments"]] == [2007, "2021/22"]
    assert members(both) == both.assessments
    assert members(one) == (one,)


@pytest.mark.untraced
def test_the_shipped_evidence_fits_the_schema() -> None:
    project, _ = load_project(ROOT)
    for options in ({}, {"recorded": False}, {"judgements": False}):
        parsed(assess(project, "derbyshire", 2007, **options).as_json())


@pytest.mark.untraced
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_texts_survive_and_nothing_hides(tmp_path: Path, text: str) -> None:
    written = assessed(tmp_path, text).as_json()
    assert written.isprintable() or set(filter(lambda one: not one.isprintable(), written)) == {"\n"}
    assert "##[" not in written
    assert not any(line.lstrip().startswith("::") for line in written.splitlines())
    (area,) = json.loads(written)["areas"]
    assert area["judgements"][0]["reason"] == unicodedata.normalize("NFC", text)


def test_characters_are_escaped_as_json_does() -> None:
    for character in ("\x7f", "\u202e", "\U000e0041", "\ud800", "["):
        assert json.loads(f'"{json_escape(character)}"') == character
    assert dump({"a": "##[x]é"}) == '{\n  "a": "##\\u005bx]é"\n}\n'


def test_the_schema_finds_what_does_not_fit(tmp_path: Path) -> None:
    value = json.loads(simple(**ALL_MET).assessed(tmp_path).as_json())
    assert list(complaints(value | {"year": 20.5}))
    assert list(complaints(value | {"extra": 1}))
    assert list(complaints({"format": "hmicgrade-assessment/1"}))
    with pytest.raises(KeyError, match="maximum"):
        list(complaints(value, {"maximum": 1}))
