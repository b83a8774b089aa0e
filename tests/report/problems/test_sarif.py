"""SARIF logs are held against the schema of the standard, and know a diagnostic again when its file changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from hmicgrade.model.codes import CODES
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.report.problems.sarif import MOST_RESULTS
from hmicgrade.report.problems.value import Problems
from tests.report.problems.sample import bad_project, fixed, made, many, rendered, span

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "data" / "sarif" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")
)


def log(problems: Problems) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(rendered("sarif", problems))


def run(problems: Problems) -> Any:  # noqa: ANN401 - any JSON
    (only,) = log(problems)["runs"]
    return only


def hashes(*diagnostics: Diagnostic, text: str) -> list[str]:
    results = run(made(*diagnostics, f=text))["results"]
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]


@pytest.mark.parametrize(
    "problems",
    [made(files=("f",)), made(fixed()), pytest.param(many(5001), marks=pytest.mark.untraced)],
    ids=["none", "one", "many"],
)
def test_a_log_is_valid(problems: Problems) -> None:
    Draft4Validator(SCHEMA, format_checker=FormatChecker()).validate(log(problems))
    assert len(run(problems)["results"]) == len(problems.diagnostics)


def test_the_log_of_a_bad_project_is_valid(tmp_path: Path) -> None:
    Draft4Validator(SCHEMA, format_checker=FormatChecker()).validate(log(bad_project(tmp_path)))


def test_the_schema_refuses_what_is_not_a_log() -> None:
    broken = log(made(fixed()))
    broken["runs"][0]["results"][0]["level"] = "fatal"
    assert not Draft4Validator(SCHEMA).is_valid(broken)


def test_a_run_names_its_files_relative_to_the_project() -> None:
    found = Diagnostic("HG115", "bad", span(file="criteria/s/Area: 50% ü.yaml"))
    (result,) = run(made(found))["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "criteria/s/Area%3A%2050%25%20%C3%BC.yaml", "uriBaseId": "PROJECT"}
    assert run(made(files=("a b",)))["artifacts"][0]["location"]["uri"] == "a%20b"


def test_a_rule_stands_once_for_each_code_that_was_found() -> None:
    made_run = run(many(3))
    rules = made_run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["HG021", "HG104"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["warning", "error"]
    assert rules[0]["shortDescription"]["text"] == CODES["HG021"].summary
    assert rules[0]["helpUri"] == "urn:hmicgrade:codes:HG021"
    assert [rules[result["ruleIndex"]]["id"] for result in made_run["results"]] == ["HG021", "HG021", "HG104"]


def test_a_result_holds_hint_related_places_and_fix() -> None:
    (result,) = run(made(fixed()))["results"]
    assert result["message"]["text"] == "unknown key. write 'level'"
    (related,) = result["relatedLocations"]
    assert (related["id"], related["message"]["text"]) == (0, "as here")
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][1] == {
        "deletedRegion": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 1},
        "insertedContent": {"text": "x: y\n"},
    }


def test_a_message_holds_no_link() -> None:
    (result,) = run(made(Diagnostic("HG104", "[a](http://b.example)", span())))["results"]
    assert result["message"]["text"] == "[a] (http://b.example)"


def test_a_fingerprint_outlives_lines_above_it_and_spaces() -> None:
    (before,) = hashes(Diagnostic("HG101", "x", span(1, 1, 4)), text="levle: good\n")
    (after,) = hashes(Diagnostic("HG101", "x", span(3, 3, 6)), text="a: b\n\n  levle:   good \n")
    assert before == after


def test_a_fingerprint_tells_apart_codes_lines_and_repeats() -> None:
    text = "levle: good\nlevle: good\nlevle: fair\n"
    found = [Diagnostic(code, "x", span(line)) for line in (1, 2, 3) for code in ("HG101", "HG102")]
    all_hashes = hashes(*found, text=text)
    assert len(set(all_hashes)) == 6
    assert [each.rpartition(":")[2] for each in all_hashes] == ["1", "1", "2", "2", "1", "1"]
    assert hashes(found[0], text="") == hashes(Diagnostic("HG101", "y", span(9)), text="")


def test_results_past_the_limit_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_RESULTS == 25_000
    monkeypatch.setattr("hmicgrade.report.problems.sarif.MOST_RESULTS", 30)
    made_run = run(many(31))
    assert len(made_run["results"]) == 30
    assert made_run["results"][0]["ruleId"] == "HG104"
    (invocation,) = made_run["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "1 result is left out: a run holds at most 30."
    assert "invocations" not in run(many(2))
