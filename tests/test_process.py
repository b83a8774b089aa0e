from __future__ import annotations

from pathlib import Path

import pytest

from tests.literate.check import Shown, run_case
from tests.literate.document import Case, read_document
from tests.literate.running import Run, as_process, in_process

pytestmark = pytest.mark.untraced

PAGES = sorted(page for page in (Path(__file__).parent / "cases").rglob("*.md") if page.name != "README.md")


@pytest.fixture
def case() -> Case:
    """Give the first case that writes to stderr too; where there is none, the first."""
    cases = [case for page in PAGES for case in read_document(page)]
    return next((case for case in cases if case.sessions[0].stderr is not None), cases[0])


def test_a_process_of_its_own_prints_what_the_cases_see(case: Case, tmp_path: Path) -> None:
    def printed(run: Run) -> tuple[Shown, ...]:
        root = tmp_path / run.__name__
        root.mkdir()
        return run_case(case, root, run)

    assert printed(as_process) == printed(in_process)
