"""The site of what is shipped: every link leads somewhere, everything is reached, and nothing is more than text."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.cli.publishing import Content, built
from hmicgrade.explain.site import site_sentences
from hmicgrade.load.files import Origin, Root
from tests.golden import Golden
from tests.report import reported
from tests.report.documents.reading import Page
from tests.report.hostile import TEXTS
from tests.report.site.walking import walked

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent
DERBYSHIRE = "forces/derbyshire/2007/index.html"
FORBIDDEN = {"script", "iframe", "object", "embed", "form", "link", "img", "image", "base", "foreignObject", "use"}
TRIGGERS = tuple("=+-@\t\r")


def made(root: Path) -> dict[str, bytes]:
    return dict(built(Root(root, Origin.NAMED), Content()))


@pytest.fixture(scope="module")
def shipped() -> dict[str, bytes]:
    return made(ROOT)


def test_every_link_leads_to_a_place_and_everything_is_reached(shipped: dict[str, bytes]) -> None:
    found = walked(shipped)
    assert found.broken == []
    assert set(shipped) - found.reached() == set()


def test_why_poor_is_one_click_away(shipped: dict[str, bytes]) -> None:
    links = {(one.words, one.attributes["href"]) for one in Page(shipped["index.html"]).named("a")}
    assert ("Poor", f"{DERBYSHIRE}#area.neighbourhood-policing") in links
    words = Page(shipped[DERBYSHIRE]).words
    for said in ("the grade and why", "what would raise it", "work in progress", "opportunities for improvement"):
        assert f"Neighbourhood Policing: {said}" in words


def test_the_files_of_a_force_stay_as_they_are(shipped: dict[str, bytes], golden: Golden) -> None:
    lines = [
        f"{hashlib.sha256(content).hexdigest()}  {path}\n"
        for path, content in sorted(shipped.items())
        if path.startswith("forces/derbyshire/")
    ]
    golden.check("site/derbyshire.txt", "".join(lines).encode())


def test_no_page_needs_anything_beside_it(shipped: dict[str, bytes]) -> None:
    for path, content in shipped.items():
        if path.endswith(".html"):
            safe(path, Page(content))


def safe(path: str, page: Page) -> None:
    """Make sure that nothing in a page runs but the script of the search, and that it asks for nothing."""
    names = {one.name for one in page.elements}
    assert names & FORBIDDEN == ({"script"} if path == "search.html" else set())
    attributes = {name for one in page.elements for name in one.attributes}
    assert [one for one in attributes if one.startswith("on") or one in {"style", "src", "action", "xlink:href"}] == []
    assert [one for one in page.named("style") if "url(" in "".join(one.text)] == []


@pytest.mark.parametrize(
    "text",
    [" ".join(text for name, text in TEXTS.items() if name != "long"), TEXTS["formula"], TEXTS["formulas"]],
    ids=["all", "formula", "formulas"],
)
def test_no_text_of_a_file_is_more_than_text(tmp_path: Path, text: str) -> None:
    files = made(reported.write(tmp_path, text))
    assert walked(files).broken == []
    for path, content in files.items():
        lines = content.decode().splitlines()
        assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line] == []
        if path.endswith(".html"):
            safe(path, Page(content))
        if path.endswith(".csv"):
            rows = csv.reader(io.StringIO(content.decode()))
            assert [cell for row in rows for cell in row if cell.startswith(TRIGGERS)] == []


def test_the_same_files_come_out_of_another_process(tmp_path: Path) -> None:
    root = reported.write(tmp_path)
    command = [sys.executable, "-m", "hmicgrade", "site", "--root", str(root), "-o", str(root / "site")]
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run(command, check=True, capture_output=True, env=environment, timeout=60)  # noqa: S603 - fixed words
    assert main(["site", "--root", str(root), "-o", str(root / "again")]) == 0
    one, other = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (root / "site", root / "again")
    )
    assert one == other


def test_sentences_are_short() -> None:
    said = [text for name, text in vars(site_sentences).items() if isinstance(text, str) and name.isupper()]
    sentences = [one for text in said for one in re.split(r"(?<=[.;:]) ", text)]
    assert [one for one in sentences if len(one.split()) > 25] == []
