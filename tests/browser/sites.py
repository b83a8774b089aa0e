"""Sites of small projects, and a page of each kind in them."""

from __future__ import annotations

from pathlib import Path

from hmicgrade.__main__ import main
from tests.report import reported
from tests.report.hostile import TEXTS

LONGEST = 5_000
"""Of the hostile texts that are shown, in characters: a longer one says no more in a browser."""

HOSTILE = "\n".join(
    [
        "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>",
        "\"><a href='javascript:alert(1)'>x</a>'onmouseover='alert(1) {{ 7*7 }} {% raw %}",
        "<iframe src='https://a.example'></iframe><style>@import 'https://a.example'</style>",
        *(text for text in TEXTS.values() if len(text) <= LONGEST),
    ]
)

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


def written(folder: Path, text: str | None, *words: str) -> Path:
    """Write the project and its site, with a text wherever one may stand, and return where the site is."""
    root = reported.write(folder / "project", text)
    assert main(["site", "--root", str(root), "-o", str(folder / "site"), *words]) in {0, 1}
    return folder / "site"


def pages(site: Path) -> dict[str, str]:
    """Return the address of every page of a site by its path."""
    return {path.relative_to(site).as_posix(): path.as_uri() for path in sorted(site.rglob("*.html"))}
