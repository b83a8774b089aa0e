"""The assessment of one area, step by step as docs/grades.md lays it down."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hmicgrade.evaluate import greedy, reasons
from hmicgrade.evaluate.assessment import (
    AreaAssessment,
    AreaRefused,
    AreaResult,
    Because,
    Change,
    CriterionFinding,
    Want,
)
from hmicgrade.evaluate.caps import cap_states
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.diagram import LatticeTooLargeError
from hmicgrade.evaluate.findings import place
from hmicgrade.evaluate.gaps import missing
from hmicgrade.evaluate.judgements import (
    Sorted,
    immovable_caps,
    override_problem,
    stale_decision,
    stale_set_asides,
    stale_treatments,
    with_flags,
)
from hmicgrade.evaluate.lattice import AreaLattice, is_several, union, worst
from hmicgrade.evaluate.raising import places_of, raising, treated
from hmicgrade.evaluate.readings import readings
from hmicgrade.model.diagnostics import Diagnostic, in_order
from hmicgrade.model.scheme import NOT_APPLICABLE


def assess_area(case: Case) -> AreaResult:
    """Grade one area, or refuse it with what is wrong: nothing that applies, or a judgement that does not stand."""
    case, problems = examined(case)
    if problems:
        return AreaRefused(case.area.id, in_order(problems))
    return _assessed(case, lattice_of(case))


def possible_in(case: Case) -> tuple[tuple[str, ...], bool]:
    """Return the grades possible in a hypothetical case, best first, before any override, and whether that is exact.

    A judgement that does not apply there is left out.
    """
    lattice = lattice_of(applying(case))
    return reasons.possible_grades(lattice), lattice.completions is not None


def applying(case: Case) -> Case:
    """Return a case as a hypothetical one, less the judgements that do not apply there."""
    return _checked(replace(case, hypothetical=True))[0]


def area_problems(case: Case) -> tuple[Diagnostic, ...]:
    """Return what keeps an area from being graded, without grading it."""
    return in_order(examined(case)[1])


def grades_of(case: Case) -> tuple[str, ...]:
    """Return the grades of an area and nothing else, best first: those possible, or the one of an override.

    None at all where the area would be refused.
    """
    case, problems = examined(case)
    return () if problems else grades_on(case, lattice_of(case))


def grades_on(case: Case, lattice: AreaLattice) -> tuple[str, ...]:
    """Return the grades of an area that was examined, from its lattice."""
    override = case.judgements.override
    return (override.grade,) if override else reasons.possible_grades(lattice)


def examined(case: Case) -> tuple[Case, list[Diagnostic]]:
    """Return the case with the judgements that apply, and what keeps it from being graded.

    In a hypothetical case a judgement that does not apply is left out, and keeps nothing.
    """
    if all(one.finding == NOT_APPLICABLE for one in case.findings):
        return case, [_nothing_applies(case)]
    return _checked(case)


def _nothing_applies(case: Case) -> Diagnostic:
    return Diagnostic(
        "HG405",
        f"every criterion of '{case.area.id}' is not applicable, so there is nothing to grade",
        place(case.area.span),
        "record a finding for at least one criterion, or take the area out of the scheme",
    )


def _checked(case: Case) -> tuple[Case, list[Diagnostic]]:
    """Return the case with the judgements that apply, and what is wrong with the others unless it is hypothetical."""
    problems = list(immovable_caps(case.scheme, case.judgements.set_aside))
    for step in (_check_treatments, _check_set_asides, _check_decision, _check_override):
        if problems:
            break
        case, found = step(case)
        problems = [] if case.hypothetical else found
    return case, problems


def _check_treatments(case: Case) -> tuple[Case, list[Diagnostic]]:
    criteria = [one.criterion for one in case.findings]
    stale = dict(stale_treatments(case.scheme, criteria, case.by_id, case.judgements.treat))
    kept = tuple(one for one in case.judgements.treat if one not in stale)
    return _with(case, replace(case.judgements, treat=kept)), list(stale.values())


def _check_set_asides(case: Case) -> tuple[Case, list[Diagnostic]]:
    if not case.judgements.set_aside:
        return case, []
    plain = lattice_of(_with(case, replace(case.judgements, set_aside=())))
    stale = dict(stale_set_asides(plain, case.judgements.set_aside))
    kept = tuple(one for one in case.judgements.set_aside if one not in stale)
    return _with(case, replace(case.judgements, set_aside=kept)), list(stale.values())


def _check_decision(case: Case) -> tuple[Case, list[Diagnostic]]:
    if case.judgements.decide is None:
        return case, []
    undecided = _with(case, replace(case.judgements, decide=None))
    stale = list(stale_decision(lattice_of(undecided), case.judgements.decide))
    return (undecided if stale else case), stale


def _check_override(case: Case) -> tuple[Case, list[Diagnostic]]:
    if case.judgements.override is None:
        return case, []
    problem = override_problem(case.scheme, lattice_of(case).results, case.by_id, case.judgements.override)
    if problem is None:
        return case, []
    return _with(case, replace(case.judgements, override=None)), [problem]


def _with(case: Case, judgements: Sorted) -> Case:
    return replace(case, judgements=judgements)


def _assessed(case: Case, lattice: AreaLattice) -> AreaAssessment:
    outcomes = lattice.outcomes()
    ruled = None if is_several(lattice.possible) or not lattice.possible else worst(lattice.possible)
    reasons_, exact = _reasons(case, lattice, ruled)
    read, read_exact = readings(lattice, case.judgements.by_cap)
    gaps, gaps_exact = missing(lattice)
    override = case.judgements.override
    names = case.scheme.grade_names
    return AreaAssessment(
        scheme=case.scheme,
        area=case.area,
        grade=override.grade if override else None if ruled is None else names[ruled],
        possible=reasons.possible_grades(lattice),
        computed=reasons.grade_names(lattice, union(outcome.capped for outcome in outcomes)),
        uncapped=reasons.grade_names(lattice, union(outcome.uncapped for outcome in outcomes)),
        undetermined=want_of(lattice),
        override=override,
        exact=exact and read_exact and gaps_exact and lattice.completions is not None,
        shadow=_shadow(case),
        published=case.published,
        caps=cap_states(lattice),
        judgements=case.judgements.all(),
        findings=_with_effective_flags(case),
        because=reasons_.because,
        raising=reasons_.raising,
        lowering=reasons_.lowering,
        margin=reasons_.margin,
        readings=read,
        missing=gaps,
    )


def _with_effective_flags(case: Case) -> tuple[CriterionFinding, ...]:
    flagged = with_flags(tuple(one.criterion for one in case.findings), case.judgements.treat)
    return tuple(replace(one, criterion=flag) for one, flag in zip(case.findings, flagged, strict=True))


def want_of(lattice: AreaLattice) -> Want | None:
    """Return what an undetermined grade waits for: evidence, a judgement, or both."""
    results = lattice.results
    if not is_several(lattice.possible):
        return None
    if not any(map(is_several, results)):
        return Want.EVIDENCE
    return Want.JUDGEMENT if len(results) == 1 else Want.BOTH


@dataclass(frozen=True, slots=True)
class _Reasons:
    because: Because | None
    raising: Change | None
    lowering: Change | None

    @property
    def margin(self) -> int | None:
        """The fewest findings that must change for the grade to change; None while undetermined."""
        if self.because is None:
            return None
        return min((change.changes for change in (self.raising, self.lowering) if change is not None), default=None)


def _reasons(case: Case, lattice: AreaLattice, grade: int | None) -> tuple[_Reasons, bool]:
    """Return why the grade stands and what would change it, and whether that is exact."""
    try:
        return _exact_reasons(case, lattice, grade), True
    except LatticeTooLargeError:
        lifted = greedy.raising(lattice, places_of(lattice, treated(case)))
        if grade is None:
            return _Reasons(None, lifted, None), False
        return _Reasons(greedy.because(lattice, grade), lifted, greedy.lowering(lattice, grade)), False


def _exact_reasons(case: Case, lattice: AreaLattice, grade: int | None) -> _Reasons:
    lifted = raising(case, lattice)
    if grade is None:
        return _Reasons(None, lifted, None)
    return _Reasons(reasons.because(lattice, grade), lifted, reasons.lowering(lattice, grade))


def _shadow(case: Case) -> tuple[str, ...] | None:
    """Return the grades possible if every criterion that is not applicable counted as at the worst finding."""
    if not any(one.finding == NOT_APPLICABLE for one in case.findings):
        return None
    fallen = tuple(
        replace(one, finding=case.scheme.worst_finding) if one.finding == NOT_APPLICABLE else one
        for one in case.findings
    )
    return possible_in(replace(case, findings=fallen))[0]
