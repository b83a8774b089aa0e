"""What is listed of the real files: golden lists, and that the lists agree with what is graded."""

from __future__ import annotations

import contextlib
import io
import json
from typing import Any

import pytest

from hmicgrade.__main__ import main
from hmicgrade.evaluate.coverage import Wanted, select
from tests.derbyshire import ROOT, SCHEME, alone, inspection, project
from tests.golden import Golden

pytestmark = pytest.mark.untraced

LISTS = {
    "forces": "forces",
    "areas": "areas",
    "criteria": "criteria domestic-violence cases-recorded --effective",
    "evidence": "evidence derbyshire missing-persons --criterion cases-recorded",
    "coverage": "evidence derbyshire --coverage",
}


def printed(words: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(words.split()) == 0
    return out.getvalue()


@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
@pytest.mark.parametrize("name", LISTS)
def test_the_list_is_the_golden_one(name: str, format_: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    golden.check(f"lists/{name}.{format_}", printed(f"{LISTS[name]} --format {format_}").encode())


def test_the_statements_behind_a_criterion_are_those_its_finding_rests_on() -> None:
    for support in select(project().schemes[SCHEME], inspection(), Wanted()).supports:
        finding = alone()[support.area.id].finding(support.criterion.id)
        deciding = [tie for tie in support.ties if tie.effect is not None]
        assert len({tie.statement.key for tie in deciding}) == len(finding.evidence)


def test_every_link_of_a_statement_is_among_what_stands_behind_a_criterion() -> None:
    ties = [tie for one in select(project().schemes[SCHEME], inspection(), Wanted()).supports for tie in one.ties]
    linked = {tie.statement.key for tie in ties}
    for file in inspection().files:
        assert {item.id for item in file.items if item.links} == {item for name, item in linked if name == file.name}


def test_the_criteria_of_an_area_remember_what_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    document: dict[str, Any] = json.loads(printed("criteria --effective --format json"))
    changed = {
        (area["area"], one["criterion"], *one["changed"])
        for area in document["areas"]
        for one in area["criteria"]
        if one["changed"]
    }
    assert changed == {
        ("child-abuse", "cases-recorded", "critical"),
        ("domestic-violence", "cases-recorded", "critical"),
    }
    left_out = {area["area"]: [one["criterion"] for one in area["left_out"]] for area in document["areas"]}
    assert {area: gone for area, gone in left_out.items() if gone} == {
        "missing-persons": ["specialist-training"],
        "public-protection": ["cases-recorded"],
    }
