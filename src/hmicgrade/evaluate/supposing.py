"""What would follow if other things were found, judged or read; and from there, one finding better or worse."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from hmicgrade.evaluate.area import assess_area, examined
from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, CriterionFinding, Origin
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.diagram import signatures
from hmicgrade.evaluate.judgements import Sorted, sort_judgements
from hmicgrade.evaluate.meters import readings_of
from hmicgrade.evaluate.reasons import possible_grades
from hmicgrade.evaluate.ruleset import compile_rules
from hmicgrade.model.evidence import Decide, Judgement, Override, SetAside, TreatAsCritical
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme
from hmicgrade.model.supposed import Act, Supposed

_ACTS = {Decide: Act.DECIDE, SetAside: Act.SET_ASIDE, TreatAsCritical: Act.TREAT_AS_CRITICAL}


@dataclass(frozen=True, slots=True)
class Step:
    """One other finding on one criterion, and the grades that would then be possible, best first."""

    to: str
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A criterion as it is supposed, one step better and one step worse; None where the scale ends.

    Where nothing was found there is no single step: `better` and `worse` are then the best and the worst finding.
    """

    finding: CriterionFinding
    better: Step | None
    worse: Step | None

    @property
    def are_ends(self) -> bool:
        """True where nothing was found, so that the steps are the ends of the scale."""
        return self.finding.finding == NOT_ASSESSED


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is supposed of an area, the assessment as it stands and as it would then be, before any override.

    `left_out` are the judgements, on file or supposed, that would then not apply. `exact` tells whether the grades of
    every step are.
    """

    supposed: Supposed
    now: AreaAssessment
    then: AreaAssessment
    left_out: tuple[Judgement, ...]
    steps: tuple[Steps, ...]
    exact: bool


def what_if(now: AreaAssessment, case: Case, supposed: Supposed) -> WhatIf | AreaRefused:
    """Return what would follow in an area that is graded; refused where what is supposed cannot be graded."""
    imagined = supposed_case(case, supposed)
    then = assess_area(imagined)
    if isinstance(then, AreaRefused):
        return then
    stepper = _Stepper(imagined)
    steps = tuple(stepper.steps(one) for one in then.findings)
    left_out = tuple(one for one in imagined.judgements.all() if one not in then.judgements)
    return WhatIf(supposed, now, then, left_out, steps, then.exact and stepper.exact)


def supposed_case(case: Case, supposed: Supposed) -> Case:
    """Return a case with what is supposed of it, without an override."""
    return replace(
        case,
        scheme=with_readings(case.scheme, supposed),
        findings=tuple(_findings(case, supposed)),
        judgements=_judgements(case.judgements, supposed),
        hypothetical=True,
    )


def with_readings(scheme: Scheme, supposed: Supposed) -> Scheme:
    """Return a scheme with its vague words read as supposed."""
    read = {one.word: one.amount for one in supposed.readings}
    return replace(
        scheme, quantities=tuple(replace(one, reading=read.get(one.word, one.reading)) for one in scheme.quantities)
    )


def _findings(case: Case, supposed: Supposed) -> Iterator[CriterionFinding]:
    for one in case.findings:
        finding = supposed.findings.get(one.criterion.id)
        same = finding in {None, one.finding}
        yield one if same else CriterionFinding(one.criterion, finding or "", Origin.RECORDED, provenance="supposed")


def _judgements(judgements: Sorted, supposed: Supposed) -> Sorted:
    on_file = [one for one in judgements.all() if not isinstance(one, Override)]
    kept = [one for one in on_file if _ACTS[type(one)] not in supposed.without]
    decided = any(isinstance(one, Decide) for one in supposed.judgements)
    others = [one for one in kept if not (decided and isinstance(one, Decide))]
    known = {_named(one) for one in others}
    return sort_judgements([*others, *(one for one in supposed.judgements if _named(one) not in known)])


def _named(judgement: Judgement) -> tuple[str, ...]:
    """Return what makes two judgements the same, whoever made them."""
    match judgement:
        case SetAside(cap, criterion):
            return "set-aside", cap, criterion
        case TreatAsCritical(criterion):
            return "treat-as-critical", criterion
        case _:
            return "decide", judgement.grade


@dataclass
class _Stepper:
    """Tries other findings on one criterion of a case at a time. Interchangeable criteria share an answer."""

    case: Case
    exact: bool = True

    def __post_init__(self) -> None:
        self._known: dict[Hashable, tuple[str, ...]] = {}

    def steps(self, finding: CriterionFinding) -> Steps:
        scale = self.case.scheme.findings
        if finding.finding == NOT_APPLICABLE:
            return Steps(finding, None, None)
        if finding.finding == NOT_ASSESSED:
            return Steps(finding, self._step(finding, scale[0]), self._step(finding, scale[-1]))
        at = scale.index(finding.finding)
        better = self._step(finding, scale[at - 1]) if at else None
        return Steps(finding, better, self._step(finding, scale[at + 1]) if at + 1 < len(scale) else None)

    def _step(self, finding: CriterionFinding, to: str) -> Step:
        key = (self._class_of[finding.criterion.id], finding.finding, to)
        if key not in self._known:
            self._known[key] = self._possible(finding.criterion.id, to)
        return Step(to, self._known[key])

    def _possible(self, criterion: str, to: str) -> tuple[str, ...]:
        found = tuple(replace(one, finding=to) if one.criterion.id == criterion else one for one in self.case.findings)
        lattice = lattice_of(examined(replace(self.case, findings=found))[0])
        self.exact = self.exact and lattice.completions is not None
        return possible_grades(lattice)

    @cached_property
    def _class_of(self) -> dict[str, Hashable]:
        """What tells criteria apart: what sentences count of them, and the judgements that name them."""
        case = self.case
        criteria = tuple(one.criterion for one in case.findings if one.finding != NOT_APPLICABLE)
        columns = signatures(compile_rules(case.scheme, criteria, readings_of(case.scheme), {}))
        treated = {one.criterion for one in case.judgements.treat}
        aside = case.judgements.by_cap
        return {
            one.id: (
                column,
                one.id if one.id in treated else "",
                frozenset(cap for cap, named in aside.items() if one.id in named),
            )
            for one, column in zip(criteria, columns, strict=True)
        }
