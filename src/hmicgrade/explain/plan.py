"""A plan as a page for people: what lifts each area, what each criterion lacks, and what one step does across areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hmicgrade.evaluate.assessment import AreaRefused, CriterionFinding
from hmicgrade.evaluate.coverage import Tie
from hmicgrade.evaluate.findings import name_of
from hmicgrade.evaluate.planning import EFFORT, AreaPlan, Hindrance, Recipe, State
from hmicgrade.evaluate.plans import ForcePlan, Planned
from hmicgrade.explain import plan_sentences as say
from hmicgrade.explain.evidence import tie_text
from hmicgrade.explain.grade import headline
from hmicgrade.explain.holdings import refused_entry, scheme_title
from hmicgrade.explain.naming import criterion_text, shortened
from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.explain.sentences import APPROXIMATE, NO_RULES, beside_override
from hmicgrade.explain.statements import Point
from hmicgrade.model.evidence import Kind
from hmicgrade.model.project import Force, Inspection, SchemeFolder
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED
from hmicgrade.model.table import AGAINST, Effect
from hmicgrade.model.wording import amount_text, finding_text

WAYS = 3
"""How many recipes are shown; the rest are counted."""

_TO_WORK_ON = {Kind.AREA_FOR_IMPROVEMENT, Kind.WORK_IN_PROGRESS}


def plan_page(
    force: Force, folder: SchemeFolder, inspection: Inspection, made: ForcePlan, besides: Sequence[str]
) -> Page:
    """Return the page of a plan; `besides` is what its note says of it."""
    alone = made.steps is None
    sections = [
        *([] if alone else [_across(made)]),
        *(section for one in made.areas for section in _area(one, alone=alone)),
        *_readings(made),
    ]
    hint = [] if alone else [say.NAME_AN_AREA]
    note = " ".join([f"{scheme_title(folder)}.", *besides, *hint])
    return Page(say.title(force.name, inspection.year), tuple(sections), note)


def remarks(left_out: Sequence[str], *, in_progress: bool) -> Iterator[str]:
    """Yield what a plan leaves out or takes as done."""
    if left_out:
        yield say.left_out(left_out)
    if in_progress:
        yield say.COMPLETED


def items_of(ties: Sequence[Tie]) -> tuple[Tie, ...]:
    """Return what there is to work on: areas for improvement, work in progress, and whatever speaks against."""
    return tuple(
        tie
        for tie in ties
        if tie.statement.item.kind in _TO_WORK_ON or tie.effect in AGAINST or tie.effect is Effect.IN_PROGRESS
    )


def named_in(plan: AreaPlan, recipes: int) -> tuple[CriterionFinding, ...]:
    """Return the findings on the criteria that the first recipes name, in the order of the area."""
    named = {one for recipe in plan.recipes[:recipes] for share in recipe.shares for one in share.of}
    return tuple(one for one in plan.assessment.findings if one.criterion.id in named)


# Across areas


def _across(made: ForcePlan) -> Section:
    titles = {one.area_id: one.plan.assessment.area.title for one in made.areas if isinstance(one, Planned)}
    if made.steps:
        entries = tuple(
            Entry(
                say.step(step.criterion.id, step.stands, len(step.lifts), criterion_text(step.criterion)),
                tuple(Point(say.lifted(titles[lift.area], lift.possible)) for lift in step.lifts),
            )
            for step in made.steps
        )
        return Section(_MOST, entries)
    near = tuple(Point(say.near(titles[one.area], one.to, one.changes)) for one in made.near)
    return Section(_MOST, (Entry(say.NO_STEP), Entry(say.NEAREST, near) if near else Entry(say.NOTHING_NEAR)))


_MOST = "Where one step moves the most grades"


# One area


def _area(one: Planned | AreaRefused, *, alone: bool) -> Iterator[Section]:
    if isinstance(one, AreaRefused):
        yield Section(one.area, (refused_entry(one.area, one.diagnostics),))
        return
    title = one.plan.assessment.area.title
    yield Section(title, (*_standing(one), *_outcome(one)))
    work = tuple(_work(one, finding, alone=alone) for finding in named_in(one.plan, WAYS))
    if work:
        yield Section(f"{title}: what to work on", work if alone else (Entry("", tuple(_lines(work))),))


def _lines(work: Sequence[Entry]) -> Iterator[Point]:
    for entry in work:
        yield Point(entry.text)
        yield from (Point(point.text, 1) for point in entry.points)


def _standing(one: Planned) -> Iterator[Entry]:
    """Yield how the area stands, and what a reader must know of the plan before it."""
    here = one.before or one.plan.assessment
    yield Entry(say.now(headline(here)))
    if one.before is not None:
        yield Entry(say.once_completed(headline(one.plan.assessment)))
    if one.standing:
        yield Entry(say.recorded_stand(len(one.standing)), shortened(one.standing))
    assessment = one.plan.assessment
    if assessment.override is not None:
        without = beside_override(assessment.computed, assessment.possible)
        yield Entry(f"{without} {say.BEFORE_OVERRIDE}")
    yield from _set_apart(one)


def _set_apart(one: Planned) -> Iterator[Entry]:
    """Yield which criteria may not change, are missing or do not apply."""
    found = one.plan.assessment.findings
    fixed = [each.criterion.id for each in found if each.criterion.id in one.terms.fixed]
    missing = sum(each.finding == NOT_ASSESSED for each in found)
    outside = sum(each.finding == NOT_APPLICABLE for each in found)
    if fixed:
        yield Entry(say.fixed(len(fixed)), shortened(fixed))
    if missing and one.plan.recipes:
        yield Entry(say.missing(missing))
    if outside:
        yield Entry(say.not_applicable(outside))


def _outcome(one: Planned) -> Iterator[Entry]:
    plan = one.plan
    to = plan.to or ""
    best = plan.assessment.scheme.grade_names[0]
    if plan.state is State.NO_RULES:
        yield Entry(NO_RULES)
    elif plan.state is State.REACHED:
        yield Entry(say.best_reached(to) if to == best else say.reached(to, plan.assessment.possible))
        yield from () if plan.exact else (Entry(APPROXIMATE),)
    elif plan.hindrance is not None:
        yield from _hindered(plan, plan.hindrance, to)
    else:
        yield from _ways(one, to, top=to == best)


def _hindered(plan: AreaPlan, hindrance: Hindrance, to: str) -> Iterator[Entry]:
    yield Entry(say.out_of_reach(to))
    yield Entry(say.at_best(hindrance.at_best, plan.assessment.scheme.best_finding))
    if hindrance.caps:
        yield Entry(say.still_capped(hindrance.caps))
    if hindrance.release:
        yield Entry(say.release(len(hindrance.release)), shortened(hindrance.release))
    if not plan.exact:
        yield Entry(say.OUT_OF_REACH_UNKNOWN)


def _ways(one: Planned, to: str, *, top: bool) -> Iterator[Entry]:
    plan = one.plan
    first, *others = plan.recipes
    differ = _efforts_differ(one)
    if plan.exact:
        cost = first.effort if differ else None
        yield Entry(say.least(to, first.changes, cost, top=top), tuple(_shares(first, one)))
    else:
        yield Entry(say.safe(to, first.changes, top=top), tuple(_shares(first, one)))
        yield Entry(say.APPROXIMATE)
    for recipe in others[: WAYS - 1]:
        head = say.another_way(recipe.changes, recipe.effort if differ else None)
        yield Entry(head, tuple(_shares(recipe, one)))
    yield from _further(plan)


def _further(plan: AreaPlan) -> Iterator[Entry]:
    if plan.more is None:
        yield from (Entry(say.NOT_COUNTED),) if plan.exact else ()
    elif len(plan.recipes[WAYS:]) + plan.more:
        yield Entry(say.further_ways(len(plan.recipes[WAYS:]) + plan.more))


def _efforts_differ(one: Planned) -> bool:
    return any(one.terms.effort(each.criterion.id) != EFFORT for each in one.plan.assessment.findings)


def _shares(recipe: Recipe, one: Planned) -> Iterator[Point]:
    """Yield the criteria that must all improve, by the least finding that is enough, then those of which some must."""
    scale = one.plan.assessment.scheme.findings
    whole: dict[str, list[str]] = {}
    for share in recipe.shares:
        if share.is_whole:
            whole.setdefault(share.least, []).extend(share.of)
    for least, criteria in sorted(whole.items(), key=lambda item: scale.index(item[0])):
        yield Point(say.every_one(len(criteria), least, scale))
        yield from _chosen(one, criteria)
    for share in recipe.shares:
        if not share.is_whole:
            yield Point(say.any_of(share.count, len(share.of), share.least, scale))
            yield from _chosen(one, share.of)


def _chosen(one: Planned, criteria: Sequence[str]) -> Iterator[Point]:
    order = [each.criterion.id for each in one.plan.assessment.findings]
    for criterion in sorted(criteria, key=order.index):
        effort = one.terms.effort(criterion) if _efforts_differ(one) else None
        yield Point(say.chosen(criterion, effort), 1)


def _work(one: Planned, finding: CriterionFinding, *, alone: bool) -> Entry:
    """Name a criterion to work on, with what is recorded against it: in full for one area, by id for several."""
    criterion, area = finding.criterion, one.plan.assessment.area
    marks = [criterion.level, *(["critical"] if criterion.critical else []), finding_text(finding.finding)]
    if _efforts_differ(one):
        marks.append(say.effort_mark(one.terms.effort(criterion.id)))
    text = say.work_on(criterion.id, marks, criterion_text(criterion))
    ties = items_of(one.supports[criterion.id].ties)
    if alone:
        points = tuple(Point(tie_text(area, tie)) for tie in ties)
        return Entry(text, points or (Point(say.NO_STATEMENTS),))
    return Entry(say.with_items(text, [name_of(tie.statement.key, area.id) for tie in ties]))


def _readings(made: ForcePlan) -> Iterator[Section]:
    """Yield the readings that plans rest on: those of the scheme, the same in every area."""
    words: Mapping[str, str] = {
        one.quantity.word: amount_text(one.quantity.reading)
        for area in made.areas
        if isinstance(area, Planned)
        for one in area.plan.assessment.readings
    }
    if words:
        points = tuple(Point(say.reading(word, amount)) for word, amount in words.items())
        yield Section("Readings it rests on", (Entry(say.rests_on(len(words)), points),))
