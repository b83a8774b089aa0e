"""One whole area assessed in process, under rules of the shape of the 2007 scheme: typical, and of 62 criteria."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from benchmarks.timing import Timing, measure
from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import CriterionFinding, Origin
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.proof.area import prove_area
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.conditions import (
    AllOf,
    Amount,
    Bound,
    Comparison,
    CountSentence,
    Plain,
    Quantity,
    Relation,
    Selector,
    Status,
    Word,
)
from hmicgrade.model.scheme import Cap, GradeRule, ScaleValue, Scheme
from hmicgrade.model.scheme import Quantity as SchemeQuantity
from hmicgrade.model.table import FindingsTable

MET, NOT_MET = Status(Relation.IS, "met"), Status(Relation.IS, "not_met")


def _percent(comparison: Comparison, number: int) -> Amount:
    return Amount(Bound(comparison, Fraction(number)), percent=True)


def _are(quantity: Quantity, adjectives: str, status: Status = MET) -> CountSentence:
    return CountSentence(quantity, Selector(tuple(adjectives.split())), status)


def _word(word: str, reading: Amount, first: Amount, last: Amount) -> SchemeQuantity:
    return SchemeQuantity(word, reading, first, last)


def _scheme() -> Scheme:
    at_least, more_than = Comparison.AT_LEAST, Comparison.MORE_THAN
    fair, good, excellent = (_are(Plain.ALL, "fair"), _are(Word("most"), "good"), _are(Plain.ALL, "excellent"))
    partly = Status(Relation.AT_LEAST, "partly_met")
    return Scheme(
        id="benchmark",
        title="Rules of the shape of the 2007 scheme",
        levels=("excellent", "good", "fair"),
        grades=(
            GradeRule("excellent", requires=AllOf((fair, _are(Word("the vast majority"), "good"), excellent))),
            GradeRule("good", requires=AllOf((fair, good))),
            GradeRule("fair", requires=_are(Plain.ALL, "significant fair", partly)),
            GradeRule("poor", requires=_are(Word("a significant number"), "fair", NOT_MET)),
        ),
        scale=tuple(
            ScaleValue(name, Fraction(score)) for name, score in (("met", 2), ("partly_met", 1), ("not_met", 0))
        ),
        table=FindingsTable(()),
        otherwise=("fair", "poor"),
        quantities=(
            _word("most", *(_percent(more_than, 50),) * 2, _percent(at_least, 80)),
            _word("the vast majority", *(_percent(at_least, number) for number in (85, 75, 95))),
            _word("a significant number", *(_percent(at_least, number) for number in (25, 15, 50))),
        ),
        caps=(Cap("critical-failure", _are(Plain.ANY, "critical", NOT_MET), "poor"),),
    )


def _area(fair: int, good: int, critical: int) -> Area:
    """Return an area whose criteria fall into six classes: two excellent criteria beside those asked for."""
    criteria = (
        *(Criterion(f"f{n}", "fair", critical=n < critical, significant=n < fair - critical) for n in range(fair)),
        *(Criterion(f"g{n}", "good", critical=n < critical) for n in range(good)),
        *(Criterion(f"x{n}", "excellent") for n in range(2)),
    )
    return Area("benchmark", "Benchmark", criteria)


def _case(area: Area, weights: tuple[int, int, int, int]) -> Case:
    chance = random.Random(2007)  # noqa: S311 - made-up findings
    values = ("met", "partly_met", "not_met", "not_assessed")
    findings = (chance.choices(values, weights)[0] for _ in area.criteria)
    return Case(
        _scheme(),
        area,
        tuple(
            CriterionFinding(criterion, finding, Origin.RECORDED)
            for criterion, finding in zip(area.criteria, findings, strict=True)
        ),
    )


CASES = {
    "26 criteria, everything assessed": _case(_area(14, 10, 2), (80, 18, 2, 0)),
    "26 criteria, one in ten missing": _case(_area(14, 10, 2), (70, 18, 2, 10)),
    "26 criteria, nothing assessed": _case(_area(14, 10, 2), (0, 0, 0, 1)),
    "62 criteria, everything assessed": _case(_area(34, 26, 4), (80, 18, 2, 0)),
    "62 criteria, nothing assessed": _case(_area(34, 26, 4), (0, 0, 0, 1)),
}

PROOFS = {"26 criteria, proof": _area(14, 10, 2), "62 criteria, proof": _area(34, 26, 4)}


def timings(runs: int) -> Iterator[Timing]:
    """Measure the whole assessment of each case (grade, reasons, readings, what is missing), and the proof of areas."""
    for name, case in CASES.items():
        yield measure(name, runs, partial(assess_area, case))
    for name, area in PROOFS.items():
        yield measure(name, runs, partial(prove_area, _scheme(), area))
