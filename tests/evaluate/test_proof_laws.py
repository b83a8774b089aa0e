"""Laws of the proof: what it says of a scheme equals what looking at every set of findings shows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate.proof.area import prove_area
from hmicgrade.evaluate.proof.results import AreaProof, Kind, Remark
from hmicgrade.model.areas import Area
from hmicgrade.model.scheme import Scheme, Silence
from tests.evaluate.prover import Prover
from tests.evaluate.strategies import areas, largest, schemes


@st.composite
def grounds(draw: st.DrawFn) -> tuple[Scheme, Area]:
    """A scheme, sometimes with a level that must be claimed, and an area in which some criteria always apply."""
    scheme = draw(schemes())
    silent = draw(st.sampled_from(((), (Silence("good", "not_met"),), (Silence("fair", "met"),))))
    area = draw(areas(largest(scheme)))
    able = st.sampled_from((True, False))
    criteria = tuple(replace(one, may_be_not_applicable=draw(able)) for one in area.criteria)
    return replace(scheme, silence=silent), replace(area, criteria=criteria)


def about(proof: AreaProof, *kinds: Kind) -> list[Remark]:
    return [remark for remark in proof.remarks if remark.kind in kinds]


def subjects(proof: AreaProof, kind: Kind) -> list[str]:
    return [remark.subject for remark in about(proof, kind)]


@given(grounds())
def test_every_state_is_counted_and_every_grade_reached_as_said(ground: tuple[Scheme, Area]) -> None:
    """'Counts of states and of the findings they stand for'; 'every grade reachable', how, and by which findings."""
    proof, prover = prove_area(*ground), Prover(*ground)
    assert proof.exact
    assert proof.sets == len(prover.every)
    assert proof.states == len(set(map(prover.state, prover.every)))
    assert proof.classes == len(prover.classes)
    assert proof.reaches == tuple(prover.reach(grade) for grade in prover.names)
    idle = {(one.kind, one.subject) for one in about(proof, Kind.UNREACHABLE, Kind.IDLE_RULE)}
    assert idle == prover.grades_without_use()


@given(grounds())
def test_rules_are_total_consistent_and_nested_as_said(ground: tuple[Scheme, Area]) -> None:
    """'Total (how many states `otherwise` takes), no contradiction, nested (a better grade's conditions imply ...).'"""
    proof, prover = prove_area(*ground), Prover(*ground)
    assert about(proof, Kind.OPEN) == prover.open_states()
    assert about(proof, Kind.CONTRADICTION) == prover.contradictions()
    assert about(proof, Kind.NOT_NESTED) == prover.not_nested()


@given(grounds())
def test_constant_schemes_and_silence_that_decides_are_found(ground: tuple[Scheme, Area]) -> None:
    """'If the rules give one grade whatever is found, `prove` reports it'; a silent level 'never alone decides it'."""
    proof, prover = prove_area(*ground), Prover(*ground)
    assert bool(about(proof, Kind.CONSTANT)) == prover.is_constant()
    decides = len(prover.by_silence()) == 1 and not prover.is_constant()
    assert bool(about(proof, Kind.SILENCE_DECIDES)) == decides


@given(grounds())
def test_monotone_idle_criteria_and_power_are_those_of_every_change(ground: tuple[Scheme, Area]) -> None:
    """'Improving a finding never makes a worse grade possible and never removes the best one'; power is counting."""
    proof, prover = prove_area(*ground), Prover(*ground)
    assert about(proof, Kind.NOT_MONOTONE) == prover.not_monotone()
    assert subjects(proof, Kind.IDLE_CRITERION) == prover.idle_criteria()
    assert proof.power == prover.power()


@given(grounds())
def test_parts_of_a_scheme_that_do_nothing_are_found(ground: tuple[Scheme, Area]) -> None:
    """'Caps reachable'; 'every quantity matters'; 'sentences that always or never hold are findings of `prove`'."""
    proof, prover = prove_area(*ground), Prover(*ground)
    assert subjects(proof, Kind.CAP_NEVER_HOLDS) == prover.caps_that_never_hold()
    assert subjects(proof, Kind.IDLE_CAP) == prover.idle_caps()
    constant = sorted((one.kind, one.subject) for one in about(proof, Kind.ALWAYS_HOLDS, Kind.NEVER_HOLDS))
    assert constant == sorted(prover.constant_sentences())
    assert subjects(proof, Kind.IDLE_FLAG) == prover.idle_flags()
    assert subjects(proof, Kind.IDLE_QUANTITY) == prover.idle_quantities()


@given(grounds())
def test_what_not_applicable_can_gain_is_found(ground: tuple[Scheme, Area]) -> None:
    """'Shares that not-applicable can game.'"""
    found = sorted(about(prove_area(*ground), Kind.LEFT_OUT), key=lambda one: one.subject)
    assert found == sorted(Prover(*ground).leaving_out(), key=lambda one: one.subject)
