"""The pytest side: every page of cases, and of codes, is a file of tests, every case one item."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from tests.literate.check import Shown, complaints, run_case
from tests.literate.document import Case, DocumentError, read_document
from tests.literate.running import in_process
from tests.literate.update import Edit, edited, edits_for

CODES = "docs/codes"
"""Where the pages on diagnostics stand. Tracing them for coverage shows little more than other tests do."""

FOLDERS = ("tests/cases", CODES)
"""Where pages stand."""

TRACED = frozenset({"HG006", "HG116", "HG214", "HG217", "HG220", "HG222", "HG307", "HG308", "HG309"})
"""The diagnostics that nothing tries but their own page."""

EDITS = pytest.StashKey[dict[Path, list[Edit]]]()


class CasePage(pytest.File):
    """A page of cases."""

    def collect(self) -> Iterator[CaseItem]:
        try:
            cases = read_document(self.path)
        except DocumentError as error:
            raise self.CollectError(str(error)) from error
        if self.path.parent.match(CODES) and self.path.stem not in TRACED:
            self.add_marker("untraced")
        for case in cases:
            yield CaseItem.of(self, case)


class CaseItem(pytest.Item):
    """One case of a page."""

    def __init__(self, *, case: Case, **kwargs: Any) -> None:  # noqa: ANN401 - passed through to pytest
        super().__init__(**kwargs)
        self.case = case

    @classmethod
    def of(cls, page: CasePage, case: Case) -> Self:
        """Make the item for a case of `page`."""
        item: Self = cls.from_parent(page, name=case.heading, case=case)
        return item

    def runtest(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            printed = self._printed(Path(folder).resolve())
        if not self.config.getoption("update"):
            difference = complaints(self.case, printed)
            if difference:
                pytest.fail(
                    f"{difference}\n\nIf what is printed is right: pytest --update '{self.nodeid}'", pytrace=False
                )
        for each in printed:
            if each.differs:
                self.config.stash[EDITS].setdefault(self.path, []).extend(edits_for(each))

    def _printed(self, root: Path) -> tuple[Shown, ...]:
        try:
            return run_case(self.case, root, in_process)
        except DocumentError as error:
            pytest.fail(str(error), pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.case.sessions[0].console.start, self.name


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what is printed into the cases and golden files")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[EDITS] = {}


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CasePage | None:
    folders = [parent.config.rootpath / folder for folder in FOLDERS]
    within = any(file_path.is_relative_to(folder) for folder in folders)
    is_case = file_path.suffix == ".md" and within and file_path.name != "README.md"
    return CasePage.from_parent(parent, path=file_path) if is_case else None


def pytest_sessionfinish(session: pytest.Session) -> None:
    for path, edits in session.config.stash[EDITS].items():
        path.write_text(edited(path.read_text(encoding="utf-8"), edits), encoding="utf-8")
