"""Evidence as pages for people: what stands behind each criterion, what each statement bears on, what is thin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from hmicgrade.evaluate.coverage import Coverage, Selection, Statement, Support, Tie
from hmicgrade.evaluate.findings import name_of
from hmicgrade.explain.holdings import refused_entry, scheme_title
from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.explain.phrases import criteria, plural
from hmicgrade.explain.statements import Point
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.evidence import Item, Kind, Link
from hmicgrade.model.project import Force, SchemeFolder
from hmicgrade.model.table import Effect

_EFFECTS = {
    Effect.SUPPORTS: "supports",
    Effect.IN_PROGRESS: "in progress",
    Effect.SHORT: "short",
    Effect.WELL_SHORT: "well short",
    None: "decides nothing",
}

KINDS = {
    Kind.STRENGTH: "strength",
    Kind.WORK_IN_PROGRESS: "work in progress",
    Kind.AREA_FOR_IMPROVEMENT: "area for improvement",
    Kind.CONTEXT: "context",
}
"""How a kind of statement is written for people."""


def evidence_page(force: Force, folder: SchemeFolder, selection: Selection) -> Page:
    """Return the page of a selection: of an area or a criterion, what stands behind each; then the statements."""
    narrowed = selection.wanted.area is not None or selection.wanted.criterion is not None
    sections = [
        *(_sections(selection.supports, lambda support: _support(support, selection)) if narrowed else ()),
        *_statements(selection, folder),
        *_errors(selection),
    ]
    note = f"{scheme_title(folder)}, {plural(len(selection.statements), 'statement', 'statements')}"
    return Page(f"Evidence: {force.name}, {selection.inspection.year}", tuple(sections), note)


def coverage_page(force: Force, folder: SchemeFolder, selection: Selection, thin: Coverage) -> Page:
    """Return the page of where the evidence of a selection is thin."""
    sections = [
        _thin("Criteria without evidence", thin.without),
        _thin("Criteria that rest on one statement", thin.on_one),
        _idle(thin.idle),
        *_errors(selection),
    ]
    number = len(selection.statements)
    counted = f"{criteria(len(selection.supports))}, {plural(number, 'statement', 'statements')}"
    title = f"Coverage of the evidence: {force.name}, {selection.inspection.year}"
    return Page(title, tuple(sections), f"{scheme_title(folder)}, {counted}")


def _sections(supports: Iterable[Support], entry: Callable[[Support], Entry]) -> Iterator[Section]:
    for area, found in groupby(supports, lambda support: support.area):
        yield Section(f"{area.title}: criteria", tuple(entry(support) for support in found))


def _support(support: Support, selection: Selection) -> Entry:
    kind = selection.wanted.kind
    points = [Point(tie_text(support.area, tie)) for tie in support.ties]
    nothing = Point("no evidence" if kind is None else f"no evidence of the kind {KINDS[kind]}")
    return Entry(_criterion(support.criterion), tuple(points) or (nothing,))


def _criterion(criterion: Criterion) -> str:
    return f"{criterion.id} ({criterion.level}{', critical' if criterion.critical else ''}): {criterion.text}"


def tie_text(area: Area, tie: Tie) -> str:
    """Name a statement with what it says of a criterion, its kind, text and source."""
    item = tie.statement.item
    source = f" [{item.source}]" if item.source else ""
    return f"{_EFFECTS[tie.effect]}: {name_of(tie.statement.key, area.id)}, {KINDS[item.kind]}: {item.text}{source}"


def _statements(selection: Selection, folder: SchemeFolder) -> Iterator[Section]:
    titles = {area.id: area.title for area in folder.areas}
    for file, found in groupby(selection.statements, lambda statement: statement.file):
        yield Section(f"{titles.get(file.name, file.name)}: statements", tuple(_statement(one) for one in found))


def _statement(statement: Statement) -> Entry:
    item = statement.item
    points = [
        *([item.source] if item.source else []),
        *_bearings(item.links),
        *(["bears on nothing"] if statement.bears_on_nothing else []),
        *_remarks(item),
    ]
    return Entry(_headline(item), tuple(map(Point, points)))


def _headline(item: Item) -> str:
    return f"{item.id}, {KINDS[item.kind]}: {item.text}"


def _bearings(links: tuple[Link, ...]) -> Iterator[str]:
    """Yield what an item says of criteria, a line an effect."""
    for effect, words in _EFFECTS.items():
        names = [_link(one) for one in links if one.effect is effect]
        if names:
            yield f"{words}: {', '.join(names)}"


def _link(link: Link) -> str:
    return link.criterion if link.area is None else f"{link.area}/{link.criterion}"


def _remarks(item: Item) -> Iterator[str]:
    if item.areas is not None:
        yield f"about: {', '.join(item.areas)}"
    if item.same_as is not None:
        yield f"says again what {item.same_as.ref} says"
    if item.date:
        yield f"dated {item.date}"
    if not item.public:
        yield "not public"


def _thin(title: str, supports: tuple[Support, ...]) -> Section:
    entries = [
        Entry(area.title, tuple(point for support in found for point in _thin_points(support)))
        for area, found in groupby(supports, lambda support: support.area)
    ]
    return Section(f"{title}: {len(supports)}", tuple(entries) or (Entry("None."),))


def _thin_points(support: Support) -> Iterator[Point]:
    yield Point(_criterion(support.criterion))
    for tie in support.ties:
        yield Point(tie_text(support.area, tie), depth=1)


def _idle(statements: tuple[Statement, ...]) -> Section:
    entries = tuple(
        Entry(file.name, tuple(Point(_headline(one.item)) for one in found))
        for file, found in groupby(statements, lambda statement: statement.file)
    )
    return Section(f"Statements that bear on nothing: {len(statements)}", entries or (Entry("None."),))


def _errors(selection: Selection) -> Iterator[Section]:
    if selection.refused:
        entries = tuple(refused_entry(area, found) for area, found in sorted(selection.refused.items()))
        yield Section("Not usable", entries)
