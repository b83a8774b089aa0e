from __future__ import annotations

import os
import sys

import pytest

from hmicgrade.cli.output import write_data
from hmicgrade.report.styled import Line


def test_writing_to_a_closed_pipe_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        write_data([Line("x" * 100_000)])
        write_data([Line("more")])
