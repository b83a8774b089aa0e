from __future__ import annotations

from pathlib import Path

import pytest

from tests.literate.check import complaints, run_case
from tests.literate.document import Case, read_document
from tests.literate.running import as_process

PAGES = sorted(page for page in (Path(__file__).parent / "cases").rglob("*.md") if page.name != "README.md")


@pytest.fixture
def case() -> Case:
    """Give the first case that writes to stderr too; where there is none, the first."""
    cases = [case for page in PAGES for case in read_document(page)]
    return next((case for case in cases if case.sessions[0].stderr is not None), cases[0])


def test_a_page_holds_for_a_process_of_its_own(case: Case, tmp_path: Path) -> None:
    assert complaints(case, run_case(case, tmp_path, as_process)) == ""
