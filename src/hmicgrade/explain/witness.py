"""A set of findings as the lines of a worked case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hmicgrade.evaluate.proof.results import Witness
from hmicgrade.model.areas import Area
from hmicgrade.model.scheme import Scheme


def witness_lines(scheme: Scheme, area: Area, witness: Witness) -> tuple[str, ...]:
    """Return the findings as YAML: what most criteria of a level have, in words, then the others by their ids."""
    found = dict(witness.findings)
    usual = {level: _usual(area, found, level) for level in scheme.levels if _usual(area, found, level)}
    return ("findings:", *(f"  {line}" for line in _lines(area, found, usual)))


def _usual(area: Area, found: Mapping[str, str], level: str) -> str:
    """Return the finding that most criteria of a level have; of as many, the one that comes first."""
    here = [found[one.id] for one in area.criteria if one.level == level]
    return max(dict.fromkeys(here), key=here.count, default="")


def _lines(area: Area, found: Mapping[str, str], usual: Mapping[str, str]) -> Iterator[str]:
    if len(set(usual.values())) == 1:
        yield f"all criteria: {next(iter(usual.values()))}"
    else:
        yield from (f"all {level} criteria: {finding}" for level, finding in usual.items())
    yield from (f"{one.id}: {found[one.id]}" for one in area.criteria if found[one.id] != usual[one.level])
