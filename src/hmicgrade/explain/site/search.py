"""The list of everything on a site, each entry with words to find it by and the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.reporting.document import Document, Item, Listing, Section
from hmicgrade.explain.site import addresses, glossary
from hmicgrade.explain.site import site_sentences as say
from hmicgrade.explain.site.index import Holdings
from hmicgrade.explain.site.naming import scheme_title
from hmicgrade.explain.site.page import Kind, Page
from hmicgrade.model.areas import Criterion


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
            said = say.grade_of(row.name, row.year, cell.title, cell.words)
            yield Item(said, (), addresses.area_of(row.force, row.year, cell.area))


def _areas(held: Holdings) -> Iterator[Item]:
    for folder in held.schemes:
        for area in folder.areas:
            said = say.of_scheme(area.title, scheme_title(folder))
            yield Item(said, (), addresses.area(folder.id, area.id))


def _criteria(held: Holdings) -> Iterator[Item]:
    for folder in held.schemes:
        found: dict[str, Criterion] = {one.id: one for area in folder.areas for one in area.criteria}
        for one in found.values():
            said = say.criterion(one.id, one.text, scheme_title(folder))
            yield Item(said, (), addresses.criterion(folder.id, one.id))


def _terms(held: Holdings) -> Iterator[Item]:
    for folder in held.schemes:
        target = addresses.within(addresses.GLOSSARY, glossary.place(folder.id))
        yield from (Item(say.term(one.term, one.means), (), target) for one in folder.glossary)


def _pages(held: Holdings) -> Iterator[Item]:
    yield Item(one_line(say.NAME), (), addresses.INDEX)
    yield Item(say.GLOSSARY, (), addresses.GLOSSARY)
    for folder in held.schemes:
        yield Item(say.scheme(scheme_title(folder)), (), addresses.scheme(folder.id))
    for scheme, year in held.national:
        yield Item(say.national_of(year, held.title(scheme)), (), addresses.national(scheme, year))
