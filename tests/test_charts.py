"""Charts of the real data: kept as golden files, and drawn as PNG where the extra is installed."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.cli.charting import KINDS
from hmicgrade.report import schemas_chart
from tests.derbyshire import ROOT
from tests.golden import Golden

pytestmark = pytest.mark.untraced

DISTRIBUTIONS = (
    *("neighbourhood-policing", "performance-management", "child-abuse"),
    *("domestic-violence", "missing-persons", "public-protection"),
)
CHARTS = {
    **{f"distribution-{area}": ("distribution", "2007", area, "--force", "derbyshire") for area in DISTRIBUTIONS},
    "grid-2007": ("grid", "2007"),
    "grid-2007-wide": ("grid", "2007", "--width", "800"),
    "slope-metropolitan": ("slope", "metropolitan"),
    "slope-metropolitan-neighbourhood-policing": ("slope", "metropolitan", "neighbourhood-policing"),
    "needs-neighbourhood-policing": ("needs", "derbyshire", "neighbourhood-policing"),
    "reading-public-protection": ("reading", "derbyshire", "public-protection", "a significant number"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_the_real_data_is_the_golden_one(name: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    out, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        assert main(("chart", *CHARTS[name])) == 0
    assert said.getvalue() == ""
    golden.check(f"charts/{name}.svg", out.getvalue().encode())


def test_a_chart_of_the_real_data_is_drawn_as_png(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resvg_py")
    monkeypatch.chdir(ROOT)
    path = tmp_path / "grid.png"
    assert main(("chart", "grid", "2007", "-o", str(path))) in {0, 2}
    assert not path.exists() or path.read_bytes().startswith(b"\x89PNG")


def test_the_schema_names_every_kind() -> None:
    assert tuple(KINDS) == schemas_chart.KINDS
