"""A plan as a page for people: what lifts each area, what each criterion lacks, and what one step does across areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hmicgrade.evaluate.assessment import AreaRefused, CriterionFinding
from hmicgrade.evaluate.coverage import Tie
from hmicgrade.evaluate.findings import name_of
from hmicgrade.evaluate.planning import EFFORT, AreaPlan, Hindrance, Recipe, State
from hmicgrade.evaluate.plans import ForcePlan, Planned
from hmicgrade.explain import plan_sentences as say
from hmicgrade.explain.change_sentences import further_ways
from hmicgrade.explain.evidence import tie_text
from hmicgrade.explain.grade import headline
from hmicgrade.explain.holdings import refused_entry, scheme_title
from hmicgrade.explain.naming import criterion_text, shortened
from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.explain.reasons import next_rule
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
    desk = _Desk(one, in_full=not alone)
    yield Section(title, (*_standing(one), *desk.outcome()))
    if alone and one.plan.recipes:
        yield Section(f"{title}: what to work on", tuple(desk.work(each) for each in named_in(one.plan, WAYS)))


def _standing(one: Planned) -> Iterator[Entry]:
    """Yield how the area stands, and what a reader must know of the plan before it."""
    if one.plan.state is State.NO_RULES:
        yield Entry(NO_RULES)
        return
    yield Entry(say.now(headline(one.before or one.plan.assessment)))
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


@dataclass(slots=True)
class _Desk:
    """Writes what a plan comes to. With `in_full` a criterion is described where it is first named, else by id."""

    one: Planned
    in_full: bool
    named: set[str] = field(default_factory=set)

    @property
    def _plan(self) -> AreaPlan:
        return self.one.plan

    @property
    def _efforts_differ(self) -> bool:
        found = self._plan.assessment.findings
        return any(self.one.terms.effort(each.criterion.id) != EFFORT for each in found)

    def outcome(self) -> Iterator[Entry]:
        plan, to = self._plan, self._plan.to or ""
        best = plan.assessment.scheme.grade_names[0]
        if plan.state is State.REACHED:
            yield Entry(say.best_reached(to) if to == best else say.reached(to, plan.assessment.possible))
            yield from () if plan.exact else (Entry(APPROXIMATE),)
        elif plan.hindrance is not None:
            yield from _hindered(plan, plan.hindrance, to)
        elif plan.recipes:
            yield from self._ways(to, top=to == best)

    def _ways(self, to: str, *, top: bool) -> Iterator[Entry]:
        first, *others = self._plan.recipes
        differ = self._efforts_differ
        if self._plan.exact:
            text = say.least(to, first.changes, first.effort if differ else None, top=top)
            yield Entry(text, tuple(self._shares(first)))
        else:
            yield Entry(say.safe(to, first.changes, top=top), tuple(self._shares(first)))
            yield Entry(say.APPROXIMATE)
        for recipe in others[: WAYS - 1]:
            head = say.another_way(recipe.changes, recipe.effort if differ else None)
            yield Entry(head, tuple(self._shares(recipe)))
        yield from _further(self._plan)

    def _shares(self, recipe: Recipe) -> Iterator[Point]:
        """Yield the criteria that must all improve, by the least finding that is enough, then those of which some."""
        scale = self._plan.assessment.scheme.findings
        whole: dict[str, list[str]] = {}
        for share in recipe.shares:
            if share.is_whole:
                whole.setdefault(share.least, []).extend(share.of)
        for least, criteria in sorted(whole.items(), key=lambda item: scale.index(item[0])):
            yield Point(say.every_one(len(criteria), least, scale))
            yield from self._chosen(criteria)
        for share in recipe.shares:
            if not share.is_whole:
                yield Point(say.any_of(share.count, len(share.of), share.least, scale))
                yield from self._chosen(share.of)

    def _chosen(self, criteria: Sequence[str]) -> Iterator[Point]:
        for finding in self._plan.assessment.findings:
            name = finding.criterion.id
            if name in criteria:
                yield Point(self._name(finding), 1)
                self.named.add(name)

    def _name(self, finding: CriterionFinding) -> str:
        name = finding.criterion.id
        if not self.in_full or name in self.named:
            return say.chosen(name, self.one.terms.effort(name) if self._efforts_differ else None)
        area = self._plan.assessment.area.id
        return self._described(finding, [name_of(tie.statement.key, area) for tie in self._items(finding)])

    def work(self, finding: CriterionFinding) -> Entry:
        """Describe a criterion with the statements recorded against it."""
        area = self._plan.assessment.area
        points = tuple(Point(tie_text(area, tie)) for tie in self._items(finding))
        return Entry(self._described(finding, ()), points or (Point(say.NO_STATEMENTS),))

    def _items(self, finding: CriterionFinding) -> tuple[Tie, ...]:
        return items_of(self.one.supports[finding.criterion.id].ties)

    def _described(self, finding: CriterionFinding, items: Sequence[str]) -> str:
        criterion = finding.criterion
        marks = [criterion.level, *(["critical"] if criterion.critical else []), finding_text(finding.finding)]
        if self._efforts_differ:
            marks.append(say.effort_mark(self.one.terms.effort(criterion.id)))
        return say.work_on(criterion.id, marks, criterion_text(criterion), items)


def _further(plan: AreaPlan) -> Iterator[Entry]:
    if plan.more is None:
        yield from (Entry(say.NOT_COUNTED),) if plan.exact else ()
    elif len(plan.recipes[WAYS:]) + plan.more:
        yield Entry(further_ways(len(plan.recipes[WAYS:]) + plan.more))


def _hindered(plan: AreaPlan, hindrance: Hindrance, to: str) -> Iterator[Entry]:
    if not plan.exact:
        yield Entry(say.NO_WAY_FOUND)
        return
    yield Entry(say.out_of_reach(to))
    yield Entry(say.at_best(hindrance.at_best, plan.assessment.scheme.best_finding))
    lifted = replace(plan.assessment, findings=hindrance.findings, possible=hindrance.at_best)
    yield from (Entry(statement.text, statement.points) for statement in next_rule(lifted))
    if hindrance.caps:
        yield Entry(say.still_capped(hindrance.caps))
    if hindrance.release:
        yield Entry(say.release(len(hindrance.release)), shortened(hindrance.release))


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
