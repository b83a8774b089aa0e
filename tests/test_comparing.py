"""Comparisons of the worked example and of the real reports, as golden files; the tutorial on them; the house style."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from hmicgrade.__main__ import main
from tests.derbyshire import ROOT
from tests.explain.test_sentences import BANNED, BRACKETS, QUOTED, WORDS_AT_MOST, sentences
from tests.golden import Golden

EXAMPLE = ROOT / "examples/year-on-year"
TUTORIAL = ROOT / "docs/comparing.md"
FORMATS = ["text", "json", "csv", "markdown", "html-fragment"]
SHIPPED = {
    "derbyshire-2007-2014": "diff derbyshire 2007 2014",
    "derbyshire-2018-2021": "diff derbyshire 2018/19 2021/22",
    "derbyshire-2021-2023": "diff derbyshire 2021/22 2023-25",
    "metropolitan-2006-2007": "diff metropolitan 2006 2007",
}


def printed(words: str, *, code: int = 0) -> str:
    """Give what is printed here, 80 columns wide; the same is not worked out twice."""
    text, ended = ran(words, Path.cwd())
    assert ended == code
    return text


@cache
def ran(words: str, _: Path) -> tuple[str, int]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        code = main(words.split())
    return out.getvalue(), code


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def document(words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(f"{words} --format json"))
    return found


@pytest.mark.untraced
@pytest.mark.parametrize("format_", FORMATS)
def test_the_example_is_the_golden_one(format_: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE)
    golden.check(f"diff/example.{format_}", printed(f"diff mossford 2030 2031 --format {format_}").encode())


@pytest.mark.parametrize(("words", "name"), [("2031 2030", "backwards"), ("2031 2032", "not-comparable")])
def test_the_other_ways_through_the_example(
    words: str, name: str, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLE)
    golden.check(f"diff/example-{name}.text", printed(f"diff mossford {words}").encode())


def test_every_kind_of_change_is_in_the_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE)
    areas = {one["area"]: one for one in document("diff mossford 2030 2031")["areas"]}
    parts = {name: tuple((one["split"] or {}).get(part) for part in PARTS) for name, one in areas.items()}
    assert parts["answering-calls"] == (0, 1, 0, 1)
    assert parts["custody"] == (-1, 0, 0, -1)
    assert parts["roads-policing"] == (-1, -1, 0, -2)
    assert parts["stop-and-search"] == (0, 0, -1, -1)
    assert parts["online-contact"] == (None, None, 0, 0)
    assert {one["lineage"] for one in areas.values()} == {"same", "split"}
    traits = {trait for one in areas.values() for each in one["criteria"] for trait in each["changed"]}
    assert traits == {"text", "level", "critical", "id"}
    fates = {each["fate"] for one in areas.values() for each in one["judgements"]}
    assert fates == {"added", "lapsed", "withdrawn"}
    assert areas["victim-care"]["direction"] == "improved-within"


PARTS = ("ruler", "force", "judgement", "steps")


def test_the_parts_of_the_example_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE)
    for words in ("2030 2031", "2031 2030", "2030 2030"):
        for one in document(f"diff mossford {words}")["areas"]:
            ruler, force, judgement, steps = (one["split"][part] for part in PARTS) if one["split"] else (0, 0, 0, 0)
            assert None in {ruler, force, judgement} or ruler + force + judgement == steps


def test_the_table_has_a_row_for_each_changed_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE)
    rows = list(csv.DictReader(io.StringIO(printed("diff mossford 2030 2031 --format csv"))))
    areas = document("diff mossford 2030 2031")["areas"]
    changed = [(one["area"], each["criterion"]) for one in areas for each in one["findings"]]
    new = [(one["area"], each["criterion"]) for one in areas for each in one["not_carried"] if each["why"] == "new"]
    assert sorted((row["area"], row["criterion"]) for row in rows if row["criterion"]) == sorted([*changed, *new])
    assert {row["area"] for row in rows} == {one["area"] for one in areas}


def test_the_example_says_of_itself_that_it_is_invented() -> None:
    files = [path for path in EXAMPLE.rglob("*") if path.is_file()]
    assert len(files) > 30
    assert [path for path in files if "invented" not in path.read_text(encoding="utf-8").splitlines()[0].lower()] == []


def test_the_example_has_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE)
    assert printed("validate").startswith("No problems")


@pytest.mark.untraced
def test_the_commands_of_the_tutorial_print_what_it_shows(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLE)
    text = TUTORIAL.read_text(encoding="utf-8")
    pattern = re.compile(r"(```console\n\$ hmicgrade ([^\n]+)\n).*?(```\n)", re.DOTALL)
    current = pattern.sub(lambda found: f"{found[1]}{printed(found[2])}{found[3]}", text)
    assert len(pattern.findall(text)) > 5
    if request.config.getoption("update"):
        TUTORIAL.write_text(current, encoding="utf-8")
    assert TUTORIAL.read_text(encoding="utf-8") == current


@pytest.mark.untraced
@pytest.mark.parametrize("name", SHIPPED)
def test_the_comparison_is_the_golden_one(name: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    golden.check(f"diff/{name}.text", printed(SHIPPED[name]).encode())


@pytest.mark.untraced
def test_what_the_inspectorate_says_is_not_comparable_has_no_arrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name in ("derbyshire-2007-2014", "derbyshire-2018-2021"):
        whole = document(SHIPPED[name])
        assert not whole["comparable"]
        assert set(whole["counts"]) <= {"not-comparable", "new", "gone"}
        assert not re.search("[\N{LEFTWARDS ARROW}-\N{LEFT RIGHT ARROW}\N{NORTH EAST ARROW}]", printed(SHIPPED[name]))


OF_A_FILE = re.compile(r"^ *- (Source: |evidence/)|^.* \(hmic|^.*\(peel")


@pytest.mark.parametrize("words", ["2030 2031", "2031 2032"])
def test_sentences_are_short_and_in_the_words_of_the_documents(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE)
    lines = printed(f"diff mossford {words} --format markdown").replace("\\", "").splitlines()
    said = [line for line in lines if not OF_A_FILE.match(line)]
    assert [one for text in said for one in sentences(text) if len(one.split()) > WORDS_AT_MOST] == []
    assert [text for text in said if BANNED.search(BRACKETS.sub("", QUOTED.sub("", text)))] == []


def test_lines_keep_to_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE)
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, printed("diff mossford 2030 2031 --color never").splitlines())) <= 60


class Fragment(HTMLParser):
    """Every element of a fragment in order, and that each is closed within the one it was opened in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.texts: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def parsed(text: str) -> Fragment:
    fragment = Fragment()
    fragment.feed(text)
    fragment.close()
    assert fragment.open == []
    return fragment


def test_the_fragment_is_one_section_that_needs_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE)
    fragment = parsed(printed("diff mossford 2030 2031 --format html-fragment"))
    assert fragment.seen[:2] == ["section", "h2"]
    assert fragment.seen.count("section") == fragment.seen.count("h2") == 1
    tags = {"section", "h2", "h3", "p", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert set(fragment.seen) == tags
    assert fragment.attributes == {"aria-label", "scope"}


HOSTILE = "<script>x</script> \"><img src=x> &amp; ::error::y [bold]z[/bold] \\u001b[2J \\u202e '"


def hostile(folder: Path) -> Path:
    """The example with hostile texts wherever it has a text of its own."""
    for path in EXAMPLE.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^( *)(- )?(text|title|reason|by|name): .*$", rf"\1\2\3: {json.dumps(HOSTILE)}", text)
        target = folder / path.relative_to(EXAMPLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace("\\\\u", "\\u"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("format_", ["text", "markdown", "html-fragment"])
def test_texts_of_files_stay_texts(format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hostile(tmp_path))
    text = printed(f"diff mossford 2030 2031 --format {format_}")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "x</script>" in text or format_ != "text"
    if format_ == "html-fragment":
        assert {"script", "img"} & set(parsed(text).seen) == set()
        assert "::error" not in text
        assert any("<script>x</script>" in each for each in parsed(text).texts)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("2030 2031", 0),
        ("2030 2031 --exit-code", 1),
        ("2030 2030 --exit-code", 0),
        ("2030 2031 --fail-on decline", 1),
        ("2030 2031 victim-care --fail-on decline-within", 0),
        ("2031 2030 victim-care --fail-on decline-within", 1),
        ("2030 2031 --no-judgements --no-recorded", 0),
    ],
)
def test_the_exit_code_tells_what_was_looked_for(words: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE)
    printed(f"diff mossford {words}", code=code)
