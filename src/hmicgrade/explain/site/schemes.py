"""A scheme: its rules as reports give them, what is inspected under it, and what is proved of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.proof.results import SchemeProof
from hmicgrade.explain.page import Entry
from hmicgrade.explain.phrases import capitalised, one_line
from hmicgrade.explain.proof import proof_page
from hmicgrade.explain.reporting import sentences as report
from hmicgrade.explain.reporting.document import (
    Block,
    Column,
    Document,
    Item,
    Listing,
    Paragraph,
    Section,
    See,
    Table,
    nested,
)
from hmicgrade.explain.reporting.opening import frameworks, rules
from hmicgrade.explain.site import addresses
from hmicgrade.explain.site import sentences as say
from hmicgrade.explain.site.across import Across
from hmicgrade.explain.site.page import Kind, Page
from hmicgrade.explain.site.trails import SCHEMES
from hmicgrade.explain.statements import Point
from hmicgrade.model.catalogue import Term
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.wording import finding_text


def scheme_page(across: Across) -> Page:
    """Return the page of a scheme, which may name no more than a scale, or have a file with errors."""
    title = one_line(across.title)
    headed = say.rules_title(title) if across.proof is None else say.scheme_title(title)
    sections = (_about(across), _areas(across), *_pictures(across), *rules(across.folder.scheme), *_proof(across))
    document = Document(headed, (Term(say.ID, across.folder.id),), (), sections)
    return Page(addresses.scheme(across.folder.id), document, (SCHEMES,), Kind.SCHEME)


def _about(across: Across) -> Section:
    scheme, programme = across.folder.scheme, across.folder.programme
    blocks: list[Block] = [
        *(_said(scheme) if scheme else ()),
        *([frameworks(across.title, programme)] if programme else []),
    ]
    return Section("about", say.ABOUT_SCHEME, 2, tuple(blocks) or (Paragraph(report.NO_SCHEME),))


def _said(scheme: Scheme) -> Iterator[Paragraph]:
    yield Paragraph(report.CRITERIA_SAY if scheme.has_rules else report.NO_RULES)
    if scheme.period:
        yield Paragraph(report.period(scheme.period))
    for one in scheme.not_comparable:
        yield Paragraph(say.incomparable(one.scheme, one.source))


def _areas(across: Across) -> Section:
    if not across.areas:
        return Section("areas", say.AREAS, 2, (Paragraph(say.NO_AREAS),))
    areas = {area.id: area for area in across.folder.areas}
    rows, lead = [], []
    for name in across.areas:
        area = areas.get(name)
        framework = across.area_title(area.framework) if area and area.framework else say.NONE
        forces = {one.force_id for one in across.known if one.area == name}
        rows.append((one_line(across.area_title(name)), one_line(framework), _number(across, name), str(len(forces))))
        lead.append((addresses.area(across.folder.id, name), "", "", ""))
    columns = (
        Column(say.AREA),
        Column(say.FRAMEWORK),
        Column(say.CRITERIA, numeric=True),
        Column(say.KNOWN, numeric=True),
    )
    return Section("areas", say.AREAS, 2, (Table(say.AREAS_TABLE, columns, tuple(rows), tuple(lead), "areas"),))


def _number(across: Across, name: str) -> str:
    """Return how many criteria an area has, or why that is not known."""
    if name in across.folder.refused:
        return say.WITH_ERRORS
    return next((str(len(area.criteria)) for area in across.folder.areas if area.id == name), say.NONE)


def _pictures(across: Across) -> Iterator[Section]:
    if across.years:
        found = tuple(See(say.picture_of(year), addresses.national(across.folder.id, year)) for year in across.years)
        yield Section("pictures", say.NATIONAL_PICTURES, 2, found)


def _proof(across: Across) -> Iterator[Section]:
    """Yield what is proved of the rules, area by area; first what is so in every one of them."""
    proof = across.proof
    if proof is None:
        yield Section("proof", say.PROOF, 2, (Paragraph(say.NOT_PROVED),))
        return
    page = proof_page(proof)
    yield Section("proof", say.PROOF, 2, (Paragraph(page.note),))
    for name, section in zip(_names(proof), page.sections, strict=True):
        yield Section(name, one_line(section.title), 3, (Listing(_items(section.entries)),))


def _names(proof: SchemeProof) -> Iterator[str]:
    """Yield the ids of the sections on a proof, in the order of its page."""
    if proof.remarks:
        yield "proof.everywhere"
    yield from (f"proof.area.{one.area.id}" for one in proof.areas)


def _items(entries: Sequence[Entry]) -> tuple[Item, ...]:
    """Return what is said as lists within lists; what has no words of its own belongs to what comes before it."""
    items: list[Item] = []
    for one in entries:
        below = (*nested(one.points), *_lines(one.code))
        if one.text:
            items.append(Item(one.text, below))
        else:
            items[-1] = Item(items[-1].text, (*items[-1].items, *below))
    return tuple(items)


def _lines(code: Sequence[str]) -> Iterator[Item]:
    """Yield the lines of a set of findings, the others below the first."""
    if code:
        head, *rest = code
        yield Item(capitalised(head), nested(Point(finding_text(line.strip())) for line in rest))
