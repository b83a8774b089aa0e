"""Worked cases, tried: what each gives, and where that differs from what is expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult, CriterionFinding, Origin
from hmicgrade.evaluate.caps import cap_states
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.judgements import sort_judgements
from hmicgrade.model.areas import Criterion
from hmicgrade.model.diagnostics import Span
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme
from hmicgrade.model.worked import Expected, Field, Value, WorkedCase, WorkedFile

_SHOWING = frozenset({Field.GRADE, Field.POSSIBLE})
"""A case that expects neither shows no grades."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that came out otherwise than expected."""

    expected: Expected
    got: Value


@dataclass(frozen=True, slots=True)
class Idle:
    """Something that is expected where it could not have come out otherwise, so that it shows nothing."""

    expected: Expected


Fault = Difference | Idle


@dataclass(frozen=True, slots=True)
class Tried:
    """A worked case with what it gives. It passes where it is graded and has no faults.

    `case` is what was graded, with the case's own readings in its scheme.
    """

    file: WorkedFile
    worked: WorkedCase
    case: Case
    result: AreaResult
    faults: tuple[Fault, ...]

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return isinstance(self.result, AreaAssessment) and not self.faults

    @property
    def shown(self) -> AreaAssessment | None:
        """The result, where the case passes and expects a grade or the possible ones; else it shows none."""
        shows = any(expected.what in _SHOWING for expected in self.worked.expect)
        return self.result if self.passed and shows and isinstance(self.result, AreaAssessment) else None

    @property
    def place(self) -> Span:
        """Where the case stands."""
        return self.worked.span or Span.whole_file(self.file.file)


def tried(scheme: Scheme, file: WorkedFile) -> Iterator[Tried]:
    """Try the cases of a file, in its order."""
    for worked in file.cases:
        case = case_of(scheme, worked)
        result = assess_area(case)
        faults = () if isinstance(result, AreaRefused) else tuple(_faults(case, result, worked))
        yield Tried(file, worked, case, result, faults)


def case_of(scheme: Scheme, worked: WorkedCase) -> Case:
    """Return what a worked case is graded on. What it does not say of a criterion is silence."""
    readings = {reading.word: reading.amount for reading in worked.readings}
    quantities = tuple(replace(one, reading=readings.get(one.word, one.reading)) for one in scheme.quantities)
    findings = tuple(
        finding_given(scheme, criterion, worked.findings.get(criterion.id)) for criterion in worked.area.criteria
    )
    return Case(replace(scheme, quantities=quantities), worked.area, findings, sort_judgements(worked.judgements))


def finding_given(scheme: Scheme, criterion: Criterion, given: str | None) -> CriterionFinding:
    """Return a finding as a case gives it; where it gives none, what silence means at the criterion's level."""
    if given is not None:
        return CriterionFinding(criterion, given, Origin.RECORDED)
    silent = scheme.finding_in_silence(criterion.level)
    if silent is None:
        return CriterionFinding(criterion, NOT_ASSESSED, Origin.NONE)
    return CriterionFinding(criterion, silent, Origin.SILENCE)


def _faults(case: Case, result: AreaAssessment, worked: WorkedCase) -> Iterator[Fault]:
    for expected in worked.expect:
        got = _GOT[expected.what](result)
        if not _agree(expected.value, got):
            yield Difference(expected, got)
        elif expected.value is None and _IDLE[expected.what](case, result):
            yield Idle(expected)


def _agree(expected: Value, got: Value) -> bool:
    """Tell whether something came out as expected: several names in any order, or one among several."""
    if not isinstance(got, tuple):
        return expected == got
    if isinstance(expected, tuple):
        return set(expected) == set(got)
    return expected in got if expected is not None else not got


_GOT: dict[Field, Callable[[AreaAssessment], Value]] = {
    Field.GRADE: lambda found: found.grade,
    Field.POSSIBLE: lambda found: found.possible,
    Field.UNCAPPED: lambda found: found.uncapped,
    Field.UNDETERMINED: lambda found: None if found.undetermined is None else str(found.undetermined),
    Field.CAP: lambda found: tuple(state.cap.id for state in found.caps if not state.set_aside),
    Field.SET_ASIDE: lambda found: tuple(state.cap.id for state in found.caps if state.set_aside),
    Field.RAISE_TO: lambda found: None if found.raising is None else found.raising.to,
    Field.RAISE_CHANGES: lambda found: None if found.raising is None else found.raising.changes,
    Field.LOWER_TO: lambda found: None if found.lowering is None else found.lowering.to,
    Field.LOWER_CHANGES: lambda found: None if found.lowering is None else found.lowering.changes,
    Field.MARGIN: lambda found: found.margin,
    Field.AT_LEAST: lambda found: None if found.because is None else found.because.at_least,
    Field.AT_MOST: lambda found: None if found.because is None else found.because.at_most,
}
"""What an assessment says of each thing that can be expected."""


def _no_cap_can_hold(case: Case, _: AreaAssessment) -> bool:
    unknown = tuple(
        one if one.finding == NOT_APPLICABLE else replace(one, finding=NOT_ASSESSED) for one in case.findings
    )
    return not cap_states(lattice_of(replace(case, findings=unknown)))


def _is_best(case: Case, result: AreaAssessment) -> bool:
    return result.possible[-1] == case.scheme.grade_names[0]


def _is_worst(case: Case, result: AreaAssessment) -> bool:
    return result.possible == case.scheme.grade_names[-1:]


_IDLE: dict[Field, Callable[[Case, AreaAssessment], bool]] = {
    Field.CAP: _no_cap_can_hold,
    Field.RAISE_TO: _is_best,
    Field.LOWER_TO: _is_worst,
    Field.MARGIN: lambda _, result: result.undetermined is not None,
}
"""For each thing that can be expected to be nothing, whether it could not have been anything else."""
