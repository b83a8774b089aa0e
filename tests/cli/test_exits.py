"""The exit codes, row by row of the table, and what is said with them."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from hmicgrade.__main__ import main
from hmicgrade.cli import assessing, reading
from hmicgrade.cli.exits import Exit
from hmicgrade.load import files
from tests.explain.sample import ALL_MET, Sample, simple


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


FAIR = ALL_MET | {"two": "partly_met"}
OPEN = ALL_MET | {"two": "not_met"}


def break_decision(sample: Sample) -> None:
    sample.judgements = [{"judgement": "decide", "grade": "poor"}]


def warn(sample: Sample) -> None:
    sample.texts = {"one": "A text that turns \u202e round."}


def keep(sample: Sample) -> None:
    """Change nothing."""
    sample.published = None


class Row(NamedTuple):
    """A command line over a sample, and what comes of it."""

    words: str
    findings: dict[str, str]
    change: Callable[[Sample], None]
    code: int
    said: str


ROWS = [
    Row("assess north", FAIR, keep, 0, ""),
    Row("assess north calls", FAIR, keep, 0, ""),
    Row("assess NORTH --year 2007", FAIR, keep, 0, ""),
    Row("assess 'North Police'", FAIR, keep, 0, ""),
    Row("assess --all", FAIR, keep, 0, ""),
    Row("assess north --all", FAIR, keep, 0, ""),
    Row("assess north", FAIR, warn, 0, "warning"),
    Row("assess north", OPEN, keep, 0, ""),
    Row("assess north --strict", FAIR, keep, 0, ""),
    Row("assess north --strict", OPEN, keep, 1, "hmicgrade: north 2007: calls is undetermined"),
    Row("assess north --fail-under fair", FAIR, keep, 0, ""),
    Row("assess north --fail-under good", FAIR, keep, 1, "hmicgrade: north 2007: calls is Fair, under Good"),
    Row(
        "assess north --fail-under fair",
        OPEN,
        keep,
        1,
        "hmicgrade: north 2007: calls could be Fair or Poor, under Fair",
    ),
    Row("assess north --fail-under poor", OPEN, keep, 0, ""),
    Row("assess north", FAIR, break_decision, 1, "error HG504"),
    Row("assess north --strict", FAIR, break_decision, 1, "hmicgrade: north 2007: calls is not graded"),
    Row("assess north --no-judgements", FAIR, break_decision, 0, "hmicgrade: judgements are left out"),
    Row(
        "assess north --no-recorded --no-judgements",
        FAIR,
        keep,
        0,
        "hmicgrade: recorded findings and judgements are left out",
    ),
    Row("assess nort", FAIR, keep, 2, "hmicgrade: there is no force 'nort': did you mean 'north'?"),
    Row("assess north call", FAIR, keep, 2, "hmicgrade: there is no area 'call': did you mean 'calls'?"),
    Row("assess north --year 2008", FAIR, keep, 2, "hmicgrade: there is no year '2008': did you mean '2007'?"),
    Row("assess --all --year 1999", FAIR, keep, 2, "hmicgrade: there is no year '1999': expected '2007'"),
    Row("assess north --format jsn", FAIR, keep, 2, "hmicgrade: there is no format 'jsn': did you mean 'json'?"),
    Row("assess north --color blue", FAIR, keep, 2, "hmicgrade: there is no colour mode 'blue': expected"),
    Row("assess north --fail-under god", FAIR, keep, 2, "hmicgrade: there is no grade 'god': did you mean 'good'?"),
    Row("assess", FAIR, keep, 2, "hmicgrade: name a force, or ask for --all"),
    Row("asess", FAIR, keep, 2, "hmicgrade: No such command 'asess'."),
    Row("assess north --yaer 2007", FAIR, keep, 2, "hmicgrade: No such option"),
    Row("assess north --root nowhere", FAIR, keep, 2, "hmicgrade: there are no criteria in 'nowhere'"),
    Row("", FAIR, keep, 2, ""),
    Row("--version", FAIR, keep, 0, ""),
    Row("--version assess", FAIR, keep, 0, ""),
    Row("--help", FAIR, keep, 0, ""),
    Row("assess --help", FAIR, keep, 0, ""),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.words or 'nothing'} {row.code}")
def test_each_row(here: Path, capsys: pytest.CaptureFixture[str], row: Row) -> None:
    sample = simple(**row.findings)
    row.change(sample)
    sample.write(here)
    assert main(shlex.split(row.words)) == row.code
    captured = capsys.readouterr()
    assert row.said in captured.err
    assert bool(row.said) == bool(captured.err)
    assert bool(captured.out) == (row.code < Exit.CANNOT_RUN or not row.words)


def test_errors_are_shown_with_carets_and_what_is_clean_is_graded(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    simple(**FAIR).write(here)
    text = (here / "criteria/s/calls.yaml").read_text(encoding="utf-8")
    other = text.replace("id: calls", "id: post").replace("id: ", "id: p-").replace("p-post", "post")
    (here / "criteria/s/post.yaml").write_text(other.replace("level: fair", "level: far", 1), encoding="utf-8")
    assert main(["assess", "north", "--format", "csv"]) == 1
    captured = capsys.readouterr()
    assert [line.split(",")[3:6] for line in captured.out.splitlines()[1:]] == [
        ["calls", "contact", "fair"],
        ["post", "", ""],
    ]
    assert captured.err.startswith("criteria/s/post.yaml:7:10: error HG")
    assert "^^^" in captured.err


def test_errors_of_files_that_do_not_concern_the_area_are_shown_too(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    simple(**FAIR).write(here)
    (here / "criteria/s/post.yaml").write_text("kind: area\n", encoding="utf-8")
    assert main(["assess", "north", "calls"]) == 1
    captured = capsys.readouterr()
    assert "Fair." in captured.out
    assert "criteria/s/post.yaml" in captured.err


def test_many_diagnostics_are_cut_short_errors_first(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SHOWN", 1)
    sample = simple(**FAIR)
    warn(sample)
    break_decision(sample)
    sample.write(here)
    assert main(["assess", "north"]) == 1
    said = capsys.readouterr().err
    assert "error HG504" in said
    assert "warning" not in said
    assert said.endswith("hmicgrade: and 1 more diagnostics\n")


def test_the_latest_year_is_graded_and_all_years_with_all(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    simple(**FAIR).write(here)
    shutil.copytree(here / "evidence/north/2007", here / "evidence/north/2005")
    path = here / "evidence/north/2005/calls.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2007", "2005", 1), encoding="utf-8")
    (here / "evidence/north/2009").mkdir()
    assert main(["assess", "north", "--format", "csv"]) == 0
    assert [line[:10] for line in capsys.readouterr().out.splitlines()[1:]] == ["north,2007"]
    assert main(["assess", "--all", "--format", "csv"]) == 0
    assert [line[:10] for line in capsys.readouterr().out.splitlines()[1:]] == ["north,2005", "north,2007"]
    assert main(["assess", "north", "--year", "2009"]) == 2
    assert "there is no year '2009': did you mean" in capsys.readouterr().err


def test_nothing_to_grade(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    simple(**FAIR).write(here)
    shutil.rmtree(here / "evidence/north/2007")
    assert main(["assess", "north"]) == 2
    assert capsys.readouterr().err == "hmicgrade: there is no evidence on 'north'\n"
    shutil.rmtree(here / "evidence")
    assert main(["assess", "--all", "--year", "2007"]) == 2
    assert capsys.readouterr().err == "hmicgrade: there is no evidence to grade\n"


def test_a_scheme_that_is_not_there(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    simple(**FAIR).write(here)
    path = here / "evidence/north/2007/calls.yaml"
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(yaml.safe_dump(content | {"scheme": "t", "year": "2007"}), encoding="utf-8")
    assert main(["assess", "north", "--format", "json"]) == 1
    captured = capsys.readouterr()
    assert '"id": "t"' in captured.out
    assert "error HG201 there is no scheme 't'" in captured.err


def test_without_a_project_the_bundled_copy_is_used_and_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not (here / files.CRITERIA).exists()
    assert main(["assess", "derbyshire", "domestic-violence", "--format", "csv"]) == 0
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 2
    assert captured.err == "hmicgrade: no project here: using the criteria and evidence that come with hmicgrade\n"


def test_a_root_that_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    simple(**FAIR).write(tmp_path / "p")
    assert main(["assess", "north", "--root", str(tmp_path / "p")]) == 0
    assert "Fair." in capsys.readouterr().out


def fail(_request: object) -> int:
    message = "secret text of a file"
    raise RuntimeError(message)


def interrupt(_request: object) -> int:
    raise KeyboardInterrupt


def test_a_fault_of_the_program_is_one_line(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    simple(**FAIR).write(here)
    monkeypatch.setattr(assessing, "run", fail)
    assert main(["assess", "north"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    expected = "hmicgrade: something went wrong inside the program (RuntimeError); --debug shows where\n"
    assert captured.err == expected
    assert main(["assess", "north", "--debug"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Traceback")
    assert "secret text" in said


def test_an_interrupt(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    simple(**FAIR).write(here)
    monkeypatch.setattr(assessing, "run", interrupt)
    assert main(["assess", "north"]) == 130
    monkeypatch.setattr("hmicgrade.__main__._run", interrupt)
    assert main([]) == 130
    assert capsys.readouterr() == ("", "")


def test_the_words_of_the_process_are_the_default(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["hmicgrade", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("hmicgrade ")


@pytest.mark.parametrize(
    "name", ["../x", "..\\x", "/etc/passwd", "C:\\x", "a/b", "%2e%2e", "\x00", "n" * 300, "\x1b[2J"]
)
def test_a_name_is_looked_up_and_never_joined_to_a_path(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    simple(**FAIR).write(here)
    for words in ([name], ["north", name], ["north", "--year", name]):
        assert main(["assess", *words]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("hmicgrade: there is no ")
        assert "\x1b" not in captured.err
