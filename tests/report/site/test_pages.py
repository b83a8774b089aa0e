"""Pages as files: relative links, policies, and tables that no spreadsheet takes for more than text."""

from __future__ import annotations

import base64
import hashlib

import pytest

from hmicgrade.explain.reporting.document import Column, Document, Figure, Item, Listing, Section, Table
from hmicgrade.explain.reporting.reported import Made
from hmicgrade.explain.site.finishing import named
from hmicgrade.explain.site.frame import frame
from hmicgrade.explain.site.page import Kind, Page, Step
from hmicgrade.report.site.pages import files, link_from
from hmicgrade.report.site.tables import as_csv
from tests.report.documents.reading import Page as Read

FRAME = frame(Made("hmicgrade 1", "hmicgrade site -o site"))


def table(name: str = "", cell: str = "x") -> Table:
    return Table(f"Table {name}", (Column("Head"), Column("Number", numeric=True)), ((cell, "1"),), (), name)


def page(kind: Kind, path: str, *blocks: Table | Figure | Listing) -> Page:
    document = Document("Title", (), (), (Section("a", "A", 2, blocks),))
    return Page(path, named(document), (Step("Forces", "index.html#forces"),), kind)


@pytest.mark.parametrize(
    ("start", "target", "link"),
    [
        ("index.html", "forces/a/index.html", "forces/a/index.html"),
        ("forces/a/index.html", "index.html#forces", "../../index.html#forces"),
        ("forces/a/index.html", "forces/b/2007/index.html#x", "../b/2007/index.html#x"),
        ("forces/a/2007/index.html", "forces/a/index.html", "../index.html"),
        ("forces/a/index.html", "forces/a/index/t.csv", "index/t.csv"),
        ("schemes/s/areas/a.html", "schemes/s/areas/a.html", "a.html"),
        ("schemes/s/areas/a.html", "#place", "#place"),
    ],
)
def test_links_are_relative(start: str, target: str, link: str) -> None:
    assert link_from(start)(target) == link


def test_every_table_has_a_name_and_a_file() -> None:
    made = dict(files(page(Kind.AREA, "s/p.html", table(), table(), Figure("f", "alt", table()), table("own")), FRAME))
    assert list(made) == ["s/p.html", "s/p/a.csv", "s/p/a.2.csv", "s/p/a.3.csv", "s/p/own.csv"]
    links = [one.attributes for one in Read(made["s/p.html"]).named("a") if "download" in one.attributes]
    assert [one["href"] for one in links] == ["p/a.csv", "p/a.2.csv", "p/a.3.csv", "p/own.csv"]
    assert links[3]["aria-label"] == "Download as CSV: Table own"
    assert made["s/p/a.csv"] == b"Head,Number\nx,1\n"


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("=1+1", "'=1+1,1"),
        ('a,"b"', '"a,""b""",1'),
        ("\t=1\n@x", "'=1 @x,1"),
        ("::error::x", "'::error::x,1"),
    ],
)
def test_no_cell_is_a_formula_or_a_command(cell: str, line: str) -> None:
    assert as_csv(table(cell=cell)).splitlines()[1] == line


def test_a_page_has_its_landmarks_and_its_trail() -> None:
    made = dict(files(page(Kind.AREA, "schemes/s/areas/a.html"), FRAME))
    read = Read(made["schemes/s/areas/a.html"])
    assert [one.name for one in read.named("header", "main", "footer")] == ["header", "main", "footer"]
    assert [one.attributes["aria-label"] for one in read.named("nav")] == ["Menu", "Where this page is", "Contents"]
    assert read.named("a")[0].words == "Skip to the content"
    (trail,) = [one for one in read.named("nav") if one.attributes.get("class") == "trail"]
    assert trail.words == "First page Forces Title"
    assert "Made with hmicgrade 1 by: hmicgrade site -o site" in read.named("footer")[0].words
    assert "referrer" in {one.attributes.get("name") for one in read.named("meta")}
    assert read.named("script", "form", "link", "img") == []


def test_only_the_first_page_has_no_trail() -> None:
    read = Read(dict(files(page(Kind.INDEX, "index.html"), FRAME))["index.html"])
    assert "trail" not in {one.attributes.get("class") for one in read.named("nav")}


def test_the_search_alone_has_a_script_and_its_policy_names_it() -> None:
    entries = Listing((Item("Entry", (), "index.html"),))
    read = Read(dict(files(page(Kind.SEARCH, "search.html", entries), FRAME))["search.html"])
    (policy,) = [one.attributes["content"] for one in read.named("meta") if "http-equiv" in one.attributes]
    (style,), (script,) = read.named("style"), read.named("script")
    hashes = [base64.b64encode(hashlib.sha256("".join(one.text).encode()).digest()).decode() for one in (style, script)]
    allowed = f"style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'"
    assert policy == f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    assert "innerHTML" not in "".join(script.text)
    (search,) = [one for one in read.elements if one.attributes.get("id") == "search"]
    assert "hidden" in search.attributes
    assert "Everything on this site is listed below." in read.words
    assert [one.attributes["aria-current"] for one in read.named("a") if "aria-current" in one.attributes] == ["page"]
