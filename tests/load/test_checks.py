"""What is checked in each kind of file: one mistake, one diagnostic, in the words that a user reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from hmicgrade.load.project import read
from tests.load.projects import AREA, EVIDENCE, FILES, FORCE, OTHER, SCHEME, SHARED, Change, write_project

GROUNDS = "reason: It is so., by: HM Inspector, date: 2007-09"
SCALE = "scale:\n" + "".join(f"  - {{finding: {name}, score: 1}}\n" for name in ("met", "partly_met", "not_met"))
OTHER_EVIDENCE = "evidence/f/2007/b.yaml"
B_FILE = "kind: evidence\nforce: f\nyear: 2007\nscheme: s\narea: b\n"


def problems(tmp_path: Path, changes: dict[str, Change]) -> list[tuple[str, str, str]]:
    return [(found.code, found.message, found.hint) for found in read(write_project(tmp_path, changes)).diagnostics]


@pytest.mark.parametrize(
    ("changes", "code", "message", "hint"),
    [
        # The shape of a file.
        ({FORCE: "- kind\n"}, "HG104", "a file must be a mapping of keys to values", "begin it with 'kind:'"),
        ({FORCE: "title: x\n"}, "HG102", "the key 'kind' is missing", "begin the file with 'kind: force'"),
        ({FORCE: "kind: [force]\n"}, "HG111", "there is no kind of file called a list", "expected 'force'"),
        ({FORCE: "kind:\n"}, "HG103", "'kind' has no value", "write one, or leave it out"),
        (
            {FORCE: ("name: Force F\n", "")},
            "HG102",
            "the key 'name' is missing",
            "write 'name: …': the name of the force",
        ),
        (
            {FORCE: FILES[FORCE] + "zzz: x\n"},
            "HG101",
            "unknown key 'zzz'",
            "expected 'description'",
        ),
        ({FORCE: ("name: Force F", "name: [Force F]")}, "HG104", "expected text, found a list", ""),
        ({FORCE: ("[eff]", "[{a: eff}]")}, "HG104", "expected text, found a mapping", ""),
        ({FORCE: ("[eff]", "[eff, ' ']")}, "HG110", "the text is blank", "write something, or leave the key out"),
        (
            {FORCE: FILES[FORCE].replace("[eff]", "\n  -\n  - eff")},
            "HG103",
            "an entry of the list has no value",
            "write one, or leave it out",
        ),
        (
            {FORCE: ("[eff]", "{eff: f}")},
            "HG104",
            "expected a list, found a mapping",
            "put each entry on a line that begins with '- ', or all in [brackets]",
        ),
        (
            {AREA: ("criteria:\n", "grade_means: [x]\ncriteria:\n")},
            "HG104",
            "expected a mapping, found a list",
            "write 'key: value'",
        ),
        ({AREA: ("criteria:\n", "grade_means: {High: x}\ncriteria:\n")}, "HG105", "expected an id, found 'High'", None),
        (
            {AREA: ("  - {id: a-two", "  - it is done\n  - {id: a-two")},
            "HG104",
            "expected a mapping, found 'it is done'",
            "write 'key: value'",
        ),
        (
            {AREA: ("text: It is done.,", "text: It is done., weight: 1.1234567,")},
            "HG107",
            "expected a number above 0, found '1.1234567'",
            None,
        ),
        ({AREA: ("id: a-two", "id: " + "a" * 65)}, "HG105", f"expected an id, found '{'a' * 40}…'", None),
        ({AREA: ("id: a-two", 'id: "a-two\\n"')}, "HG105", "expected an id, found 'a-two'", None),
        ({AREA: ("id: a-two", "id: \u0430-two")}, "HG105", "expected an id, found '\u0430-two'", None),
        ({EVIDENCE: ("date: 2007-09", "date: 2007-02-30")}, "HG108", "expected a date, found '2007-02-30'", None),
        (
            {EVIDENCE: ("{judgement: decide", "{judgement: decided")},
            "HG106",
            "expected 'set-aside', 'treat-as-critical', 'decide' or 'override', found 'decided'",
            "did you mean 'decide'?",
        ),
        (
            {EVIDENCE: ("{judgement: decide", "{judgement: [decide]")},
            "HG106",
            "expected 'set-aside', 'treat-as-critical', 'decide' or 'override', found a list",
            "",
        ),
        (
            {EVIDENCE: ("{judgement: decide, grade", "{grade")},
            "HG102",
            "the key 'judgement' is missing",
            "expected 'set-aside', 'treat-as-critical', 'decide' or 'override'",
        ),
        ({EVIDENCE: FILES[EVIDENCE] + "  - decide\n"}, "HG104", "expected a mapping, found 'decide'", None),
        ({EVIDENCE: ("reason: It is so., ", "")}, "HG102", "the key 'reason' is missing", "write 'reason: …': why"),
        ({EVIDENCE: ("effect: well_short", "effect: very_short")}, "HG106", None, "did you mean 'well_short'?"),
        (
            {EVIDENCE: ("effect: well_short", "efect: well_short")},
            "HG101",
            "unknown key 'efect'",
            "did you mean 'effect'?",
        ),
        (
            {EVIDENCE: ("criteria: [a-one]", "criteria: [a/b/c]")},
            "HG105",
            "expected an id, or two with '/' between them, found 'a/b/c'",
            None,
        ),
        (
            {EVIDENCE: ("year: 2007", "year: 2021 to 22")},
            "HG108",
            "expected a year or a round, found '2021 to 22'",
            "write it as 2007, 2021/22 or 2023-25",
        ),
        ({EVIDENCE: ("year: 2007", "year: 2008")}, "HG113", "'year' is '2008', but the folder is named '2007'", None),
        ({EVIDENCE: ("force: f", "force: g")}, "HG113", "'force' is 'g', but the folder is named 'f'", None),
        (
            {EVIDENCE: ("area: a\n", "area: b\n"), SHARED: None},
            "HG113",
            "'area' is 'b', but the file is named 'a'",
            None,
        ),
        (
            {EVIDENCE: ("area: a\n", "")},
            "HG116",
            "the file names neither 'area' nor 'framework'",
            "write 'area: a' or 'framework: a'",
        ),
        # A scheme.
        (
            {SCHEME: ("[good, fair]", "[good, good, fair]")},
            "HG114",
            "the level 'good' is given twice",
            "remove one of them",
        ),
        (
            {SCHEME: ("  - grade: low", "  - grade: high\n  - grade: low")},
            "HG114",
            "the grade 'high' is given twice",
            None,
        ),
        (
            {SCHEME: ("[good, fair]", "[good, fair, critical]")},
            "HG310",
            "the level 'critical' is a word of the grammar",
            None,
        ),
        (
            {SCHEME: ("when: any critical criterion", "when: any critcal criterion")},
            "HG301",
            None,
            "did you mean 'critical'?",
        ),
        (
            {SCHEME: ("  most: {", "  any more: {reading: at least 3}\n  most: {")},
            "HG310",
            "'any more' begins with 'any', a phrase of the grammar",
            None,
        ),
        (
            {SCHEME: ("  most: {", "  most fair: {reading: at least 3}\n  most: {")},
            "HG310",
            "'most fair' could also be read as 'most' and what follows it",
            None,
        ),
        (
            {SCHEME: ("  most: {", "  Most of: {reading: at least 3}\n  most: {")},
            "HG105",
            "expected words, found 'Most of'",
            None,
        ),
        (
            {SCHEME: ("range: [more than 50%, at least 80%]", "range: [more than 50%]")},
            "HG110",
            "'range' needs at least 2 entries",
            "",
        ),
        ({SCHEME: ("at least 80%]", "at least 80%, at least 90%]")}, "HG104", "'range' takes at most 2 entries", ""),
        (
            {SCHEME: ("[more than 50%, at least 80%]", "[at least 80%, more than 50%]")},
            "HG305",
            "the range begins above its end: 'at least 80%', 'more than 50%'",
            "swap the two",
        ),
        (
            {SCHEME: ("at least 80%]", "at least 80]")},
            "HG304",
            None,
            "write it as 'at least' or 'more than' with a percentage",
        ),
        (
            {
                SCHEME: (
                    "{reading: more than 50%, range: [more than 50%, at least 80%]}",
                    "{reading: at most 5 by weight, range: [at most 5, at most 9 by weight]}",
                )
            },
            "HG304",
            None,
            "write it as 'at most' or 'fewer than' with a number by weight",
        ),
        (
            {SCHEME: ("otherwise: low", "otherwise: {judgement: [low]}")},
            "HG110",
            "'judgement' needs at least 2 entries",
            "",
        ),
        (
            {SCHEME: ("otherwise: low", "otherwise: {judgement: [low, hihg]}")},
            "HG208",
            "there is no grade 'hihg'",
            "did you mean 'high'?",
        ),
        (
            {SCHEME: ("otherwise: low", "otherwise: {judgement: [low, high, low]}")},
            "HG219",
            "the grade 'low' is given twice",
            None,
        ),
        ({SCHEME: ("otherwise: low", "otherwise: [low]")}, "HG104", "expected text, found a list", ""),
        ({SCHEME: ("at_most: low", "at_most: lowest")}, "HG208", "there is no grade 'lowest'", "did you mean 'low'?"),
        (
            {SCHEME: ("may_be_set_aside: true", "may_be_set_aside: True")},
            "HG109",
            "expected true or false, found 'True'",
            "",
        ),
        ({SCHEME: ("{good: not_met}", "{goood: not_met}")}, "HG210", "there is no level 'goood'", None),
        ({SCHEME: ("{good: not_met}", "{good: unmet}")}, "HG209", "there is no finding 'unmet'", None),
        (
            {SCHEME: ("finding: not_met}", "finding: not_meet}")},
            "HG209",
            "there is no finding 'not_meet'",
            "did you mean 'not_met'?",
        ),
        ({SCHEME: ("finding: not_met}", "finding: Not met}")}, "HG105", "expected a finding, found 'Not met'", None),
        (
            {SCHEME: FILES[SCHEME] + SCALE + "  - {finding: not_assessed, score: 0}\n"},
            "HG310",
            "'not_assessed' is no value of a scale",
            None,
        ),
        (
            {SCHEME: FILES[SCHEME] + SCALE + "  - {finding: at_worst, score: 0}\n"},
            "HG310",
            "the finding 'at_worst' begins as a comparison does",
            None,
        ),
        (
            {
                SCHEME: FILES[SCHEME]
                + "scale: [{finding: met, score: 1}, {finding: partly_met, score: -1}, {finding: not_met, score: 0}]\n"
            },
            "HG107",
            "expected a number, found '-1'",
            None,
        ),
        (
            {SCHEME: FILES[SCHEME] + "overrides: {at_most_steps: one}\n"},
            "HG107",
            "expected a whole number, found 'one'",
            "use digits alone, at most 9",
        ),
        (
            {SCHEME: FILES[SCHEME] + "period: {from: 2007-04, to: 2006-07}\n"},
            "HG108",
            "the period ends before it begins",
            "swap the months",
        ),
        (
            {SCHEME: FILES[SCHEME] + "period: {from: 2007-13, to: 2008-01}\n"},
            "HG108",
            "expected a month, found '2007-13'",
            "write it as 2007-09",
        ),
        (
            {SCHEME: (FILES[SCHEME][FILES[SCHEME].index("findings:") : FILES[SCHEME].index("silence")], "")},
            "HG102",
            "the key 'findings' is missing",
            None,
        ),
        (
            {SCHEME: ("any of: [most good", "any off: [most good")},
            "HG101",
            "unknown key 'any off'",
            "did you mean 'any of'?",
        ),
        (
            {SCHEME: ("any of: [most good criteria are met, most criteria are met]", "any of: []")},
            "HG110",
            "'any of' needs at least an entry",
            "",
        ),
        (
            {
                SCHEME: (
                    "any of: [most good criteria are met, most criteria are met]",
                    "any of: all fair criteria are met",
                )
            },
            "HG104",
            "expected a list, found 'all fair criteria are met'",
            None,
        ),
        (
            {SCHEME: ("    requires:\n", "    reqires:\n")},
            "HG101",
            "unknown key 'reqires'",
            "did you mean 'requires'?",
        ),
        ({SCHEME: ("finding: not_met}", "finding: }")}, "HG103", "'finding' has no value", None),
        (
            {SCHEME: ("otherwise: low", "otherwise: {judgment: [low, high]}")},
            "HG101",
            "unknown key 'judgment'",
            "did you mean 'judgement'?",
        ),
        # Areas and common criteria.
        (
            {AREA: ("criteria:\n", "grade_means: {hgih: x}\ncriteria:\n")},
            "HG208",
            "there is no grade 'hgih'",
            "did you mean 'high'?",
        ),
        ({AREA: ("[recent]", "[the]")}, "HG310", "the tag 'the' is a word of the grammar", None),
        ({AREA: ("[recent]", "[recent, recent]")}, "HG219", "the tag 'recent' is given twice", None),
        (
            {OTHER: ("critical: [c-one]", "critical: [c-won]")},
            "HG205",
            "there is no criterion 'c-won' in 'c'",
            "did you mean 'c-one'?",
        ),
        (
            {OTHER: ("critical: [c-one]", "levels: {c-one: far}")},
            "HG210",
            "there is no level 'far'",
            "did you mean 'fair'?",
        ),
        ({OTHER: ("[{common: c, critical: [c-one]}]", "[c, c]")}, "HG219", "the inclusion of 'c' is given twice", None),
        (
            {OTHER: ("[{common: c, critical: [c-one]}]", "[a]"), SHARED: None},
            "HG204",
            "there is no common file 'a'",
            "expected 'c'",
        ),
        ({AREA: ("criteria:\n", "includes: [[c]]\ncriteria:\n")}, "HG104", "expected text, found a list", ""),
        # Evidence.
        (
            {EVIDENCE: ("criteria: [a-one]", "criteria: [c-one]")},
            "HG205",
            "there is no criterion 'c-one' in the area 'a'",
            None,
        ),
        (
            {EVIDENCE: ("criteria: [a-one]", "criteria: [bb/b-one]")},
            "HG202",
            "there is no area 'bb'",
            "did you mean 'b'?",
        ),
        (
            {EVIDENCE: ("criteria: [a-one]", "criteria: [b/b-two]")},
            "HG205",
            "there is no criterion 'b-two' in the area 'b'",
            "did you mean 'b-one'?",
        ),
        (
            {SHARED: ("criteria: [c-one]", "criteria: [c-two]")},
            "HG205",
            "there is no criterion 'c-two' in any of the areas that the item is about",
            "did you mean 'a-two'?",
        ),
        (
            {SHARED: ("text: It is led.,", "text: It is led., areas: [a],")},
            "HG205",
            "there is no criterion 'c-one' in the area 'a'",
            None,
        ),
        (
            {SHARED: ("text: It is led.,", "text: It is led., areas: [b, b],")},
            "HG219",
            "the area 'b' is given twice",
            None,
        ),
        (
            {SHARED: ("text: It is led.,", "text: It is led., areas: [],")},
            "HG110",
            "'areas' needs at least an entry",
            "",
        ),
        (
            {SHARED: ("{criterion: c-one,", "{criterion: c-two,")},
            "HG205",
            "there is no common criterion 'c-two'",
            "did you mean 'c-one'?",
        ),
        (
            {SHARED: FILES[SHARED] + f"judgements: [{{judgement: decide, grade: low, {GROUNDS}}}]\n"},
            "HG218",
            "a judgement belongs to one area",
            None,
        ),
        (
            {EVIDENCE: ("text: It is done.,", "text: It is done., areas: [a],")},
            "HG217",
            "'areas' stands in an area's own file",
            None,
        ),
        ({EVIDENCE: ("evidence: [s1]", "evidence: [a/s1]")}, "HG206", "'a/s1' is an item of this file", "write 's1'"),
        (
            {EVIDENCE: ("evidence: [s1]", "evidence: [w/s2]")},
            "HG206",
            "there is no item 's2' in 'w'",
            "did you mean 'w/s1'?",
        ),
        (
            {EVIDENCE: ("evidence: [s1]", "evidence: [v/s1]")},
            "HG206",
            "there is no item 'v/s1'",
            "did you mean 'w/s1'?",
        ),
        (
            {EVIDENCE: ("text: It is done.,", "text: It is done., same_as: s9,")},
            "HG206",
            "there is no item 's9' in this file",
            "expected 's1' or 'a1'",
        ),
        (
            {EVIDENCE: ("text: It is done.,", "text: It is done., same_as: s1,")},
            "HG213",
            "the items say again what each other say: a/s1 -> a/s1",
            None,
        ),
        (
            {EVIDENCE: ("criterion: a-two, finding", "criterion: a-tow, finding")},
            "HG205",
            "there is no criterion 'a-tow' in the area 'a'",
            None,
        ),
        (
            {EVIDENCE: FILES[EVIDENCE] + f"  - {{judgement: treat-as-critical, criterion: c-one, {GROUNDS}}}\n"},
            "HG205",
            "there is no criterion 'c-one' in this area",
            None,
        ),
        (
            {EVIDENCE: FILES[EVIDENCE] + f"  - {{judgement: treat-as-critical, criterion: a-two, {GROUNDS}}}\n" * 2},
            "HG219",
            "the judgement 'treat-as-critical for a-two' is given twice",
            None,
        ),
        (
            {
                EVIDENCE: FILES[EVIDENCE]
                + f"  - {{judgement: set-aside, cap: critical, criterion: a-one, {GROUNDS}}}\n" * 2
            },
            "HG219",
            "the judgement 'set-aside of 'critical' for a-one' is given twice",
            None,
        ),
        (
            {EVIDENCE: FILES[EVIDENCE] + f"  - {{judgement: override, grade: low, despite: [], {GROUNDS}}}\n"},
            "HG110",
            "'despite' needs at least an entry",
            "",
        ),
        (
            {
                EVIDENCE: FILES[EVIDENCE]
                + f"  - {{judgement: override, grade: low, despite: [a-one, a-one], {GROUNDS}}}\n"
            },
            "HG219",
            "the criterion 'a-one' is given twice",
            None,
        ),
        (
            {EVIDENCE: FILES[EVIDENCE] + f"  - {{judgement: override, grade: low, {GROUNDS}}}\n"},
            "HG102",
            "the key 'despite' is missing",
            "write 'despite: …': the criteria that the grade outweighs",
        ),
        (
            {
                EVIDENCE: FILES[EVIDENCE]
                + "developing_practice:\n"
                + "  - {id: x, title: t, problem: p, solution: s}\n" * 2
            },
            "HG114",
            "the example 'x' is given twice",
            None,
        ),
        (
            {"evidence/f/2007/zz.yaml": B_FILE.replace("area: b", "framework: zz")},
            "HG203",
            "there is no framework 'zz'",
            "expected 'w'",
        ),
        (
            {OTHER_EVIDENCE: B_FILE.replace("area: b", "framework: b")},
            "HG203",
            "the framework 'b' is one area, and has no shared file",
            "write 'area: b'",
        ),
    ],
)
def test_one_mistake_is_told_once(
    tmp_path: Path, changes: dict[str, Change], code: str, message: str | None, hint: str | None
) -> None:
    ((found_code, found_message, found_hint),) = problems(tmp_path, changes)
    assert found_code == code
    assert message in {None, found_message}
    assert hint in {None, found_hint}


def test_a_word_may_begin_like_another_that_no_sentence_could_continue(tmp_path: Path) -> None:
    assert problems(tmp_path, {SCHEME: ("  most: {", "  most by far: {reading: at least 3}\n  most: {")}) == []
