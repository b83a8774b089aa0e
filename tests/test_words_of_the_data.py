"""The words of what is shipped: none of the report's own sentences, and no abbreviation that the glossary lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.data.make_shingles import DIGITS, RUN, SHINGLES, runs, shingle, shingles
from tests.derbyshire import ROOT, SCHEME, inspection, project

pytestmark = pytest.mark.untraced

KEPT = frozenset(SHINGLES.read_text(encoding="ascii").split())
SHIPPED = sorted(
    path
    for pattern in ("criteria/**/*.yaml", "evidence/**/*.yaml", "docs/**/*.md", "*.md")
    for path in ROOT.glob(pattern)
)
REPORT_RUNS = 15_000
"""Fewer runs than this would mean that the file was made from a part of the report."""

PLANTED = "A run of eight common words stands here, and nobody would notice."
ABBREVIATION = re.compile(r"\b(?=\w*[A-Z])(?:\w*[A-Z0-9]){2}\w*")
"""A word with two or more capitals or digits, at least one capital among them."""


def of_the_report(text: str, kept: frozenset[str] = KEPT) -> list[str]:
    return [run for run in runs(text) if shingle(run) in kept]


def texts() -> Iterator[str]:
    """Give what a reader is shown of the report and of the criteria."""
    for file in inspection().files:
        yield file.context
        yield from (item.text for item in file.items)
        yield from (finding.reason for finding in file.findings)
        yield from (judgement.grounds.reason for judgement in file.judgements)
        for practice in file.developing_practice:
            yield from (practice.title, practice.problem, practice.solution, practice.outcome)
    for area in project().schemes[SCHEME].areas:
        yield from (f"{criterion.text} {criterion.source}" for criterion in area.criteria)


def abbreviations(text: str) -> set[str]:
    """Give the abbreviations of a text, plurals in the singular."""
    return {re.sub(r"(?<=[A-Z])s$", "", word) for word in ABBREVIATION.findall(text)}


def test_no_sentence_of_the_report_is_shipped() -> None:
    found = {path.relative_to(ROOT).as_posix(): of_the_report(path.read_text(encoding="utf-8")) for path in SHIPPED}
    assert {name: copied for name, copied in found.items() if copied} == {}


def test_a_sentence_of_the_report_would_be_found_whatever_its_layout() -> None:
    kept = frozenset(shingles(PLANTED))
    assert of_the_report("text: >-\n  A run of EIGHT common\n  words stands 'here'.", kept) == [
        "a run of eight common words stands here"
    ]
    assert of_the_report("A run of eight rare words stands here, and nobody would", kept) == []


def test_the_whole_report_was_made_into_runs() -> None:
    assert len(KEPT) > REPORT_RUNS
    assert {len(each) for each in KEPT} == {DIGITS}
    assert sorted(KEPT) == SHINGLES.read_text(encoding="ascii").split()


def test_runs_are_of_eight_words() -> None:
    assert list(runs("One, two three-four\nFIVE six seven 8 (nine)")) == [
        "one two three four five six seven 8",
        "two three four five six seven 8 nine",
    ]
    assert {len(run.split()) for run in runs(PLANTED)} == {RUN}
    assert list(runs("too short")) == []


def test_every_abbreviation_is_in_the_glossary() -> None:
    terms = {term.term for term in project().schemes[SCHEME].glossary}
    assert sorted({word for text in texts() for word in abbreviations(text)} - terms) == []


def test_abbreviations_are_told_from_words_and_numbers() -> None:
    assert abbreviations(
        "DVOs met the MARAC's 23 staff in April 2007; ViSOR, Form 621s, A3 and Mr X's 'one truth'"
    ) == {
        "DVO",
        "MARAC",
        "ViSOR",
        "A3",
    }


def test_the_glossary_runs_by_letter_without_repeats() -> None:
    terms = [term.term for term in project().schemes[SCHEME].glossary]
    assert terms == sorted(set(terms), key=str.casefold)
