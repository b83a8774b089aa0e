"""Two rounds of a force side by side, in every form in which lists are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.comparing.carrying import Loss
from hmicgrade.evaluate.comparing.fewest import Act
from hmicgrade.evaluate.comparing.results import (
    AreaComparison,
    Comparison,
    CriterionChange,
    FindingChange,
    JudgementChange,
    Split,
)
from hmicgrade.evaluate.comparing.rounds import Graded, Round
from hmicgrade.explain.diff import count, diff_page, judgements_of
from hmicgrade.model.areas import Criterion
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.diagnostics import as_json as diagnostic_json
from hmicgrade.report.elements import element_json
from hmicgrade.report.holdings import refused_cell
from hmicgrade.report.json_v1 import judgement as judgement_json
from hmicgrade.report.listing import Listing

FORMAT = "hmicgrade-diff/1"
"""The form of the document."""

COLUMNS = (
    *("force", "old_year", "old_scheme", "new_year", "new_scheme", "area", "old_area", "lineage"),
    *(
        "old_standing",
        "old_grade",
        "new_standing",
        "new_grade",
        "direction",
        "steps",
        "ruler",
        "force_part",
        "judgement",
    ),
    *("criterion", "old_criterion", "level", "critical", "old_finding", "new_finding", "turn", "explains", "error"),
)
"""The columns: one row for each finding that changed in an area, those on new criteria too; one where none did.

What is said of the area stands in each of its rows. `ruler`, `force_part` and `judgement` are the steps that each moved
the grade, below 0 where it fell. `explains` is true of the fewest findings that explain the change of grade. Several
grades, areas or errors stand in one cell.
"""


def diff_listing(
    compared: Comparison, areas: Sequence[AreaComparison], left_out: Sequence[str], *, found: bool
) -> Listing:
    """List what changed; `areas` are those that are asked for, `found` tells that there is what was looked for."""
    graded = [each for one in areas for each in (*one.old, one.new) if each is not None and each.refused]
    return Listing(
        page=diff_page(compared, areas, left_out),
        format=FORMAT,
        document={**_head(compared, areas, left_out), "areas": [_area(one) for one in areas]},
        columns=COLUMNS,
        rows=tuple(row for one in areas for row in _rows(compared, one)),
        diagnostics=tuple(wrong for one in graded if one.refused for wrong in one.refused.diagnostics),
        found=found,
    )


def _head(compared: Comparison, areas: Sequence[AreaComparison], left_out: Sequence[str]) -> dict[str, object]:
    declared = compared.declared
    return {
        "force": compared.force.id,
        "old": _round(compared.old),
        "new": _round(compared.new),
        "left_out": list(left_out),
        "backwards": compared.backwards,
        "rules": [element_json(one) for one in compared.rules],
        "same_rules": compared.same_rules,
        "comparable": compared.comparable,
        "same_scale": compared.same_scale,
        "declared": declared and {"by": declared.by, "with": declared.what.scheme, "source": declared.what.source},
        "counts": {str(direction): number for direction, number in count(areas)},
    }


def _round(one: Round) -> object:
    return {
        "year": one.year,
        "scheme": {"id": one.folder.id, "digest": one.folder.digest},
        "evidence_digest": one.inspection.digest if one.inspection else None,
        "grades": list(one.scale),
    }


def _area(one: AreaComparison) -> object:
    return {
        "area": one.area,
        "title": one.title,
        "lineage": str(one.line.lineage),
        "old": [_graded(each) for each in one.old],
        "new": None if one.new is None else _graded(one.new),
        "direction": str(one.direction),
        "steps": one.steps,
        "differs": one.differs,
        "split": None if one.split is None else _split(one.split),
        "findings": [_finding(each) for each in one.findings],
        "explains": _explains(one),
        "criteria": [_criterion(each) for each in one.criteria],
        "not_carried": [
            {"criterion": each.criterion, "area": each.old_area, "why": str(each.why)} for each in one.not_carried
        ],
        "judgements": [_judgement(each) for each in one.judgements],
    }


def _graded(one: Graded) -> object:
    assessment = one.assessment
    row = one.published
    return {
        "area": one.area,
        "title": one.title,
        "standing": str(one.standing),
        "grades": list(one.grades),
        "override": assessment.override.grade if assessment and assessment.override else None,
        "published": None if row is None else {"grade": row.grade, "status": row.status, "source": row.source},
        "error": [diagnostic_json(each) for each in one.refused.diagnostics] if one.refused else None,
    }


def _split(split: Split) -> object:
    return {
        "old": list(split.old),
        "ruled": list(split.ruled),
        "found": list(split.found),
        "new": list(split.new),
        "ruler": split.ruler,
        "force": split.force,
        "judgement": split.judgement,
        "steps": split.steps,
    }


def _finding(change: FindingChange) -> object:
    return {
        **_described(change.new.criterion),
        "was": change.old.criterion.id,
        "old": change.old.finding,
        "new": change.new.finding,
        "turn": str(change.turn),
        "old_evidence": list(change.old.evidence),
        "new_evidence": list(change.new.evidence),
    }


def _described(criterion: Criterion) -> dict[str, object]:
    return {
        "criterion": criterion.id,
        "level": criterion.level,
        "critical": criterion.critical,
        "text": criterion.text,
    }


def _explains(one: AreaComparison) -> object:
    explains, over, new = one.explains, one.over, one.new
    if explains is None or over is None or new is None or new.opened is None:
        return None
    before, now = over.case.by_id, new.opened.case.by_id
    return {
        "findings": [{"criterion": each, "old": before[each], "new": now[each]} for each in explains.criteria],
        "judgements": [_act(one, each) for each in explains.judgements],
        "others": explains.others,
    }


def _act(one: AreaComparison, act: Act) -> object:
    made, kept = judgements_of(one)
    return {"made": act in made, "judgement": judgement_json(made[act] if act in made else kept[act])}


def _criterion(change: CriterionChange) -> object:
    return {
        "old": _in_full(change.old),
        "new": _in_full(change.new),
        "changed": [str(each) for each in change.traits],
    }


def _in_full(criterion: Criterion) -> object:
    return {
        **_described(criterion),
        "significant": criterion.significant,
        "weight": str(criterion.weight),
        "tags": sorted(criterion.tags),
    }


def _judgement(change: JudgementChange) -> object:
    return {"fate": str(change.fate), "judgement": judgement_json(change.judgement)}


def _rows(compared: Comparison, one: AreaComparison) -> Iterator[dict[str, Cell]]:
    head = _row(compared, one)
    criteria = list(_criteria_cells(one))
    yield from ({**head, **cells} for cells in criteria or [{}])


def _row(compared: Comparison, one: AreaComparison) -> dict[str, Cell]:
    split = one.split
    parts: dict[str, Cell] = (
        {"ruler": split.ruler, "force_part": split.force, "judgement": split.judgement} if split else {}
    )
    return {
        "force": compared.force.id,
        "old_year": str(compared.old.year),
        "old_scheme": compared.old.folder.id,
        "new_year": str(compared.new.year),
        "new_scheme": compared.new.folder.id,
        "area": one.area,
        "old_area": SEPARATOR.join(each.area for each in one.old),
        "lineage": one.line.lineage,
        "old_standing": SEPARATOR.join(dict.fromkeys(each.standing for each in one.old)),
        "old_grade": SEPARATOR.join(dict.fromkeys(grade for each in one.old for grade in each.grades)),
        "new_standing": one.new.standing if one.new else None,
        "new_grade": SEPARATOR.join(one.new.grades) if one.new else None,
        "direction": one.direction,
        "steps": one.steps,
        **parts,
        "error": SEPARATOR.join(_errors(one)),
    }


def _errors(one: AreaComparison) -> Iterator[str]:
    for each in (*one.old, one.new):
        if each is not None and each.refused is not None:
            yield refused_cell(each.refused.diagnostics)


def _criteria_cells(one: AreaComparison) -> Iterator[dict[str, Cell]]:
    explains = one.explains.criteria if one.explains else ()
    for change in one.findings:
        cells = _cells(change.new.criterion, explains)
        yield {
            **cells,
            "old_criterion": change.old.criterion.id,
            "old_finding": change.old.finding,
            "new_finding": change.new.finding,
            "turn": change.turn,
        }
    found = {each.criterion.id: each for each in one.new.opened.case.findings} if one.new and one.new.opened else {}
    for lost in one.not_carried:
        if lost.why is Loss.NEW:
            now = found[lost.criterion]
            yield {**_cells(now.criterion, explains), "new_finding": now.finding, "turn": lost.why}


def _cells(criterion: Criterion, explains: Sequence[str]) -> dict[str, Cell]:
    return {
        "criterion": criterion.id,
        "level": criterion.level,
        "critical": str(criterion.critical).lower(),
        "explains": str(criterion.id in explains).lower(),
    }
