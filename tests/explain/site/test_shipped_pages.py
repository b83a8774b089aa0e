"""The pages across forces of the shipped project: whole, in short sentences, and true to what was graded."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from hmicgrade.evaluate.alone import alone
from hmicgrade.evaluate.inspection import OpenArea, open_areas
from hmicgrade.evaluate.national import known_years, picture
from hmicgrade.explain.reporting.document import Item, Listing, Paragraph, Section, See
from hmicgrade.explain.site import sentences as say
from hmicgrade.explain.site.across import Across
from hmicgrade.explain.site.counted import spread
from hmicgrade.explain.site.every import pages
from hmicgrade.explain.site.page import Page
from hmicgrade.load.project import read
from hmicgrade.model.project import Project
from tests.explain.site.made import across_of, section, table, tables
from tests.explain.test_sentences import BANNED, BRACKETS, QUOTED, WORDS_AT_MOST, sentences

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent.parent.parent

LISTED = re.compile("^Source: |^National distribution: | of all power|: in how many of the ways")
"""What ends in a text of a file, or in a list of ids."""


@cache
def project() -> Project:
    return read(ROOT, every_scheme=True, national=True).project


@cache
def of_2007() -> Across:
    return across_of(project(), "hmic-2007")


@cache
def every_page() -> tuple[Page, ...]:
    schemes = (of_2007(), *(across_of(project(), one) for one in sorted(project().schemes) if one != "hmic-2007"))
    return tuple(page for one in schemes for page in pages(one))


def page(path: str) -> Page:
    (found,) = [one for one in every_page() if one.path == path]
    return found


def test_the_national_pictures_are_those_of_the_command() -> None:
    pictured = [(year, one) for year in known_years(project()) for one in picture(project(), year).areas]
    schemes = {one: across_of(project(), one) for one in project().schemes}
    assert len(pictured) > 30
    for year, one in pictured:
        across = schemes[one.scheme]
        counted = {found.head: found for found in spread(across, year, one.area).counts}
        national = [count.national for count in one.counts if count.national is not None]
        if national:
            assert list(counted[say.NATIONALLY].grades) == national
        shown = Counter(stood.shown for stood in across.stood(year, one.area) if stood.shown)
        assert shown == Counter({count.grade: count.known for count in one.counts if count.known})


def test_each_path_and_each_id_and_each_table_of_a_page_is_there_once() -> None:
    assert [path for path, number in Counter(one.path for one in every_page()).items() if number > 1] == []
    for one in every_page():
        ids = [section.id for section in one.document.sections]
        names = [each.name for each in tables(one.document) if each.name]
        assert len(ids) == len(set(ids)), one.path
        assert len(names) == len(set(names)), one.path


def test_every_table_is_whole() -> None:
    for one in every_page():
        for each in tables(one.document):
            widths = {len(row) for row in (*each.rows, *each.targets)}
            assert widths == {len(each.columns)}, (one.path, each.caption)
            assert len(each.targets) in {0, len(each.rows)}
            assert all(cell for row in each.rows for cell in row), (one.path, each.caption)


def test_what_leads_to_these_pages_leads_to_one_that_is_there() -> None:
    paths = {one.path for one in every_page()}
    own = [one for one in targets() if one.startswith(("schemes/", "national/"))]
    assert own != []
    assert [one for one in own if one not in paths] == []


def targets() -> list[str]:
    found = [target for one in every_page() for each in tables(one.document) for row in each.targets for target in row]
    blocks = [block for one in every_page() for section in one.document.sections for block in section.blocks]
    return [*filter(None, found), *(one.target for one in blocks if isinstance(one, See))]


def test_what_leads_to_a_finding_leads_to_a_criterion_that_was_graded() -> None:
    graded = {
        f"forces/{one.force_id}/{one.year}/index.html#criterion.{one.area}.{criterion}"
        for one in of_2007().standings
        if one.reported
        for criterion in one.findings
    }
    assert {one for one in targets() if "#criterion." in one} == graded


def test_the_grade_of_every_area_is_there_with_what_decides_it() -> None:
    for one in of_2007().standings:
        if one.force_id == "derbyshire":
            document = page(f"schemes/hmic-2007/areas/{one.area}.html").document
            (row,) = [row for row in table(document, "forces-2007").rows if row[0] == one.force_name]
            assert one.grade is not None
            assert row[1].lower().startswith(one.grade)
            ways = [int(way.split()[0]) for way in row[3].split("; ") if way[0].isdigit()]
            assert min(ways) == one.margin


def test_what_decides_alone_is_what_each_change_of_one_finding_shows() -> None:
    inspection = project().inspection("derbyshire", 2007)
    assert inspection is not None
    decides = {one.area: (one.decides, one.possible) for one in of_2007().standings if one.reported}
    (opened,) = [
        one
        for one in open_areas(project(), inspection)
        if isinstance(one, OpenArea) and one.area_id == "neighbourhood-policing"
    ]
    found, possible = decides[opened.area_id]
    tried = [one.criterion.id for one in opened.case.findings]
    assert found == tuple(one for one in tried if any(to != possible for _, to in alone(opened.case, one).results))


def test_how_often_a_criterion_decides_is_exact() -> None:
    power = table(page("schemes/hmic-2007/criteria/cases-recorded.html").document, "power")
    assert [one.head for one in power.columns][1:3] == ["Share", "Exact share"]
    assert [(row[0], Fraction(row[2])) for row in power.rows] == [
        ("Child abuse", Fraction(139264, 531441)),
        ("Domestic violence", Fraction(111616, 531441)),
        ("Missing persons", Fraction(7168, 59049)),
    ]


def test_the_scheme_is_proved_and_its_areas_say_that_they_are_reconstructed() -> None:
    proof = section(page("schemes/hmic-2007/index.html").document, "proof")
    assert isinstance(proof.blocks[0], Paragraph)
    assert proof.blocks[0].text.startswith("Proved over every state of 6 areas.")
    about = section(page("schemes/hmic-2007/areas/domestic-violence.html").document, "about")
    assert Paragraph("Every criterion is reconstructed: the wording is not the published one.") in about.blocks


def said() -> list[str]:
    """What the pages say in words of their own; the texts of files are left out."""
    own = [section for one in every_page() for section in one.document.sections if not section.id.startswith("process")]
    texts = [text for section in own for text in _texts(section)]
    captions = [each.caption for one in every_page() for each in tables(one.document)]
    kept = dict.fromkeys(one for one in [*texts, *captions] if not LISTED.search(one))
    return list(kept)


def _texts(section: Section) -> list[str]:
    found = [block.text for block in section.blocks if isinstance(block, Paragraph | See)]
    lists = [item for block in section.blocks if isinstance(block, Listing) for item in _items(block.items)]
    alts = [getattr(block, "alt", "") for block in section.blocks]
    return [section.title, *found, *lists, *alts]


def _items(items: tuple[Item, ...]) -> list[str]:
    return [text for item in items for text in (item.text, *_items(item.items))]


def test_sentences_are_short() -> None:
    long = [one for text in said() for one in sentences(text) if len(one.split()) > WORDS_AT_MOST]
    assert long == []


def test_no_word_stands_for_another() -> None:
    assert [text for text in said() if BANNED.search(BRACKETS.sub("", QUOTED.sub("", text)))] == []
