"""Laws of the argument: the grade follows from what is printed, and counts are of what is listed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.evaluate.alone import Decides, alone
from hmicgrade.explain.argument import DEPTHS, shown, walk
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED
from tests.evaluate.oracle import Oracle, Small
from tests.evaluate.strategies import case_of, smalls
from tests.explain.argued import argument_of, document
from tests.explain.rederived import Printed


@given(smalls())
def test_the_grade_follows_from_the_printed_counts_and_findings_alone(small: Small) -> None:
    """'Explanations re-derived: the grade computed from the printed counts and findings alone equals the grade.'"""
    printed = Printed(document(argument_of(case_of(small))))
    (grade,) = printed.of("grade")
    assert printed.possible() == grade["possible"] == list(Oracle(small).ordered(Oracle(small).possible))


@given(smalls())
def test_counts_are_of_the_criteria_that_are_listed(small: Small) -> None:
    """'Which criteria it counted, each with its finding': as many as the sentence says."""
    printed = Printed(document(argument_of(case_of(small))))
    for node in printed.nodes:
        if node["kind"] == "sentence":
            states, listed = node["states"], printed.selected(node)
            known = {one: printed.findings[one] for one in listed if printed.findings[one] != NOT_ASSESSED}
            counted = sum(printed.gain(states, one, finding) for one, finding in known.items())
            assert (len(listed), counted) == (states["selected"], Fraction(states["have"]))
            for group in printed.below[node["id"]]:
                assert {printed.findings[one] for one in group["states"]["criteria"]} == {group["states"]["finding"]}


@given(smalls())
def test_every_node_is_there_once_and_leans_on_nodes_that_are_there(small: Small) -> None:
    """'Ids that are stable': each is of one node, and a deeper look only adds nodes."""
    top = argument_of(case_of(small)).top
    seen: set[str] = set()
    for depth in DEPTHS:
        ids = [node.id for node, _ in walk(shown(top, depth))]
        assert len(set(ids)) == len(ids)
        assert seen <= set(ids)
        seen = set(ids)
    assert {ref for node, _ in walk(top) for ref in node.refs} <= seen


@given(st.data())
def test_another_finding_alone_gives_what_trying_it_gives(data: st.DataObject) -> None:
    """'Whether it could change the grade alone: for every other finding of the scale, the result.'"""
    small = data.draw(smalls())
    criterion = data.draw(st.sampled_from(small.ids))
    found, place = alone(case_of(small), criterion), small.ids.index(criterion)
    if small.findings[place] == NOT_APPLICABLE:
        assert (found.results, found.decides) == ((), None)
        return
    oracle = Oracle(small)
    others = [finding for finding in small.scheme.findings if finding != small.findings[place]]
    tried = {one: oracle.ordered(oracle.possible_with(with_finding(small, place, one).findings)) for one in others}
    assert dict(found.results) == tried
    assert found.exact
    assert found.decides == decides(small, criterion, place)


def with_finding(small: Small, place: int, finding: str) -> Small:
    return replace(small, findings=(*small.findings[:place], finding, *small.findings[place + 1 :]))


def decides(small: Small, criterion: str, place: int) -> Decides | None:
    """In how many completions of the others a criterion decides, by trying them all."""
    oracle = Oracle(with_finding(small, place, NOT_ASSESSED))
    others = len(oracle.missing) - 1
    return Decides(oracle.swings(criterion), len(small.scheme.findings) ** others) if others else None
