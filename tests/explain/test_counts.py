from __future__ import annotations

from pathlib import Path

import pytest

from hmicgrade.evaluate.counting import Count, count, truth
from hmicgrade.explain.counts import count_text
from hmicgrade.model.conditions import AllOf, CountSentence, ScoreSentence, TotalSentence
from hmicgrade.model.scheme import Scheme
from tests.explain.sample import simple

FOUND = {"one": "met", "two": "partly_met", "three": "met", "four": "not_met"}


def counted(root: Path, sentence: str, findings: dict[str, str], *, weights: bool = False) -> tuple[Count, Scheme]:
    sample = simple(**findings)
    sample.criteria["two"] = "fair optional"
    if weights:
        sample.criteria |= {"three": "good 0.5", "four": "good 0.3", "five": "good 0.2"}
    sample.scheme["grades"][0]["requires"] = [sentence]
    area = sample.graded(root)
    requires = area.scheme.grades[0].requires
    assert isinstance(requires, AllOf)
    (condition,) = requires.members
    assert isinstance(condition, CountSentence | ScoreSentence | TotalSentence)
    found = count(condition, area.scheme, area.findings)
    assert truth(condition, area.scheme, area.findings) is found.holds
    return found, area.scheme


@pytest.mark.parametrize(
    ("sentence", "holds", "expected"),
    [
        ("all fair criteria are met", False, "1 of 2 fair criteria is met; all are needed"),
        ("all fair criteria are at least partly met", True, "both fair criteria are at least partly met"),
        ("any fair criterion is met", True, "1 of 2 fair criteria is met"),
        ("any fair criterion is not met", False, "0 of 2 fair criteria are not met; 1 is needed"),
        ("no fair criterion is partly met", False, "1 of 2 fair criteria is partly met; none may be"),
        ("no fair criterion is not met", True, "0 of 2 fair criteria are not met"),
        ("all but 1 fair criteria are met", True, "1 of 2 fair criteria is met; all but 1 needs 1"),
        ("at least 1 fair criterion is met", True, "1 of 2 fair criteria is met; at least 1 is needed"),
        ("at least 2 fair criteria are met", False, "1 of 2 fair criteria is met; at least 2 are needed"),
        ("at most 1 fair criterion is met", True, "1 of 2 fair criteria is met; at most 1 may be"),
        ("exactly 2 fair criteria are met", False, "1 of 2 fair criteria is met; exactly 2 are needed"),
        ("at least 50% of fair criteria are met", True, "1 of 2 fair criteria is met; at least 50% needs 1"),
        ("fewer than 60% of fair criteria are met", True, "1 of 2 fair criteria is met; fewer than 60% allows 1"),
        ("exactly 30% of fair criteria are met", False, "1 of 2 fair criteria is met; exactly 30% cannot hold"),
        (
            "most good criteria are met",
            None,
            "1 of 3 good criteria is met, 1 not assessed; most, read as more than 50%, needs 2",
        ),
        ("all fair criteria score at least 1", True, "both fair criteria score at least 1"),
        ("any fair criterion scores at least 2", True, "1 of 2 fair criteria scores at least 2"),
        (
            "the total score of the fair criteria is at least 60% of the maximum",
            True,
            "the fair criteria score 3 of 4 in total; at least 60% of the maximum needs 3",
        ),
        (
            "the total score of the fair criteria is at most 2",
            False,
            "the fair criteria score 3 of 4 in total; at most 2 allows 2",
        ),
    ],
)
def test_each_quantity_in_words(tmp_path: Path, sentence: str, *, holds: bool | None, expected: str) -> None:
    found, scheme = counted(tmp_path, sentence, FOUND)
    assert (found.holds, count_text(found, scheme)) == (holds, expected)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "at least 60% by weight of the good criteria are met",
            "0.5 of 1 by weight of the good criteria are met, 1 not assessed; at least 60% by weight needs 0.6",
        ),
        (
            "at most 0.4 by weight of the good criteria are not met",
            "0.3 of 1 by weight of the good criteria are not met, 1 not assessed; at most 0.4 by weight allows 0.4",
        ),
    ],
)
def test_weights_in_words(tmp_path: Path, sentence: str, expected: str) -> None:
    found, scheme = counted(tmp_path, sentence, FOUND, weights=True)
    assert found.holds is None
    assert count_text(found, scheme) == expected


def test_a_selection_of_none(tmp_path: Path) -> None:
    found, scheme = counted(tmp_path, "all fair criteria are met", FOUND | {"one": "met", "two": "not_applicable"})
    assert count_text(found, scheme) == "1 of 1 fair criteria is met"
    empty = count(found.sentence, scheme, ())
    assert count_text(empty, scheme) == "there are no fair criteria to count"
    most, scheme = counted(tmp_path, "most good criteria are met", FOUND)
    nothing = count(most.sentence, scheme, ())
    assert nothing.holds is False
    assert count_text(nothing, scheme) == (
        "there are no good criteria to count; most, read as more than 50%, cannot hold"
    )


def test_the_ids_that_count_and_those_that_are_missing(tmp_path: Path) -> None:
    found, _ = counted(tmp_path, "most good criteria are met", FOUND)
    assert (found.counted, found.missing) == (("three",), ("five",))
    total, _ = counted(tmp_path, "the total score of the good criteria is at least 2", FOUND)
    assert total.counted == ("four",)
