"""Laws of the proof: what it says of a scheme equals what looking at every set of findings shows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate.proof.area import prove_area
from hmicgrade.evaluate.proof.results import Kind, Remark
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


def remarks(ground: tuple[Scheme, Area], *kinds: Kind) -> list[Remark]:
    return [remark for remark in prove_area(*ground).remarks if remark.kind in kinds]


def subjects(ground: tuple[Scheme, Area], *kinds: Kind) -> list[str]:
    return [remark.subject for remark in remarks(ground, *kinds)]


@given(grounds())
def test_everything_there_is_is_counted(ground: tuple[Scheme, Area]) -> None:
    """'How many states there are, and how many sets of findings they stand for.'"""
    proof, prover = prove_area(*ground), Prover(*ground)
    assert proof.exact
    assert proof.sets == len(prover.every)
    assert proof.states == len(set(map(prover.state, prover.every)))
    assert proof.classes == len(prover.classes)


@given(grounds())
def test_each_grade_is_reached_as_said(ground: tuple[Scheme, Area]) -> None:
    """'Every grade reachable', how, in how many states, with the smallest findings that give it."""
    prover = Prover(*ground)
    assert prove_area(*ground).reaches == tuple(prover.reach(grade) for grade in prover.names)


@given(grounds())
def test_grades_and_rules_without_use_are_found(ground: tuple[Scheme, Area]) -> None:
    """'A grade that no state leaves, and a rule that never decides, are faults.'"""
    found = remarks(ground, Kind.UNREACHABLE, Kind.IDLE_RULE)
    assert {(one.kind, one.subject) for one in found} == Prover(*ground).grades_without_use()


@given(grounds())
def test_open_states_are_those_that_no_rule_or_cap_settles(ground: tuple[Scheme, Area]) -> None:
    """'Total: how many states the published rules leave open, which `otherwise` takes.'"""
    assert remarks(ground, Kind.OPEN) == Prover(*ground).open_states()


@given(grounds())
def test_a_better_rule_asks_for_everything_the_next_rung_does(ground: tuple[Scheme, Area]) -> None:
    """'Nested: a better grade's conditions imply the lesser's.'"""
    assert remarks(ground, Kind.NOT_NESTED) == Prover(*ground).not_nested()


@given(grounds())
def test_no_state_is_claimed_by_rules_of_unrelated_grades(ground: tuple[Scheme, Area]) -> None:
    """'Consistent: no state claimed by rules of unrelated grades.'"""
    assert remarks(ground, Kind.CONTRADICTION) == Prover(*ground).contradictions()


@given(grounds())
def test_a_scheme_is_monotone_where_no_step_up_makes_it_worse(ground: tuple[Scheme, Area]) -> None:
    """'Improving a finding never makes a worse grade possible and never removes the best one; `prove` decides it.'"""
    assert remarks(ground, Kind.NOT_MONOTONE) == Prover(*ground).not_monotone()


@given(grounds())
def test_constant_schemes_are_found(ground: tuple[Scheme, Area]) -> None:
    """'If the rules give one grade whatever is found, `prove` reports it as a fault.'"""
    assert bool(remarks(ground, Kind.CONSTANT)) == Prover(*ground).is_constant()


@given(grounds())
def test_silence_alone_never_decides(ground: tuple[Scheme, Area]) -> None:
    """'A silent level narrows the set and never alone decides it: `prove` checks.'"""
    prover = Prover(*ground)
    decides = len(prover.by_silence()) == 1 and not prover.is_constant()
    assert bool(remarks(ground, Kind.SILENCE_DECIDES)) == decides


@given(grounds())
def test_criteria_that_never_matter_are_found(ground: tuple[Scheme, Area]) -> None:
    """'No criterion that never matters.'"""
    assert subjects(ground, Kind.IDLE_CRITERION) == Prover(*ground).idle_criteria()


@given(grounds())
def test_power_equals_counting(ground: tuple[Scheme, Area]) -> None:
    """'Power: how often each criterion decides (Banzhaf swings, as exact fractions).'"""
    assert prove_area(*ground).power == Prover(*ground).power()


@given(grounds())
def test_caps_that_do_nothing_are_found(ground: tuple[Scheme, Area]) -> None:
    """'Caps reachable, and caps that never lower anything.'"""
    prover = Prover(*ground)
    assert subjects(ground, Kind.CAP_NEVER_HOLDS) == prover.caps_that_never_hold()
    assert subjects(ground, Kind.IDLE_CAP) == prover.idle_caps()


@given(grounds())
def test_sentences_that_always_or_never_hold_are_found(ground: tuple[Scheme, Area]) -> None:
    """'Sentences that always or never hold are findings of `prove`.'"""
    found = sorted((one.kind, one.subject) for one in remarks(ground, Kind.ALWAYS_HOLDS, Kind.NEVER_HOLDS))
    assert found == sorted(Prover(*ground).constant_sentences())


@given(grounds())
def test_flags_that_nothing_asks_about_are_found(ground: tuple[Scheme, Area]) -> None:
    """'Critical criteria that no cap looks at.'"""
    assert subjects(ground, Kind.IDLE_FLAG) == Prover(*ground).idle_flags()


@given(grounds())
def test_vague_words_whose_reading_never_matters_are_found(ground: tuple[Scheme, Area]) -> None:
    """'Every quantity matters: within its range some reading changes some state.'"""
    assert subjects(ground, Kind.IDLE_QUANTITY) == Prover(*ground).idle_quantities()


@given(grounds())
def test_what_not_applicable_can_gain_is_found(ground: tuple[Scheme, Area]) -> None:
    """'Marking a not-met criterion as not applicable makes a better grade possible.'"""
    found = sorted(remarks(ground, Kind.LEFT_OUT), key=lambda one: one.subject)
    assert found == sorted(Prover(*ground).leaving_out(), key=lambda one: one.subject)
