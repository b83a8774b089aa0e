"""Every warning of the checks of a whole project, by its smallest input. The pages of the codes say how it is shown."""

from __future__ import annotations

import re

import pytest

from hmicgrade.lint.checks import PART_CHECKS, WHOLE_CHECKS
from hmicgrade.lint.validation import validate
from hmicgrade.load.project import stream
from hmicgrade.model.codes import CODES, Severity
from tests.derbyshire import ROOT
from tests.lint.projects import FILES, NATION, SECOND, SECOND_AREA, Changes, codes
from tests.load.projects import AREA, EVIDENCE, FORCE, OTHER, SCHEME

TWICE = "  - {id: b-two, level: fair, text: It is  Planned}\n"
IDLE = "  - {id: s2, kind: strength, text: A room is let., criteria: []}\n"
LOOK_ALIKE = "  - {id: sl, kind: strength, text: It works., criteria: [b-one]}\n"
REPEATED = "  - {id: s2, kind: strength, text: A plan is written, criteria: [b-one]}\n"
TWIN = "  - {id: a2, kind: area_for_improvement, text: No plan., criteria: [b-one], same_as: s1}\n"
LONG = "It is planned, " + "and planned again, " * 9 + "until all is done and every one of us knows it."

CASES: dict[str, Changes] = {
    "HG022": {FORCE: ("name: Force F", "name: Force F  ")},
    "HG023": {FORCE: ("name: Force F", "name: 'A\tforce\t\tF'")},
    "HG024": {FORCE: FILES[FORCE].rstrip()},
    "HG322": {AREA: ("It is done well.", "It is done well., tags: [recent]")},
    "HG323": {SCHEME: ("levels: [good", "levels: [excellent, good")},
    "HG324": {OTHER: ("includes: [{common: c, critical: [c-one]}]\n", ""), "evidence/f/2007/w.yaml": None},
    "HG326": {OTHER: FILES[OTHER] + TWICE, SECOND_AREA: ("[b-one]", "[b-one, b-two]")},
    "HG410": {SECOND_AREA: FILES[SECOND_AREA] + IDLE},
    "HG411": {EVIDENCE: FILES[EVIDENCE].partition("judgements:")[0].replace("finding: partly_met", "finding: met")},
    "HG412": {EVIDENCE: ("evidence: [a1]", "evidence: [s1]")},
    "HG413": {SECOND_AREA: ("date: 2007", "date: 2007-08-01")},
    "HG414": {SECOND_AREA: FILES[SECOND_AREA] + REPEATED},
    "HG415": {SECOND_AREA: FILES[SECOND_AREA] + TWIN},
    "HG511": {EVIDENCE: ("date: 2007-09", "date: 2006-03-31")},
    "HG512": {EVIDENCE: ("by: HM Inspector", "by: the lead inspector (Dr No)")},
    "HG601": {NATION: ("{high: 3, low: 40}", "{high: 43, low: 0}")},
    "HG602": {SECOND: ("aliases: [gee]", "aliases: [gee, Eff]")},
    "HG603": {SECOND: None, "evidence/g/published.yaml": "kind: published\nforce: g\ngrades: []\n"},
    "HG604": {NATION: (", source: The report", "")},
    "HG620": {SECOND_AREA: None},
    "HG630": {SECOND_AREA: ("A plan is written.", "The ABC wrote plans with the XYZs and the XYZ wrote more.")},
    "HG631": {SECOND_AREA: ("A plan is written.", f"'{LONG}'")},
    "HG640": {SECOND_AREA: ("A plan is written.", "A plan was sent to the.office@force.example at once.")},
    "HG641": {SECOND_AREA: ("A plan is written.", "Callers to 01632 960123 are answered.")},
    "HG642": {SECOND_AREA: ("A plan is written.", "The victims of ZE1 9ZZ were seen.")},
    "HG643": {SECOND_AREA: ("A plan is written.", "The person with AB 12 34 56 C was seen.")},
    "HG644": {SECOND_AREA: ("A plan is written.", "The car AB51 XYZ was seen.")},
    "HG645": {SECOND_AREA: ("A plan is written.", "Crime number CR/12345/07 was closed by PC 1234.")},
    "HG650": {SECOND_AREA: FILES[SECOND_AREA] + LOOK_ALIKE},
}


@pytest.mark.parametrize("code", CASES)
def test_it_is_all_that_is_wrong(code: str) -> None:
    assert set(codes(CASES[code])) == {code}


def test_every_warning_of_the_checks_has_a_case() -> None:
    own = re.compile("HG02[2-4]|HG32.|HG41.|HG51[12]|HG6..")
    assert list(CASES) == [code for code in CODES if own.fullmatch(code)]


def test_they_are_all_warnings() -> None:
    assert [code for code in CASES if CODES[code].severity is not Severity.WARNING] == []


def test_nothing_is_wrong_with_the_project_itself() -> None:
    assert codes() == []


@pytest.mark.untraced
def test_nothing_is_wrong_with_the_shipped_files() -> None:
    assert validate(stream(ROOT)).diagnostics == ()


def test_each_check_stands_in_the_table_once() -> None:
    assert len({*PART_CHECKS, *WHOLE_CHECKS}) == len(PART_CHECKS) + len(WHOLE_CHECKS)
