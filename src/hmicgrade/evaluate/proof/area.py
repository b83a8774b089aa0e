"""The proof of a scheme over one area."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from hmicgrade.evaluate.diagram import LatticeTooLargeError
from hmicgrade.evaluate.lattice import truths_over
from hmicgrade.evaluate.proof import grades, leaving, parts, rules, steps
from hmicgrade.evaluate.proof.fans import fans
from hmicgrade.evaluate.proof.profiles import Ground, ground_of
from hmicgrade.evaluate.proof.results import AreaProof, Kind, Property, Remark
from hmicgrade.evaluate.ruleset import Outcome
from hmicgrade.model.areas import Area
from hmicgrade.model.scheme import Scheme

SURE = frozenset({Property.FLAGS})
"""The properties that are told without looking at the states."""


def prove_area(scheme: Scheme, area: Area) -> AreaProof:
    """Prove the rules of a scheme over every state of an area: every criterion applies, nothing is judged.

    The scheme must have rules and the area criteria. Past the limit of states, what is certain all the same is said
    and what could not be checked is named.
    """
    ground = ground_of(scheme, area)
    try:
        return _exact(ground, area)
    except LatticeTooLargeError:
        return _approximate(ground, area)


def _exact(ground: Ground, area: Area) -> AreaProof:
    found = list(fans(ground, ground.grades))
    outcomes = {ground.outcome(profile) for profile, _ in ground.profiles}
    ladder = rules.rungs(ground)
    gone = grades.unreachable(ground, outcomes)
    remarks = (
        *rules.open_states(ground),
        *rules.contradictions(ground, ladder),
        *rules.not_nested(ground, ladder),
        *steps.not_monotone(ground, found),
        *grades.with_reasons(ground, gone),
        *grades.constant(ground, outcomes),
        *grades.silence_decides(ground),
        *steps.idle_criteria(ground, found),
        *_parts(ground, outcomes),
        *parts.idle_caps(ground),
        *parts.constant_sentences(ground),
        *parts.idle_quantities(ground),
        *leaving.leaving_out(ground),
    )
    proof = _proof(ground, area, remarks)
    return replace(proof, exact=True, reaches=grades.reaches(ground), power=steps.power(ground, found))


def _parts(ground: Ground, outcomes: Collection[Outcome]) -> Iterator[Remark]:
    yield from parts.idle_flags(ground)
    yield from parts.caps_that_never_hold(ground, outcomes)


def _approximate(ground: Ground, area: Area) -> AreaProof:
    """Say what is certain: `outcomes` hold every outcome there is, and perhaps some that are not."""
    outcomes = set(ground.ruleset.outcomes(truths_over(ground.ruleset, ground.lattice.box)))
    remarks = (
        *grades.unreachable(ground, outcomes),
        *grades.constant(ground, outcomes),
        *steps.untouched_criteria(ground),
        *_parts(ground, outcomes),
        *parts.surely_constant_sentences(ground),
    )
    return replace(_proof(ground, area, remarks), unchecked=frozenset(Property) - SURE)


def _proof(ground: Ground, area: Area, remarks: tuple[Remark, ...]) -> AreaProof:
    states, sets = ground.counts(frozenset(range(len(ground.criteria))))
    order = list(Kind)
    here = (replace(remark, areas=(area.id,)) for remark in remarks)
    return AreaProof(
        area=area,
        exact=False,
        classes=len(ground.classes),
        states=states,
        sets=sets,
        reaches=(),
        remarks=tuple(sorted(here, key=lambda remark: order.index(remark.kind))),
        unchecked=frozenset(),
        power=(),
    )
