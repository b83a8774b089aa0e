"""What a proof says: what was checked, what is wrong, and the smallest findings that show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from hmicgrade.model.areas import Area
from hmicgrade.model.diagnostics import Span
from hmicgrade.model.scheme import Scheme


class Property(StrEnum):
    """What is asked of a scheme's rules; docs/proof.md says what each means."""

    TOTAL = "total"
    CONSISTENT = "consistent"
    NESTED = "nested"
    MONOTONE = "monotone"
    REACHABLE = "reachable"
    VARIED = "varied"
    SILENCE = "silence"
    CRITERIA = "criteria"
    FLAGS = "flags"
    CAPS = "caps"
    SENTENCES = "sentences"
    QUANTITIES = "quantities"
    NOT_APPLICABLE = "not-applicable"


class Kind(StrEnum):
    """What a remark of a proof is about."""

    OPEN = "open-states"
    CONTRADICTION = "contradiction"
    NOT_NESTED = "not-nested"
    NOT_MONOTONE = "not-monotone"
    UNREACHABLE = "unreachable-grade"
    IDLE_RULE = "idle-rule"
    CONSTANT = "constant"
    SILENCE_DECIDES = "silence-decides"
    IDLE_CRITERION = "idle-criterion"
    IDLE_FLAG = "idle-flag"
    CAP_NEVER_HOLDS = "cap-never-holds"
    IDLE_CAP = "idle-cap"
    ALWAYS_HOLDS = "always-holds"
    NEVER_HOLDS = "never-holds"
    UNUSED_QUANTITY = "unused-quantity"
    IDLE_QUANTITY = "idle-quantity"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class About:
    """Which property a kind of remark is about, and the diagnostic it makes: none where it is no fault.

    With `everywhere` it is a fault only where it holds in every area of the scheme.
    """

    of: Property
    code: str | None
    everywhere: bool = False


KINDS: dict[Kind, About] = {
    Kind.OPEN: About(Property.TOTAL, None),
    Kind.CONTRADICTION: About(Property.CONSISTENT, "HG703"),
    Kind.NOT_NESTED: About(Property.NESTED, "HG704"),
    Kind.NOT_MONOTONE: About(Property.MONOTONE, "HG705"),
    Kind.UNREACHABLE: About(Property.REACHABLE, "HG701"),
    Kind.IDLE_RULE: About(Property.REACHABLE, "HG702"),
    Kind.CONSTANT: About(Property.VARIED, "HG706"),
    Kind.SILENCE_DECIDES: About(Property.SILENCE, "HG707"),
    Kind.IDLE_CRITERION: About(Property.CRITERIA, "HG708"),
    Kind.IDLE_FLAG: About(Property.FLAGS, "HG709"),
    Kind.CAP_NEVER_HOLDS: About(Property.CAPS, "HG714", everywhere=True),
    Kind.IDLE_CAP: About(Property.CAPS, "HG715", everywhere=True),
    Kind.ALWAYS_HOLDS: About(Property.SENTENCES, "HG712", everywhere=True),
    Kind.NEVER_HOLDS: About(Property.SENTENCES, "HG713", everywhere=True),
    Kind.UNUSED_QUANTITY: About(Property.QUANTITIES, "HG710", everywhere=True),
    Kind.IDLE_QUANTITY: About(Property.QUANTITIES, "HG711", everywhere=True),
    Kind.LEFT_OUT: About(Property.NOT_APPLICABLE, None),
}
"""Every kind of remark."""


class Verdict(StrEnum):
    """What became of a property: it holds, it does not, it holds and there is something to know, or nobody can say."""

    HOLDS = "holds"
    FAULT = "fault"
    NOTED = "noted"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Change:
    """One criterion changed from the finding `before` to the finding `to`, which may be not applicable."""

    criterion: str
    before: str
    to: str


@dataclass(frozen=True, slots=True)
class Witness:
    """The smallest set of findings that shows something, by criterion in the order of the area, and what it gives.

    Where one finding is changed, `then` is what the changed set gives. Grades run best first.
    """

    findings: tuple[tuple[str, str], ...]
    gives: tuple[str, ...]
    change: Change | None = None
    then: tuple[str, ...] = ()

    @property
    def changed(self) -> Change:
        """The change.

        Raises:
            LookupError: nothing is changed.
        """
        if self.change is None:
            raise LookupError(self.gives)
        return self.change


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the proof shows of a scheme in one area or in several.

    `subject` is the grade, cap, criterion, vague word or sentence concerned, `others` the grades or criteria it meets
    there and `caps` the caps. `states` counts the states that show it, `sets` the sets of findings they stand for;
    where one finding is changed, the changes. `areas` are those it was seen in, `everywhere` tells that it is said of
    all areas together.
    """

    kind: Kind
    subject: str
    witness: Witness | None = None
    states: int = 0
    sets: int = 0
    others: tuple[str, ...] = ()
    caps: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    everywhere: bool = False
    span: Span | None = field(default=None, compare=False)

    @property
    def of(self) -> Property:
        """The property that this is about."""
        return KINDS[self.kind].of

    @property
    def shown(self) -> Witness:
        """The smallest findings that show it.

        Raises:
            LookupError: no findings show it.
        """
        if self.witness is None:
            raise LookupError(self.kind)
        return self.witness

    @property
    def fault(self) -> bool:
        """True where the rules cannot be meant to be so."""
        about = KINDS[self.kind]
        return about.code is not None and (self.everywhere or not about.everywhere)


class Way(StrEnum):
    """How a grade comes about: by its rule, where no rule holds, by a person's choice there, by a cap, by override."""

    RULE = "rule"
    OTHERWISE = "otherwise"
    JUDGEMENT = "judgement"
    CAP = "cap"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class Reach:
    """How a grade is reached: in which ways, in how many states and sets of findings it is possible, the smallest."""

    grade: str
    ways: tuple[Way, ...]
    states: int
    sets: int
    witness: Witness | None


@dataclass(frozen=True, slots=True)
class Power:
    """How often one criterion decides alone, of all the ways to find on the others, each counted once.

    `decides` is the share in which its finding changes the result; `share` is its part of all such changes.
    `thresholds` gives, for each grade but the worst, the share in which its finding settles whether the result is that
    grade or better for certain.
    """

    criterion: str
    decides: Fraction
    share: Fraction
    thresholds: tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class AreaProof:
    """What the proof shows of one area, over every state of it: everything applies and no judgement is made.

    `states` and `sets` are how many there are. Where the states pass the limit, `exact` is False, `reaches` and `power`
    are empty and `unchecked` names what could not be looked at; what is remarked on is certain all the same.
    """

    area: Area
    exact: bool
    classes: int
    states: int
    sets: int
    reaches: tuple[Reach, ...]
    remarks: tuple[Remark, ...]
    unchecked: frozenset[Property]
    power: tuple[Power, ...]

    def about(self, property_: Property) -> tuple[Remark, ...]:
        """Return what is remarked on one property."""
        return tuple(remark for remark in self.remarks if remark.of is property_)

    def verdict(self, property_: Property) -> Verdict:
        """Return what became of a property."""
        return _verdict(self.about(property_), unchecked=property_ in self.unchecked)

    @property
    def proved(self) -> bool:
        """True where everything was checked and there is no fault."""
        return not self.unchecked and not any(remark.fault for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class SchemeProof:
    """What the proof shows of a scheme: area by area, and in `remarks` what is so in every area of it.

    `refused` are areas whose files have errors: nothing is proved of them.
    """

    scheme: Scheme
    areas: tuple[AreaProof, ...]
    remarks: tuple[Remark, ...]
    refused: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """True where no area passed the limit."""
        return all(area.exact for area in self.areas)

    @property
    def proved(self) -> bool:
        """True where every area was checked in everything and there is no fault."""
        whole = bool(self.areas) and not self.refused and all(area.proved for area in self.areas)
        return whole and not any(remark.fault for remark in self.remarks)

    def every_remark(self) -> Iterator[Remark]:
        """Yield what is so everywhere, then what is so in each area."""
        yield from self.remarks
        for area in self.areas:
            yield from area.remarks


def _verdict(remarks: tuple[Remark, ...], *, unchecked: bool) -> Verdict:
    if any(remark.fault for remark in remarks):
        return Verdict.FAULT
    if unchecked:
        return Verdict.UNCHECKED
    return Verdict.NOTED if remarks else Verdict.HOLDS
