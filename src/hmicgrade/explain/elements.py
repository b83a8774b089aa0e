"""Differences of the rules, as entries of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.comparing.elements import Element
from hmicgrade.explain import impact_sentences as say
from hmicgrade.explain.page import Entry
from hmicgrade.explain.phrases import quoted
from hmicgrade.explain.statements import Point


def element_entry(one: Element, areas: Sequence[str] = ()) -> Entry:
    """Tell a difference of the rules, with the areas that it is in."""
    where = (Point(say.in_areas(areas)),) if areas else ()
    return Entry(say.element(one), (*where, *element_points(one, 0)))


def element_points(one: Element, depth: int) -> Iterator[Point]:
    """Yield the words of a difference: the sentences that go and come, or the text of the criterion."""
    if one.text:
        yield Point(quoted(one.text), depth)
    if one.part not in say.TOLD:
        yield from (Point(say.was(text), depth) for text in one.was)
        yield from (Point(say.now(text), depth) for text in one.now)
