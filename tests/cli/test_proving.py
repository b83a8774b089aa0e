"""How `hmicgrade prove` ends where a scheme is too large, and where a comment ignores what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.evaluate import diagram
from tests.explain.sample import simple


@pytest.fixture
def scheme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    simple().write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "criteria/s/scheme.yaml"


def test_past_the_limit_is_not_proved(
    scheme: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scheme.exists()
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    assert main(["prove"]) == 1
    captured = capsys.readouterr()
    assert "Not proved: too many states in 'calls'." in " ".join(captured.out.split())
    assert captured.err == ""


def test_a_fault_stands_on_the_page_whatever_comments_ignore(scheme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = scheme.read_text(encoding="utf-8")
    unused = "quantities:\n  few: {reading: at least 1, range: [at least 1, at least 2]}"
    scheme.write_text(text.replace("quantities:", unused), encoding="utf-8")
    assert main(["prove"]) == 1
    assert "warning HG710 no rule uses 'few'" in capsys.readouterr().err
    ignored = f"{unused}  # hmicgrade: ignore[HG710] it is for another year"
    scheme.write_text(text.replace("quantities:", ignored), encoding="utf-8")
    assert main(["prove"]) == 1
    captured = capsys.readouterr()
    assert "Vague words that no rule uses:" in captured.out
    assert captured.err == ""
