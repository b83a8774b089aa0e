"""Random schemes, small areas, findings and the judgements that apply to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from hmicgrade.evaluate.assessment import CriterionFinding, Origin
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.judgements import Sorted
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.conditions import (
    AllBut,
    AllOf,
    Amount,
    AnyOf,
    Bound,
    Comparison,
    Condition,
    CountSentence,
    Plain,
    Relation,
    ScoreSentence,
    Selector,
    Sentence,
    Status,
    TotalSentence,
    Word,
)
from hmicgrade.model.conditions import Quantity as Counted
from hmicgrade.model.evidence import Cited, Decide, Grounds, Override, SetAside, TreatAsCritical
from hmicgrade.model.scheme import (
    NOT_APPLICABLE,
    NOT_ASSESSED,
    Cap,
    GradeRule,
    Quantity,
    ScaleValue,
    Scheme,
)
from hmicgrade.model.table import Effect, EffectTest, FindingsTable, Presence, TableLine
from tests.evaluate.oracle import Oracle, Small

Made = TypeVar("Made")

GROUNDS = Grounds("The risk is known and managed", "HM Inspector", "2007-09")
GRADES = ("excellent", "good", "fair", "poor")
SCALES = tuple(
    tuple(ScaleValue(finding, Fraction(score)) for finding, score in scale)
    for scale in (
        (("met", "1"), ("not_met", "0")),
        (("met", "2"), ("partly_met", "1"), ("not_met", "0")),
        (("met", "1"), ("partly_met", "2/3"), ("not_met", "1/3")),
        (("met", "3/2"), ("mostly_met", "1/2"), ("partly_met", "1/2"), ("not_met", "0")),
    )
)
WEIGHTS = tuple(map(Fraction, ("1", "1", "2", ".14", ".26", ".01", ".27", ".11", ".21")))
PERCENTAGES = tuple(map(Fraction, ("1", "14", "25", "28", "100/3", "50", "56", "66.7", "75", "85", "100")))
SELECTORS = (
    *(Selector((word,)) for word in ("fair", "good", "critical", "significant", "x")),
    *(Selector(words) for words in ((), ("fair", "critical"), ("good", "x"), ("significant", "fair"))),
)
TABLE = FindingsTable(
    (
        TableLine((EffectTest(Presence.ANY, Effect.WELL_SHORT), EffectTest(Presence.NO, Effect.SUPPORTS)), "not_met"),
        TableLine((EffectTest(Presence.ANY, Effect.WELL_SHORT),), "partly_met"),
        TableLine((EffectTest(Presence.ANY, Effect.SHORT),), "partly_met"),
        TableLine((EffectTest(Presence.ANY, Effect.SUPPORTS),), "met"),
        TableLine((EffectTest(Presence.ONLY, Effect.IN_PROGRESS),), "partly_met"),
    )
)
"""The table of the 2007 scheme."""

FLOORS = (Comparison.AT_LEAST, Comparison.MORE_THAN)
CEILINGS = (Comparison.FEWER_THAN, Comparison.AT_MOST)


def _is_said(comparison: Comparison, number: Fraction) -> bool:
    return number > 0 or comparison not in {Comparison.AT_LEAST, Comparison.FEWER_THAN}


def bounds(numbers: Sequence[Fraction]) -> st.SearchStrategy[Bound]:
    every = [Bound(comparison, number) for comparison in Comparison for number in numbers]
    return st.sampled_from([one for one in every if _is_said(one.comparison, one.number)])


COUNTS = tuple(map(Fraction, range(4)))
AMOUNTS = st.one_of(
    bounds(COUNTS).map(Amount),
    bounds((Fraction(0), *PERCENTAGES)).map(lambda one: Amount(one, percent=True)),
    bounds((Fraction(0), *PERCENTAGES)).map(lambda one: Amount(one, percent=True, by_weight=True)),
    bounds(WEIGHTS).map(lambda one: Amount(one, by_weight=True)),
)


@cache
def counted(words: tuple[str, ...]) -> st.SearchStrategy[Counted]:
    choices: list[st.SearchStrategy[Counted]] = [
        st.sampled_from(Plain),
        st.sampled_from((AllBut(1), AllBut(2))),
        AMOUNTS,
    ]
    if words:
        choices.append(st.sampled_from(words).map(Word))
    return st.one_of(*choices)


@cache
def statuses(scale: tuple[ScaleValue, ...]) -> st.SearchStrategy[Status]:
    return st.sampled_from([Status(relation, value.finding) for relation in Relation for value in scale])


SCORE_BOUNDS = bounds(tuple(map(Fraction, ("0", "1/2", "2/3", "1", "3/2"))))
TOTAL_BOUNDS = bounds(tuple(map(Fraction, ("0", "1", "3/2", "2", "10/3", "5"))))
TOTALS: st.SearchStrategy[Sentence] = st.one_of(
    st.builds(TotalSentence, st.sampled_from(SELECTORS), TOTAL_BOUNDS),
    st.builds(TotalSentence, st.sampled_from(SELECTORS), bounds((Fraction(0), *PERCENTAGES)), st.just(value=True)),
)


@cache
def sentences(scale: tuple[ScaleValue, ...], words: tuple[str, ...]) -> st.SearchStrategy[Sentence]:
    count = st.builds(CountSentence, counted(words), st.sampled_from(SELECTORS), statuses(scale))
    score = st.builds(ScoreSentence, counted(words), st.sampled_from(SELECTORS), SCORE_BOUNDS)
    return st.one_of(count, count, score, TOTALS)


@cache
def conditions(scale: tuple[ScaleValue, ...], words: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    sentence = sentences(scale, words)
    pairs = st.lists(sentence, min_size=2, max_size=2).map(tuple)
    either, both = pairs.map(AnyOf), pairs.map(AllOf)
    nested = st.one_of(st.tuples(sentence, either).map(AllOf), st.tuples(both, sentence).map(AnyOf))
    return st.one_of(sentence, sentence, either, both, nested)


@st.composite
def quantities(draw: st.DrawFn, word: str) -> Quantity:
    """A vague word whose range runs over three ordered readings of one unit and direction."""
    pair = draw(st.sampled_from((FLOORS, CEILINGS)))
    percent, by_weight = draw(st.sampled_from(((True, False), (True, True), (False, False), (False, True))))
    numbers = PERCENTAGES if percent else (WEIGHTS[2:] if by_weight else COUNTS)
    keys = sorted((number, place) for number in set(numbers) for place in (0, 1) if _is_said(pair[place], number))
    places = sorted(draw(st.lists(st.sampled_from(range(len(keys))), min_size=3, max_size=3)))
    first, reading, last = (Amount(Bound(pair[keys[at][1]], keys[at][0]), percent, by_weight) for at in places)
    return Quantity(word, reading, first, last)


@cache
def otherwise(grades: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    several = [(better, worse) for better in grades for worse in grades if grades.index(better) < grades.index(worse)]
    return st.sampled_from([*((grade,) for grade in grades), *several, tuple(grades)])


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """A scheme of two to four grades, with up to three caps; many are not monotone, some are constant."""
    grades = GRADES[-draw(st.integers(2, 4)) :]
    scale = draw(st.sampled_from(SCALES))
    vague = tuple(draw(quantities(word)) for word in ("most", "many")[: draw(st.integers(0, 2))])
    condition = conditions(scale, tuple(one.word for one in vague))
    ruled = draw(st.sampled_from((len(grades), len(grades) - 1, 1)))
    rules = tuple(GradeRule(grade, "", draw(condition) if at < ruled else None) for at, grade in enumerate(grades))
    caps = tuple(
        Cap(f"cap-{at}", draw(condition), draw(st.sampled_from(grades)), draw(st.sampled_from((True, True, False))))
        for at in range(draw(st.integers(0, 3)))
    )
    left = draw(otherwise(grades))
    steps = draw(st.sampled_from((None, 1, 2)))
    return Scheme(
        "s", "S", ("good", "fair"), rules, scale, TABLE, left, quantities=vague, caps=caps, override_steps=steps
    )


CRITERIA = st.builds(
    lambda level, critical, significant, tags, weight: Criterion(
        "", level, critical=critical, significant=significant, tags=tags, weight=weight, may_be_not_applicable=True
    ),
    st.sampled_from(("fair", "fair", "good")),
    st.booleans(),
    st.sampled_from((True, True, False)),
    st.sampled_from(((), (), ("x",))),
    st.sampled_from(WEIGHTS),
)


def largest(scheme: Scheme) -> int:
    """How many criteria an area may have for its completions to stay few enough: at most 256."""
    return {2: 6, 3: 5, 4: 4}[len(scheme.scale)]


@st.composite
def areas(draw: st.DrawFn, most: int) -> Area:
    """An area of a few criteria, some of them alike."""
    size = draw(st.sampled_from((1, *range(2, most + 1), *range(2, most + 1))))
    kinds = draw(st.lists(CRITERIA, min_size=1, max_size=size))
    alike = draw(st.lists(st.sampled_from(kinds), min_size=size, max_size=size))
    return Area("a", "A", tuple(replace(kind, id=f"c{place}") for place, kind in enumerate(alike)))


BEYOND = ((), (NOT_ASSESSED,), (NOT_ASSESSED, NOT_ASSESSED, NOT_ASSESSED), (NOT_ASSESSED, NOT_APPLICABLE))
"""What findings there are beside those of the scale: none, some or many missing, some that do not apply."""


@st.composite
def smalls(draw: st.DrawFn, *, judged: bool = True, most: int = 6) -> Small:
    """An area of at most so many criteria with findings; where `judged`, with judgements that apply, no override."""
    scheme = draw(schemes())
    area = draw(areas(min(largest(scheme), most)))
    values = st.sampled_from((*scheme.findings, *draw(st.sampled_from(BEYOND))))
    found = draw(st.lists(values, min_size=len(area.criteria), max_size=len(area.criteria)))
    if set(found) == {NOT_APPLICABLE}:
        found[0] = NOT_ASSESSED
    small = Small(scheme, area, tuple(found))
    return draw(judgements(small)) if judged else small


def _some(draw: st.DrawFn, choices: Sequence[Made]) -> tuple[Made, ...]:
    """None of the choices, mostly, or up to two of them."""
    if not choices or not draw(st.booleans()):
        return ()
    return tuple(draw(st.lists(st.sampled_from(choices), min_size=1, max_size=2, unique=True)))


@st.composite
def judgements(draw: st.DrawFn, small: Small) -> Small:
    """The same area with judgements that apply to it."""
    able = [
        one.id
        for one, finding in zip(small.area.criteria, small.findings, strict=True)
        if not one.critical and finding not in {small.scheme.best_finding, NOT_APPLICABLE}
    ]
    small = replace(small, treat=_some(draw, able))
    here = Oracle(small).here
    movable = [
        (cap.id, criterion)
        for cap in small.scheme.caps
        if cap.may_be_set_aside
        for criterion in small.ids
        if criterion in here.cap_makers(cap, small.findings)
    ]
    small = replace(small, set_aside=_some(draw, movable))
    open_ = sorted({grade for one in Oracle(small).verdicts if len(one.computed) > 1 for grade in one.computed})
    return replace(small, decide=draw(st.sampled_from((None, *open_))))


@st.composite
def misjudged(draw: st.DrawFn) -> Small:
    """A small area with judgements of any kind on anything, most of which do not apply."""
    small = draw(smalls())
    scheme, ids = small.scheme, small.ids
    pairs = [(cap.id, criterion) for cap in scheme.caps for criterion in ids]
    grades = st.sampled_from((None, *scheme.grade_names))
    return replace(
        small,
        set_aside=(*small.set_aside, *(pair for pair in _some(draw, pairs) if pair not in small.set_aside)),
        treat=(*small.treat, *(one for one in _some(draw, ids) if one not in small.treat)),
        decide=draw(st.one_of(st.just(small.decide), grades)),
        override=draw(grades),
        despite=tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))),
    )


def case_of(small: Small, *, hypothetical: bool = False) -> Case:
    """The same area as the engine takes it."""
    findings = tuple(
        CriterionFinding(criterion, finding, Origin.NONE if finding == NOT_ASSESSED else Origin.RECORDED)
        for criterion, finding in zip(small.area.criteria, small.findings, strict=True)
    )
    return Case(small.scheme, small.area, findings, sorted_of(small), hypothetical=hypothetical)


def sorted_of(small: Small) -> Sorted:
    """The judgements of a small area, by what they do."""
    override = Override(small.override, tuple(map(Cited, small.despite)), GROUNDS) if small.override else None
    return Sorted(
        tuple(SetAside(cap, criterion, GROUNDS) for cap, criterion in small.set_aside),
        tuple(TreatAsCritical(criterion, GROUNDS) for criterion in small.treat),
        Decide(small.decide, GROUNDS) if small.decide else None,
        override,
    )
