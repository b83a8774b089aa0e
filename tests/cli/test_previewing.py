"""What `hmicgrade serve` does between its start and its end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPConnection

import pytest

from hmicgrade.cli.answering import ADDRESS, listening
from hmicgrade.cli.exits import CannotRun
from hmicgrade.cli.previewing import preview


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
