"""Laws of worked cases: what a case decides is worked out again the long way, and so is every generated pair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

from hypothesis import given

from hmicgrade.evaluate.deciding import decided_by
from hmicgrade.evaluate.pairs import pairs
from hmicgrade.evaluate.points import Kind, Point, points
from hmicgrade.evaluate.worked import Tried, tried
from hmicgrade.model.conditions import (
    AllBut,
    AllOf,
    Amount,
    AnyOf,
    Bound,
    Comparison,
    Condition,
    CountSentence,
    Relation,
    Selector,
    Status,
)
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme
from hmicgrade.model.wording import sentence_text
from hmicgrade.model.worked import Expected, Field, WorkedCase, WorkedFile
from tests.evaluate.oracle import Findings, Grades, Oracle, Small, Verdict, completions, holds, sentences_of
from tests.evaluate.strategies import smalls, sorted_of


def tried_as(small: Small) -> Tried:
    """A small area as a worked case that expects what comes out."""
    findings = dict(zip(small.ids, small.findings, strict=True))
    possible = Oracle(small).ordered(Oracle(small).possible)
    expect = (Expected(Field.POSSIBLE, possible),)
    case = WorkedCase("case", small.area, findings, expect, sorted_of(small).all())
    (found,) = tried(small.scheme, WorkedFile("s", "f", (case,)))
    assert found.passed
    return found


def constant(scheme: Scheme, *, truth: bool) -> CountSentence:
    """A sentence that always holds, or never does."""
    quantity = AllBut(99) if truth else Amount(Bound(Comparison.AT_LEAST, 99))  # type: ignore[arg-type]
    return CountSentence(quantity, Selector(), Status(Relation.AT_LEAST, scheme.scale[-1].finding))


def with_rule(scheme: Scheme, grade: str, change: Callable[[Condition], Condition]) -> Scheme:
    rules = tuple(
        replace(rule, requires=change(rule.requires)) if rule.grade == grade and rule.requires else rule
        for rule in scheme.grades
    )
    return replace(scheme, grades=rules)


def with_cap(scheme: Scheme, cap: str, change: Callable[[Condition], Condition]) -> Scheme:
    return replace(
        scheme, caps=tuple(replace(one, when=change(one.when)) if one.id == cap else one for one in scheme.caps)
    )


def turned_sentences(condition: Condition, scheme: Scheme, text: str, *, truth: bool) -> list[Condition]:
    """The condition with one occurrence of a sentence made constant, for each occurrence."""
    if isinstance(condition, AnyOf | AllOf):
        return [
            type(condition)((*condition.members[:at], turned, *condition.members[at + 1 :]))
            for at, member in enumerate(condition.members)
            for turned in turned_sentences(member, scheme, text, truth=truth)
        ]
    return [constant(scheme, truth=truth)] if sentence_text(condition) == text else []


def computed(small: Small) -> set[Grades]:
    """The grades of each completion before any decision, with the judgements of the area as it stands."""
    return {verdict.computed for verdict in Oracle(small).verdicts}


def results_with(small: Small, scheme: Scheme) -> set[Grades]:
    """The same under another scheme, with exactly the same judgements in force."""
    here = Oracle(small).here
    other = replace(here, scheme=scheme, known={})
    return {other.verdict(found).computed for found in completions(small.findings, scheme)}


def differs(small: Small, scheme: Scheme) -> bool:
    """Whether every completion leaves the same grades, and another scheme other ones."""
    one, other = computed(small), results_with(small, scheme)
    return len(one) == 1 and len(other) == 1 and one != other


def sentence_decides(small: Small, point: Point) -> bool:
    truth = point.kind in {Kind.SENTENCE_HOLDS, Kind.CAP_SENTENCE_HOLDS}
    of_rule = point.kind in {Kind.SENTENCE_HOLDS, Kind.SENTENCE_FAILS}
    scheme = small.scheme
    conditions = (
        {rule.grade: rule.requires for rule in scheme.grades} if of_rule else {c.id: c.when for c in scheme.caps}
    )
    condition = conditions[point.of]
    assert condition
    if not has_truth(small, condition, point.sentence, truth=truth):
        return False
    change = with_rule if of_rule else with_cap
    every = turned_sentences(condition, scheme, point.sentence, truth=not truth)
    return any(differs(small, change(scheme, point.of, lambda _, turned=turned: turned)) for turned in every)  # type: ignore[misc]


def has_truth(small: Small, condition: Condition, text: str, *, truth: bool) -> bool:
    world = Oracle(small).here
    sentence = next(one for one in sentences_of(condition) if sentence_text(one) == text)
    return all(
        holds(sentence, list(zip(world.criteria, found, strict=True)), small.scheme, world.readings) is truth
        for found in completions(small.findings, small.scheme)
    )


def rule_decides(small: Small, point: Point) -> bool:
    truth = point.kind is Kind.RULE_HOLDS
    world = Oracle(small).here
    requires = next(rule.requires for rule in small.scheme.grades if rule.grade == point.of)
    assert requires
    is_so = all(
        holds(requires, list(zip(world.criteria, found, strict=True)), small.scheme, world.readings) is truth
        for found in completions(small.findings, small.scheme)
    )
    return is_so and differs(
        small, with_rule(small.scheme, point.of, lambda _: constant(small.scheme, truth=not truth))
    )


def cap_lowers(small: Small, cap: str) -> bool:
    standing = all(cap in verdict.standing for verdict in Oracle(small).verdicts)
    return standing and differs(small, with_cap(small.scheme, cap, lambda _: constant(small.scheme, truth=False)))


def critical_decides(small: Small, point: Point) -> bool:
    world, best = Oracle(small).here, small.scheme.scale[0].finding
    criterion = next(one for one in world.criteria if one.id == point.of)
    if small.finding(point.of) in {NOT_ASSESSED, NOT_APPLICABLE}:
        return False
    met = Oracle(small).changed((point.of,), best)
    return criterion.critical and any(
        cap_lowers(small, cap.id)
        and world.makes_hold(cap, criterion, small.finding(point.of))
        and all(cap.id not in verdict.standing for verdict in world.verdicts(met))
        for cap in small.scheme.caps
    )


def without(small: Small, point: Point) -> list[Small]:
    """The area without one of the judgements that a point is about, for each."""
    match point.kind:
        case Kind.SET_ASIDE:
            pairs_ = [pair for pair in small.set_aside if pair[0] == point.of]
            return [replace(small, set_aside=tuple(one for one in small.set_aside if one != pair)) for pair in pairs_]
        case Kind.TREAT_AS_CRITICAL:
            return [replace(small, treat=tuple(one for one in small.treat if one != gone)) for gone in small.treat]
        case _:
            return [replace(small, decide=None)] if small.decide == point.of else []


def every_verdict(small: Small, test: Callable[[Verdict], bool]) -> bool:
    return all(map(test, Oracle(small).verdicts))


def falls_to_otherwise(small: Small, _: Point) -> bool:
    return no_rule_holds(small) and every_verdict(small, lambda verdict: verdict.computed == verdict.uncapped)


def judgement_changes(small: Small, point: Point) -> bool:
    return any(Oracle(one).possible != Oracle(small).possible for one in without(small, point))


LONG_WAY: dict[Kind, Callable[[Small, Point], bool]] = {
    Kind.GRADE: lambda small, point: Oracle(small).possible == {point.of},
    Kind.RULE_HOLDS: rule_decides,
    Kind.RULE_FAILS: rule_decides,
    Kind.SENTENCE_HOLDS: sentence_decides,
    Kind.SENTENCE_FAILS: sentence_decides,
    Kind.CAP_SENTENCE_HOLDS: sentence_decides,
    Kind.CAP_SENTENCE_FAILS: sentence_decides,
    Kind.CAP_HOLDS: lambda small, point: every_verdict(small, lambda verdict: point.of in verdict.held),
    Kind.CAP_LOWERS: lambda small, point: cap_lowers(small, point.of),
    Kind.OTHERWISE: falls_to_otherwise,
    Kind.CRITICAL: critical_decides,
    Kind.SET_ASIDE: judgement_changes,
    Kind.TREAT_AS_CRITICAL: judgement_changes,
    Kind.DECIDE: judgement_changes,
}
"""Whether a case decides a point, worked out the long way. Quantities follow their sentences."""


def no_rule_holds(small: Small) -> bool:
    world = Oracle(small).here
    return not any(
        holds(rule.requires, list(zip(world.criteria, found, strict=True)), small.scheme, world.readings)
        for rule in small.scheme.grades
        if rule.requires is not None
        for found in completions(small.findings, small.scheme)
    )


@given(smalls())
def test_what_a_case_decides_is_so_when_worked_out_the_long_way(small: Small) -> None:
    """A thing decides where the grades would be others if it were the other way round."""
    found = decided_by(tried_as(small))
    assert [one for one in found if one.kind in LONG_WAY and not LONG_WAY[one.kind](small, one)] == []
    beyond = {Kind.CRITICAL, Kind.DECIDE}
    assert {point for point in found if point.kind not in beyond} <= set(points(small.scheme, [small.area]))


@given(smalls())
def test_where_nothing_is_missing_a_case_decides_everything_that_the_long_way_finds(small: Small) -> None:
    """A thing decides where the grades would be others if it were the other way round."""
    if NOT_ASSESSED in small.findings:
        small = replace(small, findings=tuple(one if one != NOT_ASSESSED else "met" for one in small.findings))
        small = replace(small, set_aside=(), treat=(), decide=None)
    found = decided_by(tried_as(small))
    every = [one for one in points(small.scheme, [small.area]) if one.kind in LONG_WAY]
    assert [one for one in every if one not in found and LONG_WAY[one.kind](small, one)] == []


def cost(findings: Findings, scale: tuple[str, ...]) -> tuple[int, int]:
    places = [scale.index(one) for one in findings]
    return sum(place > 0 for place in places), sum(places)


@given(smalls(judged=False, most=4))
def test_a_pair_flips_the_grade_by_one_finding_alone_and_none_is_smaller(small: Small) -> None:
    """For each criterion, the smallest pair of cases in which it alone flips the grade."""
    scheme, scale = small.scheme, small.scheme.findings
    world = Oracle(replace(small, findings=(NOT_ASSESSED,) * len(small.findings))).here
    every = list(product(scale, repeat=len(small.ids)))
    for at, pair in enumerate(pairs(scheme, small.area)):
        flips = [
            (one, other)
            for one in every
            for value in scale[scale.index(one[at]) + 1 :]
            if (other := (*one[:at], value, *one[at + 1 :]))
            and world.verdict(one).computed != world.verdict(other).computed
        ]
        assert (pair is None) == (not flips)
        if pair is None:
            continue
        assert pair.criterion == small.ids[at]
        two = pair.better.findings, pair.worse.findings
        assert two in flips
        assert [frozenset(half.possible) for half in (pair.better, pair.worse)] == [
            world.verdict(one).computed for one in two
        ]
        assert size(two, at, scale) == min(size(flip, at, scale) for flip in flips)


def size(two: tuple[Findings, Findings], at: int, scale: tuple[str, ...]) -> tuple[int, int]:
    """How many findings of a pair are below the best, and by how much: what both states share counts once."""
    below, places = cost(two[0], scale)
    more, further = cost((two[1][at],), scale)
    return below + more, places + further
