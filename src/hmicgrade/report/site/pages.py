"""A page of a site as HTML. Its links are relative, so it works from a disk and below any folder of a server."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator

from hmicgrade.explain.reporting.document import Table
from hmicgrade.explain.site import addresses
from hmicgrade.explain.site.finishing import tables
from hmicgrade.explain.site.frame import Frame, SearchWords
from hmicgrade.explain.site.page import Kind, Page
from hmicgrade.report.documents.html import drawn, environment, policy
from hmicgrade.report.site.tables import as_csv

_PACKAGE = "hmicgrade.report.site"
_STYLE, _SCRIPT = "site.css", "search.js"


def files(page: Page, frame: Frame) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a page, each with its path: itself, then its tables, which all have names."""
    yield page.path, render(page, frame).encode()
    for table in tables(page.document):
        yield addresses.table(page.path, table.name), as_csv(table).encode()


def render(page: Page, frame: Frame) -> str:
    """Return a page as an HTML file."""
    templates = environment(_PACKAGE)
    searched = page.kind is Kind.SEARCH
    link = link_from(page.path)
    return templates.get_template("search.html" if searched else "site.html").render(
        document=page.document,
        page=page,
        frame=frame,
        current=_current(page),
        search=SearchWords(),
        policy=policy(templates, _STYLE, _SCRIPT if searched else None),
        style=_STYLE,
        drawn=drawn,
        link=link,
        download=_download(page, link),
    )


def _current(page: Page) -> Callable[[str], bool]:
    return lambda target: target == page.path


def _download(page: Page, link: Callable[[str], str]) -> Callable[[Table], str]:
    return lambda table: link(addresses.table(page.path, table.name))


def link_from(start: str) -> Callable[[str], str]:
    """Return what makes a target, which is named from the top of the site, relative to a page."""
    here = start.split("/")[:-1]

    def link(target: str) -> str:
        if target.startswith("#"):
            return target
        there = target.split("/")
        shared = len(posixpath.commonprefix([here, there[:-1]]))
        return "/".join([*[".."] * (len(here) - shared), *there[shared:]])

    return link
