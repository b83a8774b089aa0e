"""Sites of small projects, and a page of each kind in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hmicgrade.__main__ import main
from tests.report import reported
from tests.report.hostile import STRINGS

HOSTILE = tuple(text if len(text) <= 5_000 else text[:5_000] for text in STRINGS.values())
"""Every hostile text. Of the longest, less is shown: more of it says no more in a browser."""

KINDS = {
    "index": "index.html",
    "search": "search.html",
    "glossary": "glossary.html",
    "force": "forces/north/index.html",
    "report": "forces/north/2007/index.html",
    "scheme": "schemes/s/index.html",
    "area": "schemes/s/areas/calls.html",
    "area without criteria": "schemes/s/areas/custody.html",
    "criterion": "schemes/s/criteria/calls-answered.html",
    "national": "national/s/2007.html",
}
"""A page of each kind in the site of the project that `reported` writes."""


def written(folder: Path, texts: Sequence[str], *words: str) -> Path:
    """Write the project and its site, with all texts wherever one may stand, and return where the site is."""
    root = reported.write(folder / "project", *texts)
    assert main(["site", "--root", str(root), "-o", str(folder / "site"), *words]) in {0, 1}
    return folder / "site"


def pages(site: Path) -> dict[str, str]:
    """Return the address of every page of a site by its path."""
    return {path.relative_to(site).as_posix(): path.as_uri() for path in sorted(site.rglob("*.html"))}
