"""Every diagnostic has a page that shows it, and shows how it is put right. The pages themselves are run as cases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hmicgrade.load.files import code_page
from hmicgrade.model.codes import CODES
from tests.literate.document import parse_document

PAGES = Path(__file__).parent.parent / "docs" / "codes"
HEADINGS = ("Triggers it", "Does not")
SHOWN = re.compile(r": (error|warning) (HG\d{3}) ")
REFUSED = {"HG901": "there are no criteria"}
"""Codes that are shown in Python alone, by what the command line says instead."""


def test_codes_run_in_order_and_names_differ() -> None:
    assert list(CODES) == sorted(CODES)
    assert len({code.name for code in CODES.values()}) == len(CODES)


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert sorted(page.stem for page in PAGES.glob("*.md") if page.name != "README.md") == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_page_shows_its_code_and_then_how_it_is_put_right(code: str) -> None:
    text = code_page(code)
    assert text.startswith(f"# {code} {CODES[code].name}\n")
    assert tuple(case.heading for case in parse_document(PAGES / f"{code}.md", text)) == HEADINGS
    wrong, right = re.split(r"^## Does not$", text, flags=re.MULTILINE)
    shown = {(found[2], found[1]) for found in SHOWN.finditer(wrong)}
    assert (code, CODES[code].severity) in shown or REFUSED.get(code, "\0") in wrong
    assert not SHOWN.search(right)
    assert "[exit" not in right


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_in_short_sentences_what_it_means_and_why_it_matters(code: str) -> None:
    paragraphs = code_page(code).partition("\n## ")[0].split("\n\n")[1:]
    prose = [one.replace("\n", " ") for one in paragraphs if not one.startswith("<!--")]
    assert len(prose) == 2
    for paragraph in prose:
        sentences = re.split(r"(?<=[.?!]) ", paragraph.strip())
        assert 1 <= len(sentences) <= 4
        assert [one for one in sentences if len(one.split()) >= 25] == []
