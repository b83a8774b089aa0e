"""What formatting must never change, tried on files in every style."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from hmicgrade.load.comments import comments
from hmicgrade.load.events import parse
from hmicgrade.load.nodes import Mapping, plain_data
from hmicgrade.report.formatting import formatted
from tests.report.yaml_styles import documents

PIECES = st.sampled_from(
    (
        *(
            "a",
            "b: ",
            "c: ",
            "d:\n",
            "e:\n  ",
            "- ",
            "\n",
            "\n",
            "\n  ",
            "\n    ",
            " ",
            "[",
            "]",
            ", ",
            "{",
            "}",
            "'",
            '"',
        ),
        *(
            "|\n",
            ">-\n",
            "#",
            " # ",
            "# x\n",
            " # y\n",
            "# hmicgrade: z\n",
            "#z",
            "| # w\n",
            "\\",
            "? ",
            "---\n",
            "...\n",
        ),
        *(
            "long words " * 13,
            "?",
            ":",
            "é",
            "\\u202e",
            "kind: area\n",
            "id: f\n",
            "criteria:\n  - text: g\n    id: h\n",
        ),
    )
)


def check(text: str) -> None:
    tree, diagnostics = parse(text, "f")
    assume(isinstance(tree, Mapping) and not diagnostics)
    assert tree is not None
    once = formatted(text, "f")
    assert once.text is not None, once.diagnostics
    after, wrong = parse(once.text, "f")
    assert after is not None
    assert (plain_data(after), wrong) == (plain_data(tree), [])
    before, kept = ([one.text for one in comments(*each)] for each in ((text, tree), (once.text, after)))
    assert sorted(kept) == sorted(before)
    if "kind: " not in text:
        assert kept == before
    assert formatted(once.text, "f").text == once.text
    lines = once.text.split("\n")
    assert lines[-1] == ""
    assert [line for line in lines if line != line.rstrip() and not line.endswith("\u0085")] == []


@given(documents())
def test_formatting_changes_the_layout_alone(text: str) -> None:
    """Comments kept, idempotent, meaning unchanged."""
    check(text)


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # most of what is thrown together is not YAML
@given(st.lists(PIECES, max_size=25).map("".join))
@example("a: b # c")
def test_formatting_changes_the_layout_alone_whatever_is_thrown_together(text: str) -> None:
    """Comments kept, idempotent, meaning unchanged."""
    check(text)
