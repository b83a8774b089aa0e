"""The format `markdown` of problems, as a job's summary takes it in."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from hmicgrade.model.diagnostics import Diagnostic
from tests.report.hostile import TEXTS
from tests.report.problems.sample import fixed, made, many, rendered, span

PARSER = MarkdownIt("gfm-like", {"linkify": False})
TABLE = {f"{kind}_{end}" for kind in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")}
AROUND = {f"{kind}_{end}" for kind in ("heading", "paragraph") for end in ("open", "close")} | {"inline"}


def cells(document: str) -> list[list[str]]:
    """Return the text of each row of the table as a reader sees it."""
    rows: list[list[str]] = []
    tokens = PARSER.parse(document)
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        if token.type in {"td_open", "th_open"}:
            rows[-1].append("".join(one.content for one in tokens[at + 1].children or ()))
    return rows


def test_a_row_says_where_what_and_what_to_do() -> None:
    assert cells(rendered("markdown", made(fixed()))) == [
        ["where", "severity", "code", "what is wrong", "what to do"],
        ["f:1:1", "error", "HG101 unknown-key", "unknown key", "write 'level'"],
    ]


def test_without_problems_there_is_no_table() -> None:
    assert rendered("markdown", made(files=("f",))) == "## hmicgrade validate\n\n**No problems in 1 file.**\n"


def test_a_hundred_are_shown_with_errors_first_and_the_rest_are_counted() -> None:
    document = rendered("markdown", many(250))
    rows = cells(document)
    assert len(rows) == 101
    assert rows[1][1] == "error"
    assert document.endswith("\n\nAnd 150 more diagnostics: `--format concise` shows all.\n")


def test_a_cell_is_never_longer_than_a_summary_can_take() -> None:
    found = Diagnostic("HG101", "x" * 60_000, span(), "#" * 60_000)
    document = rendered("markdown", made(*[found] * 100))
    assert len(document.encode()) < 1024 * 1024
    assert cells(document)[1][3] == "x" * 300 + "…"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_stays_in_its_cell(text: str) -> None:
    found = Diagnostic("HG101", text, span(file=text[:200]), text)
    document = rendered("markdown", made(found))
    tokens = PARSER.parse(document)
    assert {token.type for token in tokens} <= TABLE | AROUND
    assert {one.type for token in tokens for one in token.children or ()} <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
    }
    assert [len(row) for row in cells(document)] == [5, 5]
