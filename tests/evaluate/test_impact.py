"""What a change does to the grades of a small project, and what is responsible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hmicgrade.evaluate.case import lattice_of
from hmicgrade.evaluate.comparing.elements import Element, Part, Ruler, elements_of
from hmicgrade.evaluate.impact.edges import knife_edge
from hmicgrade.evaluate.impact.mixing import mixed
from hmicgrade.evaluate.impact.results import ByRules, Move, Responsible, Stand, Turn, turn_of
from hmicgrade.evaluate.impact.ruling import area_ruling, scheme_rulings
from hmicgrade.model.areas import Criterion
from hmicgrade.model.project import SchemeFolder
from hmicgrade.model.scheme import Cap, Silence
from tests.evaluate.made import ALL_FAIR, MET, MISSING, NOT, area, fair, scheme, sentence
from tests.evaluate.made import SCALE as FINDINGS
from tests.evaluate.made import amount as amount_of
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import case_of
from tests.evaluate.town import (
    ALL_GOOD,
    ALWAYS,
    CALLS,
    CRITICAL,
    CUSTODY,
    EAST_CALLS,
    FALL,
    FILES,
    LIGHT,
    MOVED,
    NEW_CRITERION,
    NO_AREA,
    NO_CAP,
    NO_OVERRIDE,
    NO_WEST,
    NOT_ASIDE,
    PEOPLE,
    POOR,
    REWORDED,
    RISE,
    SCALE,
    SCHEME,
    SILENT,
    STRICTER,
    TABLE,
    UNDECIDED,
    UNKNOWN,
    WEST_CALLS,
    WITHOUT,
    Edit,
    impact_of,
)


def move(force: str, area: str, *edits: Edit, first: tuple[Edit, ...] = ()) -> Move:
    """The move of one area."""
    found = [one for one in impact_of(*edits, first=first).moves if (one.place.force, one.place.area) == (force, area)]
    (one,) = found
    return one


def why(found: Move) -> Responsible:
    assert found.responsible is not None
    return found.responsible


def named(rules: ByRules | None) -> list[tuple[Part, str]]:
    return [(one.part, one.subject) for one in rules.elements] if rules else []


def test_a_finding_that_falls_is_responsible_and_the_rules_are_not() -> None:
    found = move("east", "calls", FALL)
    assert (found.turn, why(found).rules) == (Turn.DECLINED, None)
    assert why(found).evidence
    assert [(one.criterion, one.old, one.new) for one in why(found).evidence.findings] == [("told", "met", "not_met")]  # type: ignore[union-attr]


def test_the_sentence_that_differs_is_responsible_and_others_are_not() -> None:
    found = move("east", "calls", ALL_GOOD, SILENT, REWORDED)
    assert why(found).evidence is None
    assert why(found).rules == ByRules(
        (Element(Part.REQUIRES, "good", ("most good criteria are met",), ("all good criteria are met",)),), 0
    )


def test_rules_and_findings_each_have_their_stage() -> None:
    found = move("west", "custody", CRITICAL, RISE)
    assert (why(found).ruled, why(found).rules) == (("fair",), None)
    found = move(
        "east",
        "calls",
        STRICTER,
        Edit(
            EAST_CALLS,
            "criteria: [answered, trained]",
            "criteria: [{criterion: answered, effect: well_short}, trained]",
        ),
    )
    assert (why(found).ruled, named(why(found).rules)) == (("fair",), [(Part.READING, "most")])
    assert why(found).evidence
    assert found.turn is Turn.DECLINED


def test_a_judgement_that_no_longer_applies_refuses_an_area_and_the_rule_is_named() -> None:
    found = move("east", "custody", CRITICAL)
    assert (found.turn, named(why(found).rules)) == (Turn.REFUSED, [(Part.CRITICAL, "checked")])
    assert found.after == Stand((), ("good", "fair", "poor"), found.after.refused if found.after else (), ("poor",))


def test_a_rule_that_leaves_a_judgement_nothing_to_do_is_named_though_the_grade_is_the_same() -> None:
    found = move("east", "custody", Edit(SCHEME, "otherwise: {judgement: [fair, poor]}", "otherwise: fair"), REWORDED)
    assert found.turn is Turn.REFUSED
    assert (why(found).ruled, named(why(found).rules), why(found).evidence) == (("fair",), [(Part.OTHERWISE, "")], None)


def test_a_judgement_that_is_no_longer_made_is_responsible() -> None:
    found = move("east", "custody", UNDECIDED)
    assert found.turn is Turn.UNDETERMINED
    assert why(found).evidence
    assert [(one.act, one.added) for one in why(found).evidence.judgements] == [(("decide", "fair"), False)]  # type: ignore[union-attr]
    assert move("east", "custody", Edit(*(EAST_CALLS, "", None)), POOR, UNDECIDED).turn is Turn.DECLINED


@pytest.mark.parametrize(
    ("edit", "part", "subject"),
    [
        (NO_CAP, Part.CAP, "critical-failure"),
        (NOT_ASIDE, Part.CAP, "critical-failure"),
        (POOR, Part.OTHERWISE, ""),
        (MOVED, Part.LEVEL, "asked"),
        (NEW_CRITERION, Part.CRITERION, "heard"),
        (WITHOUT, Part.CRITERION, "trained"),
        (SILENT, Part.SILENCE, "good"),
        (TABLE, Part.FINDINGS, ""),
        (ALWAYS, Part.NOT_APPLICABLE, "nurse"),
        (NO_OVERRIDE, Part.OVERRIDES, ""),
        (SCALE, Part.SCHEME, "town"),
    ],
)
def test_each_part_of_the_rules_that_differs_is_named(edit: Edit, part: Part, subject: str) -> None:
    found = impact_of(edit).rules.changes
    assert [(one.element.part, one.element.subject) for one in found] == [(part, subject)]


def test_traits_of_a_criterion_are_told_one_by_one_and_common_ones_once() -> None:
    found = impact_of(LIGHT, Edit(PEOPLE, "level: fair", "level: good")).rules.changes
    assert [(one.element.part, one.element.was, one.element.now, one.areas) for one in found] == [
        (Part.LEVEL, ("fair",), ("good",), ("calls", "custody")),
        (Part.SIGNIFICANT, ("yes",), ("no",), ("calls",)),
        (Part.WEIGHT, ("1",), ("2",), ("calls",)),
        (Part.TAGS, ("none",), ("phone",), ("calls",)),
    ]


def test_the_order_of_the_table_is_a_difference() -> None:
    lines = ("  - {given: any short, finding: partly_met}\n", "  - {given: any well_short, finding: partly_met}\n")
    turned = Edit(SCHEME, lines[1] + lines[0], lines[0] + lines[1])
    (change,) = impact_of(turned).rules.changes
    assert change.element.was == ("2. any well_short: partly_met", "3. any short: partly_met")


def test_scores_and_conditions_of_any_kind_are_compared() -> None:
    both = "{all of: [no good criterion is not met, all good criteria are at least partly met]}"
    said = "all good criteria are at least partly met and no good criterion is not met"
    either = f"{{any of: [most good criteria are met, {both}]}}"
    scale = (
        "scale:\n  - {finding: met, score: 3}\n  - {finding: partly_met, score: 1}\n  - {finding: not_met, score: 0}\n"
    )
    found = impact_of(
        Edit(SCHEME, "most good criteria are met", either),
        Edit(SCHEME, "findings:\n", f"{scale}findings:\n"),
        Edit(
            SCHEME,
            "  - {given: any short,",
            "  - {given: at least 2 short, finding: partly_met}\n  - {given: any short,",
        ),
    ).rules.changes
    assert [(one.element.part, one.element.now) for one in found] == [
        (Part.FINDINGS, ("at least 2 short: partly_met",)),
        (
            Part.REQUIRES,
            (f"any of: {said}; most good criteria are met",),
        ),
        (Part.SCORES, ("3",)),
    ]


def test_a_renamed_criterion_keeps_its_evidence_and_is_no_difference() -> None:
    renamed = Edit(CALLS, "{id: told,", "{id: answered-back, was: [told],")
    link = Edit(EAST_CALLS, "criteria: [told]", "criteria: [answered-back]")
    found = impact_of(renamed, link)
    assert (found.moves, found.rules.changes, found.rules.reworded) == ((), (), ())
    assert move("east", "calls", renamed, link, ALL_GOOD).turn is Turn.DECLINED


def test_a_word_that_one_version_has_alone_goes_with_its_sentence() -> None:
    many = Edit(
        SCHEME, "quantities:\n", "quantities:\n  many: {reading: at least 4, range: [at least 3, at least 4]}\n"
    )
    found = move("east", "calls", many, Edit(SCHEME, "most good criteria are met", "many good criteria are met"))
    assert named(why(found).rules) == [(Part.REQUIRES, "good")]


def test_with_another_scale_the_scheme_is_one_difference() -> None:
    renamed = tuple(
        Edit(SCHEME, old, new) for old, new in (("grade: good", "grade: fine"), ("grade: poor}", "grade: poor}"))
    )
    found = move("east", "calls", *renamed, NEW_CRITERION)
    assert found.turn is Turn.UNDETERMINED
    other = move("east", "calls", *renamed)
    assert (other.turn, named(why(other).rules)) == (Turn.OTHER_SCALE, [(Part.SCHEME, "town")])


def test_many_differences_are_dropped_one_by_one() -> None:
    edits = (
        *(LIGHT, Edit(PEOPLE, "level: fair", "level: good"), SILENT, NO_OVERRIDE, NOT_ASIDE),
        Edit(CALLS, "{id: languages, level: good", "{id: languages, level: fair"),
        Edit(CALLS, "{id: asked, level: good", "{id: asked, level: fair"),
    )
    both = Edit(SCHEME, "all fair criteria are at least partly met", "all but 1 fair criteria are at least partly met")
    found = move("east", "calls", *edits, both, UNDECIDED)
    assert why(found).rules
    assert all(one[0] is not Part.SILENCE for one in named(why(found).rules))


@pytest.mark.parametrize(
    ("force", "area", "edit", "turn", "back"),
    [
        ("east", "calls", UNKNOWN, Turn.REFUSED, Turn.GRADED),
        ("east", "custody", NO_AREA, Turn.GONE, Turn.NEW),
        ("west", "calls", Edit(WEST_CALLS, "", "kind: ["), Turn.REFUSED, Turn.GRADED),
    ],
)
def test_an_area_may_be_refused_or_gone_and_come_back(
    force: str, area: str, edit: Edit, turn: Turn, back: Turn
) -> None:
    found = move(force, area, edit)
    assert (found.turn, found.responsible) == (turn, None)
    found = move(force, area, Edit(edit.path, "", FILES[edit.path]), first=(edit,))
    assert (found.turn, found.responsible) == (back, None)


def test_evidence_that_is_gone_leaves_the_area_open() -> None:
    assert move("west", "calls", NO_WEST).turn is Turn.UNDETERMINED


def test_what_both_versions_refuse_does_not_move() -> None:
    found = impact_of(Edit(EAST_CALLS, "criteria: [languages]", "criteria: [langauges]"), first=(UNKNOWN,))
    assert found.moves == ()


def test_an_error_that_leaves_what_is_said_as_it_was_is_seen() -> None:
    twice = Edit(CUSTODY, "{id: checked, level: fair,", "{id: checked, level: fair, level: fair,")
    assert move("west", "custody", twice).turn is Turn.REFUSED
    assert [(one.area, one.added) for one in impact_of(twice).rules.wholes] == [("custody", False)]


def test_schemes_that_come_and_go_are_told() -> None:
    other = Edit(
        "criteria/next/scheme.yaml", "", "kind: scheme\nid: next\ntitle: Next\nlevels: [fair]\ngrades: [{grade: a}]\n"
    )
    (whole,) = impact_of(other).rules.wholes
    assert (whole.scheme, whole.area, whole.added) == ("next", None, True)
    broken = Edit(SCHEME, "levels: [good, fair]", "levels: good")
    found = impact_of(broken)
    assert [(one.scheme, one.added) for one in found.rules.wholes if one.area is None] == [("town", False)]
    assert found.rules.changes == ()


def test_reworded_criteria_are_flagged_with_both_texts() -> None:
    (one,) = impact_of(REWORDED).rules.reworded
    assert (one.criterion, one.areas) == ("trained", ("calls", "custody"))
    assert (one.old, one.new) == ("Everyone is trained for the work.", "Everyone is trained once a year.")
    assert impact_of(REWORDED).moves == ()


def test_a_margin_that_became_one_finding_is_told() -> None:
    wide = Edit(SCHEME, "most good criteria are met", "at least 1 good criteria are met")
    wider = Edit(SCHEME, "all fair criteria are met", "at least 1 fair criteria are met")
    first = (wide, wider, Edit(CALLS, ", critical: true", ""))
    found = impact_of(Edit(SCHEME, "at least 1 good criteria are met", "most good criteria are met"), first=first)
    assert [(one.place.force, one.place.area, one.grade) for one in found.edges] == [("east", "calls", "good")]
    assert found.moves == ()


def test_past_the_limit_of_states_no_margin_is_called_knife_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    one_met = scheme({"yes": sentence(amount_of("at least", 1), "fair", "met"), "no": None}, "no")
    small = Small(one_met, area(*fair(3)), (MET, MISSING, NOT))
    case, lattice = case_of(small), lattice_of(case_of(small))
    assert (lattice.possible, knife_edge(case, lattice_of(case))) == (1, "yes")
    monkeypatch.setattr("hmicgrade.evaluate.diagram.STATE_LIMIT", 0)
    assert knife_edge(case, lattice) is None


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        (("good",), ("fair", "poor"), Turn.UNDETERMINED),
        (("good", "fair"), ("fair", "poor"), Turn.OPEN),
        (("good", "fair"), ("fair",), Turn.SETTLED),
        (("fair",), ("good",), Turn.IMPROVED),
        (("fair",), (), Turn.OTHER_SCALE),
    ],
)
def test_what_becomes_of_an_area_is_named(before: tuple[str, ...], after: tuple[str, ...], turn: Turn) -> None:
    scale = ("good", "fair", "poor")
    assert turn_of(Stand(before, scale), Stand(after, scale)) is turn


def test_grades_of_another_order_are_no_improvement() -> None:
    assert turn_of(Stand(("a",), ("a", "b")), Stand(("b",), ("b", "a"))) is Turn.OTHER_SCALE


def test_past_the_limit_of_states_rules_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    old = Ruler(scheme({"yes": sentence(amount_of("at least", 1), "fair", "met"), "no": None}, "no"), area(*fair(3)))
    new = Ruler(scheme({"yes": sentence(amount_of("at least", 2), "fair", "met"), "no": None}, "no"), area(*fair(3)))
    found = area_ruling(old, new)
    assert (found.exact, found.differing, found.states) == (True, (3, 12), 10)
    monkeypatch.setattr("hmicgrade.evaluate.diagram.STATE_LIMIT", 0)
    found = area_ruling(old, new)
    assert (found.exact, found.shifts, found.states, found.sets) == (False, (), 10, 27)


def test_rules_that_share_no_criterion_or_no_findings_are_not_compared() -> None:
    old = Ruler(scheme({"yes": None, "no": None}, "no"), area(*fair(1)))
    new = Ruler(scheme({"yes": ALL_FAIR, "no": None}, "no"), area(Criterion("other", "fair")))
    found = area_ruling(old, new)
    assert (found.shifts, found.only_old, found.only_new) == ((), ("f0",), ("other",))
    short = replace(old.scheme, scale=FINDINGS[::2])
    folders = [{"s": SchemeFolder("s", one, (area(*fair(1)),), {}, "")} for one in (old.scheme, short)]
    (ruling,) = scheme_rulings(*folders)
    assert (ruling.comparable, ruling.areas, ruling.shifts) == (False, (), False)
    only_scale = {"s": SchemeFolder("s", replace(old.scheme, otherwise=()), (), {}, "")}
    assert scheme_rulings(only_scale, folders[0]) == ()


def test_what_one_version_alone_has_is_there_only_where_it_is_taken() -> None:
    plain = Ruler(scheme({"yes": ALL_FAIR, "no": None}, "no"), area(*fair(1)))
    capped = Ruler(
        replace(plain.scheme, caps=(Cap("c", ALL_FAIR, "no"),), silence=(Silence("fair", MET),)), area(*fair(2))
    )
    elements = elements_of(plain, capped)
    assert [one.part for one in elements] == [Part.CAP, Part.SILENCE, Part.CRITERION]
    assert mixed(plain, capped, ()).scheme == replace(capped.scheme, caps=(), silence=())
    assert mixed(plain, capped, elements) == capped
    assert mixed(capped, plain, ()) == capped
    assert mixed(capped, plain, elements_of(capped, plain)) == plain
