"""What a command line supposes of an area, read in the words of files: findings, judgements, readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hmicgrade.load.checks import check_known
from hmicgrade.load.conditions import parse_reading
from hmicgrade.load.document import Document
from hmicgrade.load.nodes import Entry, Mapping, Text
from hmicgrade.load.phrases import given_findings
from hmicgrade.load.quantities import check_unit, is_outside
from hmicgrade.model.areas import Area
from hmicgrade.model.diagnostics import Diagnostic, Position, Span
from hmicgrade.model.evidence import Decide, Grounds, Judgement, SetAside, TreatAsCritical
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.supposed import Act, Supposed
from hmicgrade.model.worked import WorkedReading

FILE = "command line"
"""What stands for the file in places of the command line."""

GROUNDS = Grounds("supposed", "supposed", "", "supposed")
"""The grounds of a judgement that is supposed."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is supposed, as a command line has it.

    `findings` are `CRITERION=FINDING`, `judgements` `decide=GRADE`, `set-aside=CAP:CRITERION` or
    `treat-as-critical=CRITERION`, `without` the acts of judgements, `readings` `WORD=READING`.
    """

    findings: Sequence[str] = ()
    judgements: Sequence[str] = ()
    without: Sequence[str] = ()
    readings: Sequence[str] = ()


def read_supposed(scheme: Scheme, area: Area, words: Words) -> tuple[Supposed, tuple[Diagnostic, ...]]:
    """Return what is supposed of an area, with what is wrong with the words; their places count for nothing."""
    desk = _Desk(scheme, area, Document(FILE, None))
    supposed = Supposed(
        desk.findings(words.findings),
        tuple(desk.judgements(words.judgements)),
        frozenset(Act(one) for one in words.without if desk.knows("judgement", one, list(Act))),
        tuple(desk.readings(words.readings)),
    )
    return supposed, tuple(desk.document.diagnostics)


@dataclass(frozen=True, slots=True)
class _Desk:
    scheme: Scheme
    area: Area
    document: Document

    def findings(self, words: Iterable[str]) -> dict[str, str]:
        pairs = self._pairs(words, "'CRITERION=FINDING'")
        entries = tuple(Entry(_text(name), _text(value.strip().replace(" ", "_"))) for name, value in pairs)
        tree = Mapping((Entry(_text("findings"), Mapping(entries, _PLACE)),), _PLACE)
        found = Document(FILE, None, tree, tree, self.document.diagnostics)
        return given_findings(found, self.scheme, self.area)

    def judgements(self, words: Iterable[str]) -> Iterator[Judgement]:
        decided = False
        for act, what in self._pairs(words, _JUDGEMENTS, repeated=True):
            if decided and act == Act.DECIDE:
                self._note(f"'{act}' is given twice", "keep one")
            elif self.knows("judgement", act, list(Act)):
                yield from _ACTS[Act(act)](self, what)
            decided = decided or act == Act.DECIDE

    def decide(self, grade: str) -> Iterator[Judgement]:
        if self.knows("grade", grade, self.scheme.grade_names):
            yield Decide(grade, GROUNDS)

    def treat(self, criterion: str) -> Iterator[Judgement]:
        if self._knows_criterion(criterion):
            yield TreatAsCritical(criterion, GROUNDS)

    def set_aside(self, what: str) -> Iterator[Judgement]:
        cap, colon, criterion = what.partition(":")
        if not colon:
            self._note(f"'{what}' names no criterion", "write it as 'set-aside=CAP:CRITERION'")
        elif self.knows("cap", cap, [one.id for one in self.scheme.caps]) and self._knows_criterion(criterion):
            yield SetAside(cap, criterion, GROUNDS)

    def readings(self, words: Iterable[str]) -> Iterator[WorkedReading]:
        known = {quantity.word: quantity for quantity in self.scheme.quantities}
        for word, reading in self._pairs(words, "'WORD=READING'"):
            if not self.knows("vague word", word, list(known)):
                continue
            amount, diagnostics = parse_reading(_text(reading))
            self.document.diagnostics += diagnostics
            if amount is not None and check_unit(self.document, amount, known[word].reading, _PLACE):
                yield WorkedReading(word, amount, is_outside(known[word], amount))

    def knows(self, what: str, name: str, known: Sequence[str]) -> bool:
        return check_known(self.document, "HG209", what, name, known, _PLACE)

    def _knows_criterion(self, criterion: str) -> bool:
        return self.knows("criterion", criterion, [one.id for one in self.area.criteria])

    def _pairs(self, words: Iterable[str], form: str, *, repeated: bool = False) -> Iterator[tuple[str, str]]:
        """Yield both sides of each "=", noting words without one and, unless they may be, names that come twice."""
        seen: set[str] = set()
        for word in words:
            name, equals, value = word.partition("=")
            name = name.strip()
            if not equals:
                self._note(f"'{word}' has no '='", f"write it as {form}")
            elif name in seen and not repeated:
                self._note(f"'{name}' is given twice", "keep one")
            else:
                yield name, value
            seen.add(name)

    def _note(self, message: str, hint: str) -> None:
        self.document.note("HG209", message, _PLACE, hint)


_ACTS: dict[Act, Callable[[_Desk, str], Iterator[Judgement]]] = {
    Act.DECIDE: _Desk.decide,
    Act.SET_ASIDE: _Desk.set_aside,
    Act.TREAT_AS_CRITICAL: _Desk.treat,
}

_JUDGEMENTS = "'decide=GRADE', 'set-aside=CAP:CRITERION' or 'treat-as-critical=CRITERION'"

_PLACE = Span(FILE, Position(1, 1), Position(1, 1))


def _text(value: str) -> Text:
    return Text(value, _PLACE, value, plain=True)
