"""From a file of evidence to the model, with every check against the scheme and the other files of the inspection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from hmicgrade.load.checks import check_known, check_unique
from hmicgrade.load.document import Document
from hmicgrade.load.fixes import respelt
from hmicgrade.load.judgements import build_judgements
from hmicgrade.load.locate import locate_key, span_at, where_at
from hmicgrade.load.names import did_you_mean
from hmicgrade.load.nodes import Node, entries
from hmicgrade.load.shapes_evidence import EvidenceShape, FindingShape, ItemShape, LinkShape
from hmicgrade.load.vocabulary import Vocabulary
from hmicgrade.model.diagnostics import Span
from hmicgrade.model.evidence import Cited, DevelopingPractice, EvidenceFile, Item, Kind, Link, RecordedFinding, Year
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED
from hmicgrade.model.table import Effect

_HEADINGS = {
    Kind.STRENGTH: "Strengths",
    Kind.WORK_IN_PROGRESS: "Work in progress",
    Kind.AREA_FOR_IMPROVEMENT: "Areas for improvement",
    Kind.CONTEXT: "Context",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """What the checks of one file need: the file, the names of its scheme, its areas, the items of every file.

    `areas` are those that it may be about. `items` gives the ids of the items of each file of the inspection, None
    where they cannot be known.
    """

    document: Document
    scheme: Vocabulary
    shared: bool
    areas: tuple[str, ...]
    items: Mapping[str, tuple[str, ...] | None]
    title: str

    def criteria(self, area: str) -> Collection[str] | None:
        """Return the ids of the criteria of an area, None where they cannot be known."""
        return self.scheme.criterion_ids.get(area)

    def common_criteria(self) -> tuple[str, ...] | None:
        """Return the ids of the common criteria of the areas, None where they cannot be known."""
        found = [self.scheme.criteria.get(area) for area in self.areas]
        if any(one is None for one in found):
            return None
        return tuple(dict.fromkeys(one.id for criteria in found for one in criteria or () if one.is_common))


def build_evidence(desk: Desk, shape: EvidenceShape, year: Year) -> EvidenceFile:
    """Return the evidence of a file, noting everything wrong with it."""
    document = desk.document
    rows = entries(document.root, "evidence")
    _check_ids(document, shape, rows)
    judgements = (
        () if desk.shared else build_judgements(document, shape, desk.scheme.rules, desk.criteria(desk.areas[0]))
    )
    if desk.shared and shape.judgements:
        hint = "put it in the file of the area that it is about"
        document.note("HG218", "a judgement belongs to one area", document.key("judgements"), hint)
    return EvidenceFile(
        name=document.stem,
        force=shape.force,
        year=year,
        scheme=desk.scheme.scheme,
        area=None if desk.shared else desk.areas[0],
        framework=document.stem if desk.shared else None,
        context=shape.context,
        context_public=shape.context_public,
        items=tuple(_items(desk, shape, rows)),
        findings=tuple(_finding(desk, at, one) for at, one in enumerate(shape.findings)),
        judgements=judgements,
        developing_practice=tuple(
            DevelopingPractice(one.id, one.title, one.problem, one.solution, one.outcome, one.evaluated_by, one.public)
            for one in shape.developing_practice
        ),
        span=document.at(),
    )


def _check_ids(document: Document, shape: EvidenceShape, rows: tuple[Node, ...]) -> None:
    items = ((item.id, where_at(row, "id")) for item, row in zip(shape.evidence, rows, strict=True))
    check_unique(document, items, "item")
    examples = (
        (one.id, document.where("developing_practice", at, "id")) for at, one in enumerate(shape.developing_practice)
    )
    check_unique(document, examples, "example")


def _items(desk: Desk, shape: EvidenceShape, rows: tuple[Node, ...]) -> Iterator[Item]:
    """Yield the items, each with the part of the tree that it was read from."""
    place: Counter[Kind] = Counter()
    for item, row in zip(shape.evidence, rows, strict=True):
        place[item.kind] += 1
        _check_areas(desk, row, item)
        yield Item(
            id=item.id,
            kind=item.kind,
            text=item.text,
            links=tuple(_links(desk, row, item)),
            source=item.source or f"{desk.title}, {_HEADINGS[item.kind]}, item {place[item.kind]}",
            date=item.date or "",
            same_as=_cited(desk, item.same_as, span_at(row, "same_as")) if item.same_as else None,
            areas=None if item.areas is None else tuple(item.areas),
            public=item.public,
            span=span_at(row, "id"),
        )


def _check_areas(desk: Desk, row: Node, item: ItemShape) -> None:
    if item.areas is None:
        return
    document = desk.document
    if not desk.shared:
        hint = "leave it out: the file is about its own area only"
        document.note("HG217", "'areas' stands in an area's own file", locate_key(row, ("areas",)), hint)
        return
    for number, area in enumerate(item.areas):
        if area not in desk.areas:
            message = f"'{area}' is no area of the framework '{document.stem}'"
            span = span_at(row, "areas", number)
            fix = respelt(document.text or "", span, area, desk.areas)
            document.note("HG217", message, span, did_you_mean(area, desk.areas), fix=fix)
    names = ((area, where_at(row, "areas", number)) for number, area in enumerate(item.areas))
    check_unique(document, names, "area", "HG219")


def _links(desk: Desk, row: Node, item: ItemShape) -> Iterator[Link]:
    for written, node in zip(item.criteria, entries(row, "criteria"), strict=True):
        if isinstance(written, LinkShape):
            yield _link(desk, item, written.criterion, written.effect, span_at(node, "criterion"))
        else:
            yield _link(desk, item, written, None, node.span)


def _link(desk: Desk, item: ItemShape, said: str, own_effect: Effect | None, span: Span) -> Link:
    effect = own_effect or item.kind.effect
    area, _, criterion = said.rpartition("/")
    if area:
        _check_reach(desk, area, criterion, span)
    else:
        _check_plain(desk, criterion, item.areas, span)
    return Link(criterion, effect, area or None, span)


def _check_reach(desk: Desk, area: str, criterion: str, span: Span) -> None:
    if desk.shared:
        hint = f"write '{criterion}', and 'areas: [{area}]' if it is about that area alone"
        desk.document.note("HG216", f"'{area}/{criterion}' names one area in a file that several share", span, hint)
        return
    if check_known(desk.document, "HG202", "area", area, desk.scheme.criteria, span):
        known = desk.criteria(area)
        if known is not None:
            check_known(desk.document, "HG205", "criterion", criterion, known, span, f" in the area '{area}'")


def _check_plain(desk: Desk, criterion: str, areas: list[str] | None, span: Span) -> None:
    about = [area for area in areas or desk.areas if area in desk.areas] if desk.shared else desk.areas
    known = [desk.criteria(area) for area in about]
    if about and all(one is not None and criterion not in one for one in known):
        names = [name for one in known for name in one or ()]
        where = f" in the area '{about[0]}'" if len(about) == 1 else " in any of the areas that the item is about"
        check_known(desk.document, "HG205", "criterion", criterion, names, span, where)


def _cited(desk: Desk, ref: str, span: Span) -> Cited:
    """Return the item that is named, noting where there is none."""
    document = desk.document
    file, _, item = ref.rpartition("/")
    if file == document.stem:
        document.note("HG206", f"'{ref}' is an item of this file", span, f"write '{item}'")
    elif file and file not in desk.items:
        _note_no_item(document, f"there is no item '{ref}'", span, ref, _all_items(desk))
    else:
        known = desk.items[file or document.stem]
        if known is not None:
            where = f" in '{file}'" if file else " in this file"
            if item not in known:
                names = list(known) if not file else [f"{file}/{one}" for one in known]
                _note_no_item(document, f"there is no item '{item}'{where}", span, ref, names)
    return Cited(ref, span)


def _note_no_item(document: Document, message: str, span: Span, ref: str, names: list[str]) -> None:
    fix = respelt(document.text or "", span, ref, names)
    document.note("HG206", message, span, did_you_mean(ref, names), fix=fix)


def _all_items(desk: Desk) -> list[str]:
    return [f"{file}/{item}" for file, items in sorted(desk.items.items()) for item in items or ()]


def _finding(desk: Desk, at: int, shape: FindingShape) -> RecordedFinding:
    document = desk.document
    span = document.at("findings", at, "criterion")
    _check_criterion(desk, shape.criterion, span)
    if desk.scheme.rules is not None:
        known = (*desk.scheme.rules.findings, NOT_ASSESSED, NOT_APPLICABLE)
        check_known(document, "HG209", "finding", shape.finding, known, document.where("findings", at, "finding"))
    for key, refs in (("evidence", shape.evidence), ("despite", shape.despite)):
        names = [(ref, document.where("findings", at, key, number)) for number, ref in enumerate(refs)]
        check_unique(document, names, "item", "HG219")
    return RecordedFinding(
        criterion=shape.criterion,
        finding=shape.finding,
        reason=shape.reason,
        evidence=tuple(
            _cited(desk, ref, document.at("findings", at, "evidence", number))
            for number, ref in enumerate(shape.evidence)
        ),
        despite=tuple(
            _cited(desk, ref, document.at("findings", at, "despite", number))
            for number, ref in enumerate(shape.despite)
        ),
        provenance=shape.provenance,
        public=shape.public,
        span=span,
    )


def _check_criterion(desk: Desk, criterion: str, span: Span) -> None:
    if not desk.shared:
        known = desk.criteria(desk.areas[0])
        if known is not None:
            check_known(desk.document, "HG205", "criterion", criterion, known, span, f" in the area '{desk.areas[0]}'")
        return
    common = desk.common_criteria()
    if common is None or criterion in common:
        return
    if any(criterion in (desk.criteria(area) or ()) for area in desk.areas):
        hint = "record the finding in the file of that area"
        desk.document.note("HG218", f"'{criterion}' is the criterion of one area, not a common one", span, hint)
    else:
        check_known(desk.document, "HG205", "common criterion", criterion, common, span)
