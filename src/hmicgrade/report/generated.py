"""Worked cases made by the program, as a file that pastes into a scheme's folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hmicgrade.evaluate.pairs import Half, Pair
from hmicgrade.explain.phrases import either
from hmicgrade.model.areas import Area
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.wording import finding_text
from hmicgrade.report.diagnostics import plain_words


@dataclass(frozen=True, slots=True)
class Generated:
    """What is to be shown of one area: a pair for each criterion, None where there is none.

    `known` gives the names of the cases that exist already, by what they find. `too_large` tells that the states of the
    area pass the limit.
    """

    area: Area
    pairs: tuple[tuple[str, Pair | None], ...]
    known: Mapping[tuple[str, ...], str]
    too_large: bool = False


def render(scheme: Scheme, every: tuple[Generated, ...], taken: frozenset[str]) -> str:
    """Return the cases of a scheme's areas as YAML, empty where none is needed.

    `taken` are the names that other cases have. Nothing in the text is taken for a command by a CI runner.
    """
    writer = _Writer(scheme, set(taken))
    lines = [line for one in every for line in writer.area(one)]
    if not writer.number:
        return ""
    return "\n".join(["kind: tests", f"scheme: {scheme.id}", "cases:", *lines]) + "\n"


@dataclass(slots=True)
class _Writer:
    scheme: Scheme
    taken: set[str]
    number: int = 0
    names: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def area(self, one: Generated) -> Iterator[str]:
        if one.too_large:
            yield f"  # {one.area.id}: too many states to look for pairs"
        self.names |= {(one.area.id, findings): name for findings, name in one.known.items()}
        for criterion, pair in one.pairs:
            if pair is None:
                yield f"  # {one.area.id}, {criterion}: no other finding of it ever changes the grade alone"
            else:
                yield from self._pair(one.area, pair)

    def _pair(self, area: Area, pair: Pair) -> Iterator[str]:
        at = [criterion.id for criterion in area.criteria].index(pair.criterion)
        cases: list[str] = []
        names: list[str] = []
        for half in (pair.better, pair.worse):
            key = (area.id, half.findings)
            if key not in self.names:
                self.names[key] = self._name(f"{area.id}, {pair.criterion} {finding_text(half.findings[at])}")
                cases += _case(self.names[key], area, half)
                self.number += 1
            names.append(self.names[key])
        gives = (
            f"{finding_text(half.findings[at])} gives {either(half.possible)}" for half in (pair.better, pair.worse)
        )
        yield f"  # {area.id}, {pair.criterion}: {', '.join(gives)}"
        yield from (f"  # as in '{_quoted(name)}'" for name in names if f"  - name: {name}" not in cases)
        yield from cases

    def _name(self, name: str) -> str:
        number, found = 1, name
        while found in self.taken:
            number += 1
            found = f"{name} ({number})"
        self.taken.add(found)
        return found


def _quoted(name: str) -> str:
    return plain_words(name).replace("##[", "## [")


def _case(name: str, area: Area, half: Half) -> Iterator[str]:
    yield f"  - name: {name}"
    yield f"    area: {area.id}"
    yield "    findings:"
    most, _ = Counter(half.findings).most_common(1)[0]
    yield f"      all criteria: {most}"
    for criterion, finding in zip(area.criteria, half.findings, strict=True):
        if finding != most:
            yield f"      {criterion.id}: {finding}"
    yield f"    expect: {{{_expected(half)}}}"


def _expected(half: Half) -> str:
    if len(half.possible) == 1:
        return f"grade: {half.possible[0]}"
    return f"possible: [{', '.join(half.possible)}], undetermined: judgement"
