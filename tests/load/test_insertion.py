from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.load.insertion import NewEntry, appended, with_line_ends_of

ENTRY = NewEntry({"id": "new", "text": '"It is: so."'}, {"id": "new", "text": "It is: so."})
LONE = "criteria:\n- id: a\n  text: b # c\n"
FOLDED = "criteria:\n  - id: a\n    text: >-\n      b\n      c\n"
BLOCK = '  - id: new\n    text: "It is: so."\n'
FLOW = '{id: new, text: "It is: so."}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("kind: area\n", f"kind: area\ncriteria:\n{BLOCK}"),
        ("kind: area", f"kind: area\ncriteria:\n{BLOCK}"),
        ("criteria: []\nx: 1\n", f"criteria:\n{BLOCK}x: 1\n"),
        ("criteria: [] # none\n", f"criteria:\n{BLOCK.rstrip()} # none\n"),
        ("criteria: [{id: a}]\n", f"criteria: [{{id: a}}, {FLOW}]\n"),
        ("criteria: [\n  {id: a}, # x\n]\n", f"criteria: [\n  {{id: a}},\n  {FLOW}, # x\n]\n"),
        ("criteria:\n  - {id: a}\n# end\n", f"criteria:\n  - {{id: a}}\n  - {FLOW}\n# end\n"),
        (
            "criteria:\n- id: a\n  text: b # c\n\nx: 1\n",
            'criteria:\n- id: a\n  text: b # c\n- id: new\n  text: "It is: so."\n\nx: 1\n',
        ),
        (
            "criteria:\n  - id: a\n    text: >-\n      b\n      c\n",
            f"criteria:\n  - id: a\n    text: >-\n      b\n      c\n{BLOCK}",
        ),
        ("criteria:\n  - id: a\n    tags: [b]", f"criteria:\n  - id: a\n    tags: [b]\n{BLOCK}"),
        ("criteria:\n  -\n    id: a\n", f"criteria:\n  -\n    id: a\n{BLOCK}"),
    ],
)
def test_an_entry_is_added_and_all_else_stays(before: str, after: str) -> None:
    assert appended(before, "criteria", ENTRY) == after


@pytest.mark.parametrize(
    "text",
    [
        "{kind: area, criteria: []}\n",
        "{kind: area}\n",
        "- a\n",
        "a: [\n",
        "criteria: none\n",
        "criteria: {id: a}\n",
        "kind: area\n...\n",
        "criteria:\n  - # a-b\n    id: a\n",
    ],
)
def test_what_cannot_be_changed_safely_is_left(text: str) -> None:
    assert appended(text, "criteria", ENTRY) is None


ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@given(st.lists(st.tuples(st.sampled_from(["kind: area", "# c", ""]), ENDS), min_size=1, max_size=6), st.booleans())
def test_line_ends_stay_as_they_are(lines: list[tuple[str, str]], last: bool) -> None:  # noqa: FBT001 - drawn
    """'Editing the text by span so comments and layout stay.' Whatever the line ends, all but what is added is kept."""
    raw = "".join(line + end for line, end in dict.fromkeys(lines)) if last else "kind: area"
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    changed = f"{text}criteria:\n{BLOCK}" if text.endswith("\n") else f"{text}\ncriteria:\n{BLOCK}"
    whole = with_line_ends_of(raw, text, changed)
    assert whole.startswith(raw)
    assert whole.replace("\r\n", "\n").replace("\r", "\n") == changed
    assert ("\r\n" in raw) == ("\r\n" in whole[len(raw) :])
