"""What all formats of problems share, whole outputs of one bad project, and hostile texts in each of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hmicgrade.model.diagnostics import Diagnostic, Edit, Related
from hmicgrade.report.markdown import JOINER
from hmicgrade.report.problems.formats import PROBLEM_FORMATS
from hmicgrade.report.problems.statistics import statistics
from hmicgrade.report.problems.value import Problems, summary
from hmicgrade.report.styled import Style, plain
from hmicgrade.report.wrap import cells
from tests.golden import Golden
from tests.report.hostile import TEXTS
from tests.report.problems.sample import bad_project, fixed, made, many, rendered, span

UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\U000e0000-\U000e007f]")
HOSTILE = {**TEXTS, "annotation": "%0A::error::x%25,file=a:line=1", "xml": "]]>&lt;<!-- \ufffe\uffff --><x a='\"'>"}


@pytest.mark.parametrize("name", [name for name in PROBLEM_FORMATS if name != "text"])
def test_a_bad_project_in_every_format(name: str, tmp_path: Path, golden: Golden) -> None:
    golden.check(f"problems/bad.{name}", rendered(name, bad_project(tmp_path)).encode())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_bad_project_as_text_fits_the_width(width: int, tmp_path: Path, golden: Golden) -> None:
    text = rendered("text", bad_project(tmp_path), width)
    assert max(map(cells, text.splitlines())) <= width
    golden.check(f"problems/bad-{width}.text", text.encode())


def test_statistics_of_a_bad_project(tmp_path: Path, golden: Golden) -> None:
    golden.check("problems/bad.statistics", plain(statistics(bad_project(tmp_path))).encode())


@pytest.mark.parametrize("name", PROBLEM_FORMATS)
def test_every_format_renders_the_same_bytes_again(name: str, tmp_path: Path) -> None:
    problems = bad_project(tmp_path)
    assert rendered(name, problems) == rendered(name, problems)


def test_only_text_is_styled_and_only_what_people_read_may_hold_commands(tmp_path: Path) -> None:
    problems = bad_project(tmp_path)
    styled = {
        name
        for name, one in PROBLEM_FORMATS.items()
        if {line.style for line in one.render(problems, 80)} > {Style.PLAIN}
    }
    assert styled == {"text"}
    assert {name for name, one in PROBLEM_FORMATS.items() if not one.safe_for_runners} == {"text", "concise"}


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        (made(files=("a", "b")), "No problems in 2 files."),
        (made(files=("a",)), "No problems in 1 file."),
        (made(), "No problems in 0 files."),
        (made(Diagnostic("HG104", "x", span()), files=("f", "g")), "1 error in 1 of 2 files."),
        (made(Diagnostic("HG904", "x", span()), files=("g",)), "1 warning in 1 of 2 files."),
        (many(3), "1 error and 2 warnings in 1 of 1 file."),
        (Problems((), {}, ("a",), suppressed=2), "No problems in 1 file; 2 suppressed."),
        (Problems(many(2).diagnostics, {}, (), suppressed=1), "1 error and 1 warning in 1 of 1 file; 1 suppressed."),
    ],
)
def test_the_summary(problems: Problems, expected: str) -> None:
    assert summary(problems) == expected


def test_text_shows_a_hundred_with_errors_first_and_counts_the_rest() -> None:
    lines = rendered("text", many(250)).splitlines()
    assert lines[0] == "f:250:1: error HG104 wrong"
    assert sum(" HG021 " in line for line in lines) == 99
    assert lines[-2:] == [
        "And 150 more diagnostics: --format concise shows all.",
        "1 error and 249 warnings in 1 of 1 file.",
    ]


def test_text_says_how_many_have_a_fix() -> None:
    assert rendered("text", made(fixed())).endswith("\n\n1 error in 1 of 1 file.\n1 can be put right with --fix.\n")


def test_concise_is_one_line_a_diagnostic() -> None:
    problems = made(fixed(), Diagnostic("HG904", "not\nread", span(3, 2)))
    assert rendered("concise", problems) == (
        "f:1:1: error HG101 unknown key (write 'level')\n"
        "f:3:2: warning HG904 not read\n"
        "1 error and 1 warning in 1 of 1 file.\n"
    )
    assert rendered("concise", made(files=("f",))) == "No problems in 1 file.\n"


def test_json_holds_the_edits() -> None:
    document = json.loads(rendered("json", made(fixed(), files=("f", "g"))))
    assert (document["format"], document["files"]) == ("hmicgrade-problems/1", 2)
    assert document["counts"] == {"errors": 1, "warnings": 0, "fixable": 1, "suppressed": 0}
    (found,) = document["diagnostics"]
    assert found["name"] == "unknown-key"
    assert found["fix"][1] == {"file": "f", "line": 2, "column": 1, "end_line": 2, "end_column": 1, "text": "x: y\n"}


def test_statistics_count_each_code_and_what_has_a_fix() -> None:
    problems = made(*many(12).diagnostics, fixed())
    assert plain(statistics(problems)).splitlines() == [
        "11  HG021  hidden-character  warning",
        " 1  HG101  unknown-key       error    1 fixable",
        " 1  HG104  wrong-shape       error",
    ]
    assert statistics(made()) == ()


def test_github_puts_errors_first_and_the_summary_last() -> None:
    lines = rendered("github", many(3)).splitlines()
    assert lines == [
        "::error file=f,line=3,endLine=3,col=1,endColumn=1,title=HG104 wrong-shape::wrong",
        "::warning file=f,line=1,endLine=1,col=1,endColumn=1,title=HG021 hidden-character::odd",
        "::warning file=f,line=2,endLine=2,col=1,endColumn=1,title=HG021 hidden-character::odd",
        "::notice title=hmicgrade::1 error and 2 warnings in 1 of 1 file.",
    ]


def test_github_says_plainly_that_nothing_is_wrong() -> None:
    assert rendered("github", made(files=("f",))) == "No problems in 1 file.\n"


def test_github_gives_columns_within_one_line_only() -> None:
    found = Diagnostic("HG104", "100%", span(1, 3, 2, end=4, file="a:b,c"), "hint")
    assert rendered("github", made(found)).splitlines()[0] == (
        "::error file=a%3Ab%2Cc,line=1,endLine=4,title=HG104 wrong-shape::100%25%0Ahint: hint"
    )


def test_junit_fails_a_file_once_and_passes_a_clean_one() -> None:
    errors = [Diagnostic("HG104", "a", span(2, 1)), Diagnostic("HG101", "b", span(3, 1), "c")]
    warnings = [Diagnostic("HG021", "e", span(4, 1)), Diagnostic("HG904", "d", span(1, 1, file="h"))]
    root = ET.fromstring(rendered("junit", made(*errors, *warnings, files=("g",))))  # noqa: S314 - made here
    assert root.attrib == {"name": "hmicgrade validate", "tests": "3", "failures": "1", "errors": "0"}
    failed, passed, warned = root.findall("testsuite/testcase")
    assert failed.attrib == {"classname": "hmicgrade", "name": "f", "file": "f", "line": "2"}
    failure, beside = failed
    assert (beside.tag, beside.text) == ("system-out", "f:4:1: warning HG021 e")
    assert failure.attrib == {"type": "HG104 wrong-shape", "message": "f:2:1: error HG104 a (and 1 more)"}
    assert failure.text == "f:2:1: error HG104 a\nf:3:1: error HG101 b\n  hint: c"
    assert (passed.get("name"), list(passed)) == ("g", [])
    assert [(one.tag, one.text) for one in warned] == [("system-out", "h:1:1: warning HG904 d")]


def hostile(text: str) -> Problems:
    """Return a diagnostic that holds the text wherever it can."""
    file = text.replace("/", "")[:200] or "f"
    where = span(1, 1, 3, file=file)
    edit = Edit(where, text)
    found = Diagnostic("HG101", text, where, text, (Related(where, text),), (edit,))
    return Problems((found,), {file: text}, (file,))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", PROBLEM_FORMATS)
def test_a_hostile_text_is_only_text(name: str, text: str) -> None:
    out = rendered(name, hostile(text))
    assert UNSEEN.search(out.replace(JOINER, "") if name == "markdown" else out) is None
    if PROBLEM_FORMATS[name].safe_for_runners:
        assert "##[" not in out
        commands = [line for line in out.splitlines() if line.lstrip().startswith("::")]
        assert len(commands) == (2 if name == "github" else 0)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_leaves_documents_whole(text: str) -> None:
    problems = hostile(text)
    assert json.loads(rendered("json", problems))["diagnostics"][0]["message"] == text
    log = json.loads(rendered("sarif", problems))
    replacement = log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"]["text"] == text
    root = ET.fromstring(rendered("junit", problems))  # noqa: S314 - made here
    assert len(list(root.iter())) == 4


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_annotation_has_its_own_properties_and_no_others(text: str) -> None:
    annotation, notice = rendered("github", hostile(text)).splitlines()
    found = re.fullmatch(r"::error (?P<properties>[^:]*)::(?P<data>.*)", annotation)
    assert found
    names = [one.partition("=")[0] for one in found["properties"].split(",")]
    assert names == ["file", "line", "endLine", "col", "endColumn", "title"]
    assert re.sub(r"%(25|0D|0A)", "", found["data"]).count("%") == 0
    assert notice == "::notice title=hmicgrade::1 error in 1 of 1 file."
