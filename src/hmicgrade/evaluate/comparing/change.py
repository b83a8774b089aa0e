"""One area whose evidence is known in both rounds: what changed in it, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from hmicgrade.evaluate.area import applying, grades_of
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.comparing.carrying import Carried, Loss, NotCarried
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
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both rounds of one area: as they were, and the old evidence as the new rules take it."""

    after: OpenArea
    over: Carried


def area_change(
    plain: AreaComparison, over: Carried, after: OpenArea, others: Collection[tuple[str, str]]
) -> AreaComparison:
    """Return a comparison with what changed in the area.

    `over` is what the new rules make of the old evidence; `others` are the criteria of the old round that other areas
    of the new one were made of, by area and id.
    """
    sides = _Sides(after, over)
    return replace(
        plain,
        over=over,
        findings=tuple(_finding_changes(sides)),
        criteria=tuple(_criterion_changes(sides)),
        judgements=tuple(_judgement_changes(sides)),
        not_carried=tuple(_told_apart(one, others) for one in over.not_carried),
        split=_split(plain, sides),
        explains=fewest(over.case, after.case),
    )


def _told_apart(one: NotCarried, others: Collection[tuple[str, str]]) -> NotCarried:
    """Tell what moved to another area from what is gone."""
    return replace(one, why=Loss.MOVED) if (one.old_area, one.criterion) in others else one


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
    for one in sides.after.case.findings:
        for source in sides.over.sources[one.criterion.id]:
            if source.finding.finding != one.finding:
                scales = source.opened.case.scheme.findings, sides.after.case.scheme.findings
                yield FindingChange(source.finding, one, _turn(*scales, source.finding.finding, one.finding))


def _turn(before: tuple[str, ...], scale: tuple[str, ...], old: str, new: str) -> Turn:
    """Return where a finding went; better and worse are said only where both scales have both, in the same order."""
    if NOT_APPLICABLE in {old, new}:
        return Turn.NOT_APPLICABLE if new == NOT_APPLICABLE else Turn.APPLIES
    if NOT_ASSESSED in {old, new}:
        return Turn.NOT_ASSESSED if new == NOT_ASSESSED else Turn.ASSESSED
    if not all({old, new} <= set(one) for one in (before, scale)):
        return Turn.OTHER_SCALE
    better = {one.index(new) < one.index(old) for one in (before, scale)}
    return Turn.OTHER_SCALE if len(better) > 1 else Turn.BETTER if better.pop() else Turn.WORSE


def _criterion_changes(sides: _Sides) -> Iterator[CriterionChange]:
    for one in sides.after.case.area.criteria:
        for source in sides.over.sources[one.id]:
            old = source.finding.criterion
            traits = tuple(_traits(old, one))
            if traits:
                yield CriterionChange(old, one, traits)


def _traits(old: Criterion, new: Criterion) -> Iterator[Trait]:
    for trait, value in _VALUES.items():
        if value(old) != value(new):
            yield trait


_VALUES: Mapping[Trait, Callable[[Criterion], object]] = {
    Trait.ID: lambda one: one.id,
    Trait.TEXT: lambda one: one.text.split(),
    Trait.LEVEL: lambda one: one.level,
    Trait.CRITICAL: lambda one: one.critical,
    Trait.SIGNIFICANT: lambda one: one.significant,
    Trait.WEIGHT: lambda one: one.weight,
    Trait.TAGS: lambda one: frozenset(one.tags),
}
"""What is compared of a criterion: how its text is laid out, and in which order its tags stand, says nothing."""


def _judgement_changes(sides: _Sides) -> Iterator[JudgementChange]:
    """Yield the judgements that one round has alone: those of the new one, then those of the old ones."""
    made, kept = sides.after.case.judgements.all(), sides.over.case.judgements.all()
    then, now = {act_of(one) for one in kept}, {act_of(one) for one in made}
    yield from (JudgementChange(one, Fate.ADDED) for one in made if act_of(one) not in then)
    for one in kept:
        if act_of(one) not in now:
            yield JudgementChange(one, Fate.WITHDRAWN if _would_apply(sides.after.case, one) else Fate.LAPSED)
    yield from (JudgementChange(one, Fate.NOT_CARRIED) for one in sides.over.lost)


def _would_apply(case: Case, judgement: Judgement) -> bool:
    """Tell whether a judgement that is not made would still stand under the new findings, beside those that are."""
    instead = Decide if isinstance(judgement, Decide) else Override if isinstance(judgement, Override) else ()
    others = [one for one in case.judgements.all() if not isinstance(one, instead)]
    supposed = replace(case, judgements=sort_judgements([*others, judgement]))
    return judgement in applying(supposed).judgements.all()
