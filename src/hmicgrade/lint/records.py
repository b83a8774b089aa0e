"""Checks of recorded findings against the evidence: those that it contradicts, those that cite what is beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hmicgrade.evaluate.findings import Bearing, Key, bearings, links_to, place, resolve
from hmicgrade.lint.subjects import Schemes, document_of, inspected, items_of
from hmicgrade.load.parts import Part
from hmicgrade.model.areas import Area
from hmicgrade.model.diagnostics import Diagnostic, Related
from hmicgrade.model.evidence import Cited, EvidenceFile, Item, Kind, RecordedFinding
from hmicgrade.model.project import Inspection
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.table import Effect

_SHOWN = 3
"""How many of the statements that a finding contradicts are pointed at."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """A file with recorded findings, the areas they hold in, and every statement of the inspection."""

    part: Part
    inspection: Inspection
    file: EvidenceFile
    areas: tuple[Area, ...]
    items: dict[Key, tuple[EvidenceFile, Item]]


def recorded(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:
    """Yield what is odd about the recorded findings of each inspection."""
    for inspection, folder in inspected(part, schemes):
        items = {(file.name, item.id): (file, item) for file, _, item in items_of(inspection)}
        for file in inspection.files if folder.scheme else ():
            if file.findings and folder.scheme:
                areas = tuple(one for one in folder.areas if _holds_in(file, one))
                desk = _Desk(part, inspection, file, areas, items)
                yield from _contradictions(desk, folder.scheme)
                yield from _beside(desk)


def _holds_in(file: EvidenceFile, area: Area) -> bool:
    return area.id == file.area or (file.framework is not None and area.framework == file.framework)


def _contradictions(desk: _Desk, scheme: Scheme) -> Iterator[Diagnostic]:
    every = [bearings(desk.inspection, area) for area in desk.areas]
    for at, finding in enumerate(desk.file.findings):
        found = [one for bearing in every for one in bearing.get(finding.criterion, ())]
        against = _contradicted(scheme, finding, {one.effect for one in found}) if found else ""
        if against:
            span = document_of(desk.part, desk.file).at("findings", at, "finding")
            message = f"'{finding.finding}' for '{finding.criterion}', though {against}"
            hint = "check the finding and the effects; where both stand, say why in a comment that ignores this"
            yield Diagnostic("HG411", message, span, hint, tuple(_shown(desk, found)))


def _contradicted(scheme: Scheme, finding: RecordedFinding, effects: set[Effect]) -> str:
    """Return what all the evidence says against a finding, nothing where some of it agrees.

    Only the two ends of the scale can be contradicted: whatever lies between is a matter of weighing.
    """
    if finding.finding == scheme.best_finding and Effect.SUPPORTS not in effects:
        return "no statement on it supports it"
    if finding.finding == scheme.worst_finding and effects == {Effect.SUPPORTS}:
        return "every statement on it supports it"
    return ""


def _shown(desk: _Desk, found: list[Bearing]) -> Iterator[Related]:
    for key, effect in list(dict.fromkeys((one.item, one.effect) for one in found))[:_SHOWN]:
        yield Related(place(desk.items[key][1].span), f"its effect is {effect}")


def _beside(desk: _Desk) -> Iterator[Diagnostic]:
    for finding in desk.file.findings:
        for cited in finding.evidence:
            file, item = desk.items.get(resolve(cited, desk.file.name), (desk.file, None))
            if item is not None and not _bears(desk, file, item, finding.criterion):
                yield _cites_beside(cited, item, finding.criterion)


def _bears(desk: _Desk, file: EvidenceFile, item: Item, criterion: str) -> bool:
    """Tell whether a statement is linked to a criterion where a finding holds; a context can always be cited.

    Where the criterion is in no area that can be used, nothing can be said.
    """
    areas = [area for area in desk.areas if area.criterion(criterion)]
    if item.kind is Kind.CONTEXT or not areas:
        return True
    return any(link.criterion == criterion for area in areas for link in links_to(area, file, item))


def _cites_beside(cited: Cited, item: Item, criterion: str) -> Diagnostic:
    related = (Related(place(item.span), "it stands here"),)
    message = f"'{cited.ref}' is cited for '{criterion}', but does not bear on it"
    hint = f"add '{criterion}' to its 'criteria', or cite another item"
    return Diagnostic("HG412", message, place(cited.span), hint, related)
