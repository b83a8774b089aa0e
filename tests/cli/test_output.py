from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from hmicgrade.cli.output import say, wants_colour, width, write_data, write_words
from hmicgrade.report.styled import Line, Style
from tests.explain.sample import ALL_MET, simple


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("mode", "environment", "stream", "expected"),
    [
        ("auto", {}, Terminal(), True),
        ("auto", {}, io.StringIO(), False),
        ("auto", {}, None, False),
        ("auto", {"NO_COLOR": "1"}, Terminal(), False),
        ("auto", {"NO_COLOR": ""}, Terminal(), True),
        ("auto", {"TERM": "dumb"}, Terminal(), False),
        ("auto", {"FORCE_COLOR": "1"}, io.StringIO(), True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, io.StringIO(), False),
        ("always", {"NO_COLOR": "1"}, io.StringIO(), True),
        ("never", {"FORCE_COLOR": "1"}, Terminal(), False),
    ],
)
def test_when_there_is_colour(
    monkeypatch: pytest.MonkeyPatch, mode: str, environment: dict[str, str], stream: TextIO | None, *, expected: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_colour(mode, stream) is expected


@pytest.mark.parametrize(
    ("columns", "terminal", "expected"),
    [("60", 200, 60), ("200", 80, 200), ("1", 80, 20), ("0", 90, 90), ("x", 90, 90), ("", 250, 120), ("", 5, 20)],
)
def test_the_width(monkeypatch: pytest.MonkeyPatch, columns: str, terminal: int, expected: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("shutil.get_terminal_size", lambda *_: os.terminal_size((terminal, 24)))
    assert width() == expected


def test_styles_become_escapes_only_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [Line("[bold]A[/bold] :smile:", Style.TITLE), Line("b", Style.PLAIN), Line("c", Style.HEADING)]
    write_data(lines)
    assert capsys.readouterr().out == "[bold]A[/bold] :smile:\nb\nc\n"
    write_data(lines, colour=True)
    assert capsys.readouterr().out == "\x1b[1m[bold]A[/bold] :smile:\x1b[0m\nb\n\x1b[1;36mc\x1b[0m\n"


@pytest.mark.parametrize(
    ("encoding", "expected"), [("ascii", b"\\u00e9\\ud83d\\udc6e\n"), ("cp1252", b"\xe9\\ud83d\\udc6e\n")]
)
def test_what_an_encoding_lacks_is_escaped(monkeypatch: pytest.MonkeyPatch, encoding: str, expected: bytes) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    write_data([Line("é\U0001f46e")])
    assert written.getvalue() == expected


def test_a_stream_that_is_not_there_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    write_data([Line("x")])
    write_words("x")


def test_what_is_said_is_safe(capsys: pytest.CaptureFixture[str]) -> None:
    say("a \x1b[31m b")
    assert capsys.readouterr().err == "hmicgrade: a <U+001B>[31m b\n"


def test_words_in_a_runner_are_no_commands(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write_data([Line("::error::x")], guarded=False)
    write_data([Line("{}")])
    write_words("::error::y\n")
    captured = capsys.readouterr()
    start, *inside, end, safe = captured.out.splitlines()
    assert (start[:17], inside, safe) == ("::stop-commands::", ["::error::x"], "{}")
    assert end == f"::{start[17:]}::"
    assert len(start) > 40
    assert captured.err.splitlines()[1] == "::error::y"
    assert captured.err.splitlines()[0] not in captured.out


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    simple(**ALL_MET).write(tmp_path)
    command = [sys.executable, "-m", "hmicgrade", "assess", "north"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603 - fixed words
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.wait(timeout=30) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.untraced
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("name", ["text", "json", "csv", "markdown"])
def test_no_encoding_fails_and_nothing_piped_holds_an_escape(tmp_path: Path, encoding: str, name: str) -> None:
    sample = simple(**ALL_MET)
    sample.area = {"title": "Überfälle 警察 \U0001f46e"}
    sample.write(tmp_path)
    command = [sys.executable, "-m", "hmicgrade", "assess", "north", "--format", name]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=30, check=False)  # noqa: S603 - fixed words
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
