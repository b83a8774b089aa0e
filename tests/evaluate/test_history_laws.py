"""Laws of the history of a force, over random rounds: what stands where, and that it agrees with each comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.evaluate.comparing.comparison import compare
from hmicgrade.evaluate.comparing.directions import Direction
from hmicgrade.evaluate.comparing.history import MOVES, History, Mark, break_between, history_of
from hmicgrade.evaluate.comparing.lines import lines
from hmicgrade.evaluate.comparing.rounds import Graded, Round, Standing
from hmicgrade.explain.history import history_page
from hmicgrade.model.areas import Area
from hmicgrade.model.project import Force, Published, SchemeFolder
from hmicgrade.model.scheme import GradeRule, Incomparable, Scheme
from hmicgrade.report.slopes import sloped
from hmicgrade.report.wrap import cells
from tests.evaluate.made import ALL_FAIR, MET, MISSING, NOT, fair, grade_of, scheme

FORCE = Force("north", "North")
AREAS = ("p", "q", "r", "s")
GRADES = ("good", "fair", "poor")
OTHER = ("bright", "fair", "dim")
SCALES = {"a": GRADES, "b": GRADES, "c": GRADES, "d": OTHER}
RULES = scheme({"good": ALL_FAIR, "fair": None, "poor": None}, "poor")
COMPUTED = tuple(
    grade_of(RULES, fair(2), *findings) for findings in ((MET, MET), (MET, NOT), (NOT, NOT), (MISSING, MET))
)


@st.composite
def folders(draw: st.DrawFn, name: str) -> SchemeFolder:
    """A scheme that only names a scale, with areas that say what they were and rounds that it is not comparable to."""
    grades = tuple(GradeRule(grade, "", None) for grade in SCALES[name])
    apart = tuple(Incomparable(one, f"Source {name}") for one in draw(st.sets(st.sampled_from("abcd"), max_size=2)))
    rules = Scheme(name, name, (), grades, (), RULES.table, (), not_comparable=apart)
    was = draw(st.dictionaries(st.sampled_from(AREAS), st.sets(st.sampled_from(AREAS), max_size=2), max_size=3))
    areas = tuple(Area(area, area.upper(), (), was=tuple(sorted(earlier))) for area, earlier in sorted(was.items()))
    return SchemeFolder(name, rules, areas, {}, name)


@st.composite
def graded(draw: st.DrawFn, area: str, scale: Sequence[str]) -> Graded:
    standing = draw(st.sampled_from([one for one in Standing if one is not Standing.COMPUTED or scale == GRADES]))
    if standing is Standing.COMPUTED:
        found: AreaAssessment = draw(st.sampled_from(COMPUTED))
        return Graded(area, area, standing, found.possible, result=found)
    grade = draw(st.sampled_from(scale))
    grades = (grade,) if standing in {Standing.PUBLISHED, Standing.CARRIED_FORWARD} else ()
    return Graded(area, area, standing, grades, published=Published(1, "a", area, grade))


@st.composite
def rounds(draw: st.DrawFn) -> list[Round]:
    schemes = {name: draw(folders(name)) for name in SCALES}
    chosen = draw(st.lists(st.sampled_from("aaabcd"), min_size=1, max_size=5))
    return [Round(2001 + at, schemes[name], None, draw(known(SCALES[name]))) for at, name in enumerate(chosen)]


def known(scale: Sequence[str]) -> st.SearchStrategy[dict[str, Graded]]:
    chosen = st.sets(st.sampled_from(AREAS), max_size=4)
    return chosen.flatmap(lambda areas: st.fixed_dictionaries({area: graded(area, scale) for area in sorted(areas)}))


def marks(found: History) -> list[Mark]:
    return [mark for one in found.areas for stage in one.stages for mark in stage]


def leads_to(found: History) -> dict[tuple[int, str], set[tuple[int, str]]]:
    """For each area of a round, the last areas that it became, by following the steps forwards."""
    nodes = [(place, area) for place, one in enumerate(found.rounds) for area in one.areas]
    steps = {(mark.place, mark.graded.area): mark.step for mark in marks(found)}
    ends: dict[tuple[int, str], set[tuple[int, str]]] = {}
    for node in reversed(nodes):
        later = [one for one in nodes if (step := steps[one]) and step.place == node[0] and node[1] in step.areas]
        ends[node] = set().union(*(ends[one] for one in later)) if later else {node}
    return ends


@given(rounds())
def test_every_area_of_every_round_stands_once_in_each_history_that_it_leads_to(made: list[Round]) -> None:
    """'Every round with evidence or a published grade appears exactly once and in order.'"""
    found = history_of(FORCE, made)
    assert found.rounds == tuple(made)
    for one in found.areas:
        places = [stage[0].place for stage in one.stages]
        assert places == sorted(set(places))
        assert all({mark.place for mark in stage} == {place} for place, stage in zip(places, one.stages, strict=True))
        assert len(one.stages[-1]) == 1
    times = Counter((mark.place, mark.graded.area) for mark in marks(found))
    assert times == {node: len(ends) for node, ends in leads_to(found).items()}
    assert all(mark.graded is made[mark.place].areas[mark.graded.area] for mark in marks(found))


@given(rounds())
def test_no_direction_leads_across_a_break(made: list[Round]) -> None:
    """'Scales that differ, or rounds declared not comparable, give "not comparable", never an arrow.'"""
    found = history_of(FORCE, made)
    for mark in marks(found):
        for step in filter(None, (mark.step, mark.since)):
            assert step.place < mark.place
            assert step.apart == break_between(made[step.place], made[mark.place])
            assert (step.direction is Direction.NOT_COMPARABLE) == (step.apart is not None)
            assert step.steps is None or step.direction in MOVES
    for section in history_page(found, found.areas, ()).sections:
        assert not any(slope.columns[0].joins for slope in section.slopes)


@given(rounds())
def test_a_history_agrees_with_the_comparison_of_neighbours(made: list[Round]) -> None:
    """A history says of two rounds in a row what their comparison says."""
    found = history_of(FORCE, made)
    for mark in marks(found):
        if mark.place == 0:
            assert mark.step is None
            continue
        compared = compare(FORCE, made[mark.place - 1], made[mark.place])
        (one,) = [one for one in compared.areas if one.new is mark.graded]
        if mark.step is None or mark.step.place < mark.place - 1:
            assert one.direction is Direction.NEW
        else:
            said = (mark.step.areas, mark.step.lineage, mark.step.direction, mark.step.steps)
            assert said == (one.line.old, one.line.lineage, one.direction, one.steps)


@given(rounds())
def test_an_area_is_set_beside_the_nearest_round_that_has_it(made: list[Round]) -> None:
    """'Direction from the round before where comparable.'"""
    for mark in marks(history_of(FORCE, made)):
        have = [
            place
            for place in range(mark.place)
            if any(one.new == mark.graded.area and one.old for one in lines(made[place], made[mark.place]))
        ]
        assert (mark.step.place if mark.step else None) == (have[-1] if have else None)


@given(rounds())
def test_the_direction_since_the_last_grade_is_that_of_a_comparison(made: list[Round]) -> None:
    """Where the round before gave no grade, the last one that did is named, and nothing lies between."""
    for mark in marks(history_of(FORCE, made)):
        if mark.since is not None:
            assert mark.step is not None
            assert mark.step.direction in {Direction.NOT_GRADED, Direction.CARRIED_FORWARD}
            assert mark.since.apart is None
            assert mark.since.place < mark.step.place
            assert all(made[mark.since.place].areas[area].grades for area in mark.since.areas)
            assert mark.since.direction in {*MOVES, Direction.OPEN}


@given(rounds(), st.integers(20, 130))
def test_slopes_fit_their_width_and_show_each_round(made: list[Round], width: int) -> None:
    """'It must be readable with many rounds, without colour, and in plain ASCII.'"""
    found = history_of(FORCE, made)
    for section in history_page(found, found.areas, ()).sections:
        text = "\n".join(line.text for line in sloped(section.slopes, width))
        assert text.isascii()
        assert all(cells(line) <= width for line in text.splitlines())
        assert all(column.head in text for slope in section.slopes for column in slope.columns)
