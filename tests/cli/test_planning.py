"""`hmicgrade plan` where a search passes its limit, and without the file of efforts that is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.evaluate import diagram, minimal
from hmicgrade.explain import plan as page
from tests.explain.sample import Sample

WORDS = ["plan", "north", "calls"]
CRITERIA = {"one": "fair", "two": "fair", "three": "good", "four": "good", "five": "good"}
FINDINGS = {"one": "partly_met", "two": "met", "three": "not_met", "four": "not_assessed", "five": "not_met"}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Sample(CRITERIA, FINDINGS).write(tmp_path))


def printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(words) == 0
    return capsys.readouterr().out


def test_past_the_limit_of_states_a_plan_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 0)
    text = printed([*WORDS, "--format", "markdown"], capsys)
    assert "It is enough for Good to improve 3 findings." in text
    assert "Too many states for an exact search: this way is safe, but a cheaper one may exist." in text
    (area,) = json.loads(printed([*WORDS, "--format", "json"], capsys))["areas"]
    assert (area["exact"], area["more"], area["state"]) == (False, None, "planned")


def test_past_the_limit_of_states_a_plan_may_find_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 0)
    text = printed([*WORDS, "--fixed", "one", "--format", "markdown"], capsys)
    assert "Too many states for an exact search: no way was found, but one may exist." in text
    assert "out of reach" not in text


def test_past_the_limit_of_states_what_is_reached_is_said_to_be_approximate(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 0)
    text = printed([*WORDS, "--to", "fair", "--format", "markdown"], capsys)
    assert "Fair is reached already.\n\nToo many states for an exact search" in text


def test_ways_that_are_not_counted_are_said_to_be(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(minimal.Minimal, "ways", _refusing_to_count(minimal.Minimal.ways))
    text = printed([*WORDS, "--format", "markdown"], capsys)
    assert "Other ways, if there are any, are not counted." in text


def _refusing_to_count(ways: object) -> object:
    def refuse(search: minimal.Minimal) -> minimal.Ways:
        if search.strict:
            raise diagram.LatticeTooLargeError
        return ways(search)  # type: ignore[operator, no-any-return]

    return refuse


def test_ways_that_are_not_shown_are_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(page, "WAYS", 1)
    assert "And 1 other way, not listed here." in printed([*WORDS], capsys)


@pytest.mark.parametrize("format_", ["text", "markdown"])
@pytest.mark.parametrize("columns", ["60", "120"])
def test_lines_keep_to_the_width(
    format_: str, columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = printed([*WORDS, "--format", format_], capsys).splitlines()
    assert format_ == "markdown" or max(map(len, lines)) <= int(columns)


@pytest.mark.parametrize("name", ["nowhere", "\x1b[2J"])
def test_without_its_file_of_efforts_nothing_is_planned(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*WORDS, "--effort", str(tmp_path / name)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "\x1b" not in captured.err
    assert "error HG020" in captured.err
    assert "so nothing is planned" in captured.err
