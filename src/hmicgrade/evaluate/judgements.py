"""What judgements do, and whether they still apply: a judgement that no longer does is stale, and an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hmicgrade.evaluate.caps import making_cap_hold
from hmicgrade.evaluate.findings import place
from hmicgrade.evaluate.lattice import AreaLattice, decide, is_several, worst
from hmicgrade.evaluate.reasons import possible_grades
from hmicgrade.evaluate.ruleset import Grades
from hmicgrade.model.areas import Criterion
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.evidence import Decide, Judgement, Override, SetAside, TreatAsCritical
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme
from hmicgrade.model.wording import finding_text

FindingsById = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The judgements of an area by what they do."""

    set_aside: tuple[SetAside, ...] = ()
    treat: tuple[TreatAsCritical, ...] = ()
    decide: Decide | None = None
    override: Override | None = None

    @property
    def by_cap(self) -> dict[str, frozenset[str]]:
        """For each cap, the criteria for which it is set aside."""
        caps = {judgement.cap for judgement in self.set_aside}
        return {cap: frozenset(one.criterion for one in self.set_aside if one.cap == cap) for cap in caps}

    def all(self) -> tuple[Judgement, ...]:
        """Return every judgement, in the order in which they act."""
        last = tuple(one for one in (self.decide, self.override) if one is not None)
        return (*self.treat, *self.set_aside, *last)


def sort_judgements(judgements: Sequence[Judgement]) -> Sorted:
    """Sort judgements by what they do."""
    return Sorted(
        tuple(one for one in judgements if isinstance(one, SetAside)),
        tuple(one for one in judgements if isinstance(one, TreatAsCritical)),
        next((one for one in judgements if isinstance(one, Decide)), None),
        next((one for one in judgements if isinstance(one, Override)), None),
    )


def with_flags(criteria: tuple[Criterion, ...], treat: Sequence[TreatAsCritical]) -> tuple[Criterion, ...]:
    """Return criteria with those flagged that judgements treat as critical."""
    named = {judgement.criterion for judgement in treat}
    return tuple(replace(one, critical=True) if one.id in named else one for one in criteria)


def stale_treatments(
    scheme: Scheme, criteria: Sequence[Criterion], findings: FindingsById, treat: Sequence[TreatAsCritical]
) -> Iterator[tuple[TreatAsCritical, Diagnostic]]:
    """Yield each treat-as-critical that does not apply: the criterion is critical already, met, or not applicable."""
    by_id = {criterion.id: criterion for criterion in criteria}
    for judgement in treat:
        finding = findings[judgement.criterion]
        if by_id[judgement.criterion].critical:
            state = "already critical"
        elif finding in {scheme.best_finding, NOT_APPLICABLE}:
            state = finding_text(finding)
        else:
            continue
        message = f"'{judgement.criterion}' is {state}, so treating it as critical changes nothing"
        yield judgement, _stale("HG503", judgement, message)


def _stale(code: str, judgement: Judgement, message: str) -> Diagnostic:
    return Diagnostic(code, message, place(judgement.grounds.span), "remove the judgement, or look at it again")


def immovable_caps(scheme: Scheme, set_aside: Sequence[SetAside]) -> Iterator[Diagnostic]:
    """Yield what is wrong with set-asides of caps that the scheme does not allow to be set aside."""
    for judgement in set_aside:
        cap = scheme.cap(judgement.cap)
        if cap is not None and not cap.may_be_set_aside:
            yield Diagnostic(
                "HG502",
                f"the cap '{cap.id}' may not be set aside",
                place(judgement.grounds.span),
                "remove the judgement; only a cap with `may_be_set_aside: true` can be set aside",
            )


def stale_set_asides(plain: AreaLattice, set_aside: Sequence[SetAside]) -> Iterator[tuple[SetAside, Diagnostic]]:
    """Yield each set-aside whose criterion makes its cap hold in no completion, on a lattice with nothing set aside."""
    caps = [cap.id for cap in plain.ruleset.frame.scheme.caps]
    for judgement in set_aside:
        if judgement.criterion not in making_cap_hold(plain, caps.index(judgement.cap)):
            message = f"'{judgement.criterion}' does not make the cap '{judgement.cap}' hold"
            yield judgement, _stale("HG501", judgement, message)


def stale_decision(undecided: AreaLattice, judgement: Decide) -> Iterator[Diagnostic]:
    """Yield what is wrong with a decision that chooses among no grades the rules leave open."""
    names = undecided.ruleset.frame.scheme.grade_names
    grade = names.index(judgement.grade)
    if any(decide(grades, grade) != grades for grades in undecided.results):
        return
    left = " or ".join(possible_grades(undecided)) or "no grade"
    yield _stale("HG504", judgement, f"the rules do not leave '{judgement.grade}' to a decision; they give {left}")


def override_problem(
    scheme: Scheme, results: frozenset[Grades], findings: FindingsById, judgement: Override
) -> Diagnostic | None:
    """Return what is wrong with an override, the first thing only, or None.

    `results` are the grades each completion leaves after any decision.
    """
    if scheme.override_steps is None:
        return _wrong("HG508", judgement, f"the scheme '{scheme.id}' does not allow a grade to be overridden")
    if len(results) > 1:
        return _wrong(
            "HG506", judgement, "a finding that could change the grade is missing, so it is too soon to override"
        )
    (grades,) = results
    return _too_far(scheme, grades, judgement) or _misplaced(scheme, grades, findings, judgement)


def _wrong(code: str, judgement: Override, message: str) -> Diagnostic:
    return Diagnostic(code, message, place(judgement.grounds.span), _OVERRIDE_HINTS[code])


_OVERRIDE_HINTS = {
    "HG505": "remove the override: the rules give this grade already",
    "HG506": "record the missing findings first; `missing` in the assessment lists them",
    "HG507": "choose a nearer grade, or look again at the findings",
    "HG508": "remove the override; a scheme allows them with `overrides: {at_most_steps: 1}`",
    "HG510": "use `judgement: decide`; it chooses among the grades the rules leave open",
}


def _too_far(scheme: Scheme, grades: Grades, judgement: Override) -> Diagnostic | None:
    names = scheme.grade_names
    grade = names.index(judgement.grade)
    limit = scheme.override_steps or 0
    for name in (name for place_, name in enumerate(names) if grades >> place_ & 1 and abs(place_ - grade) > limit):
        steps = f"{limit} step" if limit == 1 else f"{limit} steps"
        return _wrong("HG507", judgement, f"'{judgement.grade}' is more than {steps} from '{name}', which is possible")
    return None


def _misplaced(scheme: Scheme, grades: Grades, findings: FindingsById, judgement: Override) -> Diagnostic | None:
    grade, base = scheme.grade_names.index(judgement.grade), worst(grades)
    if grade == base and not is_several(grades):
        return _wrong("HG505", judgement, f"the rules give '{judgement.grade}' without the override")
    if grade == base:
        return _wrong("HG510", judgement, f"'{judgement.grade}' is one of the grades that the rules leave open")
    return _weighed(scheme, findings, judgement, better=grade < base)


def _weighed(scheme: Scheme, findings: FindingsById, judgement: Override, *, better: bool) -> Diagnostic | None:
    """Check that `despite` names findings below the best for a better grade, at the best for a worse one."""
    for cited in judgement.despite:
        finding = findings[cited.ref]
        outside = finding in {NOT_ASSESSED, NOT_APPLICABLE}
        if outside or (finding == scheme.best_finding) == better:
            wanted = "better grade outweighs criteria below" if better else "worse grade outweighs criteria at"
            return Diagnostic(
                "HG509",
                f"'{cited.ref}' is {finding_text(finding)}; an override to a {wanted} the best finding",
                place(cited.span or judgement.grounds.span),
                "name in `despite` the criteria that the panel outweighed",
            )
    return None
