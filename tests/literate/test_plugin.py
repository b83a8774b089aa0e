from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.literate import plugin
from tests.literate.running import Outcome

RIGHT = "## Right\n\n```console\n$ hmicgrade a\na\n```\n"
WRONG = "## Wrong\n\n```console\n$ hmicgrade b\nc\n```\n"
BROKEN = "## Broken\n\n```replace x\na\n---\nb\n```\n\n```console\n$ hmicgrade\n```\n"


@pytest.fixture
def pages(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Path:
    def echo(argv: Sequence[str], _root: Path) -> Outcome:
        return Outcome(f"{' '.join(argv)}\n".encode(), b"", 0)

    monkeypatch.setattr(plugin, "in_process", echo)
    folder = pytester.path / "tests" / "cases"
    folder.mkdir(parents=True)
    (folder / "README.md").write_text("How to write a page.\n", encoding="utf-8")
    return folder


def run(pytester: pytest.Pytester, *args: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-p", "tests.literate.plugin", *args)


def test_each_case_is_one_item_named_by_page_and_heading(pytester: pytest.Pytester, pages: Path) -> None:
    (pages / "page.md").write_text(RIGHT + WRONG, encoding="utf-8")
    result = run(pytester, "-v")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["tests/cases/page.md::Right PASSED*", "tests/cases/page.md::Wrong FAILED*"])
    result.stdout.fnmatch_lines(["--- *page.md:9 console, as written", "-c", "+b"])
    run(pytester, "tests/cases/page.md::Right").assert_outcomes(passed=1)


def test_pages_of_codes_are_run_too(pytester: pytest.Pytester, pages: Path) -> None:
    folder = pages.parent.parent / "docs" / "codes"
    folder.mkdir(parents=True)
    (folder / "HG000.md").write_text(RIGHT, encoding="utf-8")
    (folder.parent / "words.md").write_text("Only words.\n", encoding="utf-8")
    run(pytester).assert_outcomes(passed=1)


def test_a_page_that_asserts_nothing_is_an_error(pytester: pytest.Pytester, pages: Path) -> None:
    (pages / "page.md").write_text("## Empty\n\nWords.\n", encoding="utf-8")
    result = run(pytester)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*page.md:1: the case 'Empty' asserts nothing*"])


def test_a_block_that_changes_nothing_fails_its_case(pytester: pytest.Pytester, pages: Path) -> None:
    (pages / "page.md").write_text(BROKEN + RIGHT, encoding="utf-8")
    result = run(pytester)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*page.md:3: there is no file 'x' here*"])


def test_update_rewrites_the_page_and_then_it_passes(pytester: pytest.Pytester, pages: Path) -> None:
    page = pages / "page.md"
    page.write_text(WRONG + RIGHT, encoding="utf-8")
    run(pytester, "--update").assert_outcomes(passed=2)
    assert page.read_text(encoding="utf-8") == WRONG.replace("\nc\n", "\nb\n") + RIGHT
    run(pytester).assert_outcomes(passed=2)


def test_a_program_that_breaks_fails_with_its_traceback(
    pytester: pytest.Pytester, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_argv: Sequence[str], _root: Path) -> Outcome:
        msg = "broken inside"
        raise RuntimeError(msg)

    monkeypatch.setattr(plugin, "in_process", broken)
    (pages / "page.md").write_text(RIGHT, encoding="utf-8")
    result = run(pytester, "--update")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*RuntimeError: broken inside*"])
