"""The house style: short sentences, in the words of the documents or the scheme's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hmicgrade.api import assess, load_project
from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.explain import phrases
from hmicgrade.explain.area import explain

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent.parent
WORDS_AT_MOST = 25
QUOTED = re.compile(r"'.*'")
BRACKETS = re.compile(r"\([^)]*\)")
FILE_TEXT = re.compile(r"^(Reason|\w+ means|Despite): ")
BANNED = re.compile(r"\b(verdict|rating|rated|score card|pass(es|ed)?|fail(s|ed)?|ruling|outcome)\b", re.IGNORECASE)


def shipped() -> list[str]:
    project, _ = load_project(ROOT)
    texts = []
    for recorded, judgements in ((True, True), (False, False)):
        assessment = assess(project, "derbyshire", 2007, recorded=recorded, judgements=judgements)
        for area in assessment.areas:
            assert isinstance(area, AreaAssessment)
            for statement in explain(area).statements:
                texts += [statement.text, *(point.text for point in statement.points)]
    return [text for text in texts if not FILE_TEXT.match(text)]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.;:]) ", BRACKETS.sub("", QUOTED.sub("x", text)))


def test_sentences_are_short() -> None:
    long = [one for text in shipped() for one in sentences(text) if len(one.split()) > WORDS_AT_MOST]
    assert long == []


def test_no_word_stands_for_another() -> None:
    assert [text for text in shipped() if BANNED.search(BRACKETS.sub("", QUOTED.sub("", text)))] == []


@pytest.mark.parametrize(
    ("parts", "expected"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(parts: list[str], expected: str) -> None:
    assert phrases.listed(parts) == expected


def test_small_change() -> None:
    assert phrases.either(["good", "fair", "very-poor"]) == "Good, Fair or Very poor"
    assert phrases.quoted(" a\n  b. ") == "'a b'"
    assert [phrases.criteria(1), phrases.criteria(2)] == ["1 criterion", "2 criteria"]
    assert [phrases.findings(1), phrases.findings(0)] == ["1 finding", "0 findings"]
    assert [phrases.is_or_are(1), phrases.is_or_are(0)] == ["is", "are"]
