"""`new` and `init` where a page of cases cannot show it: bytes, links, odd names, and every file tried by the tool."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.api import load_project
from hmicgrade.report.scaffolds import placeholder
from tests.load.projects import AREA, EVIDENCE, FILES, SCHEME, Change
from tests.load.projects import write_project as write_with_decision

LONG = "n" * 64


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_project(root: Path, changes: Mapping[str, Change] | None = None) -> Path:
    """Write the project without its decision, which `validate` finds stale."""
    head, _, _ = FILES[EVIDENCE].partition("judgements:")
    return write_with_decision(root, {EVIDENCE: head, **(changes or {})})


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_criterion_is_added_and_every_other_byte_stays(here: Path, mark: bytes, end: str) -> None:
    before = mark + FILES[AREA].replace("\n", end).encode()
    write_project(here, {AREA: before})
    assert main(["new", "criterion", "a-new", "--area", "a", "--level", "good"]) == 0
    after = (here / AREA).read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode().split() == [
        "-",
        *f"{{id: a-new, level: good, text: {placeholder('a-new')}}}".split(),
    ]
    assert (b"\r\n" in after[len(before) :]) == (end == "\r\n")
    project, diagnostics = load_project(here)
    (area,) = [one for one in project.schemes["s"].areas if one.id == "a"]
    assert (area.criteria[-1].id, diagnostics) == ("a-new", ())


def test_an_area_that_cannot_be_added_to_is_left(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flow = "{kind: area, id: a, title: A, criteria: []}\n"
    for content in (flow.encode(), b"kind: area\nid: \xff\n"):
        write_project(here, {AREA: content})
        assert main(["new", "criterion", "a-new", "--area", "a", "--level", "good"]) == 2
        assert "'criteria/s/a.yaml' cannot be added to as it is written" in said(capsys)
        assert (here / AREA).read_bytes() == content


@pytest.mark.untraced
@pytest.mark.parametrize("kind", ["scheme", "area", "force"])
@pytest.mark.parametrize("id_", ["a0", LONG, "101", "true", "1e3", "a-"])
def test_any_id_does(here: Path, kind: str, id_: str) -> None:
    write_project(here)
    assert main(["new", kind, id_, *(["--scheme", "s"] if kind == "area" else [])]) == 0
    assert main(["validate"]) == 0
    if kind == "area":
        assert main(["new", "evidence", id_, "--force", "f", "--year", "2008"]) == 0
        assert main(["new", "criterion", LONG[:-1], "--area", id_, "--level", "fair", "--scheme", "s"]) == 0
        assert main(["validate"]) == 0
        assert main(["assess", "f", "--year", "2008"]) == 0


def test_the_ids_of_the_criteria_of_a_new_area_are_its_own(here: Path) -> None:
    write_project(here, {AREA: ("a-one, level", f"{LONG[:59]}-fair, level")})
    evidence = here / "evidence/f/2007/a.yaml"
    evidence.write_text(evidence.read_text(encoding="utf-8").replace("a-one", f"{LONG[:59]}-fair"), encoding="utf-8")
    assert main(["new", "area", LONG]) == 0
    text = (here / f"criteria/s/{LONG}.yaml").read_text(encoding="utf-8")
    assert f"id: {LONG[:57]}-fair-2\n" in text
    assert main(["validate"]) == 0


def test_evidence_on_a_framework_names_the_criteria_that_its_areas_share(here: Path) -> None:
    write_project(here)
    assert main(["new", "evidence", "w", "--force", "eff", "--year", "2021/22"]) == 0
    text = (here / "evidence/f/2021-22/w.yaml").read_text(encoding="utf-8")
    assert "framework: w\n" in text
    assert "#   c-one (fair)\n#\n" in text
    assert main(["assess", "f", "--year", "2021/22"]) == 0


@pytest.mark.parametrize("text", ["\u202eSouth", "a\tb", "a\nb", "\x1b[2J", "\udc80"])
def test_what_cannot_be_seen_is_not_written(here: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    write_project(here)
    before = names(here)
    assert main(["new", "force", "south", "--title", text]) == 2
    assert "--title holds a character that cannot be seen: <U+" in said(capsys)
    assert names(here) == before


def test_nothing_is_written_through_a_link_that_leads_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, outside = write_project(here / "p"), here / "outside"
    outside.mkdir()
    (root / "evidence/south").symlink_to(outside)
    assert main(["new", "force", "south", "--root", str(root)]) == 2
    assert "leads out of" in said(capsys)
    assert names(outside) == []


def test_a_scheme_is_named_where_several_could_be_meant(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = {"criteria/t/scheme.yaml": FILES[SCHEME].replace("id: s\n", "id: t\n")}
    write_project(here, other)
    assert main(["new", "area", "z"]) == 2
    assert "several schemes could be meant: name one with --scheme, s or t" in said(capsys)
    assert main(["new", "area", "z", "--scheme", "t"]) == 0
    assert main(["new", "criterion", "z-new", "--area", "z", "--level", "fair"]) == 0
    assert main(["new", "evidence", "z", "--force", "f", "--year", "2008"]) == 0
    assert (here / "evidence/f/2008/z.yaml").read_text(encoding="utf-8").count("scheme: t\n") == 1
    assert main(["validate"]) == 0


def test_no_scheme_that_takes_areas(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "criteria").mkdir()
    assert main(["new", "area", "z"]) == 2
    assert "there is no scheme with levels of criteria" in said(capsys)
    assert main(["new", "scheme", "s"]) == 0
    assert main(["new", "area", "z", "--framework", "w"]) == 0
    assert "new framework" not in said(capsys)
    assert main(["validate"]) == 0


@pytest.mark.untraced
@pytest.mark.usefixtures("here")
def test_a_new_project_passes_and_can_grow(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "p"]) == 0
    assert main(["validate", "--root", "p", "--fail-on", "warning"]) == 0
    assert main(["prove", "--root", "p"]) == 0
    grow = [
        "new area custody",
        "new criterion cells-checked --area custody --level fair --critical",
        "new force southshire --title 'Southshire Police'",
        "new evidence custody --force southshire --year 2024",
        "new evidence custody --force northshire --year 2024",
    ]
    for line in grow:
        assert main([*shlex.split(line), "--root", "p"]) == 0
    assert main(["test", "--root", "p"]) == 0
    capsys.readouterr()
    assert main(["validate", "--root", "p", "--format", "json"]) == 0
    left = json.loads(capsys.readouterr().out)
    assert {one["code"] for one in left["diagnostics"]} == {"HG620"}
    assert main(["assess", "--all", "--root", "p", "--format", "csv"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split(",")[5] for row in rows if ",answering-calls," in row] == ["fair", ""]


def test_a_new_project_is_all_there_or_not_at_all(here: Path) -> None:
    (here / "evidence").mkdir()
    assert main(["init"]) == 2
    assert names(here) == []


@pytest.mark.untraced
@pytest.mark.usefixtures("here")
def test_the_commands_of_the_page_on_starting_run(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).parent.parent.parent / "docs/starting.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\$ (.*)$", page, re.MULTILINE)
    assert len(commands) == 10
    for program, *words in map(shlex.split, commands):
        if program == "cd":
            monkeypatch.chdir(words[0])
        else:
            assert (program, main(words)) == ("hmicgrade", 0)
    assert main(["validate"]) == 0
