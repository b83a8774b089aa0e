"""Short ways to write schemes, areas, sentences and evidence by hand."""

from __future__ import annotations

from fractions import Fraction

from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.evaluate.judgements import Sorted
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.conditions import (
    Amount,
    Bound,
    Comparison,
    Condition,
    CountSentence,
    Plain,
    Quantity,
    Relation,
    Selector,
    Status,
)
from hmicgrade.model.scheme import Cap, GradeRule, ScaleValue, Scheme, Silence
from hmicgrade.model.scheme import Quantity as Reading
from tests.evaluate.grading import graded
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import TABLE

SCALE = tuple(
    ScaleValue(finding, Fraction(score)) for finding, score in (("met", 2), ("partly_met", 1), ("not_met", 0))
)

MET, PARTLY, NOT, MISSING, AWAY = "met", "partly_met", "not_met", "not_assessed", "not_applicable"

NO_JUDGEMENTS = Sorted()


def amount(words: str, number: str | int, *, percent: bool = False, by_weight: bool = False) -> Amount:
    """An amount: `amount("more than", 50, percent=True)`."""
    return Amount(Bound(Comparison(words), Fraction(number)), percent, by_weight)


def percent(words: str, number: str | int) -> Amount:
    return amount(words, number, percent=True)


def sentence(quantity: Quantity, adjectives: str, status: str) -> CountSentence:
    """A counting sentence: `sentence(Plain.ALL, "fair", "at least partly_met")`."""
    relation, _, finding = status.rpartition(" ")
    return CountSentence(quantity, Selector(tuple(adjectives.split())), Status(Relation(relation), finding))


ALL_FAIR = sentence(Plain.ALL, "fair", "met")
CRITICAL_FAILURE = sentence(Plain.ANY, "critical", "not_met")


def scheme(
    rules: dict[str, Condition | None],
    *otherwise: str,
    caps: tuple[Cap, ...] = (),
    scale: tuple[ScaleValue, ...] = SCALE,
    quantities: tuple[Reading, ...] = (),
    silence: tuple[Silence, ...] = (),
) -> Scheme:
    """A scheme of these grades, best first."""
    grades = tuple(GradeRule(grade, "", requires) for grade, requires in rules.items())
    return Scheme(
        "s", "S", ("good", "fair"), grades, scale, TABLE, otherwise, quantities=quantities, caps=caps, silence=silence
    )


def area(*criteria: Criterion) -> Area:
    return Area("a", "A", criteria)


def fair(number: int, **change: object) -> tuple[Criterion, ...]:
    """Fair criteria f0, f1 and so on."""
    return tuple(Criterion(f"f{place}", "fair", **change) for place in range(number))  # type: ignore[arg-type]


def holds(condition: Condition, criteria: tuple[Criterion, ...], *findings: str) -> bool:
    """Whether a condition holds of an area, read off the grade of a scheme that asks nothing else."""
    return grade_of(scheme({"yes": condition, "no": None}, "no"), criteria, *findings).grade == "yes"


def grade_of(graded_by: Scheme, criteria: tuple[Criterion, ...], *findings: str) -> AreaAssessment:
    return graded(Small(graded_by, area(*criteria), findings))
