from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hmicgrade.report.layout import Layout
from hmicgrade.report.markdown import JOINER, escape, render
from tests.explain.sample import ALL_MET, simple
from tests.golden import Golden
from tests.report.hostile import TEXTS, assessed

PARSER = MarkdownIt("gfm-like", {"linkify": False})
MENTION = re.compile(r"(?<!\w)(@\w|#\d|GH-\d)|https?://|www\.", re.IGNORECASE)


def inline(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()


def test_the_document(tmp_path: Path, golden: Golden) -> None:
    assessment = simple(**ALL_MET | {"two": "partly_met", "four": "not_met"}).assessed(tmp_path)
    steady = replace(assessment, version="0", scheme_digest="sha256:0", evidence_digest="sha256:1")
    golden.check("report/assessment.md", render(steady, Layout(80, whole=True)).encode())


@pytest.mark.untraced
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_texts_act_as_nothing(tmp_path: Path, text: str) -> None:
    document = render(assessed(tmp_path, text), Layout(80, whole=True))
    tokens = PARSER.parse(document)
    kinds = {token.type for token in tokens}
    assert kinds <= {
        f"{kind}_{end}" for kind in ("heading", "paragraph", "bullet_list", "list_item") for end in ("open", "close")
    } | {"inline"}
    assert {token.type for token in inline(tokens)} <= {
        "text",
        "strong_open",
        "strong_close",
        "code_inline",
        "text_special",
    }
    assert "##[" not in document
    assert not any(line.lstrip().startswith("::") for line in document.splitlines())
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings.count("h1") == 1
    assert headings.count("h2") == 1


@pytest.mark.parametrize("text", [TEXTS[name] for name in ("markup", "markdown", "references", "numbered")])
def test_texts_are_shown_as_they_are(text: str) -> None:
    (paragraph,) = [token for token in PARSER.parse(escape(text)) if token.type == "inline"]
    shown = "".join(token.content for token in paragraph.children or ())
    assert shown.replace(JOINER, "") == re.sub(r"\s+", " ", text)


def test_names_and_numbers_are_no_references() -> None:
    assert not MENTION.search(escape(TEXTS["references"]))
    assert escape("@a #1 gh-2 @ # C#") == f"@{JOINER}a \\#{JOINER}1 gh-{JOINER}2 @ \\# C\\#"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("= a", r"\= a"),
        ("::error::a", r"\:\:error\:\:a"),
        ("http://a", r"http\://a"),
        ("www.a", r"www\.a"),
        ("Reason: a", "Reason: a"),
        ("1,500 a", r"1\,500 a"),
    ],
)
def test_what_opens_a_line_opens_nothing(text: str, expected: str) -> None:
    assert escape(text) == expected


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    assessment = replace(simple(**ALL_MET).assessed(tmp_path), left_out=("judgements",))
    assert "\n\n**Judgements are left out: this is not the grade on file.**\n\n" in render(assessment, Layout(80))
