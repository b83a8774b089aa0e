"""The proof as a page, a document and a table: of seeded schemes, within their forms."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hmicgrade.evaluate import diagram
from hmicgrade.evaluate.proof.results import KINDS, Kind, Property, SchemeProof
from hmicgrade.evaluate.proof.scheme import prove_scheme
from hmicgrade.explain.proof import proof_page
from hmicgrade.explain.proof_sentences import HOLDS, LABELS
from hmicgrade.explain.witness import witness_lines
from hmicgrade.report.listing import LISTINGS
from hmicgrade.report.proof import COLUMNS, proof_listing
from hmicgrade.report.styled import plain
from tests.evaluate.made import scheme
from tests.evaluate.test_proof import AREA, SEEDED, SOUND

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parent / "proof-1.schema.json").read_text(encoding="utf-8"))
DIGEST = "sha256:" + "0" * 64


def no_floats(text: str) -> str:
    raise AssertionError(text)


def written(proof: SchemeProof, format_: str) -> str:
    return plain(LISTINGS[format_].render(proof_listing(proof, DIGEST), 80))


def document(proof: SchemeProof) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(written(proof, "json"), parse_float=no_floats)
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    return value


@pytest.mark.parametrize("name", SEEDED)
def test_the_document_of_a_seeded_scheme_has_its_form(name: str) -> None:
    kind, made, area = SEEDED[name]
    proof = prove_scheme(made, [area])
    value = document(proof)
    remarks = [*value["remarks"], *(one for each in value["areas"] for one in each["remarks"])]
    assert str(kind) in {one["kind"] for one in remarks}
    codes = {one["code"] for one in remarks if one["fault"]}
    assert codes == {one.code for one in proof_listing(proof, DIGEST).diagnostics}
    assert value["proved"] is not any(one["fault"] for one in remarks)


@pytest.mark.parametrize("name", SEEDED)
def test_the_witnesses_of_a_page_paste_into_a_case(name: str) -> None:
    """Words are about all criteria or those of a level; what stands under an id goes before them."""
    _, made, area = SEEDED[name]
    for remark in prove_scheme(made, [area]).every_remark():
        if remark.witness is not None:
            head, *lines = witness_lines(made, area, remark.witness)
            given = dict(line.strip().split(": ") for line in lines)
            own = {one.id: given.get(one.id) for one in area.criteria}
            words = {one.id: given.get("all criteria", given.get(f"all {one.level} criteria")) for one in area.criteria}
            assert head == "findings:"
            assert {one: own[one] or words[one] for one in own} == dict(remark.witness.findings)


@pytest.mark.parametrize("name", SEEDED)
def test_a_sentence_of_the_page_has_under_25_words(name: str) -> None:
    _, made, area = SEEDED[name]
    for section in proof_page(prove_scheme(made, [area])).sections:
        for entry in section.entries:
            for sentence in entry.text.replace("? ", ". ").split(". "):
                assert len(sentence.split()) <= 25, sentence


@pytest.mark.parametrize("name", SEEDED)
def test_every_row_of_the_table_says_what_it_is_of(name: str) -> None:
    _, made, area = SEEDED[name]
    rows = list(csv.DictReader(io.StringIO(written(prove_scheme(made, [area]), "csv"))))
    assert tuple(rows[0]) == COLUMNS
    assert {row["row"] for row in rows} >= {"property", "grade", "power"}
    assert {row["scheme"] for row in rows} == {"s"}


def test_past_the_limit_the_page_says_what_is_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    proof = prove_scheme(scheme(SOUND, "poor"), [AREA])
    page = proof_page(proof)
    assert page.note.startswith("Not proved: 1 fault and too many states in 'a'.")
    texts = [entry.text for entry in page.sections[0].entries]
    assert texts[0] == (
        "5 criteria have 60 states, too many to look at. What stands here is certain; the rest is not proved."
    )
    assert "Monotone: not checked." in texts
    assert "exact" in document(proof)
    assert document(proof)["exact"] is False
    assert proof_listing(proof, DIGEST).found


def test_every_property_and_kind_has_its_words() -> None:
    assert set(LABELS) == set(HOLDS) == set(Property)
    assert set(KINDS) == set(Kind)
    assert {about.of for about in KINDS.values()} == set(Property)
