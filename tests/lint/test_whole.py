"""What only all parts together show: shared names, criteria nothing is known of, grades that do not add up."""

from __future__ import annotations

from hmicgrade.lint.facts import Facts, Gathered, Named, Spot, spot
from hmicgrade.model.diagnostics import Position, Span
from tests.lint.projects import FILES, NATION, SECOND, SECOND_AREA, checked, codes, found
from tests.load.projects import AREA, EVIDENCE, FORCE, OTHER, PUBLISHED, SCHEME, SHARED

PLACE = Span("f.yaml", Position(1, 2), Position(3, 4))


def test_a_span_survives_as_plain_words_and_numbers() -> None:
    assert spot(PLACE) == ("f.yaml", 1, 2, 3, 4)
    assert spot(PLACE).span == PLACE


def test_facts_add_up() -> None:
    named = Named(0, "f", "f", Spot("f", 1, 1, 1, 2))
    one = Facts(frozenset({"s"}), frozenset(), frozenset({("s", "c")}), (((2007, "s", "a", "low"), 1),), (named,))
    two = Facts(frozenset({"t"}), frozenset({"t"}), frozenset({("t", "d")}), (((2007, "s", "a", "low"), 2),))
    gathered = Gathered()
    gathered.take(one)
    gathered.take(two)
    assert gathered.facts() == Facts(
        frozenset({"s", "t"}),
        frozenset({"t"}),
        frozenset({("s", "c"), ("t", "d")}),
        (((2007, "s", "a", "low"), 3),),
        (named,),
    )


def test_an_alias_may_not_be_the_id_or_name_of_another_force() -> None:
    assert [one[4] for one in found({SECOND: ("[gee]", "[F, force f]")})] == [
        "'F' is also the id of the force 'f'",
        "'force f' is also the name of the force 'f'",
    ]


def test_a_force_may_have_its_own_name_as_an_alias() -> None:
    assert codes({SECOND: ("[gee]", "[force g]")}) == []


def test_what_is_shared_is_shown_with_its_line() -> None:
    validation = checked({SECOND: ("[gee]", "[eff]")})
    assert {FORCE, SECOND} <= set(validation.sources)


def test_a_file_on_a_force_with_errors_names_nothing() -> None:
    assert codes({SECOND: FILES[SECOND].replace("[gee]", "[eff]") + "colour: red\n"}) == ["HG101"]


def test_forces_may_not_look_alike() -> None:
    files = {f"evidence/{name}/force.yaml": f"kind: force\nid: {name}\nname: The {name}\n" for name in ("g1", "gl")}
    assert [(one[0], one[1]) for one in found(files)] == [("HG650", "evidence/gl/force.yaml")]


def test_a_criterion_is_known_by_a_finding_alone() -> None:
    recorded = "findings: [{criterion: b-one, finding: met, reason: So}]\n"
    changed = FILES[SECOND_AREA].replace("[b-one]", "[c-one]") + recorded
    assert codes({SECOND_AREA: changed}) == []


def test_context_does_not_make_a_criterion_known() -> None:
    changed = FILES[SECOND_AREA].replace("kind: strength", "kind: context")
    assert codes({SECOND_AREA: changed}) == ["HG620"]


def test_nothing_is_missed_while_a_file_of_evidence_has_errors() -> None:
    assert codes({SECOND_AREA: ("[b-one]", "[b-oen]")}) == ["HG205"]


def test_nothing_is_missed_at_a_level_that_must_be_claimed() -> None:
    claimed = FILES[OTHER] + "  - {id: b-two, level: good, text: It is praised.}\n"
    assert codes({OTHER: claimed}) == []


def test_nothing_is_missed_where_nobody_was_inspected() -> None:
    changes = dict.fromkeys([EVIDENCE, SECOND_AREA, SHARED])
    assert codes({**changes}) == []


def test_nothing_is_missed_of_a_scheme_with_errors_or_that_is_not_there() -> None:
    assert "HG620" not in codes({SCHEME: ("otherwise: {judgement: [high, low]}", "otherwise: hihg"), SECOND_AREA: None})
    changes = {path: FILES[path].replace("scheme: s", "scheme: t") for path in (EVIDENCE, SECOND_AREA, SHARED)}
    assert "HG620" not in codes(changes)


def test_published_grades_add_up_over_forces_and_spellings_of_a_round() -> None:
    row = "kind: published\nforce: g\ngrades: [{year: 2007, scheme: s, area: a, grade: low, source: The report}]\n"
    nation = FILES[NATION].replace("high: 3, low: 40", "high: 42, low: 1")
    assert codes({"evidence/g/published.yaml": row}) == []
    (one,) = found({"evidence/g/published.yaml": row, NATION: nation})
    assert one[0] == "HG601"
    assert one[4] == "more forces are published as 'low' in 'a' (2) than the distribution counts (1)"


def test_a_grade_that_the_distribution_does_not_name_counts_as_none() -> None:
    assert codes({NATION: ("{high: 3, low: 40}", "{high: 43}")}) == ["HG601"]


def test_rows_of_other_years_and_without_a_grade_are_not_counted() -> None:
    nation = FILES[NATION].replace("high: 3, low: 40", "high: 43, low: 0")
    assert codes({NATION: nation, PUBLISHED: ("year: 2007", "year: 2008")}) == []
    assert codes({NATION: nation, PUBLISHED: ("grade: low", "status: not-graded")}) == []


def test_a_scheme_with_no_area_that_is_right_is_not_looked_at_for_evidence() -> None:
    assert "HG620" not in codes({AREA: ("level: fair", "level: fiar"), OTHER: ("level: fair", "level: fiar")})
