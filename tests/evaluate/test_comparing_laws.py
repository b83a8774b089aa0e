"""Laws of comparing two rounds: of a thing with itself, the other way round, and of the parts of a change."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate.comparing.comparison import compare
from hmicgrade.evaluate.comparing.directions import Direction, steps_between
from hmicgrade.evaluate.comparing.results import AreaComparison, FindingChange, Turn
from hmicgrade.evaluate.comparing.rounds import Round, graded_round
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.project import Force, Project
from hmicgrade.model.scheme import NOT_ASSESSED
from tests.evaluate.compared import Year
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import smalls, sorted_of

FORCE = Force("test", "Test")
Rounds = tuple[Round, Round]


def year_of(number: int, id_: str, small: Small, *, judged: bool = True) -> Year:
    area = small.area
    findings = {one.id: finding for one, finding in zip(area.criteria, small.findings, strict=True)}
    made = {area.id: sorted_of(small).all()} if judged else {}
    return Year(number, (area,), {area.id: findings}, judgements=made, scheme=small.scheme, id=id_)


def graded(old: Year, new: Year) -> Rounds:
    project = Project(
        {one.id: one.folder() for one in (old, new)}, {"test": FORCE}, (old.inspection(), new.inspection())
    )
    return tuple(graded_round(project, FORCE, (str(one.year), one.id)) for one in (old, new))  # type: ignore[return-value]


def applicable(small: Small) -> Small:
    """The same where every criterion may be recorded as not applicable."""
    criteria = tuple(replace(one, may_be_not_applicable=True) for one in small.area.criteria)
    return replace(small, area=replace(small.area, criteria=criteria))


@st.composite
def stricter(draw: st.DrawFn, area: Area) -> Area:
    """The same criteria with other flags and levels, perhaps renamed, perhaps without one or with a new one."""

    def other(criterion: Criterion) -> Criterion:
        level, critical = draw(st.sampled_from(("fair", "good", criterion.level))), draw(st.booleans())
        if draw(st.integers(0, 3)):
            return replace(criterion, level=level, critical=critical)
        return replace(criterion, id=f"{criterion.id}-now", level=level, critical=critical, was=(criterion.id,))

    criteria = [other(one) for one in area.criteria]
    if draw(st.booleans()):
        criteria.append(Criterion("new", "fair", may_be_not_applicable=True))
    return replace(area, criteria=tuple(criteria[draw(st.integers(0, len(criteria) > 1)) :]))


@st.composite
def two_years(draw: st.DrawFn, *, same_rules: bool | None = None) -> Rounds:
    """Two years of an area: under the same rules, or under stricter or laxer ones."""
    old = applicable(draw(smalls(most=4)))
    same = draw(st.booleans()) if same_rules is None else same_rules
    area = old.area if same else draw(stricter(old.area))
    values = st.sampled_from((*old.scheme.findings, NOT_ASSESSED))
    then = dict(zip((one.id for one in old.area.criteria), old.findings, strict=True))
    kept = [then.get((*one.was, one.id)[0], NOT_ASSESSED) for one in area.criteria]
    found = tuple(draw(values) if draw(st.booleans()) else one for one in kept)
    new = Small(old.scheme, area, found)
    return graded(year_of(2000, "s", old), year_of(2001, "s" if same else "t", new, judged=False))


def only(old: Round, new: Round) -> AreaComparison:
    (one,) = compare(FORCE, old, new).areas
    return one


@given(two_years())
def test_a_comparison_of_a_round_with_itself_is_empty(rounds: Rounds) -> None:
    """'`diff` of a thing with itself is empty.'"""
    for one in rounds:
        found = compare(FORCE, one, one)
        assert not found.differs
        assert {each.direction for each in found.areas} <= {Direction.STABLE, Direction.OPEN, Direction.NOT_GRADED}
        assert {each.explains for each in found.areas} == {None}


MIRRORED = {
    Direction.IMPROVED: Direction.DECLINED,
    Direction.IMPROVED_WITHIN: Direction.DECLINED_WITHIN,
    Turn.BETTER: Turn.WORSE,
    Turn.ASSESSED: Turn.NOT_ASSESSED,
    Turn.APPLIES: Turn.NOT_APPLICABLE,
}
MIRROR = {**MIRRORED, **{there: back for back, there in MIRRORED.items()}}


def mirrored(change: FindingChange) -> FindingChange:
    return FindingChange(change.new, change.old, MIRROR.get(change.turn, change.turn))  # type: ignore[arg-type]


@given(two_years())
def test_a_comparison_the_other_way_round_is_the_mirror(rounds: Rounds) -> None:
    """'`diff(a,b)` mirrors `diff(b,a)`': grades, direction, steps, findings and criteria of an area of both.

    The parts of the change do not: each is measured under the rules of the second round.
    """
    there, back = only(*rounds), only(*reversed(rounds))
    assert there.new is not None
    assert back.new is not None
    assert (there.old[0].grades, there.new.grades) == (back.new.grades, back.old[0].grades)
    assert back.direction is MIRROR.get(there.direction, there.direction)
    assert back.steps == (None if there.steps is None else -there.steps)
    key = str
    assert sorted(back.findings, key=key) == sorted(map(mirrored, there.findings), key=key)
    assert sorted((one.new.id, one.old.id, one.traits) for one in back.criteria) == sorted(
        (one.old.id, one.new.id, one.traits) for one in there.criteria
    )


@given(two_years(same_rules=True))
def test_under_the_same_rules_the_ruler_moves_nothing(rounds: Rounds) -> None:
    """'Old evidence under old rules, old evidence under new rules': the same, finding by finding."""
    one = only(*rounds)
    if one.over is None or one.split is None:
        return
    assert one.old[0].opened is not None
    assert one.over.case.by_id == one.old[0].opened.case.by_id
    assert (one.not_carried, one.criteria) == ((), ())
    assert one.split.ruled == one.split.old
    assert one.split.ruler in {0, None}


@given(two_years())
def test_the_parts_of_a_change_add_up(rounds: Rounds) -> None:
    """'The parts of a split change add up to the whole.'"""
    split = only(*rounds).split
    if split is None:
        return
    parts = (split.ruler, split.force, split.judgement)
    assert split.steps == steps_between(split.old, split.new, rounds[1].scale)
    if None not in parts:
        assert sum(part or 0 for part in parts) == split.steps
    stages = (split.old, split.ruled, split.found, split.new)
    assert [part is None for part in parts] == [len(one) != 1 or len(other) != 1 for one, other in pairwise(stages)]
