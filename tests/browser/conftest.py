"""One browser for every test of this folder. Where there is none they fail: nothing goes out unseen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import chromium

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Chromium asks nobody for anything, and runs as root too. It keeps nothing: its profile is a new, empty folder."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    where = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=where, args=QUIET)
        yield started
        started.close()
