"""A plan in every format; as CSV it is a to-do list of what the cheapest recipe of each area asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hmicgrade.evaluate.assessment import AreaRefused, CriterionFinding
from hmicgrade.evaluate.coverage import Tie
from hmicgrade.evaluate.findings import name_of
from hmicgrade.evaluate.planning import AreaPlan, Hindrance, Recipe, Share
from hmicgrade.evaluate.plans import Aim, ForcePlan, Planned
from hmicgrade.evaluate.steps import Near, Step
from hmicgrade.explain.plan import items_of, named_in, plan_page, remarks
from hmicgrade.model.evidence import Kind
from hmicgrade.model.project import Force, Inspection, SchemeFolder
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.holdings import refused, refused_cell
from hmicgrade.report.listing import Listing

COLUMNS = (
    *("force", "year", "scheme", "area", "from", "to", "state", "group", "criterion", "level", "critical", "finding"),
    *("needed", "effort", "areas_for_improvement", "work_in_progress", "other_statements", "error"),
)
"""The columns: one row for each criterion of an area's cheapest recipe, or one row where an area has none.

`from` are the grades possible now. `group` is `all`, or how many of which group must change; where a recipe has several
such groups they are numbered.
"""

_COLUMN_OF = {
    Kind.AREA_FOR_IMPROVEMENT: "areas_for_improvement",
    Kind.WORK_IN_PROGRESS: "work_in_progress",
    Kind.STRENGTH: "other_statements",
    Kind.CONTEXT: "other_statements",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose plan it is: the force, what it was inspected against, and the inspection."""

    force: Force
    folder: SchemeFolder
    inspection: Inspection


def plan_listing(subject: Subject, aim: Aim, made: ForcePlan, left_out: Sequence[str]) -> Listing:
    """List the plans of a force's areas; `left_out` names what was not taken into account."""
    besides = list(remarks(left_out, in_progress=aim.in_progress))
    page = plan_page(subject.force, subject.folder, subject.inspection, made, besides)
    document = {**_head(subject, aim, left_out), "across": _across(made), "areas": [_area(one) for one in made.areas]}
    rows = tuple(row for one in made.areas for row in _rows(subject, one))
    wrong = [found for one in made.areas if isinstance(one, AreaRefused) for found in one.diagnostics]
    return Listing(page, "hmicgrade-plan/1", document, COLUMNS, rows, tuple(wrong))


def _head(subject: Subject, aim: Aim, left_out: Sequence[str]) -> dict[str, object]:
    inspection, folder = subject.inspection, subject.folder
    return {
        "force": inspection.force,
        "year": inspection.year,
        "scheme": {"id": folder.id, "digest": folder.digest},
        "evidence_digest": inspection.digest,
        "left_out": list(left_out),
        "in_progress": aim.in_progress,
    }


def _across(made: ForcePlan) -> object:
    if made.steps is None:
        return None
    return {"steps": [_step(step) for step in made.steps], "nearest": [_near(near) for near in made.near]}


def _step(step: Step) -> object:
    return {
        "criterion": step.criterion.id,
        "below_best_in": step.stands,
        "lifts": [{"area": lift.area, "possible": list(lift.possible)} for lift in step.lifts],
    }


def _near(near: Near) -> object:
    return {"area": near.area, "to": near.to, "changes": near.changes}


def _area(one: Planned | AreaRefused) -> object:
    if isinstance(one, AreaRefused):
        return refused(one.area, one.diagnostics)
    plan, assessment = one.plan, one.plan.assessment
    return {
        "area": assessment.area.id,
        "framework": assessment.area.framework,
        "grade": assessment.grade,
        "possible": list(assessment.possible),
        "override": assessment.override.grade if assessment.override else None,
        "before": _before(one),
        "exact": plan.exact and assessment.exact,
        "state": str(plan.state),
        "to": plan.to,
        "fixed": [each.criterion.id for each in assessment.findings if each.criterion.id in one.terms.fixed],
        "recipes": [_recipe(plan, recipe) for recipe in plan.recipes],
        "more": plan.more,
        "hindrance": None if plan.hindrance is None else _hindrance(plan.hindrance),
        "criteria": [_criterion(one, finding) for finding in named_in(plan, len(plan.recipes))],
    }


def _before(one: Planned) -> object:
    if one.before is None:
        return None
    return {"grade": one.before.grade, "possible": list(one.before.possible), "recorded_stand": list(one.standing)}


def _hindrance(hindrance: Hindrance) -> object:
    return {
        "release": list(hindrance.release),
        "at_best": list(hindrance.at_best),
        "caps": list(hindrance.caps),
    }


def _recipe(plan: AreaPlan, recipe: Recipe) -> object:
    return {
        "effort": recipe.effort,
        "changes": recipe.changes,
        "all": [
            {"criterion": finding.criterion.id, "effort": share.effort, "least": share.least}
            for finding, share in _whole(plan, recipe)
        ],
        "any": [
            {"count": share.count, "of": list(share.of), "effort": share.effort, "least": share.least}
            for share in recipe.shares
            if not share.is_whole
        ],
    }


def _whole(plan: AreaPlan, recipe: Recipe) -> Iterator[tuple[CriterionFinding, Share]]:
    """Yield the findings that must all change, in the order of the area."""
    share_of = {criterion: share for share in recipe.shares if share.is_whole for criterion in share.of}
    for finding in plan.assessment.findings:
        if finding.criterion.id in share_of:
            yield finding, share_of[finding.criterion.id]


def _criterion(one: Planned, finding: CriterionFinding) -> object:
    criterion = finding.criterion
    return {
        "criterion": criterion.id,
        "level": criterion.level,
        "critical": criterion.critical,
        "text": criterion.text,
        "finding": finding.finding,
        "effort": one.terms.effort(criterion.id),
        "statements": [_statement(one, tie) for tie in _items(one, criterion.id)],
    }


def _statement(one: Planned, tie: Tie) -> object:
    item = tie.statement.item
    return {
        "item": name_of(tie.statement.key, one.area_id),
        "kind": str(item.kind),
        "effect": None if tie.effect is None else str(tie.effect),
        "text": item.text,
        "source": item.source,
    }


def _items(one: Planned, criterion: str) -> tuple[Tie, ...]:
    return items_of(one.supports[criterion].ties)


def _rows(subject: Subject, one: Planned | AreaRefused) -> Iterator[Mapping[str, Cell]]:
    inspection = subject.inspection
    head: dict[str, Cell] = {"force": inspection.force, "year": inspection.year, "scheme": inspection.scheme}
    if isinstance(one, AreaRefused):
        yield {**head, "area": one.area, "error": refused_cell(one.diagnostics)}
        return
    plan = one.plan
    possible = SEPARATOR.join(plan.assessment.possible)
    head |= {"area": one.area_id, "from": possible, "to": plan.to, "state": plan.state}
    if not plan.recipes:
        yield head
        return
    for finding, share, group in _to_do(plan):
        yield {**head, "group": group, **_row(one, finding, share)}


def _to_do(plan: AreaPlan) -> Iterator[tuple[CriterionFinding, Share, str]]:
    """Yield the criteria of the cheapest recipe with their share and its name: those that must all change first."""
    cheapest = plan.recipes[0]
    yield from ((finding, share, "all") for finding, share in _whole(plan, cheapest))
    choices = [share for share in cheapest.shares if not share.is_whole]
    for share, name in zip(choices, _names(choices), strict=True):
        yield from ((plan.assessment.finding(criterion), share, name) for criterion in share.of)


def _names(choices: Sequence[Share]) -> Iterator[str]:
    for number, share in enumerate(choices, 1):
        among = f"any {share.count} of these {len(share.of)}"
        yield among if len(choices) == 1 else f"{among} (group {number})"


def _row(one: Planned, finding: CriterionFinding, share: Share) -> dict[str, Cell]:
    criterion = finding.criterion
    return {
        "criterion": criterion.id,
        "level": criterion.level,
        "critical": str(criterion.critical).lower(),
        "finding": finding.finding,
        "needed": share.least,
        "effort": share.effort,
        **_statements(one, _items(one, criterion.id)),
    }


def _statements(one: Planned, ties: Iterable[Tie]) -> dict[str, Cell]:
    """Return the statements in a cell for each kind, those that bear twice on a criterion once."""
    found: dict[str, dict[str, None]] = {}
    for tie in ties:
        text = f"{name_of(tie.statement.key, one.area_id)}: {tie.statement.item.text}"
        found.setdefault(_COLUMN_OF[tie.statement.item.kind], {})[text] = None
    return {column: " | ".join(texts) for column, texts in found.items()}
