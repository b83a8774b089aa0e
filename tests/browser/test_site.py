"""Every kind of page of a site as a browser shows it: from files and from the server, with scripts and without."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hmicgrade.__main__ import main
from hmicgrade.cli.answering import ADDRESS, answering, listening
from tests.browser.looking import faults, fits, living, look_at_every_width_and_in_print, text_of, walk_by_keyboard
from tests.browser.opening import WIDTHS, opened
from tests.browser.sites import HOSTILE, KINDS, pages, written

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("plain"), (), "--draft")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("hostile"), HOSTILE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_fault_at_any_width_or_in_print(browser: Browser, plain: Path, kind: str) -> None:
    with opened(browser, (plain / KINDS[kind]).as_uri()) as page:
        stops = walk_by_keyboard(page)
        look_at_every_width_and_in_print(page)
    assert stops[0].startswith("A #page.content Skip to ")


def test_pages_say_the_same_from_the_server_and_without_scripts(browser: Browser, plain: Path) -> None:
    with listening(0) as server, answering(server):
        server.pages = {one.relative_to(plain).as_posix(): one.read_bytes() for one in plain.rglob("*.html")}
        home = f"http://{ADDRESS}:{server.server_port}/"
        with opened(browser, home, home=home) as page:
            said = _texts(page, home)
        with opened(browser, home + "forces/north/2007", home=home) as page:
            page.get_by_role("navigation", name="Menu").get_by_role("link", name="Search").click()
            expect(page.get_by_role("searchbox")).to_be_visible()
            assert _entries(page) > 0
    with opened(browser, f"{plain.as_uri()}/index.html", home=plain.as_uri(), scripts=False) as page:
        assert _texts(page, f"{plain.as_uri()}/") == said


def _texts(page: Page, home: str) -> dict[str, str]:
    """Return what a page of each kind says, but for the one that says more where scripts are on."""
    texts = {}
    for kind, path in KINDS.items():
        page.goto(home + path)
        if kind != "search":
            texts[kind] = text_of(page)
    return texts


def test_a_page_that_is_not_there_has_no_fault(browser: Browser) -> None:
    with listening(0) as server, answering(server):
        home = f"http://{ADDRESS}:{server.server_port}/"
        server.pages = {"index.html": b"<!DOCTYPE html><title>Here</title><p>Here"}
        page = browser.new_page()
        page.goto(f"{home}gone")
        assert faults(page) == []
        page.get_by_role("link").click()
        assert text_of(page) == "Here"
        page.close()


def test_hostile_texts_are_shown_and_do_nothing(browser: Browser, hostile: Path) -> None:
    search = (hostile / KINDS["search"]).as_uri()
    with opened(browser, search, width=min(WIDTHS), home=hostile.as_uri()) as page:
        page.get_by_role("searchbox").fill("<script>alert(1)")
        assert page.locator("li:visible").count() > 0
        assert living(page) == ["script"]
        for path, url in pages(hostile).items():
            page.goto(url)
            assert living(page) == (["script"] if url == search else []), path
            assert fits(page), path
            page.mouse.move(200, 200)
            page.mouse.click(2, 400)


# Search


def _entries(page: Page) -> int:
    return page.locator("section.group li:visible").count()


def test_what_is_typed_leaves_what_holds_it(browser: Browser, plain: Path) -> None:
    home = plain.as_uri()
    with opened(browser, (plain / "search.html").as_uri(), home=home) as page:
        every, status = _entries(page), page.get_by_role("status")
        assert str(every) in status.inner_text()
        page.get_by_role("searchbox").press_sequentially("CALLS  answ")
        left = page.locator("section.group li:visible").all_inner_texts()
        assert 0 < len(left) < every
        assert all("calls" in one.lower() and "answ" in one.lower() for one in left)
        assert str(len(left)) in status.inner_text()
        page.keyboard.press("Enter")
        focused = page.evaluate("document.activeElement.textContent")
        assert focused == page.locator("section.group li:visible a").first.inner_text()
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: not url.endswith("search.html"))
        assert "calls-answered" in page.url
        page.go_back()
        page.get_by_role("searchbox").fill("nothing has these words")
        assert _entries(page) == 0
        assert page.get_by_role("status").inner_text().startswith("0 ")
        page.get_by_role("searchbox").fill("")
        assert _entries(page) == every


def test_without_scripts_the_whole_list_stands_there(browser: Browser, plain: Path) -> None:
    url = (plain / "search.html").as_uri()
    with opened(browser, url) as page:
        every = _entries(page)
    with opened(browser, url, scripts=False) as page:
        assert _entries(page) == every
        expect(page.get_by_role("searchbox")).to_be_hidden()


# As a member of the public


@pytest.fixture(scope="module")
def derbyshire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the site of the criteria that are shipped, with the evidence on one force."""
    folder = tmp_path_factory.mktemp("derbyshire")
    shutil.copytree(ROOT / "criteria", folder / "criteria")
    shutil.copytree(ROOT / "evidence/derbyshire", folder / "evidence/derbyshire")
    assert main(["site", "--public", "--root", str(folder), "-o", str(folder / "site")]) == 0
    return folder / "site"


def test_why_a_force_was_graded_poor_is_three_clicks_away(browser: Browser, derbyshire: Path) -> None:
    with opened(browser, (derbyshire / "index.html").as_uri(), home=derbyshire.as_uri()) as page:
        page.get_by_role("row").filter(has_text="Derbyshire").get_by_role("link", name="Poor", exact=True).first.click()
        assert "derbyshire/2007/index.html#area." in page.url
        area = page.url.partition("#")[2]
        expect(page.locator(f"[id='{area}']")).to_be_in_viewport()
        for part in ("improve", "progress", "grade", "raise"):
            expect(page.locator(f"[id='{area}.{part}']")).to_be_visible()
        assert "Poor" in page.locator(f"[id='{area}.grade'] ~ .graded").first.inner_text()
