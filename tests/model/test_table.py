"""The table that turns effects into findings, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.model.table import Effect, EffectTest, FindingsTable, Mix, Presence, TableFault, TableLine
from hmicgrade.model.wording import given_text

UP, ON, SHORT, WELL = Effect.SUPPORTS, Effect.IN_PROGRESS, Effect.SHORT, Effect.WELL_SHORT
SCALE = ("met", "partly_met", "not_met")


def line(finding: str, *tests: EffectTest) -> TableLine:
    return TableLine(tests, finding)


def any_(effect: Effect) -> EffectTest:
    return EffectTest(Presence.ANY, effect)


@pytest.mark.parametrize(
    ("test", "fits", "misses"),
    [
        (EffectTest(Presence.ANY, SHORT), [{SHORT: 1}, {SHORT: 2, UP: 1}], [{UP: 1}, {}]),
        (EffectTest(Presence.NO, SHORT), [{UP: 1}, {}], [{SHORT: 1}, {SHORT: 2, UP: 1}]),
        (EffectTest(Presence.ONLY, ON), [{ON: 1}, {ON: 3}], [{ON: 1, UP: 1}, {UP: 1}, {}]),
        (EffectTest(Presence.AT_LEAST, UP, 2), [{UP: 2}, {UP: 3, WELL: 1}], [{UP: 1}, {WELL: 2}]),
    ],
)
def test_a_test_of_the_table_fits_these_mixes(test: EffectTest, fits: list[Mix], misses: list[Mix]) -> None:
    """'`given` is one or more of `any EFFECT`, `no EFFECT`, `only EFFECT`, `at least N EFFECT`.'"""
    assert all(map(test.holds, fits))
    assert not any(map(test.holds, misses))


PUBLISHED = FindingsTable(
    (
        line("not_met", any_(WELL), EffectTest(Presence.NO, UP)),
        line("partly_met", any_(WELL)),
        line("partly_met", any_(SHORT)),
        line("met", any_(UP)),
        line("partly_met", EffectTest(Presence.ONLY, ON)),
    )
)


def test_every_test_of_a_line_must_hold_and_the_first_line_that_fits_wins() -> None:
    """'Joined by "and"'; 'the first line that fits its effects'."""
    assert PUBLISHED.finding({WELL: 1}) == "not_met"
    assert PUBLISHED.finding({WELL: 1, UP: 1}) == "partly_met"
    assert PUBLISHED.finding({}) is None


def test_the_2007_table_has_no_fault() -> None:
    """'The table must fit every non-empty mix of effects and be monotone in evidence.'"""
    assert list(PUBLISHED.faults(SCALE)) == []


def test_a_mix_that_no_line_fits_is_a_fault() -> None:
    """'An error of `validate` ... when it leaves a non-empty mix unfitted'; the smallest such mix comes first."""
    gap = FindingsTable(PUBLISHED.lines[:-1])
    assert next(gap.faults(SCALE)) == TableFault(((ON, 1),), None, None, None)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        (
            FindingsTable((line("partly_met", EffectTest(Presence.AT_LEAST, UP, 2)), line("met"))),
            TableFault(((UP, 1),), UP, "met", "partly_met"),
        ),
        (
            FindingsTable((line("met", any_(SHORT)), line("partly_met"))),
            TableFault(((ON, 1),), SHORT, "partly_met", "met"),
        ),
        (
            FindingsTable((line("met", any_(WELL)), line("partly_met"))),
            TableFault(((ON, 1),), WELL, "partly_met", "met"),
        ),
        (
            FindingsTable((line("partly_met", any_(ON), any_(UP)), line("met"))),
            TableFault(((UP, 1),), ON, "met", "partly_met"),
        ),
    ],
)
def test_a_step_the_wrong_way_is_a_fault(table: FindingsTable, fault: TableFault) -> None:
    """'One more `supports` never worsens a finding, one more `short` or `well_short` never betters it.'"""
    assert fault in list(table.faults(SCALE))


def test_work_in_progress_may_count_where_it_is_alone() -> None:
    """'`in_progress` changes nothing unless alone.'"""
    alone = EffectTest(Presence.ONLY, ON)
    counted = FindingsTable(
        (*PUBLISHED.lines[:4], line("met", alone, EffectTest(Presence.AT_LEAST, ON, 2)), line("partly_met", alone))
    )
    assert list(counted.faults(SCALE)) == []


def test_counts_are_tried_one_past_the_largest_named() -> None:
    """'The `findings` table is checked for counts up to its largest N plus one.'"""
    late = FindingsTable((line("not_met", EffectTest(Presence.AT_LEAST, UP, 4)), line("met")))
    assert [fault.mix for fault in late.faults(SCALE) if len(fault.mix) == 1] == [((UP, 3),)]


TESTS = st.builds(EffectTest, st.sampled_from(Presence), st.sampled_from(Effect), st.integers(1, 2))
TABLES = st.lists(
    st.builds(TableLine, st.lists(TESTS, min_size=1, max_size=2).map(tuple), st.sampled_from(SCALE)),
    min_size=1,
    max_size=4,
).map(lambda lines: FindingsTable(tuple(lines)))


def fits(test: EffectTest, mix: dict[Effect, int]) -> bool:
    """A test of the table, read once more."""
    there = {effect for effect, number in mix.items() if number}
    return {
        Presence.ANY: test.effect in there,
        Presence.NO: test.effect not in there,
        Presence.ONLY: there == {test.effect},
        Presence.AT_LEAST: mix[test.effect] >= test.number,
    }[test.presence]


def read(table: FindingsTable, mix: dict[Effect, int]) -> int | None:
    """The place on the scale of the finding of the first line that fits, read once more."""
    found = (one.finding for one in table.lines if all(fits(test, mix) for test in one.given))
    return next(map(SCALE.index, found), None)


def wrong(table: FindingsTable, mix: dict[Effect, int]) -> Iterator[Effect | None]:
    """None for a mix that nothing fits; else every effect of which one more moves the finding the wrong way."""
    here = read(table, mix)
    if here is None:
        yield None
        return
    only_progress = mix[UP] == mix[SHORT] == mix[WELL] == 0
    for effect in Effect:
        after = read(table, {**mix, effect: mix[effect] + 1})
        if after is None or (effect is ON and only_progress):
            continue
        if {UP: after > here, ON: after != here, SHORT: after < here, WELL: after < here}[effect]:
            yield effect


@given(TABLES)
def test_the_faults_of_a_table_are_those_found_by_trying_every_mix(table: FindingsTable) -> None:
    """'It leaves a non-empty mix unfitted or is not monotone.'"""
    top = max(test.number for one in table.lines for test in one.given) + 1
    mixes = (dict(zip(Effect, numbers, strict=True)) for numbers in product(range(top + 1), repeat=4))
    wanted = [(shown(mix), step) for mix in mixes if any(mix.values()) for step in wrong(table, mix)]
    found = [(fault.mix, fault.step) for fault in table.faults(SCALE)]
    assert len(found) == len(wanted)
    assert set(found) == set(wanted)
    sizes = [sum(number for _, number in mix) for mix, _ in found]
    assert sizes == sorted(sizes)


def shown(mix: dict[Effect, int]) -> tuple[tuple[Effect, int], ...]:
    return tuple((effect, number) for effect, number in mix.items() if number)


def test_a_line_is_written_as_its_author_writes_it() -> None:
    tests = (EffectTest(Presence.AT_LEAST, Effect.SHORT, 2), EffectTest(Presence.NO, Effect.WELL_SHORT))
    assert given_text(tests) == "at least 2 short and no well_short"
