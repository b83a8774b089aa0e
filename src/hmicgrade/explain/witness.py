"""A set of findings as the lines of a worked case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hmicgrade.evaluate.proof.results import Witness
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.scheme import NOT_ASSESSED, Scheme


def witness_lines(scheme: Scheme, area: Area, witness: Witness) -> tuple[str, ...]:
    """Return the findings as YAML, in the fewest lines: what most criteria have in words, then the others by their ids.

    The words are about all criteria, or about those of each level where that is shorter.
    """
    found = dict(witness.findings)
    every = tuple(_lines(scheme, found, {"": area.criteria}))
    by_level = {level: tuple(one for one in area.criteria if one.level == level) for level in scheme.levels}
    levels = tuple(_lines(scheme, found, {f" {level}": ones for level, ones in by_level.items() if ones}))
    return ("findings:", *(f"  {line}" for line in min(every, levels, key=len)))


def _lines(scheme: Scheme, found: Mapping[str, str], parts: Mapping[str, tuple[Criterion, ...]]) -> Iterator[str]:
    """Yield the lines for some parts of an area, by the words that select each."""
    usual = {words: _usual(scheme, [found[one.id] for one in criteria]) for words, criteria in parts.items()}
    yield from (f"all{words} criteria: {finding}" for words, finding in usual.items())
    for words, criteria in parts.items():
        yield from (f"{one.id}: {found[one.id]}" for one in criteria if found[one.id] != usual[words])


def _usual(scheme: Scheme, findings: Sequence[str]) -> str:
    """Return the finding that most criteria have; of as many, the best."""
    return max((*scheme.findings, NOT_ASSESSED), key=findings.count)
