"""Plans of the real report, as golden files, and that what they say agrees with what is graded."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from hmicgrade.__main__ import main
from tests.derbyshire import ROOT, graded
from tests.explain.test_sentences import BANNED, BRACKETS, QUOTED, WORDS_AT_MOST, sentences
from tests.golden import Golden

pytestmark = pytest.mark.untraced

PLANS = {
    "neighbourhood-policing": "plan derbyshire neighbourhood-policing --to fair",
    "derbyshire": "plan derbyshire",
    "in-progress": "plan derbyshire --in-progress",
}


def printed(words: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(words.split()) == 0
    return out.getvalue()


def document(words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(f"{words} --format json"))
    return found


@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
@pytest.mark.parametrize("name", PLANS)
def test_the_plan_is_the_golden_one(name: str, format_: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    golden.check(f"plan/{name}.{format_}", printed(f"{PLANS[name]} --format {format_}").encode())


def test_a_plan_of_one_better_grade_takes_what_the_assessment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for area in document("plan derbyshire")["areas"]:
        raising = graded()[area["area"]].raising
        assert raising is not None
        assert (area["to"], area["recipes"][0]["changes"]) == (raising.to, raising.changes)
        assert area["more"] == 0


def test_every_criterion_of_a_recipe_is_described_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for area in document("plan derbyshire --to excellent")["areas"]:
        named = {each["criterion"] for recipe in area["recipes"] for each in recipe["all"]}
        named |= {one for recipe in area["recipes"] for group in recipe["any"] for one in group["of"]}
        assert sorted(named) == sorted(one["criterion"] for one in area["criteria"])


def test_the_to_do_list_can_be_read_again_as_efforts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    whole = printed("plan derbyshire --format csv")
    (tmp_path / "todo.csv").write_text(whole, encoding="utf-8")
    assert printed(f"plan derbyshire --format csv --effort {tmp_path / 'todo.csv'}") == whole
    rows = list(csv.DictReader(io.StringIO(whole)))
    assert {row["effort"] for row in rows} == {"1"}


def test_what_the_officer_of_a_force_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """'What is the least we must do to be Fair at neighbourhood policing?'"""
    monkeypatch.chdir(ROOT)
    (area,) = document(PLANS["neighbourhood-policing"])["areas"]
    (recipe,) = area["recipes"]
    least = {one["criterion"]: one["least"] for one in recipe["all"]}
    found = graded()["neighbourhood-policing"].findings
    failing = [one for one in found if one.criterion.level == "fair" and one.finding == "not_met"]
    assert least == {one.criterion.id: "partly_met" for one in failing}
    assert recipe["any"] == []


OF_A_STATEMENT = re.compile(r"^ *- (supports|in progress|short|well short|decides nothing): ")


@pytest.mark.parametrize(
    "words",
    [
        *PLANS.values(),
        "plan derbyshire --to excellent --fixed beacon",
        "plan derbyshire missing-persons --to excellent --in-progress",
        "plan derbyshire domestic-violence --no-judgements --no-recorded --to poor",
    ],
)
def test_sentences_are_short_and_in_the_words_of_the_documents(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    lines = printed(f"{words} --format markdown").splitlines()
    said = [line for line in lines if not OF_A_STATEMENT.match(line)]
    assert [one for text in said for one in sentences(text) if len(one.split()) > WORDS_AT_MOST] == []
    assert [text for text in said if BANNED.search(BRACKETS.sub("", QUOTED.sub("", text)))] == []
