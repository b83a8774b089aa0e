"""The worked cases of the 2007 scheme: they pass, they decide everything, and a changed rule makes one fail."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.evaluate.worked import tried
from hmicgrade.load.project import read_worked

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent
SCHEME = "criteria/hmic-2007/scheme.yaml"
TESTS = "criteria/hmic-2007/tests"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "criteria" / "hmic-2007", tmp_path / "criteria" / "hmic-2007")
    return tmp_path


def run(project: Path, *words: str) -> int:
    return main(["test", "--root", str(project), *words])


def test_they_decide_everything() -> None:
    assert main(["test", "--root", str(ROOT), "criteria/hmic-2007", "--coverage-threshold", "100"]) == 0


def test_what_is_generated_passes_and_leaves_nothing_to_generate(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("child-abuse", "missing-persons", "performance-management", "public-protection", "programme"):
        (project / f"criteria/hmic-2007/{name}.yaml").unlink()
    for path in (project / TESTS).iterdir():
        path.unlink()
    assert run(project, "--generate") == 0
    made = capsys.readouterr().out
    (project / TESTS / "made.yaml").write_text(made, encoding="utf-8")
    assert run(project) == 0
    assert "57 cases passed" in capsys.readouterr().out
    assert run(project, "--generate") == 0
    assert capsys.readouterr().out == ""


def _replace(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    "change",
    [
        _replace("reading: more than 50%, range: [more than 50%", "reading: at least 50%, range: [at least 50%"),
        _replace("reading: more than 50%", "reading: more than 60%"),
        _replace("reading: at least 85%", "reading: at least 80%"),
        _replace("reading: at least 25%", "reading: at least 20%"),
        _replace(
            "- all fair criteria are met\n      - the vast", "- all significant fair criteria are met\n      - the vast"
        ),
        _replace("- all fair criteria are met\n      - most", "- all significant fair criteria are met\n      - most"),
        _replace("      - all excellent criteria are met\n", ""),
        _replace("all significant fair criteria are at least", "all fair criteria are at least"),
        _replace("fair criteria are not met", "fair criteria are below met"),
        _replace("any critical criterion is not met", "any critical criterion is below met"),
        _replace("any critical criterion is not met", "at least 2 critical criteria are not met"),
        _replace("{judgement: [fair, poor]}", "poor"),
        _replace("may_be_set_aside: true", "may_be_set_aside: false"),
        _replace("silence: {excellent: not_met}", "silence: {good: not_met}"),
        _replace("at_most_steps: 1", "at_most_steps: 0"),
    ],
)
def test_a_changed_rule_makes_a_case_of_the_grading_process_fail(project: Path, change: Callable[[str], str]) -> None:
    path = project / SCHEME
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    loaded = read_worked(project)
    (folder,) = loaded.project.schemes.values()
    assert folder.scheme
    (file,) = (one for one in loaded.project.worked if one.file.endswith("grading-process.yaml"))
    assert any(not one.passed for one in tried(folder.scheme, file))
