"""The grammar of the findings table: "any well_short and no supports"."""

from __future__ import annotations

from hmicgrade.load.grammar import Misfit, Words
from hmicgrade.load.nodes import Text
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.table import Effect, EffectTest, Presence

_PRESENCES = {str(presence): presence for presence in Presence}
_EFFECTS = {str(effect): effect for effect in Effect}

_MOST = 9
"""The largest count of a line. Every mix up to it is tried, which this keeps to a moment's work."""


def parse_given(text: Text) -> tuple[tuple[EffectTest, ...], list[Diagnostic]]:
    """Return the tests of one line, or none with what is wrong with it."""
    words = Words(text)
    try:
        tests = [_test(words)]
        while words.next is not None:
            words.take({"and": None})
            tests.append(_test(words))
    except Misfit as misfit:
        return (), [Diagnostic("HG311", misfit.message, misfit.span(text.span.file), misfit.hint)]
    return tuple(tests), []


def _test(words: Words) -> EffectTest:
    presence = words.take(_PRESENCES)
    number = _count(words) if presence is Presence.AT_LEAST else 1
    return EffectTest(presence, words.take(_EFFECTS), number)


def _count(words: Words) -> int:
    number = words.number()
    if number.denominator != 1:
        words.refuse("a count is a whole number", "write it without decimals", back=1)
    if not 0 < number <= _MOST:
        words.refuse(f"a count here is from 1 to {_MOST}", back=1)
    return int(number)
