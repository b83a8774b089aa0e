"""The real report: what is shipped of it, and the grades that come of it, as golden files."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections import Counter
from functools import cache

import pytest

from hmicgrade.__main__ import main
from hmicgrade.model.areas import Area
from hmicgrade.model.evidence import Decide, Kind, Override, SetAside
from tests.derbyshire import ROOT, SCHEME, SHARES, alone, graded, inspection, outweighed, project, tally
from tests.explain.rederived import Printed
from tests.golden import Golden

pytestmark = pytest.mark.untraced

STATEMENTS = {
    "neighbourhood-policing": (22, 9, 8),
    "performance-management": (13, 6, 4),
    "protecting-vulnerable-people": (3, 2, 2),
    "child-abuse": (29, 5, 4),
    "domestic-violence": (23, 5, 8),
    "public-protection": (20, 5, 8),
    "missing-persons": (14, 2, 2),
}
"""How many strengths, works in progress and areas for improvement the report prints in each section."""

ALL_STATEMENTS = 194
CRITERIA = {
    "child-abuse": (14, 12),
    "domestic-violence": (14, 12),
    "missing-persons": (12, 12),
    "neighbourhood-policing": (13, 10),
    "performance-management": (14, 12),
    "public-protection": (14, 12),
}
"""How many Fair and Good criteria each area has."""

PUBLISHED = {
    "child-abuse": "good",
    "domestic-violence": "fair",
    "missing-persons": "good",
    "neighbourhood-policing": "poor",
    "performance-management": "fair",
    "public-protection": "fair",
}
DEVELOPING_PRACTICE = {"neighbourhood-policing": 3, "protecting-vulnerable-people": 1}
KINDS = {"s": Kind.STRENGTH, "w": Kind.WORK_IN_PROGRESS, "a": Kind.AREA_FOR_IMPROVEMENT}
MOST_WORDS = 30
MOST_WORDS_OF_OURS = 25
DOCUMENT = (ROOT / "docs" / "derbyshire-2007.md").read_text(encoding="utf-8")
AREAS = project().schemes[SCHEME].areas


def test_every_section_of_the_report_has_its_file() -> None:
    assert sorted(file.name for file in inspection().files) == sorted(STATEMENTS)
    assert sum(len(file.items) for file in inspection().files) == sum(map(sum, STATEMENTS.values())) == ALL_STATEMENTS


def test_every_statement_of_each_section_is_there_once_and_in_its_place() -> None:
    for file in inspection().files:
        numbers = STATEMENTS[file.name]
        wanted = [
            f"{letter}{place + 1}" for letter, number in zip(KINDS, numbers, strict=True) for place in range(number)
        ]
        assert [item.id for item in file.items] == wanted
        assert [item.kind for item in file.items] == [KINDS[name[0]] for name in wanted]


def test_no_statement_is_there_twice() -> None:
    texts = Counter(item.text for file in inspection().files for item in file.items)
    assert [text for text, number in texts.items() if number > 1] == []


def test_statements_and_criteria_are_short() -> None:
    statements = [item.text for file in inspection().files for item in file.items]
    criteria = [criterion.text for area in AREAS for criterion in area.criteria]
    assert [text for text in statements + criteria if not 0 < len(text.split()) <= MOST_WORDS] == []


def test_the_reasons_of_what_persons_recorded_are_in_short_sentences() -> None:
    reasons = [finding.reason for file in inspection().files for finding in file.findings]
    reasons += [judgement.grounds.reason for file in inspection().files for judgement in file.judgements]
    sentences = [sentence for reason in reasons for sentence in re.split(r"(?<=[.?!]) ", reason)]
    assert [sentence for sentence in sentences if not 0 < len(sentence.split()) <= MOST_WORDS] == []


def test_what_persons_recorded_says_that_it_is_reconstructed() -> None:
    findings = {finding.provenance for file in inspection().files for finding in file.findings}
    assert findings | {each.grounds.provenance for file in inspection().files for each in file.judgements} == {
        "reconstructed"
    }


def test_the_examples_of_developing_practice_are_the_force_s_own() -> None:
    counts = {file.name: len(file.developing_practice) for file in inspection().files if file.developing_practice}
    assert counts == DEVELOPING_PRACTICE
    assert {each.evaluated_by for file in inspection().files for each in file.developing_practice} == {"force"}


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_an_area_has_enough_criteria_at_each_level(area: Area) -> None:
    levels = Counter(criterion.level for criterion in area.criteria)
    assert (levels["fair"], levels["good"]) == CRITERIA[area.id]
    assert 8 <= levels["fair"] <= 14
    assert 6 <= levels["good"] <= 12
    assert [criterion.id for criterion in area.criteria if criterion.level == "excellent"] == ["beacon", "innovation"]
    assert all(criterion.theme and criterion.source for criterion in area.criteria)
    assert {criterion.provenance for criterion in area.criteria} == {"reconstructed"}


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_an_area_has_few_critical_criteria(area: Area) -> None:
    critical = [criterion for criterion in area.criteria if criterion.critical]
    assert 1 <= len(critical) <= 3
    assert {criterion.level for criterion in critical} == {"fair"}


def test_the_grades_are_the_published_ones() -> None:
    assert {name: one.grade for name, one in graded().items()} == PUBLISHED
    assert {name: one.published and one.published.grade for name, one in graded().items()} == PUBLISHED


def test_what_the_evidence_alone_gives() -> None:
    assert {name: one.possible for name, one in alone().items()} == {
        "child-abuse": ("fair",),
        "domestic-violence": ("fair",),
        "missing-persons": ("fair",),
        "neighbourhood-policing": ("poor",),
        "performance-management": ("fair",),
        "public-protection": ("fair", "poor"),
    }


def test_what_recorded_findings_add() -> None:
    found = {name: one.possible for name, one in graded(judgements=False).items()}
    assert found == {name: one.possible for name, one in alone().items()} | {"domestic-violence": ("poor",)}
    changed = {
        finding.criterion.id: (alone()[name].finding(finding.criterion.id).finding, finding.finding)
        for name, one in graded().items()
        for finding in one.findings
        if finding.origin == "recorded"
    }
    assert changed == {
        "child-strategy-discussions": ("partly_met", "met"),
        "child-case-criteria": ("partly_met", "met"),
        "incident-risk-assessment": ("partly_met", "not_met"),
        "community-intelligence": ("met", "partly_met"),
    }


def test_what_judgements_add() -> None:
    assert {name: [type(each) for each in one.judgements] for name, one in graded().items() if one.judgements} == {
        "child-abuse": [Override],
        "domestic-violence": [SetAside, Decide],
        "missing-persons": [Override],
        "public-protection": [Decide],
    }
    assert graded()["domestic-violence"].computed == graded()["public-protection"].computed == ("fair", "poor")
    assert graded()["child-abuse"].possible == graded()["missing-persons"].possible == ("fair",)


def test_an_override_outweighs_everything_that_stands_between_the_rules_and_its_grade() -> None:
    assert {name for name, one in outweighed().items() if one.grade != PUBLISHED[name]} == set()


def test_no_reading_of_the_vague_words_makes_the_evidence_alone_give_the_published_grades() -> None:
    never = {
        name
        for name, one in alone().items()
        if all(PUBLISHED[name] != each.grade for word in one.readings for each in word.ranges)
    }
    assert never == {"child-abuse", "missing-persons", "public-protection"}


@pytest.mark.parametrize("share", SHARES)
def test_no_threshold_on_one_share_separates_the_published_grades(share: str) -> None:
    shares = {
        grade: [SHARES[share](alone()[name]) for name in PUBLISHED if PUBLISHED[name] == grade]
        for grade in ("good", "fair", "poor")
    }
    pairs = (("good", "fair"), ("fair", "poor"))
    assert any(min(shares[better]) <= max(shares[worse]) for better, worse in pairs)


def test_two_thresholds_chosen_afterwards_would_separate_them() -> None:
    found = {}
    for name, one in alone().items():
        fair = tally(one, "fair")
        good, poor = 4 * fair["met"] >= 3 * fair.total(), 4 * fair["not_met"] >= fair.total()
        found[name] = "poor" if poor else "good" if good else "fair"
    assert found == PUBLISHED


def test_the_document_names_criteria_and_items_that_exist_and_figures_of_theirs() -> None:
    prose = re.sub(r"```.*?```|<!-- figures -->.*?<!-- /figures -->", "", DOCUMENT, flags=re.DOTALL)
    criteria = {criterion.id for area in AREAS for criterion in area.criteria}
    assert [name for name in re.findall(r"`([a-z-]+)`", prose) if name not in criteria] == []
    sections = {area.title: area.id for area in AREAS}
    files = {file.name: {item.id: item.text for item in file.items} for file in inspection().files}
    for title, text in re.findall(r"^### ([^:\n]+): [^\n]+\n(.*?)(?=^##)", prose, flags=re.DOTALL | re.MULTILINE):
        items = files[sections.pop(title)]
        assert [item for item in re.findall(r"\((\w\d+)", text) if item not in items] == []
        numbers = re.findall(r"(?<!\w)\d[\d,]*%?", text)
        assert [number for number in numbers if not any(number in item for item in items.values())] == []
    assert sections == {}


def test_one_effect_in_six_is_not_the_kind_s_own() -> None:
    links = [
        (item.kind.effect, link.effect) for file in inspection().files for item in file.items for link in item.links
    ]
    assert round(len(links) / sum(own != said for own, said in links)) == 6


@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
def test_the_assessment_is_the_golden_one(format_: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    golden.check(f"derbyshire/2007.{format_}", printed("assess", "derbyshire", "--format", format_))


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_the_whole_justification_is_the_golden_one(area: Area, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    golden.check(f"derbyshire/2007-{area.id}.text", printed("assess", "derbyshire", area.id))


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_the_argument_is_the_golden_one(area: Area, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    golden.check(f"derbyshire/explain/{area.id}.text", printed("explain", "derbyshire", area.id))


def test_the_argument_for_a_criterion_is_the_golden_one(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    words = ("explain", "derbyshire", "domestic-violence", "incident-risk-assessment")
    golden.check("derbyshire/explain/incident-risk-assessment.text", printed(*words))


@pytest.mark.parametrize("words", [(), ("--no-judgements",), ("--no-judgements", "--no-recorded")], ids=" ".join)
@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_what_is_printed_alone_gives_the_grade(
    area: Area, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    document = Printed(json.loads(printed("explain", "derbyshire", area.id, "--format", "json", *words)))
    capsys.readouterr()
    judged = graded(recorded="--no-recorded" not in words, judgements="--no-judgements" not in words)[area.id]
    assert document.possible() == list(judged.possible)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_every_sentence_of_ours_in_an_argument_is_short(area: Area, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    document = json.loads(printed("explain", "derbyshire", area.id, "--format", "json"))
    said = [without_quotations(node["text"]) for node in document["area"]["nodes"]]
    sentences = [sentence for text in said for sentence in re.split(r"(?<=[.?!]) ", text)]
    assert len(sentences) > len(said)
    assert [sentence for sentence in sentences if len(sentence.split()) >= MOST_WORDS_OF_OURS] == []


def without_quotations(text: str) -> str:
    """Return a text with what it takes from files as one letter: criteria, statements, sources and reasons."""
    for quotation in sorted(quotations(), key=len, reverse=True):
        text = text.replace(quotation, "X")
    return text


@cache
def quotations() -> frozenset[str]:
    files = inspection().files
    items = [item for file in files for item in file.items]
    rules = project().schemes[SCHEME].scheme
    assert rules is not None
    texts = [
        *(text for item in items for text in (item.text, item.source)),
        *(finding.reason for file in files for finding in file.findings),
        *(judgement.grounds.reason for file in files for judgement in file.judgements),
        *(text for area in AREAS for one in area.criteria for text in (one.text, one.source)),
        *(meaning.means for area in AREAS for meaning in area.grade_means),
        *(rule.means for rule in rules.grades),
    ]
    return frozenset(form for text in texts if text for form in (text, text.removesuffix(".")))


ASKED = {
    "readings": ("readings", "derbyshire"),
    "what-if": ("what-if", "derbyshire", "neighbourhood-policing", "local-priorities=met"),
    "gaps": ("gaps", "derbyshire"),
}
"""What is asked of the force beside its grades."""


@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_beside_the_grades_is_the_golden_one(
    name: str, format_: str, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    golden.check(f"derbyshire/{name}.{format_}", printed(*ASKED[name], "--format", format_))


@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_is_answered_in_any_width(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for width in (40, 60, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        lines = printed(*ASKED[name]).decode().splitlines()
        assert 0 < max(map(len, lines)) <= width


def printed(*words: str) -> bytes:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(words) == 0
    return out.getvalue().encode()
