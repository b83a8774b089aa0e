"""Schemes seeded with each fault: what the proof says of them equals what looking at every set of findings shows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from hmicgrade.evaluate import diagram, readings
from hmicgrade.evaluate.proof import walks
from hmicgrade.evaluate.proof.area import prove_area
from hmicgrade.evaluate.proof.diagnostics import warnings
from hmicgrade.evaluate.proof.profiles import ground_of
from hmicgrade.evaluate.proof.results import KINDS, AreaProof, Kind, Property, Remark, Verdict, Way, Witness
from hmicgrade.evaluate.proof.scheme import prove_scheme
from hmicgrade.evaluate.proof.sizes import Sizes
from hmicgrade.evaluate.proof.steps import untouched_criteria
from hmicgrade.evaluate.proof.walks import reached
from hmicgrade.explain.proof_sentences import percent
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.conditions import AllBut, AllOf, AnyOf, Condition, Plain, Word
from hmicgrade.model.scheme import Cap, Quantity, Scheme, Silence
from tests.evaluate.made import ALL_FAIR, CRITICAL_FAILURE, amount, area, fair, scheme, sentence
from tests.evaluate.made import percent as share
from tests.evaluate.prover import Prover

MOST = Quantity("most", share("more than", 50), share("more than", 50), share("at least", 80))
GOOD = tuple(Criterion(f"g{place}", "good") for place in range(3))
AREA = area(Criterion("f0", "fair", critical=True), *(Criterion(f"f{place}", "fair") for place in (1, 2)), *GOOD[:2])
FAIR = sentence(AllBut(1), "fair", "at least partly_met")
POOR = sentence(amount("at least", 2), "fair", "not_met")
UNSAFE = Cap("unsafe", CRITICAL_FAILURE, "poor")
BETTER = AllOf((ALL_FAIR, sentence(Plain.ANY, "good", "met")))
SOUND: dict[str, Condition | None] = {"good": BETTER, "fair": FAIR, "poor": POOR}

SEEDED: dict[str, tuple[Kind, Scheme, Area]] = {
    "open": (Kind.OPEN, scheme({"good": BETTER, "fair": FAIR, "poor": None}, "fair", "poor"), AREA),
    "contradiction": (
        Kind.CONTRADICTION,
        scheme(SOUND | {"poor": sentence(Plain.ANY, "fair", "not_met")}, "poor"),
        AREA,
    ),
    "not nested": (Kind.NOT_NESTED, scheme(SOUND | {"good": sentence(Plain.ALL, "good", "met")}, "poor"), AREA),
    "not monotone": (
        Kind.NOT_MONOTONE,
        scheme(SOUND | {"fair": sentence(amount("exactly", 2), "fair", "met")}, "poor"),
        AREA,
    ),
    "unreachable": (Kind.UNREACHABLE, scheme(SOUND | {"fair": BETTER}, "poor"), AREA),
    "unreachable without a rule": (Kind.UNREACHABLE, scheme({"best": None, **SOUND}, "poor"), AREA),
    "never holding": (
        Kind.UNREACHABLE,
        scheme(SOUND | {"good": sentence(amount("at least", 9), "good", "met")}, "poor"),
        AREA,
    ),
    "capped": (
        Kind.UNREACHABLE,
        scheme(SOUND, "poor", caps=(Cap("c", sentence(Plain.ANY, "", "below met"), "poor"),)),
        AREA,
    ),
    "idle rule": (Kind.IDLE_RULE, scheme(SOUND | {"fair": BETTER}, "fair"), AREA),
    "constant": (Kind.CONSTANT, scheme({"good": POOR, "poor": None}, "good"), AREA),
    "silence": (
        Kind.SILENCE_DECIDES,
        scheme(SOUND, "poor", silence=(Silence("fair", "not_met"),)),
        AREA,
    ),
    "idle criterion": (Kind.IDLE_CRITERION, scheme({"fair": ALL_FAIR, "poor": None}, "poor"), AREA),
    "idle flag": (Kind.IDLE_FLAG, scheme(SOUND, "poor"), AREA),
    "cap never holds": (
        Kind.CAP_NEVER_HOLDS,
        scheme(SOUND, "poor", caps=(Cap("c", sentence(amount("at least", 2), "critical", "not_met"), "poor"),)),
        AREA,
    ),
    "idle cap": (Kind.IDLE_CAP, scheme(SOUND, "poor", caps=(replace(UNSAFE, at_most="good"),)), AREA),
    "always": (Kind.ALWAYS_HOLDS, scheme({"fair": sentence(AllBut(3), "fair", "met"), "poor": None}, "poor"), AREA),
    "never": (
        Kind.NEVER_HOLDS,
        scheme(SOUND | {"good": AnyOf((BETTER, sentence(amount("at least", 4), "fair", "met")))}, "poor"),
        AREA,
    ),
    "idle quantity": (
        Kind.IDLE_QUANTITY,
        scheme(SOUND | {"good": AllOf((ALL_FAIR, sentence(Word("most"), "good", "met")))}, "poor", quantities=(MOST,)),
        AREA,
    ),
    "left out": (
        Kind.LEFT_OUT,
        scheme(SOUND, "poor", caps=(UNSAFE,)),
        area(
            *(replace(one, may_be_not_applicable=place != 1) for place, one in enumerate(fair(4))),
            Criterion("g", "good"),
        ),
    ),
}


def found(proof: AreaProof, kind: Kind) -> list[Remark]:
    return [remark for remark in proof.remarks if remark.kind is kind]


@pytest.mark.parametrize("name", SEEDED)
def test_a_seeded_fault_is_found(name: str) -> None:
    kind, made, of = SEEDED[name]
    proof = prove_area(made, of)
    assert found(proof, kind)
    assert proof.verdict(KINDS[kind].of) in {Verdict.FAULT, Verdict.NOTED}


@pytest.mark.parametrize("name", SEEDED)
def test_what_is_said_of_a_seeded_scheme_is_what_every_set_of_findings_shows(name: str) -> None:
    _, made, of = SEEDED[name]
    proof, prover = prove_area(made, of), Prover(made, of)
    assert found(proof, Kind.OPEN) == prover.open_states()
    assert found(proof, Kind.CONTRADICTION) == prover.contradictions()
    assert found(proof, Kind.NOT_NESTED) == prover.not_nested()
    assert found(proof, Kind.NOT_MONOTONE) == prover.not_monotone()
    assert found(proof, Kind.LEFT_OUT) == prover.leaving_out()
    assert [one.subject for one in found(proof, Kind.IDLE_CRITERION)] == prover.idle_criteria()
    assert [one.subject for one in found(proof, Kind.IDLE_QUANTITY)] == prover.idle_quantities()
    assert proof.reaches == tuple(prover.reach(grade) for grade in prover.names)
    assert proof.power == prover.power()


def test_a_sound_scheme_is_proved() -> None:
    made = scheme(SOUND, "poor", caps=(UNSAFE,))
    proof = prove_scheme(made, [AREA])
    assert proof.proved
    assert proof.exact
    assert not list(proof.every_remark())
    assert warnings(proof) == ()
    assert {proof.areas[0].verdict(one) for one in Property} == {Verdict.HOLDS}


def test_what_is_so_in_every_area_is_a_fault_and_what_is_so_in_one_is_not() -> None:
    made = scheme(SOUND, "poor", caps=(UNSAFE,))
    safe = replace(area(*fair(3), *GOOD[:2]), id="b")
    assert prove_scheme(made, [AREA, safe]).proved
    alone = prove_scheme(made, [safe])
    assert {(one.kind, one.areas) for one in alone.remarks} == {
        (Kind.CAP_NEVER_HOLDS, ("b",)),
        (Kind.NEVER_HOLDS, ("b",)),
    }
    assert not alone.proved
    assert [one.code for one in warnings(alone)] == ["HG713", "HG714"]


def test_nothing_is_said_of_every_area_while_one_has_errors() -> None:
    safe = replace(area(*fair(3), *GOOD[:2]), id="b")
    proof = prove_scheme(scheme(SOUND, "poor", caps=(UNSAFE,)), [safe], refused=["a"])
    assert proof.remarks == ()
    assert not proof.proved


def test_a_scheme_without_areas_is_not_proved() -> None:
    assert not prove_scheme(scheme(SOUND, "poor"), []).proved


def test_a_grade_without_a_rule_may_be_for_overrides_where_one_can_reach_it() -> None:
    made = scheme({"best": None, "fine": None, **SOUND}, "poor", caps=(UNSAFE,))
    one_step = prove_area(replace(made, override_steps=1), AREA)
    assert [one.subject for one in found(one_step, Kind.UNREACHABLE)] == ["best"]
    assert [reach.ways for reach in one_step.reaches[:2]] == [(), (Way.OVERRIDE,)]
    assert not found(prove_area(replace(made, override_steps=2), AREA), Kind.UNREACHABLE)


def test_a_range_of_one_reading_leaves_nothing_open() -> None:
    fixed = replace(MOST, last=MOST.first)
    made = scheme(
        SOUND | {"good": AllOf((ALL_FAIR, sentence(Word("most"), "good", "met")))}, "poor", quantities=(fixed,)
    )
    assert not found(prove_area(made, AREA), Kind.IDLE_QUANTITY)


def test_a_message_names_few_and_counts_many() -> None:
    made = scheme({"good": sentence(Plain.ANY, "good", "met"), "fair": ALL_FAIR, "poor": None}, "poor")
    many = area(*fair(2), *GOOD)
    (only,) = (one for one in warnings(prove_scheme(made, [many])) if one.code == "HG704")
    assert only.message == (
        "the rule for 'good' can hold where that for 'fair' does not in 'a': with 'f0' partly met, everything else met"
    )
    need_all = scheme({"good": sentence(Plain.NO, "", "met"), "fair": ALL_FAIR, "poor": None}, "poor")
    (told,) = (one for one in warnings(prove_scheme(need_all, [many])) if one.code == "HG704")
    assert told.message.endswith("with 5 criteria partly met, everything else met")


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)


@pytest.mark.usefixtures("limited")
def test_past_the_limit_nothing_is_proved() -> None:
    proof = prove_area(scheme(SOUND, "poor", caps=(UNSAFE,)), AREA)
    assert not proof.exact
    assert not proof.proved
    assert proof.remarks == ()
    assert proof.states == 3 * 6 * 6
    assert (proof.reaches, proof.power) == ((), ())
    assert {one for one in Property if proof.verdict(one) is not Verdict.UNCHECKED} == {Property.FLAGS}


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize(
    "name",
    [
        "unreachable without a rule",
        "never holding",
        "idle criterion",
        "idle flag",
        "cap never holds",
        "always",
        "never",
    ],
)
def test_past_the_limit_what_is_certain_is_said(name: str) -> None:
    kind, made, of = SEEDED[name]
    proof = prove_area(made, of)
    assert not proof.exact
    assert found(proof, kind)


@pytest.mark.usefixtures("limited")
def test_past_the_limit_a_constant_scheme_can_be_certain() -> None:
    always = Cap("c", sentence(AllBut(3), "fair", "met"), "poor")
    proof = prove_area(scheme(SOUND, "poor", caps=(always,)), AREA)
    assert [one.shown.gives for one in found(proof, Kind.CONSTANT)] == [("poor",)]


def test_the_limit_holds_for_every_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    made = scheme(SOUND, "poor", caps=(UNSAFE,))
    ground = ground_of(made, AREA)
    steps = list(ground.steps(ground.grades.layers))
    monkeypatch.setattr(walks, "STATE_LIMIT", 2)
    assert not prove_area(made, AREA).exact
    with pytest.raises(diagram.LatticeTooLargeError):
        reached((0,), steps)


@pytest.mark.parametrize("name", ["always", "idle quantity"])
def test_too_many_sums_are_past_the_limit(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _, made, of = SEEDED[name]
    monkeypatch.setattr(readings, "SUM_LIMIT", 1)
    proof = prove_area(made, of)
    assert not proof.exact
    assert not found(proof, Kind.ALWAYS_HOLDS)


def test_a_vague_word_with_too_many_readings_is_past_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    _, made, of = SEEDED["idle quantity"]
    monkeypatch.setattr("hmicgrade.evaluate.proof.parts.distinct_readings", lambda *_: None)
    assert not prove_area(made, of).exact


def test_an_area_of_one_criterion_cannot_lose_it() -> None:
    made = scheme({"fair": ALL_FAIR, "poor": None}, "poor")
    proof = prove_area(made, area(Criterion("f", "fair", may_be_not_applicable=True)))
    assert not found(proof, Kind.LEFT_OUT)


def test_untouched_criteria_are_certain_without_states() -> None:
    _, made, of = SEEDED["idle criterion"]
    assert [one.subject for one in untouched_criteria(ground_of(made, of))] == ["g0", "g1"]


def test_a_size_can_be_read_back() -> None:
    sizes = Sizes.over(4, 3)
    for values in ((0, 0, 0, 0), (2, 1, 0, 2), (1, 1, 1, 1), (0, 2, 0, 1)):
        assert sizes.values(sizes.total(values)) == values


def test_the_smaller_set_is_further_from_no_finding() -> None:
    sizes = Sizes.over(3, 3)
    smallest_first = [(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (2, 0, 0), (0, 0, 2), (1, 1, 0), (1, 2, 0), (2, 1, 0)]
    assert sorted(smallest_first, key=sizes.total) == smallest_first


def test_what_no_findings_show_has_no_witness() -> None:
    with pytest.raises(LookupError):
        _ = Remark(Kind.IDLE_CAP, "c").shown
    with pytest.raises(LookupError):
        _ = Witness((), ()).changed


@pytest.mark.parametrize(
    ("part", "written"),
    [
        (Fraction(0), "0.0%"),
        (Fraction(1), "100.0%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(2, 3), "66.7%"),
        (Fraction(1, 3**40), "under 0.1%"),
        (Fraction(1, 2000), "0.1%"),
        (Fraction(1, 2001), "under 0.1%"),
        (Fraction(1999, 2000), "over 99.9%"),
    ],
)
def test_a_share_is_rounded_and_never_to_nothing_or_all(part: Fraction, written: str) -> None:
    assert percent(part) == written
