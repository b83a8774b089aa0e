"""What the other tests look for is found where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.looking import faults, fits, living, walk_by_keyboard
from tests.browser.opening import opened

pytestmark = pytest.mark.browser

FAULTY = """<!DOCTYPE html><title>x</title><style>a { outline: 0 } p { width: 2000px; color: #ddd }</style>
<p>Pale and wide <a href="javascript:x">a</a> <a href="#b" onclick="x" tabindex="2">b</a></p><form></form>"""

BUSY = """<!DOCTYPE html><title>x</title><img src="https://a.example/i" alt=""><script>alert("here"); gone()</script>"""


def _page(folder: Path, text: str) -> str:
    (folder / "page.html").write_text(text, encoding="utf-8")
    return (folder / "page.html").as_uri()


def test_what_is_wrong_with_a_page_is_found(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, _page(tmp_path, FAULTY)) as page:
        assert not fits(page)
        assert {"color-contrast", "html-has-lang"} <= {name for name, _ in faults(page)}
        assert sorted(living(page)) == ["a onclick", "form", "javascript:x"]
        with pytest.raises(AssertionError, match="instead of"):
            walk_by_keyboard(page)


def test_what_a_page_does_is_noted(browser: Browser, tmp_path: Path) -> None:
    with pytest.raises(AssertionError) as noted, opened(browser, _page(tmp_path, BUSY)) as page:
        page.wait_for_load_state()
    assert all(one in str(noted.value) for one in ("image: https://a.example/i", "alert: here", "gone is not defined"))
