"""Reports as a browser shows them: no fault that axe-core finds, no error, no request, at every width and in print.

These tests need Chromium. Without it they fail: nothing that is published goes out unseen.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # it has no types
from playwright.sync_api import Browser, Page, sync_playwright

from tests.report import reported
from tests.report.hostile import TEXTS

pytestmark = [pytest.mark.browser, pytest.mark.untraced]

WIDTHS = (320, 768, 1280)
HOSTILE = "".join(
    [
        "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>",
        "\"><a href='javascript:alert(1)'>x</a>'onmouseover='alert(1) {{ 7*7 }} {% raw %}",
        "<iframe src='https://a.example'></iframe><style>@import 'https://a.example'</style>",
        TEXTS["markdown"],
    ]
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "these tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the report on a project, and on one whose every text tries to be more than text."""
    written = {}
    for name, text in (("plain", None), ("hostile", HOSTILE)):
        root = reported.write(tmp_path_factory.mktemp(name), text)
        reported.made(root, "report.html", "--draft")
        written[name] = root / "report.html"
    return written


def opened(browser: Browser, path: Path, width: int = 1280) -> tuple[Page, list[str]]:
    """Open a page, and note every request but the one for itself, every message and every dialog."""
    page, noted = browser.new_page(viewport={"width": width, "height": 900}), list[str]()
    page.on("request", lambda request: noted.append(request.url))
    page.on("console", lambda message: noted.append(message.text))
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.on("dialog", lambda dialog: noted.append(dialog.message))
    page.goto(path.as_uri())
    assert noted.pop(0) == path.as_uri()
    return page, noted


def faults(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(one["id"], node["html"]) for one in found for node in one["nodes"]]


@pytest.mark.parametrize("name", ["plain", "hostile"])
def test_it_is_accessible_at_every_width_and_in_print(browser: Browser, pages: dict[str, Path], name: str) -> None:
    page, noted = opened(browser, pages[name])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert faults(page) == []
    page.emulate_media(media="print")
    assert faults(page) == []
    page.close()
    assert noted == []


def test_nothing_in_it_runs_or_leads_out(browser: Browser, pages: dict[str, Path]) -> None:
    page, noted = opened(browser, pages["hostile"])
    assert page.locator("script, img, svg, iframe, object, embed, form, link").count() == 0
    assert page.locator("style").count() == 1
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every(e => !e.getAttributeNames().some(n => /^on/.test(n)))"
    )
    assert page.evaluate("[...document.querySelectorAll('[href]')].every(e => e.getAttribute('href')[0] === '#')")
    page.mouse.move(200, 200)
    page.close()
    assert noted == []


def test_the_keyboard_reaches_everything(browser: Browser, pages: dict[str, Path]) -> None:
    page, noted = opened(browser, pages["plain"])
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], [tabindex=\"0\"]')].filter(e => e.tabIndex >= 0).length"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    reached = 1
    while reached < wanted:
        page.keyboard.press("Tab")
        reached += 1
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.body")
    page.close()
    assert noted == []


def test_every_page_of_a_printed_draft_is_marked(browser: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    import pypdf  # noqa: PLC0415 - this test alone

    page, _ = opened(browser, pages["plain"])
    page.pdf(path=tmp_path / "print.pdf", format="A4")
    page.close()
    printed = pypdf.PdfReader(tmp_path / "print.pdf").pages
    assert len(printed) > 3
    assert all("Draft: not for publication" in one.extract_text() for one in printed)
