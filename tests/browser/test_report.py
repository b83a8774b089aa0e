"""Reports as a browser shows them, at every width and in print, to whoever uses a mouse or a keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser

from tests.browser.looking import faults, fits, living, look_at_every_width_and_in_print, text_of, walk_by_keyboard
from tests.browser.opening import HEIGHT, WIDTHS, opened
from tests.browser.sites import HOSTILE
from tests.report import reported

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _written(tmp_path_factory.mktemp("plain"), ())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _written(tmp_path_factory.mktemp("hostile"), HOSTILE)


def _written(root: Path, texts: Sequence[str]) -> str:
    reported.made(reported.write(root, *texts), "report.html", "--draft")
    return (root / "report.html").as_uri()


def test_a_report_has_no_fault_at_any_width_or_in_print(browser: Browser, plain: str) -> None:
    with opened(browser, plain) as page:
        look_at_every_width_and_in_print(page)


def test_the_keyboard_reaches_everything_in_a_report(browser: Browser, plain: str) -> None:
    with opened(browser, plain) as page:
        stops = walk_by_keyboard(page)
    assert stops[0] == "A #page.content Skip to the report"


def test_a_report_says_the_same_where_scripts_are_off(browser: Browser, plain: str) -> None:
    with opened(browser, plain) as page:
        said = text_of(page)
    with opened(browser, plain, scripts=False) as page:
        assert text_of(page) == said


def test_hostile_texts_are_shown_and_do_nothing(browser: Browser, hostile: str) -> None:
    with opened(browser, hostile) as page:
        page.set_viewport_size({"width": min(WIDTHS), "height": HEIGHT})
        assert fits(page)
        assert faults(page) == []
        assert living(page) == []
        assert page.locator("style").count() == 1
        assert "<script>alert(1)</script>" in text_of(page)
        page.mouse.move(200, 200)
        page.mouse.click(200, 400)


def test_every_page_of_a_printed_draft_is_marked(browser: Browser, plain: str, tmp_path: Path) -> None:
    with opened(browser, plain) as page:
        page.pdf(path=tmp_path / "print.pdf", format="A4")
    printed = pypdf.PdfReader(tmp_path / "print.pdf").pages
    assert len(printed) > 3
    assert all("Draft: not for publication" in one.extract_text() for one in printed)
