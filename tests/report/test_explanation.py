from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from hmicgrade.report.explanation import Explanation
from hmicgrade.report.explanation_formats import EXPLANATIONS
from hmicgrade.report.mermaid import LONGEST, escape
from hmicgrade.report.schemas import SCHEMAS
from hmicgrade.report.styled import Style, plain
from hmicgrade.report.wrap import cells
from tests.explain.argued import explained, sample_argument
from tests.explain.sample import ALL_MET, Sample, simple
from tests.load.test_schemas import schemas_in
from tests.report.hostile import TEXTS
from tests.report.test_markdown import PARSER, inline

LABEL = r'(\["[^"]*"\]|\("[^"]*"\)|\[/"[^"]*"/\])'
DIGEST = f"sha256:{'0' * 64}"
CHART = re.compile(rf"flowchart LR\n(  n\d+{LABEL}\n)+(  n\d+ (-->|-\.->|-\.-x) n\d+( & n\d+)*\n)*")
"""All that a chart may be: labels in quotation marks, then arrows."""

ENTITY = re.compile(r"#([0-9]+);")


def hostile(text: str) -> Sample:
    """Return a sample that holds the text wherever a text may stand."""
    sample = simple(**ALL_MET | {"one": "not_met", "two": "partly_met"})
    sample.texts = dict.fromkeys(sample.criteria, text)
    sample.area = {"title": text, "grade_means": {"fair": text}}
    sample.scheme |= {"title": text}
    for one in (*sample.scheme["grades"], *sample.scheme["caps"]):
        one["source"] = text
    sample.evidence = [
        {"id": "s1", "kind": "strength", "text": text, "source": text, "criteria": ["one", "three"]},
        {"id": "c1", "kind": "context", "text": text, "source": text},
    ]
    sample.recorded = {"reason": text, "evidence": ["c1"]}
    sample.judgements = [
        {"judgement": "set-aside", "cap": "failure", "criterion": "one", "reason": text, "by": text},
        {"judgement": "decide", "grade": "fair", "reason": text, "by": text},
        {"judgement": "override", "grade": "poor", "despite": ["three"], "reason": text, "by": text},
    ]
    return sample


@pytest.fixture(params=TEXTS.values(), ids=list(TEXTS), scope="module")
def arguments(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Explanation]:
    """Give what is said of an area and of a criterion that hold each hostile text in turn."""
    text: str = request.param
    root = tmp_path_factory.mktemp("holding")
    argued = [sample_argument(hostile(text), root, criterion, warned=True) for criterion in (None, "one")]
    return [explained(one, force_name=text, scheme_title=text, left_out=("judgements",)) for one in argued]


def rendered(said: Explanation, format_: str) -> str:
    return plain(EXPLANATIONS[format_].render(said, 80))


@pytest.mark.untraced
def test_hostile_texts_are_shown(arguments: list[Explanation]) -> None:
    for said in arguments:
        written = rendered(said, "text")
        assert max(cells(line) for line in written.split("\n")) <= 80
        hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert not [one for one in written if one != "\n" and unicodedata.category(one) in hidden]


@pytest.mark.untraced
def test_hostile_texts_act_as_nothing_in_a_document(arguments: list[Explanation]) -> None:
    for said in arguments:
        written = rendered(said, "markdown")
        tokens = PARSER.parse(written)
        blocks = ("heading", "paragraph", "bullet_list", "list_item")
        assert {token.type for token in tokens} <= {f"{kind}_{end}" for kind in blocks for end in ("open", "close")} | {
            "inline"
        }
        assert {token.type for token in inline(tokens)} <= {"text", "text_special", "strong_open", "strong_close"}
        assert "##[" not in written
        assert not any(line.lstrip().startswith("::") for line in written.splitlines())
        headings = [token.tag for token in tokens if token.type == "heading_open"]
        assert (headings.count("h1"), headings.count("h2")) == (1, 1)


@pytest.mark.untraced
def test_hostile_texts_come_through_json(arguments: list[Explanation]) -> None:
    written = rendered(arguments[0], "json")
    assert "##[" not in written
    assert not [one for one in written if one != "\n" and unicodedata.category(one) in {"Cc", "Zl", "Zp"}]
    assert json.loads(written)["format"] == "hmicgrade-explanation/1"


@pytest.mark.untraced
def test_hostile_texts_are_only_labels_of_a_chart(arguments: list[Explanation]) -> None:
    for said in arguments:
        assert CHART.fullmatch(rendered(said, "mermaid"))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_label_holds_nothing_but_letters_digits_and_entities(text: str) -> None:
    label = escape(text)
    assert re.fullmatch(r"(#[0-9]+;|[A-Za-z0-9 ,'/-])*", label)
    assert not label.startswith("-")
    assert len(ENTITY.sub("x", label)) <= LONGEST


def test_a_label_is_read_back_as_it_was() -> None:
    text = 'a "b" <i>c</i> `d` #35; e_f %%{init}%% [g](h)| 1. é'
    assert ENTITY.sub(lambda found: chr(int(found[1])), escape(text)) == text
    assert ENTITY.sub(lambda found: chr(int(found[1])), escape("x" * 200)) == "x" * 119 + "…"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_take_no_more_than_the_width(tmp_path: Path, width: int) -> None:
    lines = EXPLANATIONS["text"].render(explained(sample_argument(simple(), tmp_path)), width)
    assert max(cells(line.text) for line in lines) <= width


def test_only_text_is_styled_and_may_hold_commands(tmp_path: Path) -> None:
    said = explained(sample_argument(simple(), tmp_path))
    styled = {
        name: {line.style for line in one.render(said, 80)} != {Style.PLAIN} for name, one in EXPLANATIONS.items()
    }
    assert styled == {"text": True, "markdown": False, "json": False, "mermaid": False}
    assert {name: not one.safe_for_runners for name, one in EXPLANATIONS.items()} == styled


def test_arrows_lead_to_what_counts_and_crosses_to_what_does_not(tmp_path: Path) -> None:
    chart = plain(EXPLANATIONS["mermaid"].render(_partly(tmp_path), 80)).splitlines()
    named = {line.split('"')[1]: line.split("[")[0].split("(")[0].strip() for line in chart if '"' in line}
    one, two = (
        next(name for label, name in named.items() if label.startswith(f"{start} #40;")) for start in ("one", "two")
    )
    arrows = {line.strip() for line in chart}
    assert f"{named['1 met, counted']} -.-> {one}" in arrows
    assert f"{named['1 partly met, not counted']} -.-x {two}" in arrows


def _partly(root: Path) -> Explanation:
    return explained(sample_argument(simple(one="met", two="partly_met"), root))


def test_every_kind_of_node_fits_the_schema_and_is_tried(tmp_path: Path) -> None:
    sample = hostile("A text.")
    nested = {
        "any of": [
            "all fair criteria are met",
            {"all of": ["the total score of the criteria is at least 10", "most criteria are met"]},
        ]
    }
    sample.scheme["grades"][0]["requires"] = nested
    whole = sample_argument(sample, tmp_path / "whole", warned=True)
    alone = sample_argument(simple(one="met", two="met"), tmp_path / "alone", "three")
    documents = [
        json.loads(plain(EXPLANATIONS["json"].render(explained(one, scheme_digest=DIGEST, evidence_digest=DIGEST), 80)))
        for one in (whole, alone)
    ]
    schema = SCHEMAS["explanation-1"].schema()
    assert [list(Draft7Validator(schema).iter_errors(one)) for one in documents] == [[], []]
    described = {
        one["properties"]["kind"].get("const") for one in schemas_in(schema) if "states" in one.get("properties", {})
    }
    assert {node["kind"] for one in documents for node in one["area"]["nodes"]} == described
