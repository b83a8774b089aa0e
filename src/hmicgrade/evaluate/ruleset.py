"""The rules of a scheme over one area, compiled: which meters each grade and each cap reads, and what follows.

Sets of grades are whole numbers, one bit a grade, the best grade lowest: cheap to compare and to keep.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from hmicgrade.evaluate.meters import Frame, Meter, Readings, meter
from hmicgrade.evaluate.truths import Truth, either, every
from hmicgrade.model.areas import Criterion
from hmicgrade.model.conditions import AllOf, AnyOf, Condition, CountSentence, ScoreSentence, Sentence, TotalSentence
from hmicgrade.model.scheme import Cap, Scheme

Grades = int
"""A set of grades: bit i stands for the i-th grade, best first."""


@dataclass(frozen=True, slots=True)
class Reads:
    """A compiled sentence: the meter it reads."""

    meter: int


@dataclass(frozen=True, slots=True)
class Either:
    """Holds when a member holds."""

    members: tuple[Compiled, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """Holds when every member holds."""

    members: tuple[Compiled, ...]


Compiled = Reads | Either | Both


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules give for one state: the grades without any cap, the grades with the caps, and which caps hold.

    `holding` are the caps whose condition holds before anything is set aside, `lowering` those still in force; both are
    sets of caps, bit i for the i-th cap of the scheme.
    """

    uncapped: Grades
    capped: Grades
    holding: int
    lowering: int


@dataclass(frozen=True, slots=True)
class CompiledCap:
    """A cap: its condition as found, and as it would be with the criteria set aside at their best."""

    holds: Compiled
    still_holds: Compiled
    at_most: int


@dataclass(frozen=True, slots=True)
class Ruleset:
    """A scheme's rules over the applicable criteria of one area.

    `claims` gives the conditions of the grades that have one, best first.
    """

    frame: Frame
    meters: tuple[Meter, ...]
    claims: tuple[tuple[int, Compiled], ...]
    otherwise: Grades
    caps: tuple[CompiledCap, ...]

    def outcomes(self, truths: Sequence[Truth]) -> Iterator[Outcome]:
        """Yield every outcome that the truths of the meters leave open; exactly one where none is open."""
        claimed = tuple(self._claimed(truths))
        for holding, lowering in self._cap_states(truths):
            for grades in claimed:
                yield Outcome(grades, self.lowered(grades, lowering), holding, lowering)

    def _claimed(self, truths: Sequence[Truth]) -> Iterator[Grades]:
        for grade, condition in self.claims:
            truth = holds(condition, truths)
            if truth is not False:
                yield 1 << grade
            if truth:
                return
        yield self.otherwise

    def _cap_states(self, truths: Sequence[Truth]) -> list[tuple[int, int]]:
        states = [(0, 0)]
        for index, cap in enumerate(self.caps):
            bit = 1 << index
            options = _cap_options(holds(cap.holds, truths), holds(cap.still_holds, truths))
            states = [(h | bit * here, low | bit * force) for h, low in states for here, force in options]
        return states

    def lowered(self, grades: Grades, lowering: int) -> Grades:
        """Return a set of grades after the caps of `lowering`, bit i for the i-th cap of the scheme."""
        for index, cap in enumerate(self.caps):
            if lowering >> index & 1:
                grades = lower_to(grades, cap.at_most)
        return grades

    def open_meters(self, truths: Sequence[Truth]) -> frozenset[int]:
        """Return the open meters that can still change the outcome."""
        found: set[int] = set()
        for _, condition in self.claims:
            truth = holds(condition, truths)
            if truth is None:
                found.update(open_in(condition, truths))
            if truth:
                break
        for cap in self.caps:
            for condition in (cap.holds, cap.still_holds):
                found.update(open_in(condition, truths))
        return frozenset(found)


def _cap_options(here: Truth, still: Truth) -> list[tuple[bool, bool]]:
    """Return the possible pairs (holds as found, lowers the grade)."""
    found = [here] if here is not None else [True, False]
    kept = [still] if still is not None else [True, False]
    return list(dict.fromkeys((one, one and other) for one in found for other in kept))


def lower_to(grades: Grades, at_most: int) -> Grades:
    """Return a set of grades with every grade better than `at_most` lowered to it."""
    better = grades & ((1 << at_most) - 1)
    return grades if not better else (grades ^ better) | (1 << at_most)


def holds(condition: Compiled, truths: Sequence[Truth]) -> Truth:
    """Return whether a compiled condition holds, None while that is open."""
    match condition:
        case Reads(index):
            return truths[index]
        case Either(members):
            return either([holds(member, truths) for member in members])
        case Both(members):
            return every([holds(member, truths) for member in members])
        case _:
            assert_never(condition)


def open_in(condition: Compiled, truths: Sequence[Truth]) -> Iterator[int]:
    """Yield the open meters on which a compiled condition still depends."""
    if holds(condition, truths) is not None:
        return
    match condition:
        case Reads(index):
            yield index
        case Either(members) | Both(members):
            for member in members:
                yield from open_in(member, truths)
        case _:
            assert_never(condition)


class Compiler:
    """Collects meters, each once, while conditions are compiled."""

    def __init__(self) -> None:
        """Start without meters."""
        self._numbers: dict[Meter, int] = {}

    @property
    def meters(self) -> tuple[Meter, ...]:
        """The meters collected so far, in the order of their numbers."""
        return tuple(self._numbers)

    def compile(self, condition: Condition, frame: Frame) -> Compiled:
        """Compile a condition over a frame."""
        match condition:
            case CountSentence() | ScoreSentence() | TotalSentence():
                return Reads(self.number(condition, frame))
            case AnyOf(members):
                return Either(tuple(self.compile(member, frame) for member in members))
            case AllOf(members):
                return Both(tuple(self.compile(member, frame) for member in members))
            case _:
                assert_never(condition)

    def number(self, sentence: Sentence, frame: Frame) -> int:
        """Return the number of the meter that a sentence is over a frame."""
        return self._numbers.setdefault(meter(sentence, frame), len(self._numbers))


def compile_rules(
    scheme: Scheme,
    criteria: tuple[Criterion, ...],
    readings: Readings,
    set_aside: Mapping[str, frozenset[str]],
    compiler: Compiler | None = None,
) -> Ruleset:
    """Compile a scheme's rules over the applicable criteria of an area.

    `set_aside` gives, by cap, the criteria for which judgements set it aside; `compiler` collects the meters.
    """
    compiler, frame = compiler or Compiler(), Frame(scheme, criteria, readings)
    names = scheme.grade_names
    claims = tuple(
        (names.index(rule.grade), compiler.compile(rule.requires, frame))
        for rule in scheme.grades
        if rule.requires is not None
    )
    caps = tuple(_compiled_cap(cap, frame, set_aside.get(cap.id, frozenset()), compiler) for cap in scheme.caps)
    otherwise = sum(1 << names.index(grade) for grade in scheme.otherwise)
    return Ruleset(frame, compiler.meters, claims, otherwise, caps)


def _compiled_cap(cap: Cap, frame: Frame, set_aside: frozenset[str], compiler: Compiler) -> CompiledCap:
    holds_ = compiler.compile(cap.when, frame)
    still = compiler.compile(cap.when, replace(frame, best_for=set_aside)) if set_aside else holds_
    return CompiledCap(holds_, still, frame.scheme.grade_names.index(cap.at_most))
