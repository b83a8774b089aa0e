from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, Missing, Want
from hmicgrade.explain.area import explain
from hmicgrade.explain.statements import Statement, Topic
from hmicgrade.model.areas import GradeMeaning
from hmicgrade.model.diagnostics import Diagnostic, Position, Span
from tests.explain.sample import ALL_MET, simple


def said(assessment: AreaAssessment, topic: Topic) -> list[str]:
    """Return what is said under a topic: each statement, then its points, indented as they are nested."""
    lines: list[str] = []
    for statement in explain(assessment).statements:
        if statement.topic is topic:
            lines += [statement.text, *(f"{'  ' * point.depth}- {point.text}" for point in statement.points)]
    return lines


def test_the_opportunities_come_before_the_grade_and_the_basis_last(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"one": "not_met"})
    topics = list(dict.fromkeys(statement.topic for statement in explain(sample.graded(tmp_path)).statements))
    assert topics == [
        Topic.IMPROVE,
        Topic.GRADE,
        Topic.REASON,
        Topic.READINGS,
        Topic.CAPS,
        Topic.RAISE,
        Topic.LOWER,
        Topic.MARGIN,
        Topic.PUBLISHED,
        Topic.BASIS,
    ]


def test_nothing_to_improve(tmp_path: Path) -> None:
    area = simple(**ALL_MET).graded(tmp_path)
    assert said(area, Topic.IMPROVE) == ["Every criterion that applies has the best finding."]
    assert said(area, Topic.RAISE) == ["Good is the best grade of the scheme."]


def test_opportunities_put_critical_ones_first_then_the_most_basic_then_the_worst(tmp_path: Path) -> None:
    area = simple(one="partly_met", two="partly_met", three="not_met", four="met").graded(tmp_path)
    assert said(area, Topic.IMPROVE) == [
        "1 criterion is not met and 2 partly met; 1 of them is critical.",
        "- Partly met, critical: 'The one is right' (fair, one, recorded)",
        "- Partly met: 'The two is right' (fair, two, recorded)",
        "- Not met: 'The three is right' (good, three, recorded)",
        "1 criterion is not assessed.",
        "- Not assessed: 'The five is right' (good, five)",
    ]


def test_evidence_and_silence_are_named(tmp_path: Path) -> None:
    sample = simple()
    sample.scheme["silence"] = {"good": "not_met"}
    sample.evidence = [
        {"id": "a1", "kind": "area_for_improvement", "text": "It does not.", "criteria": ["two"]},
        {"id": "s1", "kind": "strength", "text": "It does.", "criteria": ["two", "one"]},
    ]
    area = sample.graded(tmp_path)
    assert said(area, Topic.IMPROVE)[:3] == [
        "3 criteria are not met and 1 partly met.",
        "- Partly met: 'The two is right' (fair, two, evidence a1 s1)",
        "- Not met: 'The three is right' (good, three, by silence)",
    ]
    assert said(area, Topic.BASIS) == ["Of 5 findings, 2 are inferred from evidence and 3 follow from silence."]


def test_a_long_list_is_shortened_and_says_so(tmp_path: Path) -> None:
    sample = simple()
    sample.criteria = {f"c{number:02}": "fair" for number in range(11)} | {"more": "good"}
    lines = said(sample.graded(tmp_path), Topic.IMPROVE)
    assert lines[0] == "12 criteria are not assessed."
    assert lines[-2:] == ["- Not assessed: 'The c07 is right' (fair, c07)", "- and 4 more"]
    assert len(lines) == 10


def test_a_criterion_without_text_is_called_by_its_id(tmp_path: Path) -> None:
    area = simple(**ALL_MET | {"two": "not_met"}).graded(tmp_path)
    nameless = tuple(replace(one, criterion=replace(one.criterion, text="")) for one in area.findings)
    assert "- Not met: 'two' (fair, two, recorded)" in said(replace(area, findings=nameless), Topic.IMPROVE)


def test_a_grade_by_rule_says_the_counts_and_what_the_vague_word_needs(tmp_path: Path) -> None:
    area = simple(**ALL_MET | {"five": "not_met"}).graded(tmp_path)
    assert said(area, Topic.GRADE) == ["Good.", "- Good means: Fine."]
    assert said(area, Topic.REASON) == [
        "Good: both fair criteria are met and 2 of 3 good criteria are met; most, read as more than 50%, needs 2.",
        "4 findings keep it from being lower, whatever the others are.",
    ]


def test_an_area_may_give_a_grade_its_own_meaning(tmp_path: Path) -> None:
    area = simple(**ALL_MET).graded(tmp_path)
    own = replace(area, area=replace(area.area, grade_means=(GradeMeaning("good", "Better than fine."),)))
    assert said(own, Topic.GRADE) == ["Good.", "- Good means: Better than fine."]


def test_why_not_higher(tmp_path: Path) -> None:
    area = simple(**ALL_MET | {"two": "partly_met"}).graded(tmp_path)
    assert said(area, Topic.REASON) == [
        "Fair: both fair criteria are at least partly met.",
        "- The rule for Good does not hold:",
        "  - 1 of 2 fair criteria is met; all are needed.",
        "2 findings keep it from being lower and 1 finding keeps it from being higher, whatever the others are.",
    ]


def test_one_critical_failure(tmp_path: Path) -> None:
    area = simple(**ALL_MET | {"one": "not_met"}).graded(tmp_path)
    assert said(area, Topic.REASON)[0] == "Poor: the critical criterion 'The one is right' is not met."
    assert said(area, Topic.CAPS) == [
        "The cap failure holds and allows no grade above Poor.",
        "- 'The one is right' is not met",
        "Without any cap the rules give Fair or Poor.",
    ]


def test_several_critical_failures(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"one": "not_met", "two": "not_met"})
    sample.criteria["two"] = "fair critical"
    assert said(sample.graded(tmp_path), Topic.REASON)[:3] == [
        "Poor: both critical criteria are not met.",
        "- 'The one is right'",
        "- 'The two is right'",
    ]


def test_a_criterion_set_aside_is_not_what_caps(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"one": "not_met", "two": "not_met"})
    sample.criteria["two"] = "fair critical"
    sample.judgements = [{"judgement": "set-aside", "cap": "failure", "criterion": "one"}]
    assert (
        said(sample.graded(tmp_path), Topic.REASON)[0] == "Poor: the critical criterion 'The two is right' is not met."
    )


def test_a_cap_of_another_form_is_named(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"one": "not_met"})
    sample.scheme["caps"] = [
        {"cap": "weak", "when": {"any of": ["at least 1 critical criterion is not met"]}, "at_most": "poor"},
        {"cap": "deep", "when": {"all of": ["at least 5 good criteria are not met"]}, "at_most": "poor"},
    ]
    assert said(sample.graded(tmp_path), Topic.REASON)[0] == "Poor: the cap weak holds."


def test_a_set_aside_and_a_decision(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"one": "not_met"})
    sample.judgements = [
        {"judgement": "set-aside", "cap": "failure", "criterion": "one", "provenance": "reconstructed"},
        {"judgement": "decide", "grade": "fair"},
    ]
    area = sample.graded(tmp_path)
    assert (
        said(area, Topic.REASON)[0] == "Fair: decided by judgement (Lead inspector); the rules leave Fair or Poor open."
    )
    assert said(area, Topic.CAPS)[0] == "The cap failure holds, but a judgement sets it aside."
    assert said(area, Topic.JUDGEMENTS) == [
        "Lead inspector (2007-09, reconstructed) set aside the cap failure for 'The one is right'.",
        "- Reason: Seen on the day.",
        "Lead inspector (2007-09, recorded) decided on Fair.",
        "- Reason: Seen on the day.",
    ]


def test_a_criterion_treated_as_critical(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"two": "not_met"})
    sample.judgements = [{"judgement": "treat-as-critical", "criterion": "two"}]
    area = sample.graded(tmp_path)
    assert said(area, Topic.REASON)[0] == "Poor: the critical criterion 'The two is right' is not met."
    assert (
        said(area, Topic.JUDGEMENTS)[0] == "Lead inspector (2007-09, recorded) treated 'The two is right' as critical."
    )


def test_an_override_stands_beside_what_the_rules_give(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"two": "partly_met"})
    sample.judgements = [{"judgement": "override", "grade": "good", "despite": ["two"], "by": "Moderation panel"}]
    area = sample.graded(tmp_path)
    assert said(area, Topic.GRADE) == [
        "Good, by override (Moderation panel).",
        "- Good means: Fine.",
        "- Without the override the rules give Fair.",
    ]
    assert (
        said(area, Topic.REASON)[0] == "Fair: both fair criteria are at least partly met. This is before the override."
    )
    assert said(area, Topic.JUDGEMENTS) == [
        "Moderation panel (2007-09, recorded) overrode the rules with Good.",
        "- Reason: Seen on the day.",
        "- Despite: 'The two is right'",
    ]
    for topic in (Topic.REASON, Topic.RAISE, Topic.LOWER):
        assert said(area, topic)[0].endswith(" This is before the override.")
    assert said(area, Topic.MARGIN) == ["One finding away from another grade: knife-edge. This is before the override."]


def test_readings_that_matter_are_before_the_override_too(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"five": "not_met"})
    sample.judgements = [{"judgement": "override", "grade": "fair", "despite": ["one"]}]
    expected = "Reading 'most' as more than 50% gives Good. This is before the override."
    assert said(sample.graded(tmp_path), Topic.READINGS)[0] == expected


def test_an_override_after_a_decision_says_both(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"two": "not_met"})
    sample.judgements = [
        {"judgement": "decide", "grade": "poor"},
        {"judgement": "override", "grade": "fair", "despite": ["two"]},
    ]
    expected = "- Without the override the rules give Fair or Poor, and Poor after the decision."
    assert expected in said(sample.graded(tmp_path), Topic.GRADE)


def test_undetermined_for_want_of_a_judgement(tmp_path: Path) -> None:
    area = simple(**ALL_MET | {"two": "not_met"}).graded(tmp_path)
    assert said(area, Topic.GRADE) == ["Undetermined: Fair or Poor, for want of a judgement."]
    assert said(area, Topic.REASON)[0] == "Where no rule holds, a person decides between Fair and Poor."
    assert said(area, Topic.INSPECT) == []
    assert said(area, Topic.LOWER) == []
    assert said(area, Topic.MARGIN) == []


def test_undetermined_for_want_of_evidence(tmp_path: Path) -> None:
    area = simple(one="met", two="met", three="met", four="not_met").graded(tmp_path)
    assert said(area, Topic.GRADE) == ["Undetermined: Good or Fair, for want of evidence."]
    assert said(area, Topic.REASON) == [
        "1 missing finding keeps the grade open.",
        "- The rule for Good is open:",
        "  - 1 of 3 good criteria is met, 1 not assessed; most, read as more than 50%, needs 2.",
        "- The rule for Fair holds:",
        "  - Both fair criteria are at least partly met.",
    ]
    assert said(area, Topic.INSPECT) == ["'The five is right' settles most. 1 finding could settle the grade."]
    unsettled = replace(area, undetermined=Want.BOTH, missing=Missing(("five",), None, None))
    assert said(unsettled, Topic.GRADE) == ["Undetermined: Good or Fair, for want of evidence and a judgement."]
    assert said(unsettled, Topic.INSPECT) == ["No findings alone can settle the grade."]


def test_a_critical_criterion_nobody_has_assessed_is_never_read_as_a_failure(tmp_path: Path) -> None:
    area = simple(two="met", three="met", four="met", five="met").graded(tmp_path)
    assert said(area, Topic.CAPS) == [
        "The cap failure would cap at Poor if any critical criterion is not met.",
        "- 'The one is right' is not assessed",
        "Without any cap the rules give Good, Fair or Poor.",
    ]
    assert not any("the critical criterion" in line for line in said(area, Topic.REASON))


def test_a_cap_that_may_hold_and_would_be_set_aside(tmp_path: Path) -> None:
    area = simple(two="met", three="met", four="met", five="met").graded(tmp_path)
    aside = replace(area, caps=tuple(replace(state, set_aside=True) for state in area.caps))
    expected = "The cap failure would cap at Poor if any critical criterion is not met, but for the judgement"
    assert said(aside, Topic.CAPS)[0].startswith(expected)


def test_nested_conditions_are_written_out(tmp_path: Path) -> None:
    sample = simple(one="met", two="met", three="met")
    nested = {
        "any of": ["all good criteria are met", {"all of": ["any good criterion is met", "no fair criterion is met"]}]
    }
    sample.scheme["grades"][0]["requires"] = nested
    sample.scheme["caps"] = [{"cap": "deep", "when": nested, "at_most": "fair"}]
    area = sample.graded(tmp_path)
    assert said(area, Topic.REASON)[1:7] == [
        "- The rule for Good is open:",
        "  - At least one of these must hold:",
        "    - 1 of 3 good criteria is met, 2 not assessed; all are needed.",
        "    - All of these must hold:",
        "      - 1 of 3 good criteria is met, 2 not assessed.",
        "      - Both fair criteria are met; none may be.",
    ]
    assert said(area, Topic.CAPS)[0] == (
        "The cap deep would cap at Fair if all good criteria are met "
        "or any good criterion is met and no fair criterion is met."
    )


def test_a_rule_of_many_conditions_is_listed(tmp_path: Path) -> None:
    sample = simple(**ALL_MET)
    sample.scheme["grades"][0]["requires"].append("no critical criterion is not met")
    assert said(sample.graded(tmp_path), Topic.REASON)[:5] == [
        "Good: every condition of its rule holds.",
        "- The rule for Good holds:",
        "  - Both fair criteria are met.",
        "  - All 3 good criteria are met; most, read as more than 50%, needs 2.",
        "  - 0 of 1 critical criteria are not met.",
    ]


def test_a_grade_that_no_missing_finding_can_change(tmp_path: Path) -> None:
    area = simple(one="not_met", two="met").graded(tmp_path)
    assert said(area, Topic.REASON)[0] == "Poor: the critical criterion 'The one is right' is not met."
    sample = simple(one="met", two="partly_met", three="met")
    sample.scheme["grades"][1]["requires"] = {"any of": ["any good criterion is met", "all good criteria are not met"]}
    sample.scheme["grades"][0]["requires"] = ["all good criteria are met", "no good criterion is met"]
    assert said(sample.graded(tmp_path), Topic.REASON)[0] == "Fair: every condition of its rule holds."


def test_a_grade_whatever_the_missing_findings_may_be(tmp_path: Path) -> None:
    sample = simple(one="met", two="met", three="met", four="met")
    sample.scheme["grades"][0]["requires"] = ["all good criteria are met", "any good criterion is not met"]
    sample.scheme["grades"][1]["requires"] = ["all fair criteria are met"]
    assert said(sample.graded(tmp_path), Topic.REASON)[0] == ("Fair: so it is whatever the 1 missing finding may be.")


def test_a_grade_by_default_and_a_grade_without_a_rule(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"two": "not_met"})
    sample.scheme["otherwise"] = "poor"
    del sample.scheme["grades"][2]["requires"]
    area = sample.graded(tmp_path)
    assert said(area, Topic.REASON)[0] == "Poor: no rule for a grade holds, and the scheme then gives this one."
    assert said(area, Topic.LOWER) == ["Poor is the worst grade of the scheme."]
    assert not any("rule for Poor" in line for line in said(area, Topic.REASON))


def test_readings_along_their_range(tmp_path: Path) -> None:
    sample = simple(**ALL_MET | {"five": "not_met"})
    sample.scheme["quantities"]["few"] = {"reading": "at most 2", "range": ["at most 1", "at most 3"]}
    sample.scheme["grades"][2]["requires"].append("few good criteria are not met")
    area = sample.graded(tmp_path)
    assert said(area, Topic.READINGS) == [
        "Reading 'most' as more than 50% gives Good.",
        "- From more than 50% to at least about 66.7%: Good",
        "- From more than about 66.7% to at least 80%: Fair",
        "Any reading within the allowed range gives the same:",
        "- Reading 'few' as at most 2 (from at most 1 to at most 3)",
    ]


def test_several_ways_to_raise_and_one_to_lower(tmp_path: Path) -> None:
    area = simple(**ALL_MET | {"two": "partly_met", "five": "not_met", "four": "not_met"}).graded(tmp_path)
    assert said(area, Topic.RAISE) == [
        "2 findings brought to met would give Good.",
        "- This one:",
        "  - 'The two is right'",
        "- Any 1 of these 2:",
        "  - 'The four is right'",
        "  - 'The five is right'",
    ]
    assert said(area, Topic.LOWER) == [
        "1 finding falling to not met would make Poor possible.",
        "- Any 1 of these 2:",
        "  - 'The one is right'",
        "  - 'The two is right'",
    ]


def test_recipes_beyond_the_first_are_listed_and_then_counted(tmp_path: Path) -> None:
    area = simple(**ALL_MET | {"two": "partly_met", "five": "not_met", "four": "not_met"}).graded(tmp_path)
    assert area.raising is not None
    (recipe,) = area.raising.recipes
    many = replace(area, raising=replace(area.raising, recipes=(recipe,) * 4, more=2))
    lines = said(many, Topic.RAISE)
    assert lines[1:4] == ["- One way:", "  - This one:", "    - 'The two is right'"]
    assert lines.count("- Another way:") == 2
    assert lines[-1] == "- And 3 other ways, not listed here."
    single = replace(area.raising, to="fair", changes=1, recipes=(replace(recipe, any=()),), more=1)
    assert said(replace(area, raising=single), Topic.RAISE) == [
        "1 finding brought to met would give Fair or better.",
        "- This one:",
        "  - 'The two is right'",
        "- And 1 other way, not listed here.",
    ]


def test_what_cannot_change_is_said(tmp_path: Path) -> None:
    area = simple(**ALL_MET | {"two": "partly_met"}).graded(tmp_path)
    fixed = replace(area, raising=None, lowering=None, margin=None)
    assert said(fixed, Topic.RAISE) == ["No change of findings alone would raise it."]
    assert said(fixed, Topic.LOWER) == ["No change of findings alone would lower it."]
    assert said(fixed, Topic.MARGIN) == ["No change of findings alone would give another grade."]
    assert said(replace(area, margin=4), Topic.MARGIN) == ["4 findings away from another grade."]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (None, "No published grade is on file."),
        ({"grade": "fair"}, "Published: Fair. It agrees with the grade here."),
        ({"grade": "poor"}, "Published: Poor. It disagrees with the grade here, Fair."),
        ({"status": "not-graded"}, "Published as not graded."),
        (
            {"grade": "fair", "status": "carried-forward"},
            "Published: Fair (carried forward). It agrees with the grade here.",
        ),
    ],
)
def test_the_published_grade_stands_beside(tmp_path: Path, row: dict[str, str] | None, expected: str) -> None:
    sample = simple(**ALL_MET | {"two": "partly_met"})
    sample.published = row
    assert said(sample.graded(tmp_path), Topic.PUBLISHED) == [expected]


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        ("fair", "Published: Fair. It is among the grades possible here."),
        ("good", "Published: Good. It disagrees: it is not among the grades possible here."),
    ],
)
def test_the_published_grade_beside_an_undetermined_one(tmp_path: Path, grade: str, expected: str) -> None:
    sample = simple(**ALL_MET | {"two": "not_met"})
    sample.published = {"grade": grade}
    assert said(sample.graded(tmp_path), Topic.PUBLISHED) == [expected]


def test_where_the_findings_come_from(tmp_path: Path) -> None:
    sample = simple(one="met", two="not_applicable", three="met")
    sample.criteria["two"] = "fair optional"
    sample.recorded = {"provenance": "reconstructed"}
    sample.area = {"provenance": "reconstructed"}
    area = sample.graded(tmp_path)
    assert said(area, Topic.BASIS) == [
        "Of 5 findings, 3 are recorded (3 reconstructed) and 2 are missing.",
        "All 5 criteria are reconstructed.",
        "1 criterion is not applicable. Counted as not met, the result would be Fair or Poor.",
    ]
    first, *others = area.findings
    mixed = (replace(first, criterion=replace(first.criterion, provenance="published")), *others)
    assert "4 of 5 criteria are reconstructed." in said(replace(area, findings=mixed), Topic.BASIS)
    assert said(replace(area, exact=False), Topic.BASIS)[-1].startswith("Too many states for an exact search")


def test_because_without_findings(tmp_path: Path) -> None:
    area = simple(**ALL_MET).graded(tmp_path)
    assert area.because is not None
    constant = replace(area, because=replace(area.because, at_least=(), at_most=()))
    assert said(constant, Topic.REASON)[-1] == "The rules give this grade whatever is found."
    assert all("keep" not in line for line in said(replace(area, because=None), Topic.REASON))


def test_a_scheme_that_only_names_a_scale_gives_no_grade(tmp_path: Path) -> None:
    area = simple(**ALL_MET).graded(tmp_path)
    nothing = replace(area, grade=None, possible=(), computed=(), uncapped=(), because=None, readings=(), caps=())
    assert said(nothing, Topic.GRADE) == ["No grade: the scheme names a scale and has no rules to award its grades."]
    assert [said(nothing, topic) for topic in (Topic.REASON, Topic.RAISE, Topic.MARGIN)] == [[], [], []]


def test_a_refused_area_lists_its_errors() -> None:
    span = Span("evidence/north/2007/calls.yaml", Position(3, 5), Position(3, 9))
    explanation = explain(AreaRefused("calls", (Diagnostic("HG504", "the decision is stale", span),)))
    assert explanation.title == "calls"
    assert explanation.statements == (
        Statement(
            Topic.ERRORS,
            "1 error keeps this area from being graded.",
            explanation.statements[0].points,
        ),
    )
    assert [point.text for point in explanation.statements[0].points] == [
        "evidence/north/2007/calls.yaml:3:5: the decision is stale"
    ]


def test_a_recipe_of_choices_alone(tmp_path: Path) -> None:
    area = simple(**ALL_MET | {"three": "not_met", "four": "not_met", "five": "not_met"}).graded(tmp_path)
    assert said(area, Topic.RAISE)[:2] == ["2 findings brought to met would give Good.", "- Any 2 of these 3:"]
