"""Which criteria an area must have for every sentence of a scheme's rules and caps to select one."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.model.areas import Criterion
from hmicgrade.model.conditions import Selector, sentences
from hmicgrade.model.scheme import Scheme


def asked_for(scheme: Scheme) -> tuple[Criterion, ...]:
    """Return criteria without text, their ids yet to be given: one for each level, and what the rules ask besides.

    The lowest level comes first. The scheme must have levels.
    """
    found: list[Criterion] = []
    for wanted in (*(Selector((level,)) for level in reversed(scheme.levels)), *_selectors(scheme)):
        if not any(all(one.fits(adjective) for adjective in wanted.adjectives) for one in found):
            found.append(_fitting(scheme, wanted))
    order = tuple(reversed(scheme.levels))
    return tuple(sorted(found, key=lambda one: order.index(one.level)))


def _selectors(scheme: Scheme) -> Iterator[Selector]:
    rules = (rule.requires for rule in scheme.grades if rule.requires is not None)
    for condition in (*rules, *(cap.when for cap in scheme.caps)):
        yield from (sentence.selector for sentence in sentences(condition))


def _fitting(scheme: Scheme, wanted: Selector) -> Criterion:
    levels = [word for word in wanted.adjectives if word in scheme.levels]
    tags = [word for word in wanted.adjectives if word not in {*levels, "critical", "significant"}]
    return Criterion("", (levels or scheme.levels[-1:])[0], critical="critical" in wanted.adjectives, tags=tuple(tags))
