"""Impact as a reviewer reads it: a change of the shipped scheme that flags one more criterion as critical."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from tests.cli.test_impact import committed, git
from tests.derbyshire import ROOT
from tests.explain.test_sentences import BANNED, BRACKETS, QUOTED, WORDS_AT_MOST, sentences
from tests.golden import Golden

pytestmark = pytest.mark.untraced

AREA = "criteria/hmic-2007/public-protection.yaml"
PLAIN = "  - id: offender-home-visits\n    level: fair\n"
HASH = re.compile(r"\b[0-9a-f]{12}(?:[0-9a-f]{28})?\b")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped criteria and the evidence on Derbyshire, with the change not yet committed."""
    root = tmp_path_factory.mktemp("review")
    shutil.copytree(ROOT / "criteria/hmic-2007", root / "criteria/hmic-2007")
    shutil.copytree(ROOT / "evidence/derbyshire/2007", root / "evidence/derbyshire/2007")
    shutil.copy(ROOT / "evidence/derbyshire/force.yaml", root / "evidence/derbyshire/force.yaml")
    git(root, "init", "-q", "-b", "main")
    committed(root)
    text = (root / AREA).read_text(encoding="utf-8")
    assert text.count(PLAIN) == 1
    (root / AREA).write_text(text.replace(PLAIN, f"{PLAIN}    critical: true\n"), encoding="utf-8")
    return root


def printed(root: Path, *words: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        main(["impact", "--root", str(root), "--base", "main", *words])
    return HASH.sub(lambda found: "0" * len(found[0]), out.getvalue())


@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
@pytest.mark.parametrize(("name", "words"), [("critical", ()), ("rules", ("--rules",))])
def test_a_criterion_flagged_as_critical_is_reviewed(
    name: str, words: tuple[str, ...], format_: str, shipped: Path, golden: Golden
) -> None:
    """'A pull request that flags one more criterion as critical, judged from the output alone.'"""
    golden.check(f"impact/{name}.{format_}", printed(shipped, *words, "--format", format_).encode())


def test_sentences_are_short_and_in_the_words_of_the_documents(shipped: Path) -> None:
    for words in ((), ("--rules",)):
        lines = printed(shipped, *words, "--format", "markdown").splitlines()
        said = [line for line in lines if "evidence/derbyshire" not in line]
        assert [one for text in said for one in sentences(text) if len(one.split()) > WORDS_AT_MOST] == []
        assert [text for text in said if BANNED.search(BRACKETS.sub("", QUOTED.sub("", text)))] == []
