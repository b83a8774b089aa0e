"""Every diagnostic is shown exactly somewhere: in a page of cases or a golden file."""

from __future__ import annotations

import re
from pathlib import Path

from hmicgrade.model.codes import CODES

HERE = Path(__file__).parent


def test_every_code_is_shown_exactly() -> None:
    pages = [*(HERE / "cases").rglob("*.md"), *(HERE / "golden" / "diagnostics").iterdir()]
    shown = {
        (found[2], found[1])
        for page in pages
        for found in re.finditer(r": (error|warning) (HG\d{3}) ", page.read_text(encoding="utf-8"))
    }
    assert sorted({(code.code, str(code.severity)) for code in CODES.values()} - shown) == []
