"""What `hmicgrade serve` does between its start and its end."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPConnection
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.cli.answering import ADDRESS, listening
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.previewing import preview
from tests.report import reported


def pausing(monkeypatch: pytest.MonkeyPatch, *steps: Callable[[], object]) -> None:
    """Do one step wherever the program pauses, then interrupt it."""
    left = iter(steps)

    def pause(_: float) -> None:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr("time.sleep", pause)


def shown(err: str) -> tuple[int, bytes]:
    """Return what the first page says, at the address that was printed."""
    port = int(err.rsplit(f"http://{ADDRESS}:", 1)[1].split("/", 1)[0])
    connection = HTTPConnection(ADDRESS, port, timeout=10)
    connection.request("GET", "/")
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, body


def test_pages_follow_the_files(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    state, told, seen = [1], list[str](), list[tuple[int, bytes]]()

    def build() -> Mapping[str, bytes]:
        if state[0] == 3:
            reason = "there is nothing to show"
            raise CannotRun(reason)
        return {"index.html": b"%d" % state[0], **({"a.html": b"a", "a.csv": b"a"} if state[0] == 2 else {})}

    def look() -> None:
        told.append(capsys.readouterr().err)
        seen.append(shown(told[0]))

    def change() -> None:
        look()
        state[0] += 1

    pausing(monkeypatch, change, change, change, look)
    with pytest.raises(KeyboardInterrupt):
        preview(build, lambda: tuple(state), 0)
    assert told[0].startswith("hmicgrade: 1 page at http://127.0.0.1:")
    assert told[0].endswith("/; interrupt to end\n")
    assert told[1:] == [
        "hmicgrade: rebuilt: 2 pages\n",
        "hmicgrade: there is nothing to show; the pages stay as they were\n",
        "hmicgrade: rebuilt: 1 page\n",
    ]
    assert seen == [(200, b"1"), (200, b"2"), (200, b"2"), (200, b"4")]


@pytest.fixture
def threads() -> Iterator[None]:
    """See that no thread is left."""
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


@pytest.mark.usefixtures("threads")
def test_nothing_goes_on_after_an_interruption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pausing(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        preview(lambda: {"index.html": b""}, lambda: 0, 0)
    with pytest.raises(ConnectionRefusedError):
        shown(capsys.readouterr().err)


def test_a_port_that_is_taken_is_said_before_anything_is_made() -> None:
    def build() -> Mapping[str, bytes]:
        raise AssertionError

    with listening(0) as taken, pytest.raises(CannotRun, match="cannot be used"):
        preview(build, lambda: 0, taken.server_port)


def test_the_site_of_a_project_follows_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = reported.write(tmp_path)
    file, told, seen = root / "evidence/north/force.yaml", list[str](), list[tuple[int, bytes]]()

    def look() -> None:
        told.append(capsys.readouterr().err)
        seen.append(shown(told[0]))

    def rename() -> None:
        look()
        file.write_text(file.read_text(encoding="utf-8").replace("North Police", "Polar Police"), encoding="utf-8")

    def break_it() -> None:
        look()
        (root / "evidence/north/2007/calls.yaml").write_text("kind: [", encoding="utf-8")

    pausing(monkeypatch, rename, break_it, look, look)
    assert main(["serve", "--root", str(root), "--port", "0", "--no-judgements"]) == Exit.INTERRUPTED
    assert told[0].startswith("hmicgrade: judgements are left out\n")
    assert told[1].endswith(" pages\n")
    assert "evidence/north/2007/calls.yaml:1:" in told[2]
    assert "hmicgrade: rebuilt: " in told[2]
    assert told[3] == ""
    assert [(status, b"Polar Police" in body) for status, body in seen] == [(200, False), *[(200, True)] * 3]


@pytest.mark.parametrize(
    ("files", "words", "reason"),
    [
        ((), (), "there are no criteria in"),
        (("criteria/s/scheme.yaml",), (), "there is neither evidence nor a published grade to show"),
        ((), ("--port", "65536"), "less than or equal to 65535"),
    ],
)
def test_what_cannot_be_shown_is_said(
    tmp_path: Path, files: tuple[str, ...], words: tuple[str, ...], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = reported.write(tmp_path / "whole")
    for name in files:
        target = tmp_path / "part" / name
        target.parent.mkdir(parents=True)
        target.write_bytes((whole / name).read_bytes())
    (tmp_path / "part").mkdir(exist_ok=True)
    assert main(["serve", "--root", str(tmp_path / "part"), "--port", "0", *words]) == Exit.CANNOT_RUN
    assert reason in capsys.readouterr().err


INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from hmicgrade.__main__ import main
sys.exit(main(["serve", "--root", sys.argv[1], "--port", "0"]))
"""


@pytest.mark.untraced
def test_an_interruption_ends_the_process_without_a_word(tmp_path: Path) -> None:
    words = [sys.executable, "-c", INTERRUPTIBLE, str(reported.write(tmp_path))]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - fixed words
        assert process.stderr
        line = process.stderr.readline()
        assert shown(line)[0] == 200
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20) == ("", "")
    assert process.returncode == Exit.INTERRUPTED
