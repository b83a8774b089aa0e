from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.cli.output import write_data, write_words
from hmicgrade.report.styled import Line


def test_writing_to_a_closed_pipe_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        write_data([Line("x" * 100_000)])
        write_data([Line("more")])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full here")
def test_a_full_disk_is_told_in_a_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["--version"]) == 2
    assert capsys.readouterr().err == "hmicgrade: the result cannot be written: No space left on device\n"
    with Path("/dev/full").open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        write_words("x\n")
