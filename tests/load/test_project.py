"""Reading a project: what is built, what is refused for whose sake, and what makes no difference."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.load.overlay import Overlaid
from hmicgrade.load.project import Loaded, known_forces, read
from hmicgrade.model.catalogue import Decline, Distribution, Framework, Inspected, National, Programme, Term
from hmicgrade.model.conditions import AllOf, Amount, AnyOf, Bound, Comparison, CountSentence, Plain, words_used
from hmicgrade.model.evidence import Decide, Kind, Override, SetAside, TreatAsCritical
from hmicgrade.model.project import Project
from hmicgrade.model.table import Effect
from tests.load.projects import (
    AREA,
    COMMON,
    EVIDENCE,
    FILES,
    FORCE,
    NATIONAL,
    OTHER,
    PUBLISHED,
    SCHEME,
    SHARED,
    Change,
    Nothing,
    write_project,
)

BROKEN = "kind: [\n"
PLAN = """\
kind: programme
id: s
frameworks:
  - {id: w, title: W, inspection: programmed, areas: [a, b]}
  - {id: x, title: X, inspection: risk-based}
  - {id: y, title: Y, inspection: planned, areas: [unwritten]}
decline_prompts_inspection: {steps: 2, or_into: low}
"""


def loaded(tmp_path: Path, changes: dict[str, Change] | None = None) -> Loaded:
    return read(write_project(tmp_path, changes))


def project(tmp_path: Path, changes: dict[str, Change] | None = None) -> Project:
    found = loaded(tmp_path, changes)
    assert found.diagnostics == ()
    return found.project


def test_the_project_without_mistakes_has_none(tmp_path: Path) -> None:
    assert loaded(tmp_path).diagnostics == ()


def test_a_folder_without_criteria_is_no_project(tmp_path: Path) -> None:
    (found,) = read(tmp_path).diagnostics
    assert (found.code, found.message) == ("HG901", "there is no folder 'criteria'")
    assert found.hint == "name the folder of a project with --root"


def refused(tmp_path: Path, changes: dict[str, Change]) -> tuple[set[str], set[str]]:
    """Give the areas that the scheme's folder and the inspection refuse."""
    found = loaded(tmp_path, changes).project
    return set(found.schemes["s"].refused), set(found.inspections[0].refused)


def codes(tmp_path: Path, changes: dict[str, Change]) -> list[str]:
    return [found.code for found in loaded(tmp_path, changes).diagnostics]


def test_a_scheme_is_built(tmp_path: Path) -> None:
    scheme = project(tmp_path).schemes["s"].scheme
    assert scheme is not None
    assert (scheme.levels, scheme.grade_names, scheme.otherwise) == (("good", "fair"), ("high", "low"), ("low",))
    assert scheme.findings == ("met", "partly_met", "not_met")
    assert scheme.quantities[0].reading == Amount(Bound(Comparison.MORE_THAN, Fraction(50)), percent=True)
    rule = scheme.grades[0].requires
    assert isinstance(rule, AllOf)
    assert isinstance(rule.members[0], CountSentence)
    assert rule.members[0].quantity is Plain.ALL
    assert isinstance(rule.members[1], AnyOf)
    assert words_used(rule) == {"most"}
    assert scheme.caps[0].may_be_set_aside
    assert scheme.finding_in_silence("good") == "not_met"
    assert scheme.override_steps is None


def test_areas_are_built_with_common_criteria_first(tmp_path: Path) -> None:
    first, second = project(tmp_path).schemes["s"].areas
    assert [criterion.id for criterion in first.criteria] == ["a-one", "a-two"]
    assert [(one.id, one.common, one.critical) for one in second.criteria] == [
        ("c-one", "c", True),
        ("b-one", None, False),
    ]


def test_an_area_changes_what_it_includes(tmp_path: Path) -> None:
    common = FILES[COMMON] + "  - {id: c-two, level: fair, text: It is led well.}\n"
    changes: dict[str, Change] = {
        COMMON: common,
        OTHER: ("critical: [c-one]}]", "without: [c-one], levels: {c-two: good}}, d]"),
        "criteria/s/d.yaml": common.replace("id: c\n", "id: d\n").replace("c-", "d-"),
        SHARED: None,
    }
    area = project(tmp_path, changes).schemes["s"].areas[1]
    assert [(one.id, one.level) for one in area.criteria] == [
        ("c-two", "good"),
        ("d-one", "fair"),
        ("d-two", "fair"),
        ("b-one", "fair"),
    ]


def test_evidence_is_built(tmp_path: Path) -> None:
    (inspection,) = project(tmp_path).inspections
    own, shared = inspection.files
    assert (own.name, own.area, own.framework) == ("a", "a", None)
    assert (shared.name, shared.area, shared.framework) == ("w", None, "w")
    assert [item.kind for item in own.items] == [Kind.STRENGTH, Kind.AREA_FOR_IMPROVEMENT]
    assert [link.effect for item in own.items for link in item.links] == [Effect.SUPPORTS, Effect.WELL_SHORT]
    assert own.findings[0].despite[0].ref == "a1"


def test_every_judgement_is_built(tmp_path: Path) -> None:
    grounds = "reason: It is so., by: HM Inspector, date: 2007-09"
    more = (
        f"  - {{judgement: set-aside, cap: critical, criterion: a-one, {grounds}}}\n"
        f"  - {{judgement: treat-as-critical, criterion: a-two, {grounds}}}\n"
        f"  - {{judgement: override, grade: high, despite: [a-two], {grounds}, provenance: reconstructed}}\n"
    )
    (inspection,) = project(tmp_path, {EVIDENCE: FILES[EVIDENCE] + more}).inspections
    made = inspection.files[0].judgements
    assert [type(one) for one in made] == [Decide, SetAside, TreatAsCritical, Override]
    assert made[3].grounds.provenance == "reconstructed"


def test_a_source_is_the_place_among_items_of_a_kind(tmp_path: Path) -> None:
    more = "  - {id: s2, kind: strength, text: More.}\n  - {id: s3, kind: strength, text: More., source: A letter}\n"
    changes: dict[str, Change] = {EVIDENCE: ("findings:", f"{more}findings:")}
    own, shared = project(tmp_path, changes).inspections[0].files
    assert [item.source for item in own.items] == [
        "Area A, Strengths, item 1",
        "Area A, Areas for improvement, item 1",
        "Area A, Strengths, item 2",
        "A letter",
    ]
    assert shared.items[0].source == "W, Strengths, item 1"


def test_a_framework_is_called_by_the_title_of_its_common_criteria(tmp_path: Path) -> None:
    changes: dict[str, Change] = {
        COMMON: None,
        "criteria/s/w.yaml": FILES[COMMON].replace("id: c\n", "id: w\n"),
        OTHER: ("common: c", "common: w"),
    }
    shared = project(tmp_path, changes).inspections[0].files[1]
    assert shared.items[0].source == "What all share, Strengths, item 1"


def test_forces_and_what_was_published(tmp_path: Path) -> None:
    force = project(tmp_path).forces["f"]
    assert (force.name, force.aliases) == ("Force F", ("eff",))
    assert [(row.year, row.area, row.grade) for row in force.published] == [(2007, "a", "low")]


def test_a_force_without_a_file_is_called_by_its_id(tmp_path: Path) -> None:
    changes: dict[str, Change] = {"evidence/west-force/2007/a.yaml": FILES[EVIDENCE].replace(" f\n", " west-force\n")}
    assert project(tmp_path, changes).forces["west-force"].name == "West force"


def test_a_round_has_a_folder_with_a_hyphen(tmp_path: Path) -> None:
    text = FILES[EVIDENCE].replace("2007\n", "2021/22\n")
    assert project(tmp_path, {"evidence/f/2021-22/a.yaml": text}).years("f") == (2007, "2021/22")


@pytest.mark.parametrize("name", ["2021/22", "2021-22", "2021-2022"])
def test_a_folder_stands_for_the_round_that_its_files_name(name: str, tmp_path: Path) -> None:
    changes: dict[str, Change] = {
        f"evidence/f/{name.replace('/', '-')}/a.yaml": FILES[EVIDENCE].replace("2007\n", f"{name}\n"),
        f"evidence/national/{name.replace('/', '-')}.yaml": NATIONAL.replace("2007\n", f"{name}\n"),
        PUBLISHED: ("year: 2007", f"year: {name}"),
    }
    found = project(tmp_path, changes)
    assert found.years("f") == (2007, name)
    assert [one.year for one in found.national] == [name]
    assert [row.year for row in found.forces["f"].published] == [name]


def test_the_files_of_a_round_name_it_alike(tmp_path: Path) -> None:
    text = FILES[EVIDENCE].replace("2007\n", "2021/22\n")
    other = FILES[SHARED].replace("2007\n", "2021-22\n")
    changes: dict[str, Change] = {"evidence/f/2021-22/a.yaml": text, "evidence/f/2021-22/w.yaml": other}
    (one,) = loaded(tmp_path, changes).diagnostics
    assert (one.code, one.message) == ("HG113", "'year' is '2021-22', but the folder is named '2021/22'")


def test_a_round_is_read_by_either_spelling(tmp_path: Path) -> None:
    write_project(tmp_path, {"evidence/f/2021-22/a.yaml": FILES[EVIDENCE].replace("2007\n", "2021/22\n")})
    for spelling in ("2021/22", "2021-22"):
        found = read(tmp_path, force="f", year=spelling).project
        assert found.years("f") == ("2021/22",)
        assert found.inspection("f", spelling) is found.inspections[0]


def test_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    write_project(
        tmp_path,
        {
            "evidence/g/2007/a.yaml": BROKEN,
            "evidence/f/2008/a.yaml": BROKEN,
            "evidence/national/2007.yaml": BROKEN,
            "criteria/t/scheme.yaml": BROKEN,
        },
    )
    assert {found.span.file for found in read(tmp_path).diagnostics} == {
        "evidence/g/2007/a.yaml",
        "evidence/f/2008/a.yaml",
        "evidence/national/2007.yaml",
        "criteria/t/scheme.yaml",
    }
    asked = read(tmp_path, force="f", year=2007)
    assert asked.diagnostics == ()
    assert set(asked.sources) == set(FILES)
    assert (set(asked.project.forces), set(asked.project.schemes)) == ({"f"}, {"s"})


def test_a_force_that_is_not_there_is_not_in_the_result(tmp_path: Path) -> None:
    found = read(write_project(tmp_path), force="../f")
    assert found.project.forces == {}
    assert set(known_forces(tmp_path)) == {"f"}


def test_a_scheme_with_errors_refuses_all_its_areas(tmp_path: Path) -> None:
    assert refused(tmp_path, {SCHEME: ("all fair", "all fari")}) == ({"a", "b"}, set())


def test_an_area_with_errors_is_refused_alone(tmp_path: Path) -> None:
    assert refused(tmp_path, {AREA: ("level: good", "level: god")}) == ({"a"}, set())


def test_common_criteria_with_errors_refuse_the_areas_that_include_them(tmp_path: Path) -> None:
    assert refused(tmp_path, {COMMON: ("level: fair", "level: farr")}) == ({"b"}, set())
    assert refused(tmp_path, {COMMON: BROKEN}) == ({"b"}, set())


def test_evidence_with_errors_refuses_its_area(tmp_path: Path) -> None:
    assert refused(tmp_path, {EVIDENCE: ("kind: strength", "kind: strong")}) == (set(), {"a"})
    assert refused(tmp_path, {EVIDENCE: BROKEN}) == (set(), {"a"})


def test_shared_evidence_with_errors_refuses_the_areas_of_the_framework(tmp_path: Path) -> None:
    assert refused(tmp_path, {SHARED: ("kind: strength", "kind: strong")}) == (set(), {"a", "b"})


def test_evidence_with_errors_refuses_the_areas_that_it_names(tmp_path: Path) -> None:
    changes: dict[str, Change] = {EVIDENCE: ("criteria: [a-one]", "criteria: [a-one, b/b-one, b/nothing]")}
    assert refused(tmp_path, changes) == (set(), {"a", "b"})


def test_evidence_that_is_not_text_refuses_every_area(tmp_path: Path) -> None:
    assert refused(tmp_path, {EVIDENCE: b"\xff"}) == (set(), {"a", "b"})


def test_a_warning_refuses_nothing(tmp_path: Path) -> None:
    changes: dict[str, Change] = {EVIDENCE: ("It is done.", "It is\u200b done.")}
    assert codes(tmp_path, changes) == ["HG021"]
    assert refused(tmp_path, changes) == (set(), set())


def test_evidence_under_a_scheme_that_is_not_there_is_refused_with_its_areas(tmp_path: Path) -> None:
    text = FILES[EVIDENCE].replace("scheme: s\n", "scheme: other\n")
    found = loaded(tmp_path, {EVIDENCE: text, SHARED: None})
    assert [one.code for one in found.diagnostics] == ["HG201"]
    assert set(found.project.schemes["other"].refused) == {"a"}
    assert found.project.schemes["other"].scheme is None


def test_evidence_that_names_no_scheme_is_taken_for_the_only_one(tmp_path: Path) -> None:
    found = loaded(tmp_path, {EVIDENCE: ("scheme: s\n", ""), SHARED: None}).project
    assert found.inspections[0].scheme == "s"
    assert set(found.inspections[0].refused) == {"a"}


def test_a_bad_file_never_hides_what_is_wrong_with_another(tmp_path: Path) -> None:
    broken: dict[str, Change] = dict.fromkeys(FILES, BROKEN)
    assert {found.span.file for found in loaded(tmp_path, broken).diagnostics} == set(FILES)


def test_every_mistake_of_a_file_comes_out_in_one_run(tmp_path: Path) -> None:
    text = FILES[EVIDENCE].replace("kind: strength", "kind: strong").replace("criterion: a-two, f", "criterion: x, f")
    assert codes(tmp_path, {EVIDENCE: text.replace("grade: low", "grade: lwo")}) == ["HG106", "HG205", "HG208"]


def test_a_warning_never_takes_the_place_of_an_error(tmp_path: Path) -> None:
    assert codes(tmp_path, {AREA: ("id: a\n", "id: \u202ea\n")}) == ["HG021", "HG105"]
    assert refused(tmp_path, {AREA: ("kind: area", "kind: \u202earea")}) == ({"a"}, set())


def test_diagnostics_are_sorted_by_place(tmp_path: Path) -> None:
    broken: dict[str, Change] = dict.fromkeys(FILES, BROKEN)
    places = [found.span for found in loaded(tmp_path, broken).diagnostics]
    assert places == sorted(places)


def digests(tmp_path: Path, changes: dict[str, Change] | None = None) -> tuple[str, str]:
    found = loaded(tmp_path, changes).project
    return found.schemes["s"].digest, found.inspections[0].digest


@pytest.mark.parametrize(
    "content",
    [
        FILES[EVIDENCE].replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + FILES[EVIDENCE].encode(),
        b"# a comment\n" + FILES[EVIDENCE].encode(),
        FILES[EVIDENCE].replace("kind: evidence\nforce: f\n", "force: 'f'\nkind:   evidence\n").encode(),
    ],
)
def test_layout_does_not_change_a_digest(tmp_path: Path, content: bytes) -> None:
    assert digests(tmp_path / "one") == digests(tmp_path / "two", {EVIDENCE: content})


def test_what_a_file_says_changes_a_digest(tmp_path: Path) -> None:
    before, after = digests(tmp_path / "one"), digests(tmp_path / "two", {EVIDENCE: ("It is so.", "It is not so.")})
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)
    assert digests(tmp_path / "three", {SCHEME: ("A scheme", "The scheme")})[0] != before[0]
    assert all(one.startswith("sha256:") and len(one) == 71 for one in (*before, *after))


def test_national_glossary_and_programme_are_kept(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        {
            "criteria/s/words.yaml": "kind: glossary\nterms: [{term: BCU, means: A unit}]\n",
            "criteria/s/plan.yaml": PLAN,
            "evidence/national/2007.yaml": NATIONAL,
        },
    )
    assert found.schemes["s"].glossary == (Term("BCU", "A unit"),)
    assert found.schemes["s"].programme == Programme(
        "s",
        (
            Framework("w", "W", Inspected.PROGRAMMED, ("a", "b")),
            Framework("x", "X", Inspected.RISK_BASED),
            Framework("y", "Y", Inspected.PLANNED, ("unwritten",)),
        ),
        Decline(2, "low"),
    )
    assert found.national == (National(2007, "s", 43, (Distribution("a", {"high": 3, "low": 40}, "The report"),)),)
    assert found.national[0].distribution("a") is found.national[0].areas[0]
    assert found.national[0].distribution("b") is None


def test_a_programme_needs_no_decline_and_no_scheme_file(tmp_path: Path) -> None:
    plan = PLAN.partition("decline")[0]
    programme = project(tmp_path / "one", {"criteria/s/plan.yaml": plan}).schemes["s"].programme
    assert programme is not None
    assert programme.decline is None
    assert programme.decline is None
    assert "HG208" not in codes(tmp_path / "two", {"criteria/s/plan.yaml": PLAN, SCHEME: None})


def test_a_scheme_has_one_programme(tmp_path: Path) -> None:
    other = PLAN.replace("[a, b]", "[a]")
    found = loaded(tmp_path, {"criteria/s/plan.yaml": PLAN, "criteria/s/plan-2.yaml": other})
    assert [(one.code, one.span.file) for one in found.diagnostics] == [("HG114", "criteria/s/plan.yaml")]
    programme = found.project.schemes["s"].programme
    assert programme is not None
    assert programme.frameworks[0].areas == ("a",)


def test_what_is_inspected_by_the_programme_has_criteria(tmp_path: Path) -> None:
    found = loaded(tmp_path, {"criteria/s/plan.yaml": PLAN.replace("[a, b]", "[a, bb]")})
    assert [(one.code, one.message) for one in found.diagnostics] == [("HG202", "there is no area 'bb'")]
    assert found.project.schemes["s"].programme is None
    assert found.project.schemes["s"].refused == {}


def test_a_distribution_of_a_scheme_with_errors_is_not_compared_with_its_grades(tmp_path: Path) -> None:
    changes: dict[str, Change] = {SCHEME: BROKEN, "evidence/national/2007.yaml": NATIONAL.replace("high:", "hihg:")}
    assert "HG208" not in codes(tmp_path, changes)


@pytest.mark.parametrize("text", [BROKEN, "kind: national\nyear: 2007\n", "kind: force\nid: n\nname: N\n"])
def test_a_national_file_with_errors_is_not_kept(text: str, tmp_path: Path) -> None:
    found = loaded(tmp_path, {"evidence/national/2007.yaml": text})
    assert found.diagnostics
    assert found.project.national == ()


def test_national_glossary_and_programme_are_checked(tmp_path: Path) -> None:
    changes: dict[str, Change] = {
        "criteria/s/words.yaml": "kind: glossary\nterms: [{term: BCU, means: A unit}, {term: BCU, means: A part}]\n",
        "criteria/s/plan.yaml": (
            "kind: programme\nid: t\nframeworks: [{id: w, title: W, inspection: planned, areas: [a, a]}]\n"
            "decline_prompts_inspection: {steps: 2, or_into: lowest}\n"
        ),
        "evidence/national/2007.yaml": (
            "kind: national\nyear: 2008\nscheme: s\nforces: 43\n"
            "areas: [{area: a, grades: {hihg: 3}}, {area: a, grades: {low: 1}}]\n"
        ),
        "evidence/national/2021-22.yaml": "kind: national\nyear: 2021/22\nscheme: ss\nforces: 43\nareas: []\n",
    }
    found = loaded(tmp_path, changes)
    assert [(one.span.file.rsplit("/")[-1], one.code) for one in found.diagnostics] == [
        ("plan.yaml", "HG113"),
        ("plan.yaml", "HG114"),
        ("plan.yaml", "HG208"),
        ("words.yaml", "HG114"),
        ("2007.yaml", "HG113"),
        ("2007.yaml", "HG221"),
        ("2007.yaml", "HG208"),
        ("2007.yaml", "HG114"),
        ("2007.yaml", "HG221"),
        ("2021-22.yaml", "HG201"),
    ]
    assert found.project.schemes["s"].refused == {}
    assert (found.project.schemes["s"].glossary, found.project.schemes["s"].programme) == ((), None)
    assert found.project.national == ()


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    changes: dict[str, Change] = {
        "criteria/loose.yaml": "",
        "criteria/s/inner/x.yaml": "",
        "criteria/s/tests/x.yaml": "",
        "criteria/S/scheme.yaml": "",
        "evidence/f/a.yaml": "",
        "evidence/f/07/a.yaml": "",
        "evidence/f/2007/notes.txt": "",
        "evidence/f/2007/.hidden.yaml": "",
        "evidence/f/2008/.keep": "",
        "evidence/f/2007/inner/x.yaml": "",
    }
    found = loaded(tmp_path, changes)
    assert [(one.span.file, one.code) for one in found.diagnostics] == [
        ("criteria/S", "HG115"),
        ("criteria/loose.yaml", "HG904"),
        ("criteria/s/inner", "HG904"),
        ("evidence/f/07", "HG115"),
        ("evidence/f/2007/inner", "HG904"),
        ("evidence/f/a.yaml", "HG904"),
    ]
    assert found.project.years("f") == (2007,)


def test_tags_of_a_file_with_a_syntax_error_are_presumed(tmp_path: Path) -> None:
    changes: dict[str, Change] = {
        SCHEME: ("any of: [most good criteria", "any of: [most recent criteria"),
        AREA: FILES[AREA] + "  - {\n",
    }
    found = loaded(tmp_path, changes)
    assert [one.code for one in found.diagnostics] == ["HG004"]
    assert set(found.project.schemes["s"].refused) == {"a"}


@given(st.permutations(sorted(FILES)), st.data())
def test_no_bytes_raise_an_exception(order: list[str], data: st.DataObject) -> None:
    path = order[0]
    content = FILES[path].encode()
    at = data.draw(st.integers(0, len(content)))
    mistake = data.draw(
        st.binary(max_size=6) | st.sampled_from([b"[", b"{", b"\n", b": ", b"- ", b"'", b"*a", b"\x00"])
    )
    changed = content[:at] + mistake + content[at + data.draw(st.integers(0, 12)) :]
    files = {name: changed if name == path else FILES[name].encode() for name in order}
    for one in read_in_memory(files).diagnostics:
        assert one.span.file in FILES
        assert one.span.start <= one.span.end


def read_in_memory(files: dict[str, bytes]) -> Loaded:
    return read(Overlaid(Nothing(), files))


def test_what_cannot_be_known_is_not_told(tmp_path: Path) -> None:
    changes: dict[str, Change] = {
        SCHEME: ("[good, fair]", "[good, fair, good]"),
        OTHER: BROKEN,
        "evidence/f/2007/b.yaml": BROKEN,
        COMMON: BROKEN,
        "criteria/s/plan.yaml": "kind: programme\nid: s\n",
        "criteria/s/words.yaml": "kind: glossary\n",
        "evidence/national/2007.yaml": "kind: national\n",
        EVIDENCE: FILES[EVIDENCE]
        .replace("criteria: [a-one]", "criteria: [a-one, b/b-nine]")
        .replace("evidence: [s1]", "evidence: [b/s1]")
        .replace("decide, grade: low", "set-aside, cap: nine, criterion: a-one")
        + "  - {judgement: decide, grade: nine, reason: x, by: HM Inspector, date: 2007}\n",
    }
    found = [(one.span.file, one.code) for one in loaded(tmp_path, changes).diagnostics]
    assert found == [
        ("criteria/s/b.yaml", "HG004"),
        ("criteria/s/c.yaml", "HG004"),
        ("criteria/s/plan.yaml", "HG102"),
        ("criteria/s/scheme.yaml", "HG114"),
        ("criteria/s/words.yaml", "HG102"),
        *[("evidence/f/2007/b.yaml", "HG004")],
        *[("evidence/national/2007.yaml", "HG102")] * 4,
    ]


def test_an_area_with_errors_takes_no_part_in_the_checks_of_others(tmp_path: Path) -> None:
    changes: dict[str, Change] = {
        AREA: ("level: good", "level: god"),
        EVIDENCE: ("criterion: a-two, finding", "criterion: a-nine, finding"),
        SHARED: ("{criterion: c-one", "{criterion: c-nine"),
    }
    judged = FILES[EVIDENCE].replace("decide, grade: low", "treat-as-critical, criterion: a-nine")
    assert codes(tmp_path / "one", changes) == ["HG210"]
    assert codes(tmp_path / "two", {**changes, EVIDENCE: judged}) == ["HG210"]


def test_files_that_no_grade_depends_on_may_be_there(tmp_path: Path) -> None:
    changes: dict[str, Change] = {
        SCHEME: FILES[SCHEME] + "period: {from: 2006-04, to: 2007-07}\n",
        "criteria/s/plan.yaml": "kind: programme\nid: s\nframeworks: [{id: w, title: W, inspection: programmed}]\n",
        "criteria/s/words.yaml": "kind: glossary\nterms: [{term: BCU, means: A unit}]\n",
        "evidence/national/2007.yaml": (
            "kind: national\nyear: 2007\nscheme: s\nforces: 43\nareas: [{area: a, grades: {high: 3, low: 40}}]\n"
        ),
    }
    scheme = project(tmp_path, changes).schemes["s"].scheme
    assert scheme is not None
    assert scheme.period is not None
    assert (scheme.period.first, scheme.period.last) == ("2006-04", "2007-07")


def test_a_scheme_that_only_names_a_scale_asks_nothing_of_its_areas(tmp_path: Path) -> None:
    scheme = "kind: scheme\nid: t\ntitle: T\ngrades: [{grade: x}, {grade: y}]\n"
    folder = project(
        tmp_path, {"criteria/t/scheme.yaml": scheme, "criteria/t/d.yaml": "kind: area\nid: d\ntitle: D\n"}
    ).schemes["t"]
    assert folder.area_ids == ("d",)
    assert folder.scheme is not None
    assert (folder.scheme.otherwise, folder.scheme.finding_in_silence("good")) == ((), None)


def test_an_area_weighs_its_criteria(tmp_path: Path) -> None:
    changes: dict[str, Change] = {
        AREA: ("critical: true", "critical: true, weight: 0.25, not_applicable: with-reason, significant: false")
    }
    found = project(tmp_path, changes).schemes["s"].areas[0].criterion("a-one")
    assert found is not None
    assert (found.weight, found.may_be_not_applicable, found.significant) == (Fraction(1, 4), True, False)


def test_force_and_published_files_with_errors(tmp_path: Path) -> None:
    rows = (
        "kind: published\nforce: g\ngrades:\n"
        "  - {year: 2007, scheme: s, area: a, grade: low, source: The report}\n"
        "  - {year: 2007, scheme: s, area: a, status: not-graded, source: The report}\n"
        "  - {year: 2007, scheme: s, area: b, source: The report}\n"
        "  - {year: 2007, scheme: s, area: b2, grade: middling, source: The report}\n"
        "  - {year: 2007, scheme: x, area: b, grade: low, source: The report}\n"
        "  - {year: 07, scheme: s, area: b, grade: low, source: The report}\n"
    )
    found = loaded(tmp_path, {FORCE: ("aliases: [eff]", "aliases: [eff, eff]"), PUBLISHED: rows})
    assert [one.code for one in found.diagnostics] == ["HG219", "HG113", "HG114", "HG102", "HG208", "HG201", "HG108"]
    assert len(found.project.forces["f"].published) == 5
    assert codes(tmp_path, {FORCE: ("kind: force", "kind: area"), PUBLISHED: "kind: area\n"}) == ["HG112", "HG112"]
