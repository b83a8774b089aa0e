"""Rules and criteria that are written down and have no effect, or stand twice."""

from __future__ import annotations

from tests.lint.projects import FILES, SECOND_AREA, codes, found
from tests.load.projects import AREA, COMMON, EVIDENCE, OTHER, SCHEME

NAMES_ONLY = """\
kind: scheme
id: t
title: Names only
levels: [good]
quantities: {most: {reading: more than 50%}}
grades: [{grade: high}, {grade: low}]
"""


def test_a_scheme_without_rules_has_nothing_idle() -> None:
    assert codes({"criteria/t/scheme.yaml": NAMES_ONLY}) == []


def test_a_scheme_with_errors_is_looked_at_as_far_as_it_goes() -> None:
    changes = {SCHEME: ("otherwise: {judgement: [high, low]}", "otherwise: hihg"), OTHER: ("includes:", "inclodes:")}
    assert "HG324" in codes(changes)


def test_a_tag_is_told_of_where_it_first_stands() -> None:
    tagged = "It is done., tags: [new, old]"
    changes = {AREA: ("It is done.", tagged), OTHER: ("It is planned.", "It is planned., tags: [new]")}
    assert [(*one[1:3], one[4]) for one in found(changes)] == [
        (AREA, 6, "no condition uses the tag 'new'"),
        (AREA, 6, "no condition uses the tag 'old'"),
    ]


def test_a_tag_that_a_condition_uses_is_not_idle() -> None:
    changes = {
        AREA: ("It is done well.", "It is done well., tags: [new]"),
        SCHEME: ("most criteria are met", "any new criterion is met"),
    }
    assert codes(changes) == []


def test_nothing_is_said_of_levels_and_sentences_while_an_area_has_errors() -> None:
    empty = {SCHEME: FILES[SCHEME].replace("[good, fair]", "[top, good, fair]"), OTHER: None}
    assert "HG323" in codes(empty)
    assert "HG323" not in codes({**empty, AREA: FILES[AREA].replace("level: good", "level: gud")})
    assert "HG323" not in codes({**empty, AREA: None})


def test_an_inclusion_can_be_a_mapping_or_a_name() -> None:
    assert codes({OTHER: ("[{common: c, critical: [c-one]}]", "[c]")}) == []
    assert "HG324" in codes({OTHER: ("[{common: c, critical: [c-one]}]", "[[c]]")})


def test_a_text_in_a_common_file_counts_too() -> None:
    changes = {COMMON: ("It is led.", "It is planned"), SECOND_AREA: None}
    assert [one[1] for one in found(changes, "HG326")] == [COMMON]


def test_names_that_are_no_text_are_left_to_other_checks() -> None:
    broken = (
        FILES[AREA]
        .replace("It is done well.", "It is done well., tags: [[new]]")
        .replace("- {id: a-one", "- [a]\n  - {id: a-one")
    )
    assert not {"HG322", "HG650"} & set(codes({AREA: broken}))


def test_a_file_without_evidence_is_no_fault_of_the_rules() -> None:
    assert not [code for code in codes({EVIDENCE: None}) if code.startswith("HG3")]
