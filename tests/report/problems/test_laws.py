"""Laws of the formats of problems: whatever the texts of files hold, each format stays what it is."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from hmicgrade.model.codes import CODES
from hmicgrade.model.diagnostics import Diagnostic, Edit, Position, Related, Span, in_order
from hmicgrade.report.problems.value import Problems
from hmicgrade.report.wrap import cells
from tests.report.hostile import TEXTS
from tests.report.problems.sample import rendered
from tests.report.problems.test_sarif import SCHEMA

PIECES = [
    "::error::",
    "##[",
    "%0A",
    "\r",
    "\n",
    "\t",
    "](",
    "]]>",
    "&",
    "<",
    '"',
    "\x1b[",
    "\u202e",
    "\x00",
    "漢",
    ":",
    ",",
]
words = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=4).map("".join)
lines = st.builds(lambda text, times: text * times, words, st.integers(1, 9))
files = st.sampled_from(
    ["criteria/s/a.yaml", "evidence/f/2007/a b.yaml", "::notice::x", TEXTS["json"].replace("/", "")]
)
positions = st.builds(Position, st.integers(1, 4), st.integers(1, 60))
spans = st.builds(lambda file, ends: Span(file, min(ends), max(ends)), files, st.tuples(positions, positions))
diagnostics = st.builds(
    Diagnostic,
    st.sampled_from(list(CODES)),
    words,
    spans,
    words,
    st.lists(st.builds(Related, spans, words), max_size=2).map(tuple),
    st.lists(st.builds(Edit, spans, words), max_size=2).map(tuple),
)
VALIDATOR = Draft4Validator(SCHEMA)
problems = st.builds(
    lambda found, texts: Problems(in_order(found), texts, tuple(sorted(texts))),
    st.lists(diagnostics, max_size=3),
    st.dictionaries(files, st.lists(lines, max_size=4).map("\n".join), max_size=2),
)


@given(problems, st.integers(30, 130))
def test_text_fits_its_width_and_hides_nothing(found: Problems, width: int) -> None:
    """Hold "without a terminal there is no colour and not one escape byte", in lines of the width that is there."""
    text = rendered("text", found, width)
    assert max(map(cells, text.split("\n"))) <= width
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) is None


@given(problems)
def test_only_the_annotations_are_commands(found: Problems) -> None:
    """Hold "no CI command in evidence text ever takes effect": one command a diagnostic, and one for the summary."""
    lines = rendered("github", found).removesuffix("\n").split("\n")
    assert len(lines) == len(found.diagnostics) + 1
    assert not any("##[" in line for line in lines)
    for line in lines[:-1]:
        assert re.fullmatch(r"::(error|warning) [^:]*title=HG\d{3} [a-z0-9-]+::[^\r\n]*", line)
    for name in ("json", "sarif", "junit"):
        text = rendered(name, found)
        assert "##[" not in text
        assert not any(line.strip().startswith("::") for line in re.split(r"[\r\n]", text))


@given(problems)
def test_documents_are_well_formed_and_keep_the_texts(found: Problems) -> None:
    """Hold "SARIF 2.1.0 validates against the OASIS schema", that XML is XML and that JSON keeps every text."""
    log = json.loads(rendered("sarif", found))
    VALIDATOR.validate(log)
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == [one.code for one in found.diagnostics]
    root = ET.fromstring(rendered("junit", found))  # noqa: S314 - made here
    assert len(root.findall("testsuite/testcase")) == len(found.by_file())
    told = json.loads(rendered("json", found))["diagnostics"]
    assert [(one["message"], one["hint"]) for one in told] == [(one.message, one.hint) for one in found.diagnostics]
