from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from hmicgrade.__main__ import main
from hmicgrade.report.charts.png import as_png
from tests.explain.sample import ALL_MET, simple

CHART = ("chart", "needs", "north", "calls", "-o", "needs.png")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(simple(**ALL_MET).write(tmp_path))
    return tmp_path


def drawn_by(monkeypatch: pytest.MonkeyPatch, *, letters: bool) -> None:
    """Let something stand in for the extra, which may not be installed; without letters it draws no text."""

    def svg_to_bytes(svg_string: str, zoom: int) -> bytes:
        return f"PNG {zoom}: {letters and '<text' in svg_string}".encode()

    monkeypatch.setitem(sys.modules, "resvg_py", SimpleNamespace(svg_to_bytes=svg_to_bytes, __spec__="any"))


def test_a_png_is_written_by_the_extra(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_by(monkeypatch, letters=True)
    assert main(CHART) == 0
    assert (project / "needs.png").read_bytes() == b"PNG 2: True"


def test_without_a_font_no_png_is_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn_by(monkeypatch, letters=False)
    assert main(CHART) == 2
    assert capsys.readouterr().err == "hmicgrade: a PNG needs a font, and none is installed here\n"
    assert not (project / "needs.png").exists()


@pytest.mark.usefixtures("project")
def test_a_missing_extra_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("hmicgrade.cli.charting.find_spec", lambda _: None)
    assert main(CHART) == 2
    said = "a PNG needs more than is installed: python -m pip install 'hmicgrade[png]'"
    assert capsys.readouterr().err == f"hmicgrade: {said}\n"


def test_the_extra_draws() -> None:
    paper = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>'
    content = as_png(paper)
    assert content is None or content[:24] == b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0<\0\0\0("
