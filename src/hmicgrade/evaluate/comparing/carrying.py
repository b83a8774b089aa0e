"""Old evidence under new rules: what is carried over criterion by criterion, and what cannot be."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from hmicgrade.evaluate.assessment import CriterionFinding, Origin
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.findings import Bearing, Record, finding_of
from hmicgrade.evaluate.inspection import OpenArea
from hmicgrade.evaluate.judgements import sort_judgements
from hmicgrade.model.areas import Criterion
from hmicgrade.model.evidence import Cited, Decide, Judgement, Override, SetAside, TreatAsCritical
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme


class Loss(StrEnum):
    """Why a criterion is not carried over."""

    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    RECORDED_APART = "recorded-apart"
    NOT_ON_SCALE = "not-on-scale"


@dataclass(frozen=True, slots=True)
class NotCarried:
    """A criterion of which one of the rounds can say nothing; of the old round where it is gone or moved.

    `old_area` is the area of the old round that had it, None where it is one of the new area.
    """

    criterion: str
    why: Loss
    old_area: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A criterion of the old round, in the area that it stood in."""

    opened: OpenArea
    criterion: str

    @property
    def finding(self) -> CriterionFinding:
        """What was found there."""
        return next(one for one in self.opened.case.findings if one.criterion.id == self.criterion)


Sources = Mapping[str, tuple[Source, ...]]
"""For each criterion of the new area, what it was in the old round; empty where it is new."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What the new area would have been graded on, had the old evidence been all there is.

    `judgements` are the old ones as the new rules can take them; `lost` those that they cannot.
    """

    case: Case
    sources: Sources
    not_carried: tuple[NotCarried, ...]
    lost: tuple[Judgement, ...]


def carried(before: Sequence[OpenArea], old: Mapping[str, OpenArea], new: OpenArea) -> Carried:
    """Carry the evidence of old areas over to the criteria of a new one.

    `before` are the areas that it was, `old` every area of the old round: a criterion may have moved here from another.
    """
    area, scheme = new.case.area, new.case.scheme
    sources = _sources(before, old, new)
    found = {one.id: _finding(new, one, sources[one.id]) for one in area.criteria}
    judged = [(one, _as_new(one, scheme, _names(sources))) for each in before for one in each.case.judgements.all()]
    kept = sort_judgements([after for _, after in judged if after is not None])
    losses = [NotCarried(name, why) for name, (_, why) in found.items() if why is not None]
    findings = tuple(finding for finding, _ in found.values())
    case = replace(new.case, findings=findings, judgements=kept, published=None, hypothetical=True)
    lost = tuple(one for one, after in judged if after is None or after not in kept.all())
    return Carried(case, sources, (*losses, *_gone(before, sources)), lost)


def _sources(before: Sequence[OpenArea], old: Mapping[str, OpenArea], new: OpenArea) -> Sources:
    """Return what each criterion was: in the areas that its own was, else in the only other area that had it."""
    here = _ids_before(before, new)
    beside = [one for one in old.values() if one.area_id not in {each.area_id for each in before}]
    return {one.id: _here(here[one.id], before) or _moved(one, beside, new) for one in new.case.area.criteria}


def _here(ids: Collection[str], before: Sequence[OpenArea]) -> tuple[Source, ...]:
    return tuple(Source(opened, one.id) for opened in before for one in opened.case.area.criteria if one.id in ids)


def _ids_before(before: Sequence[OpenArea], new: OpenArea) -> dict[str, set[str]]:
    """Return the ids that each criterion of the new area had in the old ones, as either of the two rounds says."""
    now = {one.id: one for one in new.case.area.criteria}
    then = {one.id: one for opened in before for one in opened.case.area.criteria}
    renames = all(opened.case.scheme.id != new.case.scheme.id for opened in before)
    named = {(old, one) for old in then for one in now if renames and _is_named(then[old], now[one])}
    settled = {old for old, _ in named} | {one for _, one in named}
    by_id = {(one, one) for one in now if one in then and (one not in settled or not (now[one].was or then[one].was))}
    return {one: {old for old, other in named | by_id if other == one} for one in now}


def _is_named(old: Criterion, new: Criterion) -> bool:
    """Tell whether either of two criteria says that it was the other."""
    return old.id in new.was or new.id in old.was


def _moved(criterion: Criterion, beside: Sequence[OpenArea], new: OpenArea) -> tuple[Source, ...]:
    """Return the criterion of another area that this one was. What areas share has not moved from one to another."""
    if criterion.common is not None:
        return ()
    found = [
        Source(opened, one.id)
        for opened in beside
        for one in opened.case.area.criteria
        if one.common is None
        and (one.id == criterion.id or (opened.case.scheme.id != new.case.scheme.id and _is_named(one, criterion)))
    ]
    return tuple(found) if len(found) == 1 else ()


def _names(sources: Sources) -> dict[str, str]:
    """Return what each old criterion is called in the new area."""
    return {source.criterion: name for name, found in sources.items() for source in found}


def _gone(before: Sequence[OpenArea], sources: Sources) -> tuple[NotCarried, ...]:
    kept = taken(sources)
    every = [(opened.area_id, one.id) for opened in before for one in opened.case.area.criteria]
    return tuple(NotCarried(name, Loss.GONE, area) for area, name in every if (area, name) not in kept)


def taken(sources: Sources) -> set[tuple[str, str]]:
    """Return the criteria of the old round that something was made of, by area and id."""
    return {(source.opened.area_id, source.criterion) for found in sources.values() for source in found}


def _finding(new: OpenArea, criterion: Criterion, sources: tuple[Source, ...]) -> tuple[CriterionFinding, Loss | None]:
    """Return what the old evidence gives under the new rules, and why it gives nothing where it does not."""
    scheme, area = new.case.scheme, new.case.area
    found = tuple(dict.fromkeys(bearing for source in sources for bearing in _bearings(source)))
    recorded = [source.opened.recorded[source.criterion] for source in sources if _is_recorded(source)]
    loss = _loss(scheme, criterion, sources, recorded)
    if loss in {Loss.RECORDED_APART, Loss.NOT_ON_SCALE}:
        return CriterionFinding(criterion, NOT_ASSESSED, Origin.NONE), loss
    return finding_of(scheme, area, criterion, found, recorded[0] if recorded else None), loss


def _bearings(source: Source) -> tuple[Bearing, ...]:
    return source.opened.found[source.criterion]


def _is_recorded(source: Source) -> bool:
    return source.criterion in source.opened.recorded


def _loss(scheme: Scheme, criterion: Criterion, sources: tuple[Source, ...], recorded: Sequence[Record]) -> Loss | None:
    """Return why nothing is carried over: what was recorded of one part alone is not carried."""
    if not sources:
        return Loss.NEW
    findings = {one.finding.finding for one in recorded}
    unrecorded = any(not _is_recorded(source) and _bearings(source) for source in sources)
    if len(findings) > 1 or (findings and unrecorded):
        return Loss.RECORDED_APART
    allowed = {*scheme.findings, NOT_ASSESSED} | ({NOT_APPLICABLE} if criterion.may_be_not_applicable else set())
    return None if findings <= allowed else Loss.NOT_ON_SCALE


def _as_new(judgement: Judgement, scheme: Scheme, names: Mapping[str, str]) -> Judgement | None:
    """Return an old judgement in the words of the new rules, None where they have none for it."""
    match judgement:
        case SetAside(cap, criterion, _):
            known = scheme.cap(cap)
            stands = known is not None and known.may_be_set_aside and criterion in names
            return replace(judgement, criterion=names[criterion]) if stands else None
        case TreatAsCritical(criterion, _):
            return replace(judgement, criterion=names[criterion]) if criterion in names else None
        case Decide(grade, _):
            return judgement if grade in scheme.grade_names else None
        case Override(grade, despite, _):
            stands = grade in scheme.grade_names and all(one.ref in names for one in despite)
            return replace(judgement, despite=tuple(_renamed(one, names) for one in despite)) if stands else None
        case _:
            assert_never(judgement)


def _renamed(cited: Cited, names: Mapping[str, str]) -> Cited:
    return replace(cited, ref=names[cited.ref])
