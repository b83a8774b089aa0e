"""The action for GitHub: its steps run as a runner runs them, and it is linted with the workflows.

What only a runner has is set as a runner sets it, and the environment of the first step holds what `run.lock` names, so
that pip has nothing to fetch.
"""

from __future__ import annotations

import json
import os
import re
import site
import subprocess
import sys
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.load.projects import AREA, EVIDENCE, FILES, FORCE, Change, write_project

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INSTALL, VALIDATE = ACTION["runs"]["steps"]
INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
SOUND = {EVIDENCE: FILES[EVIDENCE].partition("judgements:")[0]}
BAD = {AREA: FILES[AREA].replace("level: good", "levle: good")}
WARNED = {FORCE: ("Force F", "Force\u202e F")}


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a step: its exit code, what it said, and what it wrote for the runner."""

    code: int
    said: str
    summary: str
    outputs: str

    @property
    def commands(self) -> list[str]:
        """The commands that the runner finds in what was said, by name."""
        found: list[str] = []
        stopped: str | None = None
        for line in re.split(r"[\r\n]", self.said):
            command = re.match(r"\s*::([\w-]+)[^:]*::(.*)", line) or re.search(r"##\[(\w+)\](.*)", line)
            if command and stopped in {None, command[1]}:
                stopped = command[2] if command[1] == "stop-commands" else None
                found += [command[1]] if command[1] in {"error", "warning", "notice"} or "##[" in line else []
        return found


@pytest.fixture(scope="module")
def temp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the runner's temporary folder, in which the first step has run."""
    folder = tmp_path_factory.mktemp("runner")
    venv.create(folder / "hmicgrade", symlinks=True)
    (packages,) = (folder / "hmicgrade").glob("lib/python*/site-packages")
    (packages / "locked.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    done = step(INSTALL, {}, folder, folder)
    assert (done.code, done.said) == (0, "")
    return folder


def step(what: Mapping[str, Any], inputs: Mapping[str, str], workspace: Path, temp: Path) -> Ran:
    """Run a step of the action with some inputs, the others as they are by default."""
    given = {name: one["default"] for name, one in ACTION["inputs"].items()} | {"python": sys.executable} | dict(inputs)
    script, summary, outputs = (workspace.parent / name for name in ("step.sh", "summary.md", "outputs"))
    for file, text in ((script, what["run"]), (summary, "before\n"), (outputs, "")):
        file.write_text(text, encoding="utf-8")
    mapped = {name: INPUT.sub(lambda found: given[found[1]], value) for name, value in what["env"].items()}
    runner = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(outputs),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_WORKSPACE": str(workspace),
        "PATH": os.environ["PATH"],
        "PIP_NO_INDEX": "1",
        "RUNNER_TEMP": str(temp),
    }
    done = subprocess.run(  # noqa: S603 - the shell of a composite action, as the runner calls it
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],  # noqa: S607 - found as a runner finds it
        cwd=workspace,
        env=runner | mapped,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    told = summary.read_text(encoding="utf-8").removeprefix("before\n")
    return Ran(done.returncode, done.stdout.decode(), told, outputs.read_text(encoding="utf-8"))


def validated(tmp_path: Path, temp: Path, changes: Mapping[str, Change] | None = None, /, **inputs: str) -> Ran:
    """Run the step that validates on the small project, with some files changed."""
    workspace = tmp_path / "work space"
    workspace.mkdir()
    write_project(workspace, SOUND | dict(changes or {}))
    return step(VALIDATE, {name.replace("_", "-"): value for name, value in inputs.items()}, workspace, temp)


def test_a_good_project_passes(tmp_path: Path, temp: Path) -> None:
    ran = validated(tmp_path, temp)
    assert ran.code == 0
    assert ran.outputs.startswith("errors=0\n")
    assert "error" not in ran.commands
    assert re.match(r"## hmicgrade validate\n\n\*\*.* 8 files\.\*\*\n", ran.summary)


def test_a_bad_project_fails_with_annotations_a_summary_and_counts(tmp_path: Path, temp: Path) -> None:
    ran = validated(tmp_path, temp, BAD)
    assert ran.code == 1
    assert "::error file=criteria/s/a.yaml,line=7,endLine=7,col=17,endColumn=21,title=HG101 unknown-key" in ran.said
    assert ran.commands[-1] == "notice"
    assert "| error | HG101 unknown-key | unknown key 'levle' | did you mean 'level'? |" in ran.summary
    assert re.fullmatch(r"errors=[1-9]\nwarnings=[0-9]+\n", ran.outputs)


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1)])
def test_a_warning_fails_where_it_is_asked_to(fail_on: str, code: int, tmp_path: Path, temp: Path) -> None:
    ran = validated(tmp_path, temp, WARNED, fail_on=fail_on)
    assert (ran.code, set(ran.commands)) == (code, {"warning", "notice"})
    assert re.fullmatch(r"errors=0\nwarnings=[1-9]\n", ran.outputs)


def test_a_sarif_log_is_written_where_it_is_asked_for(tmp_path: Path, temp: Path) -> None:
    target = tmp_path / "found here.sarif"
    assert validated(tmp_path, temp, BAD, sarif_file=str(target)).code == 1
    assert json.loads(target.read_bytes())["runs"][0]["results"][0]["ruleId"] == "HG101"


def test_a_sarif_log_that_cannot_be_written_is_no_pass(tmp_path: Path, temp: Path) -> None:
    ran = validated(tmp_path, temp, sarif_file=str(tmp_path / "gone" / "x.sarif"))
    assert ran.code != 0
    assert "x.sarif" in ran.said


def committed(workspace: Path) -> Path:
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words]
        subprocess.run(git, cwd=workspace, check=True)  # noqa: S603 - fixed words
    return workspace


def test_what_a_change_does_is_in_the_summary(tmp_path: Path, temp: Path) -> None:
    workspace = committed(write_project(tmp_path / "w", SOUND))
    area = FILES[AREA].replace("text: It is done.,", "text: It is @done.,")
    (workspace / AREA).write_text(area, encoding="utf-8")
    ran = step(VALIDATE, {"impact-base": "HEAD"}, workspace, temp)
    assert ran.code == 0
    before, _, told = ran.summary.partition("# Impact of a change\n")
    assert before.startswith("## hmicgrade validate\n")
    assert "\n## Reworded criteria\n" in told
    assert not re.search(r"@\w", told)


@pytest.mark.parametrize("base", ["gone", "$(touch x)`touch x`", "--output=x"])
def test_a_change_that_cannot_be_told_is_no_pass(base: str, tmp_path: Path, temp: Path) -> None:
    ran = step(VALIDATE, {"impact-base": base}, committed(write_project(tmp_path / "w", SOUND)), temp)
    assert (ran.code, "Impact" in ran.summary) == (2, False)
    assert f"there is no revision '{base}'" in ran.said
    assert not list(tmp_path.rglob("x"))


def test_nothing_changed_is_a_pass_without_counts(tmp_path: Path, temp: Path) -> None:
    workspace = committed(write_project(tmp_path / "w"))
    ran = step(VALIDATE, {"changed-since": "HEAD"}, workspace, temp)
    assert (ran.code, ran.outputs, ran.summary) == (0, "errors=0\nwarnings=0\n", "")


@pytest.mark.parametrize(
    "inputs",
    [{"root": "nowhere"}, {"fail-on": "never"}, {"changed-since": "gone"}, {"root": "--help"}],
)
def test_what_cannot_run_is_no_pass(inputs: dict[str, str], tmp_path: Path, temp: Path) -> None:
    ran = validated(tmp_path, temp, **inputs)
    assert (ran.code, ran.summary, ran.outputs) == (2, "", "")
    assert "hmicgrade" in ran.said


HOSTILE = ["$(touch x)`touch x`", "; touch x && touch x", "a b\n::error::x", "* '\"\\", "--output=x"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("root", value) for value in HOSTILE),
        ("fail-on", HOSTILE[0]),
        ("changed-since", HOSTILE[1]),
    ],
)
def test_a_hostile_input_is_only_a_value(name: str, value: str, tmp_path: Path, temp: Path) -> None:
    ran = validated(tmp_path, temp, **{name: value})
    assert (ran.code, ran.commands) == (2, [])
    assert not list(tmp_path.rglob("x"))


@pytest.mark.parametrize("value", HOSTILE[:4])
def test_a_hostile_name_of_a_log_is_only_a_name(value: str, tmp_path: Path, temp: Path) -> None:
    ran = validated(tmp_path, temp, sarif_file=value)
    assert (ran.code, "error" in ran.commands) == (0, False)
    assert [path.name for path in (tmp_path / "work space").iterdir() if path.is_file()] == [value]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_python_is_only_a_program_that_is_not_there(value: str, tmp_path: Path) -> None:
    ran = step(INSTALL, {"python": value}, tmp_path, tmp_path)
    assert ran.code == 2
    assert ran.said.endswith("It needs Python 3.11 or later: name one in the input 'python'.\n")
    assert [path.name for path in tmp_path.rglob("x")] == []


@pytest.mark.parametrize("text", ["::error::x", "##[error]x", "a\n::warning::x", "| x | <b>y</b> [z](javascript:w)"])
def test_no_text_of_a_file_is_a_command_or_markup(text: str, tmp_path: Path, temp: Path) -> None:
    quoted = json.dumps(text)
    bad = FILES[EVIDENCE].replace("kind: strength", f"kind: {quoted}").replace("text: It is done.", f"text: {quoted}")
    ran = validated(tmp_path, temp, {EVIDENCE: bad})
    assert ran.code == 1
    errors, warnings = (int(number) for number in re.findall(r"[0-9]+", ran.outputs))
    assert ran.commands == ["error"] * errors + ["warning"] * warnings + ["notice"]
    assert "<b>" not in ran.summary
    assert all(line.startswith(("|", "#", "*")) for line in ran.summary.splitlines() if line)


def test_no_module_of_the_repository_that_is_checked_is_imported(tmp_path: Path, temp: Path) -> None:
    for name in ("yaml.py", "json.py", "hmicgrade.py", "sitecustomize.py"):
        (tmp_path / name).write_text("raise SystemExit(3)\n", encoding="utf-8")
    assert step(VALIDATE, {}, write_project(tmp_path, SOUND), temp).code == 0


def test_inputs_reach_scripts_through_the_environment_alone() -> None:
    for one in (INSTALL, VALIDATE):
        assert "${{" not in one["run"]
        assert set(one) <= {"name", "id", "shell", "env", "run"}
        assert all(INPUT.fullmatch(value) for value in one["env"].values())
    named = {found for one in (INSTALL, VALIDATE) for value in one["env"].values() for found in INPUT.findall(value)}
    assert named == set(ACTION["inputs"])


def test_zizmor_finds_nothing_in_the_action_and_the_workflows() -> None:
    words = [
        "zizmor",
        "--color=never",
        "--offline",
        "--no-progress",
        "--persona",
        "pedantic",
        "--collect=all",
        "action.yml",
        ".github",
        ".pre-commit-hooks.yaml",
    ]
    done = subprocess.run(  # noqa: S603 - fixed words
        [str(Path(sys.executable).with_name(words[0])), *words[1:]], cwd=ROOT, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout.decode().strip()) == (0, "No findings to report. Good job!")
