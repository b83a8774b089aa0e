"""Laws of what a change of rules does, against trying everything."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, product

from hypothesis import given

from hmicgrade.evaluate.area import examined, grades_of
from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.evaluate.case import lattice_of
from hmicgrade.evaluate.comparing.elements import elements_of, pairs_of
from hmicgrade.evaluate.impact.edges import knife_edge
from hmicgrade.evaluate.impact.mixing import mixed
from hmicgrade.evaluate.impact.responsible import TRIED_LIMIT, by_rules
from hmicgrade.evaluate.impact.ruling import area_ruling
from tests.evaluate.grading import graded
from tests.evaluate.oracle import Small
from tests.evaluate.prover import Prover
from tests.evaluate.rulers import Two, twos
from tests.evaluate.strategies import case_of, smalls


@given(twos())
def test_no_difference_taken_is_the_old_rules_and_every_one_the_new(two: Two) -> None:
    """'Old evidence under old rules, old evidence under new rules.'"""
    stage, elements = two.stage(), elements_of(two.old_ruler, two.new)
    assert stage.grades(()) == grades_of(two.opened().case)
    assert stage.grades(elements) == grades_of(stage.under(two.new))
    assert elements_of(two.new, mixed(two.old_ruler, two.new, elements)) == ()


@given(twos())
def test_the_differences_that_are_responsible_reach_and_none_can_be_spared(two: Two) -> None:
    """'With the sentence or finding responsible for each'; the fewest: 'minimal: with those alone the grade moves'."""
    stage, elements = two.stage(), elements_of(two.old_ruler, two.new)
    goal = stage.grades(elements)
    if stage.grades(()) == goal:
        return
    found = by_rules(elements, lambda chosen: stage.grades(chosen) == goal)
    assert stage.grades(found.elements) == goal
    for one in found.elements:
        assert stage.grades([other for other in found.elements if other != one]) != goal
    if len(elements) <= TRIED_LIMIT:
        sets = [each for size in range(len(found.elements) + 1) for each in combinations(elements, size)]
        reaching = [each for each in sets if stage.grades(each) == goal]
        assert {len(each) for each in reaching} == {len(found.elements)}
        assert found.others == len(reaching) - 1


@given(smalls())
def test_an_area_is_knife_edge_where_its_margin_is_one_finding(small: Small) -> None:
    """'Margin: the smaller of the two; margin 1 is knife-edge.'"""
    found = graded(small)
    assert isinstance(found, AreaAssessment)
    case, problems = examined(case_of(small))
    assert problems == []
    edge = knife_edge(case, lattice_of(case))
    assert (edge is not None) == (found.margin == 1)
    assert edge is None or found.possible == (edge,)


Change = tuple[tuple[str, ...], tuple[str, ...]]
Rows = tuple[tuple[str, str], ...]


class Brute:
    """Every set of findings on the criteria of both versions, written out and graded by both."""

    def __init__(self, two: Two) -> None:
        self.old = Prover(two.old.scheme, two.old.area)
        self.new = Prover(two.new.scheme, two.new.area)
        pairs = pairs_of(two.old.area, two.new.area)
        self.pairs = {one.id: pairs[one.id] for one in two.new.area.criteria if one.id in pairs}
        self.every = [
            tuple(zip(self.pairs, findings, strict=True))
            for findings in sorted(product(self.old.scale, repeat=len(self.pairs)), key=self.new.size)
        ]

    def change(self, rows: Rows) -> Change:
        """What both versions give: the criteria of one version alone are at the best finding."""
        there = {self.pairs[name]: finding for name, finding in rows}
        given = [
            prover.ordered(prover.gives(tuple(found.get(one.id, prover.scale[0]) for one in prover.criteria)))
            for prover, found in ((self.old, there), (self.new, dict(rows)))
        ]
        return given[0], given[1]

    def state(self, rows: Rows) -> frozenset[tuple[object, int]]:
        """How many criteria of each class of both versions together have each finding."""
        return frozenset(Counter((self.kind(name), finding) for name, finding in rows).items())

    def kind(self, name: str) -> tuple[object, ...]:
        places = [
            (prover, [one.id for one in prover.criteria].index(named))
            for prover, named in ((self.old, self.pairs[name]), (self.new, name))
        ]
        return tuple(prover.class_of(place) for prover, place in places)

    def changes(self) -> dict[Change, list[Rows]]:
        """The sets that grade differently, by what becomes of the grade, smallest first."""
        found: dict[Change, list[Rows]] = defaultdict(list)
        for rows in self.every:
            before, after = self.change(rows)
            if before != after:
                found[before, after].append(rows)
        return found

    def whole(self, rows: Rows) -> tuple[tuple[str, str], ...]:
        """The same findings on every criterion of the new version."""
        return tuple((one.id, dict(rows).get(one.id, self.new.scale[0])) for one in self.new.criteria)


@given(twos())
def test_findings_that_grade_differently_are_counted_and_the_smallest_shown(two: Two) -> None:
    """'Which findings now grade differently, with a smallest witness and how many states.'"""
    found, brute = area_ruling(two.old_ruler, two.new), Brute(two)
    if not brute.pairs:
        assert found.shifts == ()
        return
    wanted = brute.changes()
    assert found.exact
    assert (found.states, found.sets) == (len(set(map(brute.state, brute.every))), len(brute.every))
    assert {(one.before, one.after): (one.states, one.sets) for one in found.shifts} == {
        change: (len(set(map(brute.state, sets))), len(sets)) for change, sets in wanted.items()
    }
    for shift in found.shifts:
        assert shift.witness.findings == brute.whole(wanted[shift.before, shift.after][0])
    assert [brute.every.index(wanted[one.before, one.after][0]) for one in found.shifts] == sorted(
        brute.every.index(sets[0]) for sets in wanted.values()
    )
