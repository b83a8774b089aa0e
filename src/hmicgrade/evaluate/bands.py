"""The result of an area under every reading of its vague words, without a lattice for each.

A sentence counts the same whatever its word is read as; only the bounds on its count differ. So the sums that the
completions of an area can have are worked out once, as far as any of the bounds can tell them apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace

from hmicgrade.evaluate.diagram import LatticeTooLargeError
from hmicgrade.evaluate.lattice import MISSING, AreaLattice, union
from hmicgrade.evaluate.meters import Frame, Gains, Meter, meter
from hmicgrade.evaluate.ruleset import Compiler, Grades, compile_rules
from hmicgrade.evaluate.truths import Truth
from hmicgrade.model.conditions import Amount, Sentence, TotalSentence, Word

SUMS_LIMIT = 50_000
"""How many different sums, all sentences together, are told apart."""

Choices = Mapping[str, tuple[Amount, ...]]
"""For each vague word, the readings to choose from."""

Sums = tuple[int, ...]


class _ManyReadings(Compiler):
    """Gives a sentence one number for all readings of its word."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self.variants: dict[tuple[str | None, tuple[Meter, ...]], int] = {}

    def number(self, sentence: Sentence, frame: Frame) -> int:
        """Return the number of the meters that a sentence is under the readings of its word."""
        quantity = None if isinstance(sentence, TotalSentence) else sentence.quantity
        word = quantity.word if isinstance(quantity, Word) and quantity.word in self._choices else None
        if word is None:
            meters: tuple[Meter, ...] = (meter(sentence, frame),)
        else:
            readings = ({**frame.readings, word: amount} for amount in self._choices[word])
            meters = tuple(meter(sentence, replace(frame, readings=each)) for each in readings)
        return self.variants.setdefault((word, meters), len(self.variants))


class Bands:
    """What an area can give, by the readings chosen for its vague words.

    Raises:
        LatticeTooLargeError: there are more than `SUMS_LIMIT` sums.
    """

    def __init__(self, lattice: AreaLattice, set_aside: Mapping[str, frozenset[str]], choices: Choices) -> None:
        """Work out the sums of a lattice's area. `set_aside` gives, by cap, the criteria that it is set aside for."""
        compiler, frame = _ManyReadings(choices), lattice.ruleset.frame
        self._lattice = lattice
        self._rules = compile_rules(frame.scheme, frame.criteria, frame.readings, set_aside, compiler)
        self._words = [word for word, _ in compiler.variants]
        self._truths = _truths(lattice, [meters for _, meters in compiler.variants])
        self._results: dict[tuple[Truth, ...], Grades] = {}

    def possible(self, chosen: Mapping[str, int]) -> Grades:
        """Return the grades possible where each word has the reading chosen by its place."""
        columns = (
            truths[0 if word is None else chosen[word]] for word, truths in zip(self._words, self._truths, strict=True)
        )
        return union(map(self._result, set(zip(*columns, strict=True)) or {()}))

    def _result(self, truths: tuple[Truth, ...]) -> Grades:
        if truths not in self._results:
            (outcome,) = self._rules.outcomes(truths)
            self._results[truths] = self._lattice.result(outcome)
        return self._results[truths]


def _truths(lattice: AreaLattice, sentences: list[tuple[Meter, ...]]) -> list[list[tuple[bool, ...]]]:
    """Return, for each sentence and each reading of its word, whether it holds under each of the sums."""
    gains = list(dict.fromkeys(meters[0].gains for meters in sentences))
    bounds = [_bounds(meters for meters in sentences if meters[0].gains == column) for column in gains]
    sums = sorted(_sums(lattice, gains, bounds))
    found = []
    for meters in sentences:
        column = [each[gains.index(meters[0].gains)] for each in sums]
        found.append([tuple(one.low <= number <= one.high for number in column) for one in meters])
    return found


def _bounds(sentences: Iterable[tuple[Meter, ...]]) -> list[int]:
    """Return the numbers at which some sentence begins or ceases to hold, with the least there is."""
    return sorted({0, *(number for meters in sentences for one in meters for number in (one.low, one.high + 1))})


def _sums(lattice: AreaLattice, gains: list[Gains], bounds: list[list[int]]) -> set[Sums]:
    """Return the sums of the completions, each replaced by the bound below it once nothing more can be added."""
    fixed = [(place, value) for place, value in enumerate(lattice.found) if value != MISSING]
    groups = [group.members for group in lattice.alike if group.is_missing]
    sums = {tuple(sum(column[place][value] for place, value in fixed) for column in gains)}
    for at, members in enumerate(groups):
        rows = {tuple(column[members[0]][value] for column in gains) for value in lattice.values}
        for _ in members:
            sums = {tuple(map(int.__add__, one, row)) for one in sums for row in rows}
            if len(sums) > SUMS_LIMIT:
                raise LatticeTooLargeError
        later = [place for group in groups[at + 1 :] for place in group]
        done = [not any(any(column[place]) for place in later) for column in gains]
        sums = {_rounded(one, bounds, done) for one in sums}
    return sums


def _rounded(sums: Sums, bounds: list[list[int]], done: list[bool]) -> Sums:
    return tuple(
        here[bisect_right(here, number) - 1] if ready else number
        for number, here, ready in zip(sums, bounds, done, strict=True)
    )
