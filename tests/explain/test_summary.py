from __future__ import annotations

from pathlib import Path

from hmicgrade.evaluate.assessment import AreaRefused, AreaResult
from hmicgrade.explain.area import explain
from hmicgrade.explain.statements import Topic
from hmicgrade.explain.summary import summarise
from hmicgrade.model.diagnostics import Diagnostic, Span
from tests.explain.sample import ALL_MET, simple


def said(result: AreaResult, topic: Topic) -> list[str]:
    lines: list[str] = []
    for statement in summarise(result).statements:
        if statement.topic is topic:
            lines += [statement.text, *(f"{'  ' * point.depth}- {point.text}" for point in statement.points)]
    return lines


def test_a_summary_has_every_topic_of_the_whole(tmp_path: Path) -> None:
    graded = simple(**ALL_MET | {"one": "not_met"}).graded(tmp_path)
    whole = dict.fromkeys(statement.topic for statement in explain(graded).statements)
    assert list(dict.fromkeys(statement.topic for statement in summarise(graded).statements)) == list(whole)


def test_five_opportunities_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    sample = simple(**{f"c{number}": "not_met" for number in range(7)})
    sample.criteria = {f"c{number}": "fair" for number in range(7)} | {"more": "good"}
    lines = said(sample.graded(tmp_path), Topic.IMPROVE)
    assert lines[5:7] == ["- Not met: 'The c4 is right' (fair, c4, recorded)", "- and 2 more"]


def test_one_opportunity_more_than_the_limit_is_named(tmp_path: Path) -> None:
    sample = simple(**{f"c{number}": "not_met" for number in range(6)})
    sample.criteria = {f"c{number}": "fair" for number in range(6)} | {"more": "good"}
    assert said(sample.graded(tmp_path), Topic.IMPROVE)[6] == "- Not met: 'The c5 is right' (fair, c5, recorded)"


def test_the_next_better_grade_s_rule_stands_beside_the_reason(tmp_path: Path) -> None:
    lines = said(simple(**ALL_MET | {"three": "not_met", "four": "not_met"}).graded(tmp_path), Topic.REASON)
    assert lines[1] == "The rule for Good does not hold:"
    assert lines[2].startswith("- ")


def test_the_best_grade_has_no_better_rule(tmp_path: Path) -> None:
    sample = simple(**ALL_MET)
    sample.scheme["grades"][0]["requires"].append("no critical criterion is not met")
    assert said(sample.graded(tmp_path), Topic.REASON) == [
        "Good: every condition of its rule holds.",
        "4 findings keep it from being lower, whatever the others are.",
    ]


def test_recipes_name_criteria_by_id(tmp_path: Path) -> None:
    graded = simple(**ALL_MET | {"three": "not_met", "four": "not_met", "five": "not_met"}).graded(tmp_path)
    assert said(graded, Topic.RAISE)[1].startswith("- ")
    assert "three" in said(graded, Topic.RAISE)[1]


def test_a_refused_area_is_told_whole() -> None:
    refused = AreaRefused("calls", (Diagnostic("HG405", "nothing", Span.whole_file("a.yaml")),))
    assert summarise(refused) == explain(refused)
