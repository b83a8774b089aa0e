"""Opens a page in the browser, and notes whatever the page does beside being shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, Route

WIDTHS = (320, 768, 1280)
"""In pixels: a small telephone, a tablet, a desk."""

HEIGHT = 900


@contextmanager
def opened(browser: Browser, url: str, *, width: int = 1280, scripts: bool = True, home: str = "") -> Iterator[Page]:
    """Open a page, and see at the end that it asked for nothing, said nothing, opened no dialog and left no cookie.

    Following a link is no request of the page's where it leads to somewhere below `home`.
    """
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, java_script_enabled=scripts)
    noted = _noting(context, home or url)
    page = context.new_page()
    page.goto(url)
    yield page
    cookies = context.cookies()
    context.close()
    assert not noted, f"{url}: {noted}"
    assert not cookies, f"{url}: {cookies}"


def _noting(context: BrowserContext, home: str) -> list[str]:
    """Return the list that what pages do is noted in. Nothing they ask for leaves the machine."""
    noted: list[str] = []

    def asked(route: Route, request: Request) -> None:
        if request.is_navigation_request() and request.frame.parent_frame is None and request.url.startswith(home):
            route.continue_()
        else:
            noted.append(f"{request.resource_type}: {request.url}")
            route.abort()

    def asked_a_person(dialog: Dialog) -> None:
        noted.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()

    context.route("**/*", asked)
    context.on("console", lambda message: noted.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: noted.append(f"error: {error.error}"))
    context.on("dialog", asked_a_person)
    return noted
