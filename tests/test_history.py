"""The history of real forces, as golden files, and what it says of real breaks, a real rise and a real split."""

from __future__ import annotations

import contextlib
import io
import json
import re
from typing import Any

import pytest

from hmicgrade.__main__ import main
from hmicgrade.report.wrap import cells
from tests.derbyshire import ROOT
from tests.explain.test_sentences import BANNED, BRACKETS, QUOTED, WORDS_AT_MOST, sentences
from tests.golden import Golden

pytestmark = pytest.mark.untraced


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def printed(*words: str) -> str:
    out, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        assert main(["history", *words]) == 0
    assert said.getvalue() == ""
    return re.sub(r'"version": "[^"]*"', '"version": "0"', out.getvalue())


def document(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(*words, "--format", "json"))
    return found


@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
@pytest.mark.parametrize("force", ["derbyshire", "metropolitan"])
def test_the_history_is_the_golden_one(force: str, format_: str, golden: Golden) -> None:
    golden.check(f"history/{force}.{format_}", printed(force, "--format", format_).encode())


@pytest.mark.parametrize("width", [40, 60, 120])
def test_a_slope_fits_a_terminal(width: int, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    written = printed("derbyshire", "effectiveness")
    golden.check(f"history/effectiveness-{width}.text", written.encode())
    assert max(map(cells, written.splitlines())) <= width


def test_a_slope_is_drawn_in_plain_characters() -> None:
    written = printed("derbyshire", "legitimacy")
    slope = written[written.index("Legitimacy\n---") : written.index("\n\nRound    Scheme     Grade")]
    assert slope.isascii()


def test_the_breaks_of_derbyshire_are_those_of_the_scales() -> None:
    breaks = {one["year"]: one["break"]["causes"] for one in document("derbyshire")["rounds"] if one["break"]}
    assert breaks == {2014: ["other-scale"], "2021/22": ["declared", "other-scale"], "2023-25": ["declared"]}


def test_the_rise_and_the_split_of_the_metropolitan_police() -> None:
    (rise,) = document("metropolitan", "neighbourhood-policing")["areas"]
    (step,) = [each["from"] for one in rise["rounds"] for each in one["areas"] if each["from"]]
    assert (step["year"], step["direction"], step["steps"]) == (2006, "improved", 1)
    parts = document("metropolitan", "protecting-vulnerable-people")["areas"]
    split = {one["area"]: one["rounds"][-1]["areas"][0]["from"]["direction"] for one in parts}
    areas = ("domestic-violence", "missing-persons", "protecting-vulnerable-people", "public-protection")
    assert split == {"child-abuse": "improved"} | dict.fromkeys(areas, "stable")


@pytest.mark.parametrize("words", ["derbyshire", "metropolitan", "derbyshire --no-judgements --no-recorded"])
def test_sentences_are_short_and_in_the_words_of_the_documents(words: str) -> None:
    lines = [one for one in printed(*words.split(), "--format", "markdown").splitlines() if one[:1] != "|"]
    assert [one for text in lines for one in sentences(text) if len(one.split()) > WORDS_AT_MOST] == []
    assert [text for text in lines if BANNED.search(BRACKETS.sub("", QUOTED.sub("", text)))] == []
