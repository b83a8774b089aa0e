"""The judgements of a file of evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol, assert_never

from hmicgrade.load.checks import check_known, check_unique
from hmicgrade.load.document import Document
from hmicgrade.load.shapes_evidence import (
    DecideShape,
    OverrideShape,
    SetAsideShape,
    TreatAsCriticalShape,
)
from hmicgrade.load.vocabulary import RuleNames
from hmicgrade.model.diagnostics import Related, Span
from hmicgrade.model.evidence import Cited, Decide, Grounds, Judgement, Override, SetAside, TreatAsCritical

_JudgementShape = SetAsideShape | TreatAsCriticalShape | DecideShape | OverrideShape


class Judged(Protocol):
    """What has judgements: a file of evidence, or a worked case."""

    @property
    def judgements(self) -> Sequence[_JudgementShape]:
        """The judgements, as they stand under that key."""


def build_judgements(
    document: Document, shape: Judged, rules: RuleNames | None, criteria: Collection[str] | None
) -> tuple[Judgement, ...]:
    """Return the judgements on an area, noting what is wrong. `criteria` are the area's, None if not known."""
    _check_single(document, shape)
    _check_repeats(document, shape)
    return tuple(_judgements(document, shape, rules, criteria))


def _check_single(document: Document, shape: Judged) -> None:
    first: dict[str, Span] = {}
    for at, judgement in enumerate(shape.judgements):
        if isinstance(judgement, (DecideShape, OverrideShape)):
            name, span = judgement.judgement, document.at("judgements", at, "judgement")
            if name in first:
                related = Related(first[name], "first given here")
                document.note("HG215", f"a second '{name}' stands in one area and year", span, "keep one", related)
            first.setdefault(name, span)


def _check_repeats(document: Document, shape: Judged) -> None:
    places = [(_same(one), document.at("judgements", at, "judgement")) for at, one in enumerate(shape.judgements)]
    check_unique(document, ((name, span) for name, span in places if name), "judgement", "HG219")


def _same(shape: _JudgementShape) -> str:
    """Return what makes two judgements the same, nothing for those that can stand once only."""
    match shape:
        case SetAsideShape():
            return f"set-aside of '{shape.cap}' for {shape.criterion}"
        case TreatAsCriticalShape():
            return f"treat-as-critical for {shape.criterion}"
        case _:
            return ""


def _judgements(
    document: Document, shape: Judged, rules: RuleNames | None, criteria: Collection[str] | None
) -> Iterator[Judgement]:
    checker = _Checker(document, rules, criteria)
    for at, judgement in enumerate(shape.judgements):
        span = document.at("judgements", at, "judgement")
        grounds = Grounds(judgement.reason, judgement.by, judgement.date, judgement.provenance, judgement.public, span)
        match judgement:
            case SetAsideShape():
                checker.cap(judgement.cap, at)
                checker.criterion(judgement.criterion, document.at("judgements", at, "criterion"))
                yield SetAside(judgement.cap, judgement.criterion, grounds)
            case TreatAsCriticalShape():
                checker.criterion(judgement.criterion, document.at("judgements", at, "criterion"))
                yield TreatAsCritical(judgement.criterion, grounds)
            case DecideShape():
                checker.grade(judgement.grade, at)
                yield Decide(judgement.grade, grounds)
            case OverrideShape():
                checker.grade(judgement.grade, at)
                yield Override(judgement.grade, checker.despite(judgement.despite, at), grounds)
            case _:
                assert_never(judgement)


class _Checker:
    """Checks the names in judgements against the rules and the area."""

    def __init__(self, document: Document, rules: RuleNames | None, criteria: Collection[str] | None) -> None:
        self._document = document
        self._rules = rules
        self._criteria = criteria

    def cap(self, name: str, at: int) -> None:
        if self._rules is not None:
            span = self._document.at("judgements", at, "cap")
            check_known(self._document, "HG207", "cap", name, self._rules.caps, span)

    def grade(self, name: str, at: int) -> None:
        if self._rules is not None:
            span = self._document.at("judgements", at, "grade")
            check_known(self._document, "HG208", "grade", name, self._rules.grades, span)

    def criterion(self, name: str, span: Span) -> None:
        if self._criteria is not None:
            check_known(self._document, "HG205", "criterion", name, self._criteria, span, " in this area")

    def despite(self, names: list[str], at: int) -> tuple[Cited, ...]:
        cited = [
            Cited(name, self._document.at("judgements", at, "despite", number)) for number, name in enumerate(names)
        ]
        places = [(one.ref, one.span) for one in cited if one.span is not None]
        check_unique(self._document, places, "criterion", "HG219")
        for name, span in places:
            self.criterion(name, span)
        return tuple(cited)
