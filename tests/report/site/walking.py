"""A site as its readers find it: every page with what its links lead to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from tests.report.documents.reading import Page


@dataclass(frozen=True)
class Walked:
    """The links of every page as places in the site, and the places that there are."""

    links: Mapping[str, tuple[str, ...]]
    places: frozenset[str]

    @property
    def broken(self) -> list[tuple[str, str]]:
        return [(page, link) for page, links in self.links.items() for link in links if link not in self.places]

    def reached(self, start: str = "index.html", *, clicks: int | None = None) -> set[str]:
        """Give the files that can be reached from a page, in so many clicks."""
        found, new = {start}, {start}
        while new and (clicks is None or clicks > 0):
            clicks = None if clicks is None else clicks - 1
            new = {link.partition("#")[0] for page in new for link in self.links.get(page, ())} - found
            found |= new
        return found


def walked(files: Mapping[str, bytes]) -> Walked:
    """Read every page of a site."""
    pages = {path: Page(content) for path, content in files.items() if path.endswith(".html")}
    ids = {
        path: [one.attributes["id"] for one in page.elements if "id" in one.attributes] for path, page in pages.items()
    }
    assert all(len(found) == len(set(found)) for found in ids.values())
    links = {
        path: tuple(_leads(path, one.attributes["href"]) for one in page.named("a")) for path, page in pages.items()
    }
    places = {f"{path}#{name}" for path, found in ids.items() for name in found}
    return Walked(links, frozenset(places | set(files)))


def _leads(page: str, link: str) -> str:
    path, mark, place = link.partition("#")
    assert ":" not in path
    assert not path.startswith("/")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return f"{target}{mark}{place}"
