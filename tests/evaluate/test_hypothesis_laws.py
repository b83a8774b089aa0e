"""Laws of what is asked beside the grade: what would follow, what readings do together, what inspections settle."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise, product
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate import settling
from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.case import lattice_of
from hmicgrade.evaluate.readings import distinct_readings, point_of, reading_order
from hmicgrade.evaluate.settling import AreaGaps, gaps_of
from hmicgrade.evaluate.supposing import Step, WhatIf, supposed_case, what_if
from hmicgrade.evaluate.together import AreaReadings, readings_over
from hmicgrade.model.conditions import Amount, Bound, Comparison
from hmicgrade.model.evidence import Decide, Judgement, SetAside, TreatAsCritical
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Quantity
from hmicgrade.model.supposed import Act, Supposed
from hmicgrade.model.worked import WorkedReading
from tests.evaluate.grading import graded
from tests.evaluate.oracle import Oracle, Small, sets_of
from tests.evaluate.strategies import GROUNDS, case_of, smalls

FLOORS, CEILINGS = (Comparison.AT_LEAST, Comparison.MORE_THAN), (Comparison.FEWER_THAN, Comparison.AT_MOST)


@st.composite
def supposals(draw: st.DrawFn, small: Small) -> Supposed:
    """Findings, judgements and readings that may be supposed of a small area; some judgements will not apply."""
    scheme = small.scheme
    values = st.sampled_from((*scheme.findings, NOT_ASSESSED))
    findings = {one: draw(values) for one in draw(st.lists(st.sampled_from(small.ids), max_size=3, unique=True))}
    caps = [cap.id for cap in scheme.caps if cap.may_be_set_aside]
    criteria, grades = st.sampled_from(small.ids), st.sampled_from(scheme.grade_names)
    judgements: list[st.SearchStrategy[Judgement]] = [
        st.builds(TreatAsCritical, criteria, st.just(GROUNDS)),
        st.builds(Decide, grades, st.just(GROUNDS)),
    ]
    if caps:
        judgements.append(st.builds(SetAside, st.sampled_from(caps), criteria, st.just(GROUNDS)))
    made = draw(st.lists(st.one_of(judgements), max_size=2, unique_by=type))
    without = frozenset(draw(st.lists(st.sampled_from(list(Act)), max_size=1)))
    readings = tuple(
        WorkedReading(one.word, draw(st.sampled_from((one.first, one.last)))) for one in draw(_some(scheme.quantities))
    )
    return Supposed(findings, tuple(made), without, readings)


def _some(quantities: tuple[Quantity, ...]) -> st.SearchStrategy[list[Quantity]]:
    return st.lists(st.sampled_from(quantities), max_size=1) if quantities else st.just([])


def imagined(small: Small, supposed: Supposed) -> Small:
    """The same small area with what is supposed of it, by hand."""
    pairs = zip(small.ids, small.findings, strict=True)
    read = {one.word: one.amount for one in supposed.readings}
    quantities = tuple(replace(one, reading=read.get(one.word, one.reading)) for one in small.scheme.quantities)
    decide = next((one.grade for one in supposed.judgements if isinstance(one, Decide)), None)
    aside = () if Act.SET_ASIDE in supposed.without else small.set_aside
    treat = () if Act.TREAT_AS_CRITICAL in supposed.without else small.treat
    return replace(
        small,
        scheme=replace(small.scheme, quantities=quantities),
        findings=tuple(supposed.findings.get(one, finding) for one, finding in pairs),
        decide=decide or (None if Act.DECIDE in supposed.without else small.decide),
        set_aside=tuple(
            dict.fromkeys(
                (*aside, *((one.cap, one.criterion) for one in supposed.judgements if isinstance(one, SetAside)))
            )
        ),
        treat=tuple(
            dict.fromkeys((*treat, *(one.criterion for one in supposed.judgements if isinstance(one, TreatAsCritical))))
        ),
    )


def supposing(small: Small, supposed: Supposed) -> WhatIf:
    case = case_of(small)
    found = what_if(graded(small), case, supposed)
    assert isinstance(found, WhatIf)
    return found


@given(st.data(), smalls())
def test_the_grade_then_is_that_of_the_area_as_it_is_supposed(data: st.DataObject, small: Small) -> None:
    """'The grade if', where 'a judgement that does not apply is simply not applied'."""
    supposed = data.draw(supposals(small))
    found, oracle = supposing(small, supposed), Oracle(imagined(small, supposed))
    assert found.then.possible == oracle.ordered(oracle.possible)
    assert found.now == graded(small)
    for one in found.left_out:
        assert one not in found.then.judgements


@given(st.data(), smalls())
def test_each_single_step_gives_what_the_area_would_give(data: st.DataObject, small: Small) -> None:
    """'Every criterion's single steps up and down'; of a missing finding, what each end would give."""
    supposed = data.draw(supposals(small))
    found, wanted = supposing(small, supposed), imagined(small, supposed)
    for one, finding in zip(found.steps, wanted.findings, strict=True):
        assert one.finding.finding == finding
        better, worse = _steps(wanted, one.finding.criterion.id, finding)
        assert (one.better, one.worse) == (better, worse)


def _steps(small: Small, criterion: str, finding: str) -> tuple[Step | None, Step | None]:
    scale = [value.finding for value in small.scheme.scale]
    if finding == NOT_APPLICABLE:
        return None, None
    if finding == NOT_ASSESSED:
        return _step(small, criterion, scale[0]), _step(small, criterion, scale[-1])
    at = scale.index(finding)
    up = _step(small, criterion, scale[at - 1]) if at > 0 else None
    return up, _step(small, criterion, scale[at + 1]) if at + 1 < len(scale) else None


def _step(small: Small, criterion: str, to: str) -> Step:
    oracle = Oracle(small)
    return Step(to, oracle.ordered(oracle.possible_with(oracle.changed((criterion,), to))))


@given(st.data(), smalls(most=4))
def test_supposing_what_is_on_file_changes_nothing(data: st.DataObject, small: Small) -> None:
    """What is supposed as it stands leaves the case as it is, but for a finding's origin."""
    same = data.draw(st.lists(st.sampled_from(small.ids), unique=True))
    supposed = Supposed({one: small.finding(one) for one in same})
    assert supposed_case(case_of(small), supposed) == case_of(small, hypothetical=True)


def gaps(small: Small) -> AreaGaps:
    found = gaps_of(case_of(small))
    assert isinstance(found, AreaGaps)
    return found


@given(smalls())
def test_missing_criteria_are_ranked_by_how_often_each_alone_changes_the_result(small: Small) -> None:
    """'Ranked by how much each settles: the share of completions in which it alone changes the result; file order.'"""
    found, oracle = gaps(small), Oracle(small)
    others = len(small.scheme.scale) ** max(0, len(oracle.missing) - 1)
    shares = {one: Fraction(oracle.swings(one), others) for one in oracle.missing}
    assert [(one.criterion.id, one.share) for one in found.missing] == sorted(
        shares.items(), key=lambda pair: (-pair[1], small.ids.index(pair[0]))
    )
    assert (found.next and found.next.id) == oracle.settles_most()


@given(smalls())
def test_the_fewest_inspections_of_each_grade_are_every_smallest_set_once(small: Small) -> None:
    """'The fewest inspections that settle the area: at best (for some answers)'; recipes cover every set once."""
    found, oracle = gaps(small), Oracle(small)
    assert found.fewest == oracle.fewest()
    assert [one.grade for one in found.at_best or ()] == list(oracle.ordered(oracle.possible))
    for one in found.at_best or ():
        wanted = _smallest(oracle, one.grade)
        sets = [each for recipe in one.recipes for each in sets_of(recipe)]
        assert len(sets) == len(set(sets))
        assert (set(sets) == wanted) if not one.more else (set(sets) < wanted)
        assert one.fewest == (len(next(iter(wanted))) if wanted else None)


def _smallest(oracle: Oracle, grade: str) -> set[frozenset[str]]:
    """Every smallest set of missing criteria that, for some answers, leaves one grade alone."""
    for size in range(len(oracle.missing) + 1):
        found = {
            frozenset(ids)
            for ids in combinations(oracle.missing, size)
            if any(oracle.here.possible(one) == {grade} for one in oracle._answers(ids))  # noqa: SLF001 - the oracle's own answers
        }
        if found:
            return found
    return set()


@given(smalls(), st.integers(0, 1))
def test_ways_to_inspect_past_the_stated_number_are_counted(small: Small, limit: int) -> None:
    """'Past a stated number the rest are counted.'"""
    whole = gaps(small).at_best or ()
    with patch.object(settling, "RECIPE_LIMIT", limit):
        short = gaps(small).at_best or ()
    for one, full in zip(short, whole, strict=True):
        assert one.recipes == full.recipes[:limit]
        assert one.more == full.more + len(full.recipes) - len(one.recipes)


@given(smalls())
def test_the_certain_set_is_the_smallest_that_settles_whatever_is_found(small: Small) -> None:
    """'For certain: the smallest set such that whatever is found there, one grade is left whatever the rest.'"""
    found, oracle = gaps(small), Oracle(small)
    settling_sets = [
        frozenset(ids)
        for size in range(len(oracle.missing) + 1)
        for ids in combinations(oracle.missing, size)
        if all(len(oracle.here.possible(one)) == 1 for one in oracle._answers(ids))  # noqa: SLF001 - the oracle's own answers
    ]
    if not settling_sets:
        assert found.certain is None
        return
    assert found.certain is not None
    assert frozenset(found.certain) == settling_sets[0]
    assert all(settling_sets[0] <= one for one in settling_sets)


def readings(small: Small) -> AreaReadings:
    found = readings_over(case_of(small))
    assert not isinstance(found, AreaRefused)
    return found


def probes(small: Small, found: AreaReadings) -> list[list[tuple[str, Amount]]]:
    """Readings of each word to try: the ends of every stretch, whatever it gives, and points between them."""
    every = []
    for one in found.words:
        quantity = one.quantity
        pair = FLOORS if quantity.reading.bound.comparison in FLOORS else CEILINGS
        known = distinct_readings(lattice_of(case_of(small)), case_of(small).judgements.by_cap, quantity) or ()
        numbers = sorted({quantity.first.bound.number, *(each.bound.number for each in known)})
        between = [(low + high) / 2 for low, high in pairwise(numbers)]
        amounts = [
            replace(quantity.reading, bound=Bound(comparison, number))
            for number in (*numbers, *between)
            for comparison in pair
        ]
        low, high = reading_order(quantity.first), reading_order(quantity.last)
        every.append([(quantity.word, each) for each in amounts if low <= reading_order(each) <= high])
    return every


@given(smalls(most=4))
def test_the_results_of_all_words_together_are_those_of_every_allowed_reading(small: Small) -> None:
    """'Which grades stand under every reading the words allow, all words varied together.'"""
    found, oracle = readings(small), Oracle(small)
    tried = {oracle.ordered(oracle.possible)} | {
        oracle.ordered(oracle.possible_with(small.findings, {**oracle.scheme_readings, **dict(chosen)}))
        for chosen in product(*probes(small, found))
    }
    assert found.exact
    assert found.results is not None
    assert len(found.results) == len(set(found.results))
    assert set(found.results) == tried
    assert found.results[0] == found.possible == oracle.ordered(oracle.possible)
    assert set(found.over_all or ()) == {grade for result in tried for grade in result}


@given(smalls())
def test_each_word_alone_gives_what_assess_says_along_its_range(small: Small) -> None:
    """'Grade constant between breakpoints and different across them', as in the assessment itself."""
    found, whole = readings(small), graded(small)
    assert [(one.quantity, one.ranges) for one in found.words] == [(one.quantity, one.ranges) for one in whole.readings]
    for one in found.words:
        assert [point.number for point in one.breakpoints] == [stretch.last.number for stretch in one.ranges[:-1]]


@given(smalls(most=4))
def test_the_smallest_move_gives_another_result_with_the_fewest_words(small: Small) -> None:
    """'The smallest move of readings that gives another grade (one word if one is enough).'"""
    found, oracle = readings(small), Oracle(small)
    choices = probes(small, found)
    moved = [
        sum(reading != oracle.scheme_readings[word] for word, reading in chosen)
        for chosen in product(*choices)
        if oracle.possible_with(small.findings, {**oracle.scheme_readings, **dict(chosen)}) != oracle.possible
    ]
    one_word = [one for one in found.words if len(one.ranges) > 1]
    if found.move is None:
        assert moved == []
        return
    then = oracle.possible_with(small.findings, {**oracle.scheme_readings, **dict(found.move.readings)})
    assert oracle.ordered(then) == found.move.possible != found.possible
    assert moved
    assert (len(found.move.readings) == 1) == bool(one_word)
    for word, reading in found.move.readings:
        assert point_of(reading) != point_of(oracle.scheme_readings[word])
    if one_word:
        ((word, reading),) = found.move.readings
        low, high = sorted(map(reading_order, (reading, oracle.scheme_readings[word])))
        for _, nearer in next(each for each in choices if each[0][0] == word):
            if low < reading_order(nearer) < high:
                assert oracle.possible_reading(word, nearer) == oracle.possible


@given(smalls())
def test_a_count_at_a_breakpoint_is_one_that_a_completion_has(small: Small) -> None:
    """'The counts behind a breakpoint': as much of it as the number says, in some completion, or in every one."""
    for one in readings(small).words:
        for point in one.breakpoints:
            for counted in point.counts:
                share = counted.have / counted.total if one.quantity.reading.percent else counted.have
                assert share == point.number
                assert 0 <= counted.have <= counted.total
                assert counted.by_weight == one.quantity.reading.by_weight
