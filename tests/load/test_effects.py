"""The grammar of the findings table."""

from __future__ import annotations

import pytest

from hmicgrade.load.effects import parse_given
from hmicgrade.model.table import Effect, EffectTest, Presence
from tests.load.test_conditions import text_node


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        ("any short", [EffectTest(Presence.ANY, Effect.SHORT)]),
        ("only in_progress", [EffectTest(Presence.ONLY, Effect.IN_PROGRESS)]),
        (
            "at least 2 supports and no well_short and any short",
            [
                EffectTest(Presence.AT_LEAST, Effect.SUPPORTS, 2),
                EffectTest(Presence.NO, Effect.WELL_SHORT),
                EffectTest(Presence.ANY, Effect.SHORT),
            ],
        ),
    ],
)
def test_each_form_means_what_it_says(text: str, tests: list[EffectTest]) -> None:
    assert parse_given(text_node(text)) == (tuple(tests), [])


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("some short", 1, "'some' does not fit here", "expected 'any', 'no', 'only' or 'at'"),
        ("any shrot", 5, "'shrot' does not fit here", "did you mean 'short'?"),
        ("any short or no supports", 11, "'or' does not fit here", "expected 'and'"),
        ("any short and", 14, "the sentence ends too soon", "expected 'any', 'no', 'only' or 'at'"),
        ("any", 4, "the sentence ends too soon", "expected 'supports', 'in_progress', 'short' or 'well_short'"),
        ("at least 1.5 short", 10, "a count is a whole number", "write it without decimals"),
        ("at least 0 short", 10, "a count here is from 1 to 9", ""),
        ("at least 10 short", 10, "a count here is from 1 to 9", ""),
    ],
)
def test_a_mistake_is_shown_at_its_first_word(text: str, column: int, message: str, hint: str) -> None:
    tests, (found,) = parse_given(text_node(text))
    assert tests == ()
    assert (found.code, found.span.start.column - 3, found.message, found.hint) == ("HG311", column, message, hint)
