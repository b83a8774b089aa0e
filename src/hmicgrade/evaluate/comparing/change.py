"""One area whose evidence is known in both rounds: what changed in it, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hmicgrade.evaluate.area import grades_of
from hmicgrade.evaluate.assessment import CriterionFinding
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.comparing.carrying import Carried, Source, carried
from hmicgrade.evaluate.comparing.directions import steps_between
from hmicgrade.evaluate.comparing.fewest import act_of, fewest
from hmicgrade.evaluate.comparing.results import (
    AreaComparison,
    CriterionChange,
    Fate,
    FindingChange,
    JudgementChange,
    Split,
    Trait,
    Turn,
)
from hmicgrade.evaluate.inspection import OpenArea
from hmicgrade.evaluate.judgements import sort_judgements
from hmicgrade.model.areas import Criterion
from hmicgrade.model.evidence import Decide, Judgement, Override
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both rounds of one area: as they were, and the old evidence as the new rules take it."""

    before: tuple[OpenArea, ...]
    after: OpenArea
    over: Carried


def area_change(plain: AreaComparison, opened: Mapping[str, OpenArea], *, same_rules: bool) -> AreaComparison:
    """Return a comparison with what changed in the area; `opened` are all areas of the old round."""
    before = tuple(one.opened for one in plain.old if one.opened)
    if plain.new is None or plain.new.opened is None:
        return plain
    sides = _Sides(before, plain.new.opened, carried(before, opened, plain.new.opened))
    return replace(
        plain,
        findings=tuple(_finding_changes(sides)),
        criteria=() if same_rules else tuple(_criterion_changes(sides)),
        judgements=tuple(_judgement_changes(sides)),
        not_carried=sides.over.not_carried,
        split=_split(plain, sides),
        explains=fewest(sides.over.case, sides.after.case),
    )


def _split(plain: AreaComparison, sides: _Sides) -> Split | None:
    """Return the stages of a change, None where the areas that one was made of had different grades."""
    old = {one.grades for one in plain.old}
    if len(old) > 1 or plain.new is None:
        return None
    scheme = sides.after.case.scheme
    found = replace(sides.after.case, judgements=sides.over.case.judgements, hypothetical=True)
    stages = (old.pop(), grades_of(sides.over.case), grades_of(found), plain.new.grades)
    first, ruled, then, last = stages
    scale = scheme.grade_names
    return Split(
        *stages,
        ruler=steps_between(first, ruled, scale),
        force=steps_between(ruled, then, scale),
        judgement=steps_between(then, last, scale),
        steps=steps_between(first, last, scale),
    )


def _finding_changes(sides: _Sides) -> Iterator[FindingChange]:
    scheme = sides.after.case.scheme
    for one in sides.after.case.findings:
        for source in sides.over.sources[one.criterion.id]:
            then = source.finding.finding
            if then != one.finding:
                turn = _turn(scheme, then, one.finding)
                yield FindingChange(one.criterion.id, source.criterion, then, one.finding, turn)


def _turn(scheme: Scheme, old: str, new: str) -> Turn:
    if NOT_APPLICABLE in {old, new}:
        return Turn.NOT_APPLICABLE if new == NOT_APPLICABLE else Turn.APPLIES
    if NOT_ASSESSED in {old, new} or old not in scheme.findings:
        return Turn.NOT_ASSESSED if new == NOT_ASSESSED else Turn.ASSESSED
    return Turn.BETTER if scheme.findings.index(new) < scheme.findings.index(old) else Turn.WORSE


def _criterion_changes(sides: _Sides) -> Iterator[CriterionChange]:
    for one in sides.after.case.area.criteria:
        for source in sides.over.sources[one.id]:
            traits = tuple(_traits(_criterion(source), one))
            if traits:
                yield CriterionChange(one.id, source.criterion, traits)


def _criterion(source: Source) -> Criterion:
    found: CriterionFinding = source.finding
    return found.criterion


def _traits(old: Criterion, new: Criterion) -> Iterator[Trait]:
    if old.id != new.id:
        yield Trait.ID
    for trait in Trait:
        if trait is not Trait.ID and getattr(old, trait) != getattr(new, trait):
            yield trait


def _judgement_changes(sides: _Sides) -> Iterator[JudgementChange]:
    """Yield the judgements that one round has alone: those of the new one, then those of the old ones."""
    made, kept = sides.after.case.judgements.all(), sides.over.case.judgements.all()
    then, now = {act_of(one) for one in kept}, {act_of(one) for one in made}
    yield from (JudgementChange(one, Fate.ADDED) for one in made if act_of(one) not in then)
    for one in kept:
        if act_of(one) not in now:
            yield JudgementChange(one, Fate.WITHDRAWN if _would_apply(sides.after.case, one) else Fate.LAPSED)
    yield from (JudgementChange(one, Fate.LAPSED) for one in sides.over.lost)


def _would_apply(case: Case, judgement: Judgement) -> bool:
    """Tell whether a judgement that is not made would make a difference under the new findings."""
    instead = Decide if isinstance(judgement, Decide) else Override if isinstance(judgement, Override) else ()
    others = [one for one in case.judgements.all() if not isinstance(one, instead)]
    supposed = replace(case, judgements=sort_judgements([*others, judgement]), hypothetical=True)
    return grades_of(supposed) != grades_of(replace(case, hypothetical=True))
