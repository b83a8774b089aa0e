"""The list of everything on a site, each entry with words to find it by and the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.explain.reporting.document import Document, Item, Listing, Section
from hmicgrade.explain.site import addresses, glossary
from hmicgrade.explain.site import site_sentences as say
from hmicgrade.explain.site.index import Holdings
from hmicgrade.explain.site.page import Kind, Page


def search_page(held: Holdings) -> Page:
    """Return the page that lists everything, in groups, each in the order of its words."""
    groups = (
        ("forces", say.FORCES, _forces(held)),
        ("reports", say.REPORTS_OF, _reports(held)),
        ("areas", say.AREAS, _areas(held)),
        ("criteria", say.CRITERIA, _criteria(held)),
        ("terms", say.TERMS_LISTED, _terms(held)),
        ("pages", say.PAGES, _pages(held)),
    )
    sections = tuple(_group(name, title, list(items)) for name, title, items in groups)
    shown = tuple(section for section in sections if section.blocks)
    return Page(addresses.SEARCH, Document(say.SEARCH_TITLE, (), (), shown), (), Kind.SEARCH)


def _group(name: str, title: str, items: list[Item]) -> Section:
    items.sort(key=lambda item: (item.text.casefold(), item.target))
    return Section(name, title, 2, (Listing(tuple(items)),) if items else ())


def _forces(held: Holdings) -> Iterator[Item]:
    for one in held.forces:
        yield Item(say.known_as(one.name, one.aliases), (), addresses.force(one.id))


def _reports(held: Holdings) -> Iterator[Item]:
    for row in held.rows:
        yield Item(say.report_of(row.name, row.year), (), addresses.report(row.force, row.year))
        for cell in row.cells:
            said = say.grade_of(row.name, row.year, cell.title, cell.said)
            yield Item(said, (), addresses.area_of(row.force, row.year, cell.area))


def _areas(held: Holdings) -> Iterator[Item]:
    for one in held.schemes:
        for area in one.areas:
            yield Item(say.of_scheme(one.area_title(area), one.title), (), addresses.area(one.folder.id, area))


def _criteria(held: Holdings) -> Iterator[Item]:
    for one in held.schemes:
        texts = {each.id: each.text for area in one.folder.areas for each in area.criteria}
        for name, text in texts.items():
            yield Item(say.criterion(name, text, one.title), (), addresses.criterion(one.folder.id, name))


def _terms(held: Holdings) -> Iterator[Item]:
    for one in held.schemes:
        target = addresses.within(addresses.GLOSSARY, glossary.place(one.folder.id))
        yield from (Item(say.term(each.term, each.means), (), target) for each in one.folder.glossary)


def _pages(held: Holdings) -> Iterator[Item]:
    yield Item(say.NAME, (), addresses.INDEX)
    yield Item(say.GLOSSARY, (), addresses.GLOSSARY)
    for one in held.schemes:
        yield Item(say.scheme(one.title), (), addresses.scheme(one.folder.id))
        for year in one.years:
            yield Item(say.national_of(year, one.title), (), addresses.national(one.folder.id, year))
