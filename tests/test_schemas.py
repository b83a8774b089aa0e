"""The schemas that are kept in the repository, and what is printed beside them: `pytest --update` writes the files."""

from __future__ import annotations

import contextlib
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from hmicgrade.__main__ import main
from hmicgrade.cli.describing import as_text
from hmicgrade.report.schemas import FILES, OUTPUTS, SCHEMAS, file_name
from tests.evaluate.town import impact_of
from tests.explain.sample import ALL_MET, simple
from tests.load.test_schemas import schemas_in
from tests.report.json_schema import complaints
from tests.report.test_impact import CHANGES, listing_of, ruling_of, shown
from tests.report.test_json import rich_sample

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "schemas"
COMMANDS = {
    "assessment-1": ("assess derbyshire", "assess derbyshire --no-judgements", "assess derbyshire --no-recorded"),
    "assessments-1": ("assess --all",),
    "explanation-1": (
        *("explain derbyshire domestic-violence", "explain derbyshire child-abuse --no-judgements --depth 3"),
        "explain derbyshire domestic-violence incident-risk-assessment",
        "explain derbyshire public-protection --no-recorded --no-judgements",
    ),
    "plan-1": (
        *("plan derbyshire", "plan derbyshire missing-persons --to excellent"),
        *("plan derbyshire --in-progress --to fair", "plan derbyshire child-abuse --fixed specialist-training"),
    ),
    "what-if-1": (
        "what-if derbyshire neighbourhood-policing local-priorities=met",
        "what-if derbyshire missing-persons cases-recorded=not_met --judgement decide=fair",
    ),
    "readings-1": ("readings derbyshire", "readings derbyshire public-protection --no-judgements"),
    "impact-1": (),
    "rules-1": (),
    "gaps-1": ("gaps derbyshire", "gaps derbyshire missing-persons --no-recorded"),
    "diff-1": (
        *("diff metropolitan 2006 2007", "diff derbyshire 2007 2014", "diff derbyshire 2021/22 2023-25"),
        "diff derbyshire 2007 2007 --no-recorded",
    ),
    "history-1": ("history derbyshire", "history metropolitan", "history derbyshire efficiency --no-judgements"),
    "chart-1": (
        *("chart distribution 2007 child-abuse --force derbyshire", "chart grid 2007", "chart slope metropolitan"),
        *("chart needs derbyshire child-abuse", "chart reading derbyshire child-abuse most"),
    ),
    "forces-1": ("forces",),
    "areas-1": ("areas", "areas --scheme hmic-2007"),
    "criteria-1": (
        *("criteria", "criteria missing-persons", "criteria missing-persons --effective"),
        "criteria domestic-violence cases-recorded --effective",
    ),
    "evidence-1": (
        "evidence derbyshire",
        "evidence derbyshire domestic-violence",
        "evidence derbyshire --kind context",
    ),
    "coverage-1": ("evidence derbyshire --coverage",),
    "national-1": ("national 2007", "national 2016"),
    "programme-1": ("programme derbyshire", "programme kent"),
    "problems-1": ("validate",),
    "tests-1": ("test criteria/hmic-2007/tests/critical-criteria.yaml",),
    "proof-1": ("prove hmic-2007 --area missing-persons",),
    "codes-1": ("codes",),
    "code-1": ("codes HG101",),
}
"""Commands on the shipped files whose documents each schema describes; `impact` needs a repository, and follows."""


def form(name: str) -> str:
    """Return the form of document that a schema is named after: `what-if-1` is "hmicgrade-what-if/1"."""
    return f"hmicgrade-{'/'.join(name.rsplit('-', 1))}"


def document(*words: str) -> Any:  # noqa: ANN401 - any JSON
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        main([*words, "--format", "json"])
    return json.loads(out.getvalue())


@cache
def shipped(line: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what a command prints of the shipped files."""
    with contextlib.chdir(ROOT):
        return document(*line.split())


def errors(name: str, value: object) -> list[str]:
    found = Draft7Validator(SCHEMAS[name].schema()).iter_errors(value)
    return [f"{error.json_path}: {error.message}" for error in found]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_that_is_kept_is_current(name: str, request: pytest.FixtureRequest) -> None:
    path = FOLDER / file_name(name)
    if request.config.getoption("update"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(as_text(name), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == as_text(name)


def test_no_schema_is_kept_that_is_not_made() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {file_name(name) for name in SCHEMAS}


def test_names_of_files_and_of_outputs_differ() -> None:
    assert len(SCHEMAS) == len(FILES) + len(OUTPUTS)


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_schema_of_an_output_is_of_draft_7_and_describes_every_field(name: str) -> None:
    schema = SCHEMAS[name].schema()
    Draft7Validator.check_schema(schema)
    for one in schemas_in(schema):
        assert all(field.get("description", "").endswith(".") for field in one.get("properties", {}).values())
        assert {"$defs", "definitions", "$ref"} & set(one) == set()
    assert schema["properties"]["format"]["const"] == form(name)


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, all_ in COMMANDS.items() for words in all_])
def test_what_is_printed_of_the_shipped_files_fits(name: str, words: str) -> None:
    value = shipped(words)
    assert value["format"] == form(name)
    assert errors(name, value) == []


def test_every_output_is_tried() -> None:
    assert set(COMMANDS) == set(OUTPUTS)


def test_every_form_of_document_has_a_schema() -> None:
    """A new form of document needs its row in `hmicgrade.report.schemas`."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    forms = {found for text in texts for found in re.findall(r'"hmicgrade-([a-z-]+/[0-9]+)"', text)}
    assert sorted(one.replace("/", "-") for one in forms) == sorted(OUTPUTS)


FAULTY = """\
kind: scheme
id: s
title: S
levels: [good, fair]
quantities: {most: {reading: more than 50%, range: [at least 25%, at least 80%]}}
grades:
  - {grade: good, requires: no good criterion is met}
  - {grade: fair, requires: most fair criteria are met}
  - {grade: poor}
otherwise: {judgement: [fair, poor]}
caps: [{cap: late, when: any good criterion is not met, at_most: poor}]
findings:
  - {given: any well_short, finding: not_met}
  - {given: any short, finding: partly_met}
  - {given: any supports, finding: met}
  - {given: only in_progress, finding: partly_met}
"""


def test_a_proof_that_fails_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "criteria/s/scheme.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(FAULTY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(["new", "area", "a"]) == 0
    value = document("prove")
    assert (value["proved"], errors("proof-1", value)) == (False, [])
    remarks = [*value["remarks"], *(one for area in value["areas"] for one in area["remarks"])]
    assert {bool(one["witness"] and one["witness"]["change"]) for one in remarks} == {True, False}


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_change_does_fits(name: str) -> None:
    for schema, listing in (
        ("impact-1", listing_of(impact_of(*CHANGES[name]))),
        ("rules-1", ruling_of(*CHANGES[name])),
    ):
        assert errors(schema, json.loads(shown(listing, "json"))) == []


def test_an_assessment_with_everything_in_it_fits(tmp_path: Path) -> None:
    value = json.loads(rich_sample(tmp_path).as_json())
    assert errors("assessment-1", value) == []
    assert list(complaints(value)) == []


@pytest.mark.parametrize(
    "words",
    [
        *("assess north", "explain north calls", "diff north 2007 2007", "plan north", "areas", "criteria"),
        *("assess north", "explain north calls", "plan north", "history north", "areas", "criteria"),
        *("evidence north", "evidence north --coverage", "validate"),
    ],
)
def test_an_area_with_errors_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    sample = simple(**ALL_MET)
    sample.area = {"nonsense": "x"}
    sample.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    value = document(*words.split())
    name = value["format"].removeprefix("hmicgrade-").replace("/", "-")
    assert "nonsense" in json.dumps(value)
    assert errors(name, value) == []


def test_cases_that_fail_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(["init"]) == 0
    path = tmp_path / "criteria/example/tests/answering-calls.yaml"
    expected = "{grade: poor, possible: [good, fair], raise: none, margin: 3, readings: {}}"
    for wrong in (expected.replace(", readings: {}", ""), expected):
        cases = path.read_text(encoding="utf-8").replace("{grade: fair}", wrong)
        path.write_text(f"{cases}  - {{name: Other, area: answering-calls, expect: {wrong}}}\n", encoding="utf-8")
        value = document("test")
        assert errors("tests-1", value) == []
        assert value["failed"] or value["not_tried"]


def spoilt(value: object) -> Any:  # noqa: ANN401 - any JSON
    """Return a document with one key of each of its mappings under another name."""
    if isinstance(value, list):
        return [spoilt(one) for one in value]
    if not isinstance(value, dict) or not value:
        return value
    first, *_ = value
    return {("x" if key == first else key): spoilt(one) for key, one in value.items()}


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_document_that_does_not_fit_is_found(name: str) -> None:
    impact = {"impact-1": listing_of(impact_of(*CHANGES["both"])), "rules-1": ruling_of(*CHANGES["both"])}
    value = json.loads(shown(impact[name], "json")) if name in impact else shipped(COMMANDS[name][0])
    assert errors(name, {**value, "extra": 1})
    assert len(errors(name, spoilt(value))) > 1
