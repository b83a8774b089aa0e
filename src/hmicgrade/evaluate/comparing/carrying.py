"""Old evidence under new rules: what is carried over criterion by criterion, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

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
    RECORDED_TWICE = "recorded-twice"
    NOT_ON_SCALE = "not-on-scale"


@dataclass(frozen=True, slots=True)
class NotCarried:
    """A criterion of which one of the rounds can say nothing; of the old round where it is gone."""

    criterion: str
    why: Loss


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
    sources = {one.id: _sources(one, before, old) for one in area.criteria}
    found = {one.id: _finding(new, one, sources[one.id]) for one in area.criteria}
    judged = [(one, _as_new(one, scheme, _names(sources))) for each in before for one in each.case.judgements.all()]
    kept = [after for _, after in judged if after is not None]
    losses = [NotCarried(name, why) for name, (_, why) in found.items() if why is not None]
    gone = [NotCarried(name, Loss.GONE) for name in _gone(before, sources)]
    findings = tuple(finding for finding, _ in found.values())
    case = replace(new.case, findings=findings, judgements=sort_judgements(kept), published=None, hypothetical=True)
    return Carried(case, sources, (*losses, *gone), tuple(one for one, after in judged if after is None))


def _sources(criterion: Criterion, before: Sequence[OpenArea], old: Mapping[str, OpenArea]) -> tuple[Source, ...]:
    """Return what a criterion was: in the areas that its own was, else in the only other area that had it."""
    names = (criterion.id, *criterion.was)
    here = tuple(_named(names, before))
    elsewhere = tuple(_named(names, tuple(old.values())))
    return here or (elsewhere if len(elsewhere) == 1 else ())


def _named(names: Sequence[str], areas: Sequence[OpenArea]) -> Iterator[Source]:
    for opened in areas:
        known = {one.criterion.id for one in opened.case.findings}
        name = next((name for name in names if name in known), None)
        if name is not None:
            yield Source(opened, name)


def _names(sources: Sources) -> dict[str, str]:
    """Return what each old criterion is called in the new area."""
    return {source.criterion: name for name, found in sources.items() for source in found}


def _gone(before: Sequence[OpenArea], sources: Sources) -> list[str]:
    kept = {(id(source.opened), source.criterion) for found in sources.values() for source in found}
    every = [(id(opened), one.criterion.id) for opened in before for one in opened.case.findings]
    return list(dict.fromkeys(name for owner, name in every if (owner, name) not in kept))


def _finding(new: OpenArea, criterion: Criterion, sources: tuple[Source, ...]) -> tuple[CriterionFinding, Loss | None]:
    """Return what the old evidence gives under the new rules, and why it gives nothing where it does not."""
    scheme, area = new.case.scheme, new.case.area
    found = tuple(dict.fromkeys(bearing for source in sources for bearing in _bearings(source)))
    recorded = [source.opened.recorded[source.criterion] for source in sources if _is_recorded(source)]
    loss = _loss(scheme, criterion, sources, recorded)
    if loss in {Loss.RECORDED_TWICE, Loss.NOT_ON_SCALE}:
        return CriterionFinding(criterion, NOT_ASSESSED, Origin.NONE), loss
    return finding_of(scheme, area, criterion, found, recorded[0] if recorded else None), loss


def _bearings(source: Source) -> tuple[Bearing, ...]:
    return source.opened.found[source.criterion]


def _is_recorded(source: Source) -> bool:
    return source.criterion in source.opened.recorded


def _loss(scheme: Scheme, criterion: Criterion, sources: tuple[Source, ...], recorded: Sequence[Record]) -> Loss | None:
    if not sources:
        return Loss.NEW
    findings = {one.finding.finding for one in recorded}
    if len(findings) > 1:
        return Loss.RECORDED_TWICE
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


def _renamed(cited: Cited, names: Mapping[str, str]) -> Cited:
    return replace(cited, ref=names[cited.ref])
