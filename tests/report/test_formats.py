from __future__ import annotations

from pathlib import Path

import pytest

from hmicgrade.report.formats import FORMATS
from hmicgrade.report.layout import Layout
from hmicgrade.report.styled import Style, plain
from tests.explain.sample import ALL_MET, simple


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_the_same_bytes_again(tmp_path: Path, name: str) -> None:
    assessment = simple(**ALL_MET).assessed(tmp_path)
    lines = FORMATS[name].render(assessment, Layout(80, whole=True))
    assert plain(lines) == plain(FORMATS[name].render(assessment, Layout(80, whole=True)))
    assert "calls" in plain(lines) or "Call handling" in plain(lines)


def test_only_text_is_styled_and_may_hold_commands(tmp_path: Path) -> None:
    assessment = simple(**ALL_MET).assessed(tmp_path)
    styled = {
        name: {line.style for line in one.render(assessment, Layout(80, whole=True))} != {Style.PLAIN}
        for name, one in FORMATS.items()
    }
    assert styled == {"text": True, "json": False, "csv": False, "markdown": False}
    assert {name: not one.safe_for_runners for name, one in FORMATS.items()} == styled
