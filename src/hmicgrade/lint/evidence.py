"""Checks of the statements of an inspection: what bears on nothing, is out of time, or is said twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hmicgrade.evaluate.findings import Key, roots_of
from hmicgrade.lint.dates import is_after, is_before
from hmicgrade.lint.subjects import Schemes, document_of, inspected, items_of
from hmicgrade.lint.texts import alike, all_of
from hmicgrade.load.nodes import Text
from hmicgrade.load.parts import Part
from hmicgrade.model.diagnostics import Diagnostic, Related
from hmicgrade.model.evidence import EvidenceFile, Item, Kind, Link
from hmicgrade.model.project import Inspection
from hmicgrade.model.scheme import Period
from hmicgrade.model.table import AGAINST, Effect


def statements(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:
    """Yield what is wrong with the statements of each inspection."""
    for inspection, folder in inspected(part, schemes):
        roots = roots_of(inspection)
        yield from _idle(inspection)
        yield from _repeated(part, inspection, roots)
        yield from _disagreeing(inspection, roots)
        if folder.scheme and folder.scheme.period:
            yield from _untimely(part, inspection, folder.scheme.period)


def _idle(inspection: Inspection) -> Iterator[Diagnostic]:
    """Yield each statement that bears on nothing; one that says again what another says may leave it to that one."""
    for _, _, item in items_of(inspection):
        bears = item.links or item.same_as or item.kind is Kind.CONTEXT
        if not bears and item.span:
            hint = "add the criteria it is about under 'criteria', or make it 'kind: context'"
            yield Diagnostic("HG410", f"'{item.id}' bears on no criterion", item.span, hint)


def _untimely(part: Part, inspection: Inspection, period: Period) -> Iterator[Diagnostic]:
    for file, at, item in items_of(inspection):
        if item.date and (is_before(item.date, period.first) or is_after(item.date, period.last)):
            message = f"{item.date} is outside the scheme's period, {period.first} to {period.last}"
            hint = "correct the date, or leave it out where the statement still held in the period"
            yield Diagnostic("HG413", message, document_of(part, file).at("evidence", at, "date"), hint)


def _repeated(part: Part, inspection: Inspection, roots: dict[Key, Key]) -> Iterator[Diagnostic]:
    first: dict[str, tuple[EvidenceFile, int, Item]] = {}
    for file, at, item in items_of(inspection):
        known, place, other = first.setdefault(alike(item.text), (file, at, item))
        if other is not item and _root(roots, file, item) != _root(roots, known, other):
            name = other.id if known is file else f"{known.name}/{other.id}"
            related = Related(all_of(_text(part, known, place)), "first said here")
            message = f"'{name}' says the same in the same words, so both are counted"
            hint = f"add 'same_as: {name}', or remove one of them"
            yield Diagnostic("HG414", message, all_of(_text(part, file, at)), hint, (related,))


def _root(roots: dict[Key, Key], file: EvidenceFile, item: Item) -> Key:
    return roots.get((file.name, item.id), (file.name, item.id))


def _text(part: Part, file: EvidenceFile, at: int) -> Text:
    return document_of(part, file).text_at("evidence", at, "text")


def _disagreeing(inspection: Inspection, roots: dict[Key, Key]) -> Iterator[Diagnostic]:
    """Yield each link by which a statement says the opposite of what it is said to repeat."""
    repeated = set(roots.values())
    first: dict[tuple[Key, str, str], Link] = {}
    for file, _, item in items_of(inspection):
        root = _root(roots, file, item)
        for link in item.links if root in repeated else ():
            other = first.setdefault((root, link.area or file.name, link.criterion), link)
            if _are_opposite(other.effect, link.effect) and link.span and other.span:
                message = f"'{item.id}' is the same statement, yet its effect here is {link.effect}"
                hint = "give both one effect, or remove 'same_as'"
                related = Related(other.span, f"its effect is {other.effect} here")
                yield Diagnostic("HG415", message, link.span, hint, (related,))


def _are_opposite(one: Effect | None, other: Effect | None) -> bool:
    return (one is Effect.SUPPORTS and other in AGAINST) or (other is Effect.SUPPORTS and one in AGAINST)
