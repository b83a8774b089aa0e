from __future__ import annotations

import csv
import io
import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from hmicgrade.api import load_project, prove
from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.comparing.history import history
from hmicgrade.evaluate.coverage import Wanted, coverage, select
from hmicgrade.evaluate.inspection import OpenArea, Options, open_areas
from hmicgrade.evaluate.settling import gaps_of
from hmicgrade.evaluate.supposing import WhatIf, what_if
from hmicgrade.evaluate.together import readings_over
from hmicgrade.explain.criteria import Chosen
from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.explain.statements import Point
from hmicgrade.load.supposed import GROUNDS
from hmicgrade.model.diagnostics import Diagnostic, Span
from hmicgrade.model.evidence import TreatAsCritical
from hmicgrade.model.project import Force, Project, Published
from hmicgrade.model.scheme import Incomparable
from hmicgrade.model.supposed import Supposed
from hmicgrade.report import criteria, evidence, holdings
from hmicgrade.report.gaps import gaps_listing
from hmicgrade.report.history import history_listing
from hmicgrade.report.inspected import Subject
from hmicgrade.report.listing import LISTINGS, Listing
from hmicgrade.report.proof import proof_listing
from hmicgrade.report.styled import Style, plain
from hmicgrade.report.supposing import what_if_listing
from hmicgrade.report.together import readings_listing
from hmicgrade.report.wrap import cells
from tests.explain.sample import simple
from tests.report.hostile import TEXTS
from tests.report.test_markdown import PARSER, inline

LISTS = (
    *("forces", "areas", "criteria", "effective", "evidence", "coverage", "proof"),
    *("what-if", "readings", "gaps", "history"),
)


@pytest.fixture(params=TEXTS.values(), ids=list(TEXTS), scope="module")
def text(request: pytest.FixtureRequest) -> str:
    """Give each hostile text in turn."""
    given: str = request.param
    return given


@pytest.fixture(scope="module")
def holding(tmp_path_factory: pytest.TempPathFactory, text: str) -> Project:
    """Give a project that holds the text wherever a text may stand."""
    return project_with(tmp_path_factory.mktemp("holding"), text)


def project_with(root: Path, text: str) -> Project:
    """Return a project that holds the text wherever a text may stand."""
    sample = simple()
    sample.texts = dict.fromkeys(sample.criteria, text)
    sample.area = {"title": text}
    sample.scheme["title"] = text
    sample.evidence = [
        {"id": "s1", "kind": "strength", "text": text, "source": text, "criteria": ["one"]},
        {"id": "s2", "kind": "strength", "text": text, "source": text},
    ]
    sample.write(root)
    path = root / "evidence/north/force.yaml"
    said = {"name": text, "aliases": [text], "description": text}
    path.write_text(json.dumps({"kind": "force", "id": "north"} | said), encoding="utf-8")
    project, _ = load_project(root)
    return project


def listing(project: Project, name: str) -> Listing:
    """Return one list of the project."""
    folder, force, inspection = project.schemes["s"], project.forces["north"], project.inspection("north", 2007)
    assert inspection is not None
    selection = select(folder, inspection, Wanted(area="calls"))
    (area,) = open_areas(project, inspection)
    assert isinstance(area, OpenArea)
    subject = Subject(force, folder, inspection, Options(judgements=False))
    made = {
        "forces": lambda: holdings.forces(project),
        "areas": lambda: holdings.areas([folder]),
        "criteria": lambda: criteria.listed(Chosen(folder, folder.areas)),
        "effective": lambda: criteria.effective(Chosen(folder, folder.areas)),
        "evidence": lambda: evidence.listed(force, folder, selection),
        "coverage": lambda: evidence.covered(force, folder, selection, coverage(selection)),
        "proof": lambda: proof_listing(prove(project, "s"), folder.digest),
        "what-if": lambda: what_if_listing(supposed(area.case), subject),
        "readings": lambda: readings_listing([readings_over(area.case), refused(force.name)], subject),
        "gaps": lambda: gaps_listing([gaps_of(area.case)], subject),
        "history": lambda: over_rounds(project, force),
    }
    return made[name]()


def supposed(case: Case) -> WhatIf | AreaRefused:
    """Return what would follow if one criterion were met and another treated as critical."""
    now = assess_area(case)
    assert isinstance(now, AreaAssessment)
    return what_if(now, case, Supposed({"one": "met"}, (TreatAsCritical("three", GROUNDS),)))


def over_rounds(project: Project, force: Force) -> Listing:
    """Return the history of a force under two schemes, each of which declares what the text says of the other."""
    folder = project.schemes["s"]
    assert folder.scheme is not None
    rules = replace(folder.scheme, not_comparable=(Incomparable("t", force.name),))
    rows = [Published(year, scheme, "calls", "good", source=force.name) for year, scheme in ((2006, "t"), (2008, "s"))]
    schemes = {name: replace(folder, id=name, scheme=rules) for name in ("s", "t")}
    found = history(replace(project, schemes=schemes), replace(force, published=tuple(rows)))
    return history_listing(found, found.areas, ())


def refused(text: str) -> AreaRefused:
    return AreaRefused("calls", (Diagnostic("HG205", text, Span.whole_file("evidence/north/2007/calls.yaml")),))


def rendered(project: Project, name: str, format_: str) -> str:
    return plain(LISTINGS[format_].render(listing(project, name), 80))


@pytest.mark.parametrize("name", LISTS)
def test_only_text_is_styled_and_may_hold_commands(tmp_path: Path, name: str) -> None:
    made = listing(project_with(tmp_path, "Plain."), name)
    styled = {
        format_: {line.style for line in one.render(made, 80)} != {Style.PLAIN} for format_, one in LISTINGS.items()
    }
    assert styled == {"text": True, "json": False, "csv": False, "markdown": False}
    assert {format_: not one.safe_for_runners for format_, one in LISTINGS.items()} == styled


@pytest.mark.untraced
@pytest.mark.parametrize("name", LISTS)
def test_hostile_texts_are_shown(holding: Project, name: str) -> None:
    written = rendered(holding, name, "text")
    assert max(cells(line) for line in written.split("\n")) <= 80
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not [one for one in written if one != "\n" and unicodedata.category(one) in hidden]


@pytest.mark.untraced
@pytest.mark.parametrize("name", LISTS)
def test_hostile_texts_start_nothing_in_a_table(holding: Project, name: str) -> None:
    written = rendered(holding, name, "csv")
    assert "##[" not in written
    assert not any(line.lstrip().startswith("::") for line in written.split("\n"))
    rows = list(csv.DictReader(io.StringIO(written)))
    assert rows
    assert not [cell for row in rows for cell in row.values() if cell[:1] in set("=+-@\t\r")]


@pytest.mark.untraced
@pytest.mark.parametrize("name", LISTS)
def test_hostile_texts_act_as_nothing_in_a_document(holding: Project, name: str) -> None:
    document = rendered(holding, name, "markdown")
    tokens = PARSER.parse(document)
    kinds = {token.type for token in tokens}
    blocks = ("heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td")
    assert kinds <= {f"{kind}_{end}" for kind in blocks for end in ("open", "close")} | {"inline", "fence"}
    assert {token.type for token in inline(tokens)} <= {"text", "text_special"}
    assert "##[" not in document
    assert not any(line.lstrip().startswith("::") for line in document.splitlines())
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1


@pytest.mark.untraced
@pytest.mark.parametrize("name", LISTS)
def test_hostile_texts_come_through_json(holding: Project, name: str) -> None:
    written = rendered(holding, name, "json")
    assert "##[" not in written
    assert not [one for one in written if one != "\n" and unicodedata.category(one) in {"Cc", "Zl", "Zp"}]
    value = json.loads(written)
    assert value["format"].startswith("hmicgrade-")
    assert value["version"]


def test_an_entry_may_have_points_alone() -> None:
    page = Page("P", (Section("S", (Entry("", (Point("one"),)),)),), "N")
    document = plain(LISTINGS["markdown"].render(Listing(page, "f", {}, (), ()), 80))
    assert document == "# P\n\nN\n\n## S\n\n- one\n"
