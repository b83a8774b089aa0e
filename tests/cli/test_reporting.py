"""`hmicgrade report`: where it writes, what it refuses, and what it makes of a force without evidence."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.cli import reporting
from tests.report import reported

ENDS = ".html, .md, .docx or .pdf"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(reported.write(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nroth"], "there is no force 'nroth': did you mean 'north'?"),
        (["north", "--year", "2006"], "there is no year '2006': did you mean '2007'?"),
        (["north", "--area", "cals"], "there is no area 'cals': did you mean 'calls'?"),
        (["north", "--format", "htm"], "there is no format 'htm': did you mean 'html'?"),
        (["north", "--format", "pdf"], "the format pdf needs a file: name one with -o FILE"),
        (
            ["north", "-o", "report.txt"],
            f"'report.txt' does not say which format is meant: end it in {ENDS}, or name one with --format",
        ),
        (
            ["north", "--format", "html", "-o", "evidence/north/force.yaml"],
            "'evidence/north/force.yaml' is among the files that are read: nothing is written to it",
        ),
        (["north", "-o", "none/report.html"], "'none/report.html' cannot be written: no such file or directory"),
        (["south"], "there is no force 'south': did you mean 'north'?"),
    ],
)
def test_what_cannot_run_says_why(root: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert main(["report", *words]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"hmicgrade: {said}\n")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("format_", "needs"), [("docx", "docx"), ("pdf", "typst")])
def test_a_missing_extra_is_one_sentence(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], format_: str, needs: str
) -> None:
    monkeypatch.setattr(reporting, "find_spec", {needs: None}.__getitem__)
    assert main(["report", "north", "-o", f"report.{format_}"]) == 2
    hint = f"python -m pip install 'hmicgrade[{format_}]'"
    assert capsys.readouterr().err == f"hmicgrade: the format {format_} needs more than is installed: {hint}\n"
    assert not (root / f"report.{format_}").exists()


def test_the_end_of_a_file_s_name_says_the_format(root: Path) -> None:
    for name in ("a.HTML", "a.htm", "b.txt"):
        assert main(["report", "north", "-o", name, *(["--format", "html"] if name == "b.txt" else [])]) == 0
    assert len({(root / name).read_bytes() for name in ("a.HTML", "a.htm", "b.txt")}) == 1


@pytest.mark.usefixtures("root")
def test_without_a_file_it_goes_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "north", "--no-judgements"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("<!DOCTYPE html>\n<html lang=")
    assert captured.err == "hmicgrade: judgements are left out\n"
    assert "Judgements are left out: this is not the grade on file." in captured.out
    assert "--no-judgements -o north-2007.html" in captured.out


def test_a_year_with_published_grades_alone_has_a_report(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "north", "--year", "2005", "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert "This report has 1 published grade of North Police and no evidence." in out
    assert "No national distribution is on file." in out
    assert "- **Digest of the evidence**: none" in out
    (root / "evidence/north/2007/calls.yaml").unlink()
    (root / "evidence/north/2007/contact.yaml").unlink()
    assert main(["report", "north", "--format", "markdown", "--area", "custody"]) == 0
    out = capsys.readouterr().out
    assert "# North Police: Custody, inspection report, 2007\n" in out
    assert "Published: Poor (read from prose). No evidence is on file here, so nothing here justifies it." in out
    assert "## Area of calls" not in out


def test_a_scheme_without_rules_has_published_grades_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scale = (
        "kind: scheme\nid: t\ntitle: A scale\nlevels: [good]\ngrades: [{grade: good, means: Fine.}, {grade: poor}]\n"
    )
    (root / "criteria/t").mkdir()
    (root / "criteria/t/scheme.yaml").write_text(scale, encoding="utf-8")
    row = "  - {year: 2010, scheme: t, area: horses, grade: good, source: A letter}\n"
    published = root / "evidence/north/published.yaml"
    published.write_text(
        published.read_text(encoding="utf-8").replace("grades:\n", f"grades:\n{row}".replace("  - ", "- "))
    )
    assert main(["report", "north", "--year", "2010", "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert "The scheme names a scale of grades and has no rules. The grades here are those published." in out
    assert '### <a id="process.grades"></a>What each grade means\n\n- Good: Fine.\n- Poor.\n' in out
    assert "The purpose is to drive improvement." not in out
    assert "| Horses | Good | Good | No evidence is on file here, so nothing here justifies it. |" in out


def test_evidence_under_a_scheme_without_rules_needs_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = {
        "criteria/t/scheme.yaml": "kind: scheme\nid: t\ntitle: A scale\nlevels: [good]\n"
        "grades: [{grade: good}, {grade: poor}]\n",
        "criteria/t/horses.yaml": "kind: area\nid: horses\ntitle: Horses\n"
        "criteria: [{id: fed, level: good, text: Fed}]\n",
        "evidence/north/2010/horses.yaml": "kind: evidence\nforce: north\nyear: 2010\nscheme: t\narea: horses\n"
        "evidence: [{id: s1, kind: strength, text: Fed, criteria: [fed]}]\n"
        "findings: [{criterion: fed, finding: met, reason: So it is.}]\n",
    }
    for name, text in written.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    for words in ([], ["--area", "horses"]):
        assert main(["report", "north", "--year", "2010", "--format", "markdown", *words]) == 0
        out = capsys.readouterr().out
        assert "- s1: Fed" in out
        assert "what each grade needs" not in out
        assert ("Grades over the rounds" in out) == (not words)  # no round has the area


def test_a_word_whose_reading_decides_has_a_picture_in_each_area(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scheme = root / "criteria/s/scheme.yaml"
    text = scheme.read_text(encoding="utf-8").replace("- more than 50%\n", "- at least 1%\n")
    text = text.replace("- at least 80%", "- at least 100%").replace(
        "all fair criteria are met", "most criteria are met"
    )
    scheme.write_text(text.replace("no criteria are not met", "most criteria are met"), encoding="utf-8")
    assert main(["report", "north", "--format", "html"]) == 0
    out = capsys.readouterr().out
    assert "Area of calls: what each reading of &#x27;most&#x27; gives" in out
    assert 'id="picture.reading.calls.0-title"' in out


def test_a_distribution_of_no_force_has_no_picture(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    national = root / "evidence/national/2007.yaml"
    text = re.sub("'(20|3)'", "'0'", national.read_text(encoding="utf-8"))
    national.write_text(text.replace("forces: '43'", "forces: '0'"), encoding="utf-8")
    main(["report", "north", "--format", "html"])
    out = capsys.readouterr().out
    assert 'id="picture.needs.calls-title"' in out
    assert 'id="picture.distribution.' not in out


def test_a_force_of_which_nothing_is_known(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "evidence/south").mkdir()
    (root / "evidence/south/force.yaml").write_text("kind: force\nid: south\nname: South Police\n", encoding="utf-8")
    assert main(["report", "south"]) == 2
    assert capsys.readouterr().err == "hmicgrade: there is neither evidence on 'south' nor a published grade\n"


def test_errors_are_shown_in_the_report_and_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    calls = root / "evidence/north/2007/calls.yaml"
    calls.write_text(calls.read_text(encoding="utf-8").replace("grade: good", "grade: fair"), encoding="utf-8")
    assert main(["report", "north", "--format", "markdown"]) == 1
    captured = capsys.readouterr()
    assert main(["report", "north", "--format", "markdown", "--public"]) == 1
    assert "left out: 1 statement not marked public." in capsys.readouterr().out
    assert "1 error keeps this area from being graded." in captured.out
    assert "| Area of calls | not graded | Fair | Not graded, because of errors in its files. |" in captured.out
    assert "evidence/north/2007/calls.yaml" in captured.err


def test_a_scheme_with_errors_leaves_nothing_to_grade(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scheme = root / "criteria/s/scheme.yaml"
    scheme.write_text(scheme.read_text(encoding="utf-8").replace("otherwise:", "otherwize:"), encoding="utf-8")
    assert main(["report", "north", "--format", "markdown"]) == 1
    out = capsys.readouterr().out
    assert "The file of the scheme has errors, so its rules cannot be shown." in out
    assert "| Calls | 20 | 20 | 3 | not graded here, because of errors in its files |" in out


def test_the_simplest_project_has_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.explain.sample import ALL_MET, simple  # noqa: PLC0415 - this test alone

    sample = simple(**ALL_MET)
    del sample.scheme["caps"], sample.scheme["quantities"], sample.scheme["overrides"]
    sample.scheme["otherwise"] = "poor"
    sample.scheme["grades"][0]["requires"] = ["all fair criteria are met"]
    sample.write(tmp_path)
    assert main(["report", "north", "--root", str(tmp_path), "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    for said in (
        "No description of the force is on file.",
        "Where no rule holds, the scheme gives Poor.",
        "The scheme has no caps.",
        "The rules use no vague word.",
        "A grade cannot be overridden.",
        "No vague word bears on a grade here.",
        "No term of the glossary is used.",
    ):
        assert said in out


def test_places_that_overlap_are_left_out_together(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {"It serves the north.": [(8, 13), (3, 9)]}
    monkeypatch.setattr(reporting, "places", lambda text: texts.get(text, []))
    assert main(["report", "north", "--root", str(root), "--format", "markdown", "--public"]) == 0
    out = capsys.readouterr().out
    assert "It \\[left out\\] north." in out
    assert "1 text that looks like personal data" in out


@pytest.mark.untraced
def test_it_writes_without_the_extras(root: Path) -> None:
    code = "import sys; sys.modules['docx'] = sys.modules['typst'] = None; from hmicgrade.__main__ import main; "
    done = subprocess.run(  # noqa: S603 - fixed words
        [sys.executable, "-c", f"{code}sys.exit(main(['report', 'north', '-o', 'a.html']))"], cwd=root, check=False
    )
    assert done.returncode == 0
