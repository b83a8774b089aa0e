"""Checks of what criteria, areas and schemes say of those of other years."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from hmicgrade.lint.subjects import Schemes, documents_of
from hmicgrade.load.document import Document
from hmicgrade.load.names import did_you_mean
from hmicgrade.load.nodes import Mapping, Text, entries, named
from hmicgrade.load.parts import Part
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.project import SchemeFolder


def lineage(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:
    """Yield each area, criterion or scheme of another year that is named and is not there.

    What a scheme without areas was made of cannot be known, so nothing is said where such a scheme is among the others.
    """
    for name in part.schemes:
        others = [other for other in schemes.values() if other.id != name]
        for document in documents_of(part, name, "scheme"):
            yield from _unknown("the id", named(document.whole, "not_comparable", "with"), [one.id for one in others])
        for document in documents_of(part, name, "area", "common"):
            yield from _unknown_ids(document, others)


def _unknown_ids(document: Document, others: Collection[SchemeFolder]) -> Iterator[Diagnostic]:
    if any(not folder.area_ids or folder.refused for folder in others):
        return
    areas = {name for folder in others for name in folder.area_ids}
    criteria = {one.id for folder in others for area in folder.areas for one in area.criteria}
    yield from _unknown("the area", _texts(document.whole), areas)
    for criterion in entries(document.whole, "criteria"):
        yield from _unknown("the criterion", _texts(criterion if isinstance(criterion, Mapping) else None), criteria)


def _texts(of: Mapping | None) -> list[Text]:
    return [one for one in entries(of, "was") if isinstance(one, Text)]


def _unknown(what: str, names: Iterable[Text], known: Collection[str]) -> Iterator[Diagnostic]:
    for one in names:
        if one.value not in known:
            message = f"no other scheme has {what} '{one.value}'"
            hint = did_you_mean(one.value, sorted(known)) or "take it out, or add the files of the earlier scheme"
            yield Diagnostic("HG222", message, one.span, hint)
