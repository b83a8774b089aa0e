"""The commands that list: names as they may be mistyped, colour, the bundled project, a scheme that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from tests.explain.sample import ALL_MET, simple

COMMANDS = (
    *(["forces"], ["areas"], ["criteria"], ["evidence", "north"], ["evidence", "north", "--coverage"]),
    *(["plan", "north"], ["plan", "north", "calls"]),
    *(["readings", "north"], ["gaps", "north"], ["what-if", "north", "calls"], ["diff", "north", "2007", "2007"]),
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_colour_adds_nothing_but_colour(here: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    simple(**ALL_MET).write(here)
    assert main(words) == 0
    plain = capsys.readouterr().out
    assert "\x1b" not in plain
    assert main([*words, "--color", "always"]) == 0
    coloured = capsys.readouterr().out
    assert coloured != plain
    assert "\x1b[1m" in coloured
    assert main([*words, "--format", "csv", "--color", "always"]) == 0
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.untraced
@pytest.mark.parametrize(
    "name", ["../x", "..\\x", "/etc/passwd", "C:\\x", "a/b", "%2e%2e", "\x00", "n" * 300, "\x1b[2J"]
)
@pytest.mark.parametrize(
    "words",
    [
        ["areas", "--scheme"],
        ["criteria"],
        ["criteria", "calls"],
        ["criteria", "--scheme"],
        ["evidence"],
        ["evidence", "north"],
        ["evidence", "north", "--year"],
        ["evidence", "north", "--criterion"],
        ["evidence", "north", "--kind"],
        ["evidence", "north", "--scheme"],
        ["plan"],
        ["plan", "north"],
        ["report"],
        ["report", "north", "--area"],
        ["report", "north", "--year"],
        ["report", "north", "--format"],
        ["plan", "north", "--to"],
        ["plan", "north", "--fixed"],
        ["plan", "north", "--year"],
        ["what-if", "north"],
        ["what-if", "north", "calls", "--without-judgement"],
        ["readings", "north"],
        ["readings", "north", "--year"],
        ["gaps"],
        ["gaps", "north"],
        ["diff", "north", "2007"],
    ],
    ids=" ".join,
)
def test_a_name_is_looked_up_and_never_joined_to_a_path(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str], name: str
) -> None:
    simple(**ALL_MET).write(here)
    assert main([*words, name]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("hmicgrade: there is no ")
    assert "\x1b" not in captured.err


@pytest.mark.untraced
@pytest.mark.parametrize(
    "form", ["{}", "{}=met", "one={}", "--judgement={}", "--judgement=decide={}", "--reading=most={}"]
)
@pytest.mark.parametrize("name", ["../x", "\x00", "n" * 300, "\x1b[2J", "::error::x", "[bold]x", "=1+1", ""])
def test_words_that_suppose_are_looked_up_and_shown_as_they_are(
    here: Path, capsys: pytest.CaptureFixture[str], form: str, name: str
) -> None:
    simple(**ALL_MET).write(here)
    assert main(["what-if", "north", "calls", form.format(name)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("hmicgrade: ")
    assert captured.err.count("\n") == 1
    assert not {"\x1b", "\x00"} & set(captured.err)


@pytest.mark.untraced
def test_without_a_project_the_bundled_copy_is_used_and_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not list(here.iterdir())
    assert main(["criteria", "missing-persons", "--format", "csv"]) == 0
    captured = capsys.readouterr()
    assert captured.out.count("missing-persons") > 20
    assert captured.err == "hmicgrade: no project here: using the criteria and evidence that come with hmicgrade\n"


def test_a_root_that_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    simple(**ALL_MET).write(tmp_path / "p")
    assert main(["evidence", "north", "--root", str(tmp_path / "p")]) == 0
    assert "North Police, 2007" in capsys.readouterr().out


def test_evidence_under_a_scheme_that_is_not_there(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    simple(**ALL_MET).write(here)
    path = here / "evidence/north/2007/calls.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("scheme: s\n", "scheme: t\n"), encoding="utf-8")
    assert main(["evidence", "north"]) == 1
    captured = capsys.readouterr()
    assert "calls: not usable, because of 1 error" in captured.out
    assert "error HG201 there is no scheme 't'" in captured.err
    assert main(["criteria", "--scheme", "t"]) == 1
    assert "calls: not usable" in capsys.readouterr().out
