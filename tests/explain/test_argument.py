from __future__ import annotations

from pathlib import Path

import pytest

from hmicgrade.evaluate import diagram
from hmicgrade.evaluate.inspection import Options
from hmicgrade.explain.argument import Argument, Role, sections, shown, walk, words
from hmicgrade.model.areas import Criterion
from tests.evaluate.made import ALL_FAIR, MET, MISSING, NOT, area, fair, scheme
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import case_of
from tests.explain.argued import argument_of, document, sample_argument
from tests.explain.rederived import Printed
from tests.explain.sample import ALL_MET, simple


def said(argument: Argument, heading: str) -> list[str]:
    """Return what is said under a heading, indented as it is nested."""
    part = next(one for one in sections(argument.top) if one.heading == heading)
    depths = {part.id: -1}
    lines = [part.text] if part.text else []
    for node, parent in walk(part):
        if parent is not None:
            depths[node.id] = depths[parent.id] + 1
            lines.append(f"{'  ' * depths[node.id]}- {words(node)}")
    return lines


def test_the_parts_run_from_the_grade_to_the_criteria(tmp_path: Path) -> None:
    argument = sample_argument(simple(**ALL_MET), tmp_path)
    assert [part.heading for part in sections(argument.top)] == [
        "Grade",
        "Why this grade",
        "Rules, best grade first",
        "Caps",
        "Judgements",
        "Readings it rests on",
        "What is missing",
        "What the findings come from",
        "Criteria",
    ]


@pytest.mark.parametrize(
    ("depth", "last"), [(1, "Why this grade"), (2, "What the findings come from"), (3, "Criteria"), (4, "Criteria")]
)
def test_less_depth_shows_fewer_parts(tmp_path: Path, depth: int, last: str) -> None:
    top = shown(sample_argument(simple(**ALL_MET), tmp_path).top, depth)
    assert [part.heading for part in sections(top)][-1] == last
    assert max(node.depth for node, _ in walk(top)) <= depth


def test_claims_follow_from_arguments_and_those_from_evidence(tmp_path: Path) -> None:
    sample = simple()
    sample.evidence = [{"id": "s1", "kind": "strength", "text": "It does.", "criteria": ["one"]}]
    nodes = [node for node, _ in walk(sample_argument(sample, tmp_path).top)]
    roles = {node.id: node.role for node in nodes}
    assert (roles["grade"], roles["rules/good"], roles["criteria/one"]) == (Role.CLAIM,) * 3
    assert roles["rules/good/1"] is roles["criteria/one/ground"] is Role.ARGUMENT
    assert [node.id for node in nodes if node.role is Role.EVIDENCE] == ["criteria/one/evidence/s1"]


def test_readings_that_matter_come_with_their_stretches(tmp_path: Path) -> None:
    argument = sample_argument(simple(**ALL_MET | {"five": "not_met"}), tmp_path)
    assert said(argument, "Readings it rests on") == [
        "- Reading 'most' as more than 50% gives Good.",
        "  - From more than 50% to at least about 66.7%: Good",
        "  - From more than about 66.7% to at least 80%: Fair",
    ]
    kinds = [(node["id"], node["kind"]) for node in document(argument)["area"]["nodes"]]
    assert ("readings/most", "reading") in kinds


def test_a_grade_that_nothing_can_change_needs_no_finding() -> None:
    constant = scheme({"good": None, "poor": None}, "good")
    argument = argument_of(case_of(Small(constant, area(*fair(1)), (MET,))))
    assert said(argument, "Why this grade") == [
        "Good: no rule for a grade holds, and the scheme then gives this one.",
        "- The rules give this grade whatever is found.",
        "- No finding is needed to keep it from being lower.",
        "- No finding is needed to keep it from being higher.",
    ]
    assert said(argument, "Caps") == ["The scheme has no caps."]


def test_what_is_left_out_is_not_argued_from(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"one": "not_met"})
    sample.judgements = [{"judgement": "set-aside", "cap": "failure", "criterion": "one"}]
    argument = sample_argument(sample, tmp_path, options=Options(judgements=False))
    assert said(argument, "Judgements") == ["No judgement is in force."]
    assert said(argument, "Caps")[-1] == "  - It takes Fair away: without it the rules give Fair or Poor."


def test_a_cap_that_might_take_a_grade_away(tmp_path: Path) -> None:
    sample = simple(two="met", three="met", four="met", five="met")
    sample.scheme["grades"][1]["requires"] = ["all good criteria are met"]
    caps = said(sample_argument(sample, tmp_path), "Caps")
    assert caps[0] == "- The cap failure would cap at Poor if any critical criterion is not met."
    assert caps[-2:] == ["  - 1 criterion could make it hold: one", "  - Without it the rules give Good or Fair."]


def test_a_criterion_treated_as_critical_is_critical_everywhere(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"two": "not_met"})
    sample.judgements = [{"judgement": "treat-as-critical", "criterion": "two"}]
    argument = sample_argument(sample, tmp_path, "two")
    assert argument.top.text == "two (fair, critical), not met: 'The two is right'"
    assert said(argument, "What it could change alone") == [
        "As things stand: Poor.",
        "- If met: Good.",
        "- If partly met: Fair.",
        "- Its finding alone could change that.",
    ]


def test_a_criterion_without_text_is_named_by_its_id() -> None:
    small = Small(scheme({"good": ALL_FAIR, "poor": None}, "poor"), area(Criterion("f0", "fair")), (NOT,))
    argument = argument_of(case_of(small))
    assert said(argument, "Why this grade")[-1] == "  - f0, not met"
    assert said(argument, "Criteria")[0] == "- f0 (fair), not met"


def test_past_the_limit_of_states_it_is_said_that_answers_are_not_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    small = Small(scheme({"good": ALL_FAIR, "poor": None}, "poor"), area(*fair(3)), (MET, MISSING, NOT))
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    argument, alone = argument_of(case_of(small)), argument_of(case_of(small), "f2")
    assert not argument.exact
    assert document(argument)["area"]["exact"] is False
    assert any(line.startswith("- Too many states") for line in said(argument, "Grade"))
    assert said(alone, "What it could change alone")[-1] == (
        "- Too many states for an exact search: further grades are listed than may be possible."
    )


def test_the_printed_document_alone_gives_the_grade(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"one": "not_met"})
    sample.judgements = [
        {"judgement": "set-aside", "cap": "failure", "criterion": "one"},
        {"judgement": "decide", "grade": "fair"},
    ]
    assert Printed(document(sample_argument(sample, tmp_path))).possible() == ["fair"]
