"""What is proved of the shipped scheme, as golden files, and what stands out in it."""

from __future__ import annotations

import contextlib
import io
import json
import re
from typing import Any

import pytest

from hmicgrade.__main__ import main
from hmicgrade.api import Sort, UnknownName, load_project, prove
from hmicgrade.evaluate.proof.diagnostics import scheme_warnings
from tests.derbyshire import ROOT, SCHEME, project
from tests.golden import Golden

pytestmark = pytest.mark.untraced


def printed(*words: str) -> bytes:
    out, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        assert main(["prove", SCHEME, *words]) == 0
    assert said.getvalue() == ""
    return re.sub(rb'"version": "[^"]*"', b'"version": "0"', out.getvalue().encode())


@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
def test_the_proof_of_2007_is_the_golden_one(format_: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    golden.check(f"proof/2007.{format_}", printed("--format", format_))


def test_the_published_rules_have_no_grade_for_a_significant_fair_criterion_missed_alone() -> None:
    for area in prove(project(), SCHEME).areas:
        (left_open,) = [remark for remark in area.remarks if remark.kind == "open-states"]
        away = {one: finding for one, finding in left_open.shown.findings if finding != "met"}
        (missed,) = [one for one in area.area.criteria if one.id in away]
        assert (missed.level, missed.significant, missed.critical) == ("fair", True, False)
        assert list(away.values()) == ["not_met"]
        assert left_open.shown.gives == ("fair", "poor")


def test_no_fault_of_the_shipped_rules_is_known() -> None:
    assert scheme_warnings(project().schemes[SCHEME]) == ()
    assert prove(project(), SCHEME).proved
    assert [scheme_warnings(folder) for folder in project().schemes.values() if folder.scheme is None] == []


def test_a_scheme_that_names_a_scale_is_not_one_to_prove() -> None:
    whole, _ = load_project(ROOT)
    with pytest.raises(UnknownName, match="there is no scheme 'peel-2014'") as raised:
        prove(whole, "peel-2014")
    assert raised.value.sort is Sort.SCHEME
    assert scheme_warnings(whole.schemes["peel-2014"]) == ()


def test_the_document_is_one_of_its_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    value: dict[str, Any] = json.loads(printed("--format", "json", "--area", "missing-persons"))
    assert [area["area"] for area in value["areas"]] == ["missing-persons"]
