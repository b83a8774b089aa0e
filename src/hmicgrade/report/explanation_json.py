"""The format `hmicgrade-explanation/1`: the argument as a list of nodes, each with what it states.

It is frozen: a key is never renamed, retyped or taken away. No number in it is a float; amounts are exact fractions.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hmicgrade.evaluate.alone import Decides
from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, CriterionFinding, Missing, QuantityReadings
from hmicgrade.explain.argument import (
    CapClaim,
    Counted,
    Ground,
    Group,
    Half,
    Held,
    Joined,
    Node,
    Origins,
    Otherwise,
    RuleState,
    Supposed,
    Told,
    shown,
    walk,
)
from hmicgrade.model.conditions import Sentence, TotalSentence
from hmicgrade.model.evidence import Decide, Override, SetAside, TreatAsCritical
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.wording import given_text, quantity_text, sentence_text
from hmicgrade.report import json_v1
from hmicgrade.report.diagnostics import as_json as diagnostic_json
from hmicgrade.report.explanation import Explanation

FORMAT = "hmicgrade-explanation/1"


def as_json(explanation: Explanation) -> str:
    """Return the document of an explanation."""
    return json_v1.dump(
        {
            "format": FORMAT,
            "version": explanation.version,
            "force": explanation.force,
            "year": explanation.year,
            "scheme": {"id": explanation.scheme, "digest": explanation.scheme_digest},
            "evidence_digest": explanation.evidence_digest,
            "left_out": list(explanation.left_out),
            "depth": explanation.depth,
            "area": _area(explanation),
        }
    )


def _area(explanation: Explanation) -> dict[str, object]:
    of = explanation.of
    if isinstance(of, AreaRefused):
        return {"area": of.area, "error": [diagnostic_json(each) for each in of.diagnostics]}
    return {
        "area": of.area,
        "criterion": of.criterion,
        "exact": of.exact,
        **_scales(of.scheme),
        "nodes": [_node(node, parent) for node, parent in walk(shown(of.top, explanation.depth))],
    }


def _scales(scheme: Scheme) -> dict[str, object]:
    return {
        "grades": list(scheme.grade_names),
        "scale": [{"finding": value.finding, "score": str(value.score)} for value in scheme.scale],
    }


def _node(node: Node, parent: Node | None) -> dict[str, object]:
    kind, states = ("words", None) if node.stated is None else _stated(node.stated)
    return {
        "id": node.id,
        "parent": None if parent is None else parent.id,
        "role": str(node.role),
        "heading": node.heading,
        "text": node.text,
        "refs": list(node.refs),
        "kind": kind,
        "states": states,
    }


def _stated(stated: object) -> tuple[str, object]:
    """Return what kind of thing a node states, and the thing."""
    kind, as_data = _KINDS[type(stated)]
    return kind, as_data(stated)


def _half(half: Half) -> object:
    return {"side": str(half.side), "criteria": list(half.criteria)}


def _held(held: Held) -> object:
    return {"criterion": held.finding.criterion.id, "finding": held.finding.finding, "side": str(held.side)}


def _rule(state: RuleState) -> object:
    rule = state.rule
    return {
        "grade": rule.grade,
        "has_rule": rule.requires is not None,
        "holds": state.holds,
        "source": rule.source,
    }


def _joined(joined: Joined) -> object:
    return {"needs": "all" if joined.every else "any", "holds": joined.holds}


def _sentence(counted: Counted) -> object:
    count = counted.count
    return {
        "sentence": sentence_text(count.sentence),
        "holds": count.holds,
        "quantity": _quantity(count.sentence),
        "unit": count.unit.name.lower(),
        "counts": list(counted.counts),
        "selected": count.selected,
        "have": _amount(count.have),
        "of": _amount(count.total),
        "at_least": _amount(count.low),
        "at_most": _amount(count.high),
    }


def _quantity(sentence: Sentence) -> str | None:
    return None if isinstance(sentence, TotalSentence) else quantity_text(sentence.quantity)


def _amount(number: Fraction) -> str:
    return str(number)


def _group(group: Group) -> object:
    return {"finding": group.finding, "criteria": list(group.criteria), "counted": group.counted}


def _otherwise(otherwise: Otherwise) -> object:
    return {"grades": list(otherwise.grades), "used": otherwise.used}


def _cap(claim: CapClaim) -> object:
    cap, state = claim.cap, claim.state
    return {
        "cap": cap.id,
        "at_most": cap.at_most,
        "may_be_set_aside": cap.may_be_set_aside,
        "source": cap.source,
        "holds": False if state is None else True if state.certain else None,
        "set_aside": state is not None and state.set_aside,
        "criteria": [] if state is None else list(state.criteria),
        "without": None if state is None else list(state.without),
        "took": list(claim.took),
    }


def _criterion(finding: CriterionFinding) -> object:
    criterion = finding.criterion
    return {
        "criterion": criterion.id,
        "text": criterion.text,
        "level": criterion.level,
        "critical": criterion.critical,
        "significant": criterion.significant,
        "tags": list(criterion.tags),
        "weight": str(criterion.weight),
        "source": criterion.source,
        "finding": finding.finding,
        "from": str(finding.origin),
    }


def _ground(ground: Ground) -> object:
    finding, line = ground.finding, ground.line
    return {
        "criterion": finding.criterion.id,
        "finding": finding.finding,
        "from": str(finding.origin),
        "provenance": finding.provenance,
        "reason": finding.reason,
        "despite": list(finding.despite),
        "line": None if line is None else {"given": given_text(line.given), "finding": line.finding},
        "effects": [{"effect": str(effect), "statements": number} for effect, number in ground.effects],
    }


def _statement(told: Told) -> object:
    item = told.item
    return {
        "statement": told.name,
        "kind": None if item is None else str(item.kind),
        "text": None if item is None else item.text,
        "source": None if item is None else item.source,
        "effects": [str(effect) for effect in told.effects],
        "same_as": told.same_as,
        "cited": told.cited,
    }


def _supposed(supposed: Supposed) -> object:
    return {"criterion": supposed.criterion, "finding": supposed.finding, "possible": list(supposed.possible)}


def _decides(decides: Decides) -> object:
    return {"decides": decides.often, "completions": decides.completions}


def _origins(origins: Origins) -> object:
    known = [{"from": str(origin), "findings": number} for origin, number in origins.by_origin]
    return {"findings": origins.total, "known": known}


_KINDS: dict[type, tuple[str, Callable[[Any], object]]] = {
    AreaAssessment: ("grade", json_v1.outcome),
    CapClaim: ("cap", _cap),
    Counted: ("sentence", _sentence),
    CriterionFinding: ("criterion", _criterion),
    Decides: ("decides", _decides),
    Decide: ("judgement", json_v1.judgement),
    Ground: ("ground", _ground),
    Group: ("group", _group),
    Half: ("half", _half),
    Held: ("held", _held),
    Joined: ("conditions", _joined),
    Missing: ("missing", json_v1.what_is_missing),
    Origins: ("origins", _origins),
    Otherwise: ("otherwise", _otherwise),
    Override: ("judgement", json_v1.judgement),
    QuantityReadings: ("reading", json_v1.along_readings),
    RuleState: ("rule", _rule),
    SetAside: ("judgement", json_v1.judgement),
    Supposed: ("supposed", _supposed),
    Told: ("statement", _statement),
    TreatAsCritical: ("judgement", json_v1.judgement),
}
"""What each kind of thing is called, and how it is written."""
