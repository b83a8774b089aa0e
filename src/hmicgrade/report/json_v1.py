"""The formats `hmicgrade-assessment/1` and `hmicgrade-assessments/1`.

They are frozen: a key is never renamed, retyped or taken away. No number in them is a float.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, assert_never

from hmicgrade.evaluate.assessment import (
    AreaAssessment,
    AreaRefused,
    AreaResult,
    Because,
    CapState,
    Change,
    CriterionFinding,
    Missing,
    Origin,
    QuantityReadings,
    ReadingPoint,
    ReadingRange,
    Recipe,
)
from hmicgrade.model.characters import HIDDEN
from hmicgrade.model.evidence import Decide, Grounds, Judgement, Override, SetAside, TreatAsCritical
from hmicgrade.model.wording import amount_text
from hmicgrade.report.diagnostics import as_json as diagnostic_json
from hmicgrade.report.escapes import json_escape

if TYPE_CHECKING:
    from hmicgrade.report.assessment import Assessment, Assessments

ONE = "hmicgrade-assessment/1"
SEVERAL = "hmicgrade-assessments/1"


def one(assessment: Assessment) -> str:
    """Return the document of one force and year."""
    return dump(_assessment(assessment))


def several(assessments: Assessments) -> str:
    """Return the document of several forces or years."""
    return dump({"format": SEVERAL, "assessments": [_assessment(each) for each in assessments.assessments]})


def dump(value: object) -> str:
    """Return a JSON text that ends with a newline, in which nothing hides or is taken for a command."""
    text = HIDDEN.sub(lambda found: json_escape(found[0]), json.dumps(value, ensure_ascii=False, indent=2))
    return text.replace("##[", f"##{json_escape('[')}") + "\n"


def _assessment(assessment: Assessment) -> object:
    return {
        "format": ONE,
        "version": assessment.version,
        "force": assessment.force,
        "year": assessment.year,
        "scheme": {"id": assessment.scheme, "digest": assessment.scheme_digest},
        "evidence_digest": assessment.evidence_digest,
        "areas": [_area(area) for area in assessment.areas],
    }


def _area(result: AreaResult) -> object:
    match result:
        case AreaRefused(area, diagnostics):
            return {"area": area, "error": [diagnostic_json(each) for each in diagnostics]}
        case AreaAssessment():
            return {**outcome(result), **_justification(result)}
        case _:
            assert_never(result)


def outcome(area: AreaAssessment) -> dict[str, object]:
    """Return the grade of an area and what it came out of."""
    return {
        "area": area.area.id,
        "framework": area.area.framework,
        "grade": area.grade,
        "possible": list(area.possible),
        "computed": list(area.computed),
        "uncapped": list(area.uncapped),
        "undetermined": None if area.undetermined is None else str(area.undetermined),
        "override": None if area.override is None else area.override.grade,
        "exact": area.exact,
        "shadow": None if area.shadow is None else list(area.shadow),
        "published": None if area.published is None else area.published.grade,
    }


def _justification(area: AreaAssessment) -> dict[str, object]:
    return {
        "caps": [cap_json(state) for state in area.caps],
        "judgements": [judgement(each) for each in area.judgements],
        "findings": [_finding(finding) for finding in area.findings],
        "because": _because(area.because),
        "raise": _change(area.raising),
        "lower": _change(area.lowering),
        "margin": area.margin,
        "readings": [along_readings(readings) for readings in area.readings],
        "missing": what_is_missing(area.missing),
    }


def cap_json(state: CapState) -> object:
    """Return a cap that holds in some completion."""
    return {
        "cap": state.cap.id,
        "criteria": list(state.criteria),
        "set_aside": state.set_aside,
        "certain": state.certain,
    }


def judgement(judgement: Judgement) -> object:
    """Return a judgement."""
    match judgement:
        case SetAside(cap, criterion, grounds):
            return {"judgement": "set-aside", "cap": cap, "criterion": criterion, **_grounds(grounds)}
        case TreatAsCritical(criterion, grounds):
            return {"judgement": "treat-as-critical", "criterion": criterion, **_grounds(grounds)}
        case Decide(grade, grounds):
            return {"judgement": "decide", "grade": grade, **_grounds(grounds)}
        case Override(grade, despite, grounds):
            cited: list[object] = [each.ref for each in despite]
            return {"judgement": "override", "grade": grade, "despite": cited, **_grounds(grounds)}
        case _:
            assert_never(judgement)


def _grounds(grounds: Grounds) -> dict[str, object]:
    return {
        "reason": grounds.reason,
        "by": grounds.by,
        "date": grounds.date,
        "provenance": grounds.provenance,
    }


def _finding(finding: CriterionFinding) -> object:
    criterion = finding.criterion
    return {
        "criterion": criterion.id,
        "level": criterion.level,
        "critical": criterion.critical,
        "significant": criterion.significant,
        "finding": finding.finding,
        "from": str(finding.origin),
        "provenance": finding.provenance if finding.origin is Origin.RECORDED else None,
        "evidence": list(finding.evidence),
        "despite": list(finding.despite),
    }


def _because(because: Because | None) -> object:
    return None if because is None else {"at_least": list(because.at_least), "at_most": list(because.at_most)}


def _change(change: Change | None) -> object:
    if change is None:
        return None
    recipes: list[object] = [recipe_json(recipe) for recipe in change.recipes]
    more: dict[str, object] = {"more": change.more} if change.more else {}
    return {"to": change.to, "changes": change.changes, "recipes": recipes, **more}


def recipe_json(recipe: Recipe) -> object:
    """Return a recipe."""
    return {"all": list(recipe.all), "any": [{"count": each.count, "of": list(each.of)} for each in recipe.any]}


def along_readings(readings: QuantityReadings) -> object:
    """Return the result along the range of one vague word."""
    return {
        "quantity": readings.quantity.word,
        "reading": amount_text(readings.quantity.reading),
        "grades": [stretch_json(stretch) for stretch in readings.ranges],
    }


def stretch_json(stretch: ReadingRange) -> object:
    """Return a stretch of readings with its result."""
    return {
        "from": point_text(stretch.first),
        "to": point_text(stretch.last),
        "grade": stretch.grade,
        "possible": list(stretch.possible),
    }


def point_text(point: ReadingPoint) -> str:
    """Write a reading as an exact fraction: "at least 5/7"."""
    return f"{point.comparison} {point.number}"


def what_is_missing(missing: Missing) -> object:
    """Return what is missing."""
    return {
        "criteria": list(missing.criteria),
        "settles_most": missing.settles_most,
        "fewest": missing.fewest,
    }
