"""Blanks at the end of a line, tabs, and a last line that does not end, with the edits that put them right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.lint.layout import layout
from hmicgrade.load.document import Document, read_document
from hmicgrade.load.parts import Part
from hmicgrade.model.diagnostics import Diagnostic, Edit
from tests.lint.projects import FILES, found
from tests.load.projects import FORCE

LINES = st.lists(st.text("a'\\#: \t\n", max_size=12), max_size=6).map("\n".join)


def looked_at(text: str) -> list[Diagnostic]:
    return list(layout(Part((read_document(text, "f.yaml"),), ()), {}))


def edited(text: str, diagnostics: list[Diagnostic]) -> str:
    """Return a text with every fix made, from the last to the first."""
    lines = text.split("\n")
    edits = sorted({edit for one in diagnostics for edit in one.fix}, key=lambda edit: edit.span, reverse=True)
    for edit in edits:
        lines[edit.span.start.line - 1] = _edited(lines[edit.span.start.line - 1], edit)
    return "\n".join(lines)


def _edited(line: str, edit: Edit) -> str:
    return line[: edit.span.start.column - 1] + edit.text + line[edit.span.end.column - 1 :]


@pytest.mark.parametrize(
    ("text", "codes", "right"),
    [
        ("a: b \nc: d\t \ne: f\n", ["HG022", "HG022"], "a: b\nc: d\ne: f\n"),
        ("a: 'b\tc\t\td'\t\n", ["HG022", "HG023"], "a: 'b c d'\n"),
        ("a: b\n   \n", ["HG022"], "a: b\n\n"),
        ("a: b", ["HG024"], "a: b\n"),
        ("a: b ", ["HG022", "HG024"], "a: b\n"),
        ('a: "b\\ \n  c"\n', ["HG022"], 'a: "b\\ \n  c"\n'),
        ("a: b\n", [], "a: b\n"),
        ("", [], ""),
    ],
)
def test_each_fault_has_its_edits(text: str, codes: list[str], right: str) -> None:
    diagnostics = looked_at(text)
    assert sorted(one.code for one in diagnostics) == codes
    assert edited(text, diagnostics) == right


def test_a_file_that_is_not_text_is_passed_over() -> None:
    assert list(layout(Part((Document("f.yaml", None),), ()), {})) == []


def test_a_tab_that_yaml_refuses_is_told_of_once() -> None:
    assert [one[0] for one in found({FORCE: FILES[FORCE].replace("name: ", "name:\t")})] == ["HG004"]


def test_a_file_full_of_blanks_is_not_listed_without_end() -> None:
    assert len(looked_at("a: b \n" * 500)) == 200


@given(LINES)
def test_the_edits_leave_nothing_to_put_right_and_nothing_that_is_seen_is_changed(text: str) -> None:
    """What has one right answer is put right by span, so that everything else stays."""
    right = edited(text, looked_at(text))
    assert [one for one in looked_at(right) if one.fix] == []
    assert right.split() == text.split()
