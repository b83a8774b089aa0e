"""A real terminal: what is coloured there, and what is not."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from tests.explain.sample import ALL_MET, simple

pytestmark = pytest.mark.untraced

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")

COLOURS = re.compile(rb"\x1b\[(?:\d+;)*(?:3\d|4\d|9\d|10[0-7])m")


def on_a_terminal(root: Path, environment: dict[str, str], *words: str) -> bytes:
    """Run the program with its output on a pseudo-terminal, and return what it wrote there."""
    argv = [sys.executable, "-m", "hmicgrade", *words]
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover - the child becomes the program
        os.chdir(root)
        base = {"TERM": "xterm", "COLUMNS": "80", "PATH": os.environ["PATH"]}
        os.execve(sys.executable, argv, base | environment)  # noqa: S606 - fixed words
    written = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        written += part
    os.waitpid(child, 0)
    os.close(terminal)
    return written


def test_a_terminal_gets_colour_unless_told_otherwise(tmp_path: Path) -> None:
    simple(**ALL_MET).write(tmp_path)
    assert COLOURS.search(on_a_terminal(tmp_path, {}, "assess", "north"))
    for environment, words in (({"NO_COLOR": "1"}, ()), ({"TERM": "dumb"}, ()), ({}, ("--color", "never"))):
        written = on_a_terminal(tmp_path, environment, "assess", "north", *words)
        assert b"Good." in written
        assert b"\x1b" not in written
