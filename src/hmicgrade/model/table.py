"""How evidence becomes a finding: the scheme's table of effects, first line that fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import assert_never


class Effect(StrEnum):
    """What a statement says of one criterion."""

    SUPPORTS = "supports"
    IN_PROGRESS = "in_progress"
    SHORT = "short"
    WELL_SHORT = "well_short"


AGAINST = frozenset({Effect.SHORT, Effect.WELL_SHORT})
"""The effects that speak against a criterion."""


class Presence(StrEnum):
    """How a test of the table asks for an effect."""

    ANY = "any"
    NO = "no"
    ONLY = "only"
    AT_LEAST = "at least"


Mix = Mapping[Effect, int]
"""How many statements of each effect bear on a criterion."""


@dataclass(frozen=True, slots=True)
class EffectTest:
    """One test of a line: "any short", "only in_progress", "at least 2 supports".

    `number` counts for `AT_LEAST` only.
    """

    presence: Presence
    effect: Effect
    number: int = 1

    def holds(self, mix: Mix) -> bool:
        """Tell whether a mix of effects passes the test."""
        count = mix.get(self.effect, 0)
        match self.presence:
            case Presence.ANY:
                return count > 0
            case Presence.NO:
                return count == 0
            case Presence.ONLY:
                return count > 0 and count == sum(mix.values())
            case Presence.AT_LEAST:
                return count >= self.number
            case _:
                assert_never(self.presence)


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of the table: when every test of `given` holds, the finding is `finding`."""

    given: tuple[EffectTest, ...]
    finding: str


@dataclass(frozen=True, slots=True)
class TableFault:
    """A mix of effects that the table leaves unfitted, or a step from it that moves the finding the wrong way.

    `step` is the effect added to `mix`; it is None where nothing fits `mix`.
    """

    mix: tuple[tuple[Effect, int], ...]
    step: Effect | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class FindingsTable:
    """The scheme's table. The first line whose tests all hold gives the finding."""

    lines: tuple[TableLine, ...]

    def finding(self, mix: Mix) -> str | None:
        """Return the finding that a non-empty mix of effects implies, or None where no line fits."""
        line = self.line(mix)
        return None if line is None else line.finding

    def line(self, mix: Mix) -> TableLine | None:
        """Return the first line that fits a mix of effects, or None where none does."""
        return next((line for line in self.lines if all(test.holds(mix) for test in line.given)), None)

    def faults(self, scale: tuple[str, ...]) -> Iterator[TableFault]:
        """Yield every fault, smallest mix first: mixes nothing fits, and steps that are not monotone in evidence.

        `scale` is the finding scale, best first. Counts are tried up to the largest number the table names plus one.
        """
        top = max((test.number for line in self.lines for test in line.given), default=1) + 1
        mixes = sorted(product(range(top + 1), repeat=len(Effect)), key=lambda counts: (sum(counts), counts))
        for counts in mixes[1:]:
            yield from self._faults_at(dict(zip(Effect, counts, strict=True)), scale)

    def _faults_at(self, mix: dict[Effect, int], scale: tuple[str, ...]) -> Iterator[TableFault]:
        shown = tuple((effect, count) for effect, count in mix.items() if count)
        before = self.finding(mix)
        if before is None:
            yield TableFault(shown, None, None, None)
            return
        for effect in Effect:
            after = self.finding({**mix, effect: mix[effect] + 1})
            if after is not None and not _step_is_right(effect, shown, scale.index(after) - scale.index(before)):
                yield TableFault(shown, effect, before, after)


def _step_is_right(added: Effect, shown: tuple[tuple[Effect, int], ...], fall: int) -> bool:
    """Tell whether one more statement moves the finding as it may; `fall` is how many places worse it becomes."""
    match added:
        case Effect.SUPPORTS:
            return fall <= 0
        case Effect.SHORT | Effect.WELL_SHORT:
            return fall >= 0
        case Effect.IN_PROGRESS:
            return fall == 0 or _only_in_progress(shown)
        case _:
            assert_never(added)


def _only_in_progress(shown: tuple[tuple[Effect, int], ...]) -> bool:
    return all(effect is Effect.IN_PROGRESS for effect, _ in shown)
