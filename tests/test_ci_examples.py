"""The examples for CI and editors: taken out of their pages, linted, and run as far as this machine can."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from hmicgrade.__main__ import main
from tests.test_pre_commit import shipped

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent
EXAMPLE = re.compile(r"^```\w+ example (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {
    name: text
    for page in ("ci.md", "editors.md")
    for name, text in EXAMPLE.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
}
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
PROGRAMS = Path(sys.executable).parent


def ran(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the tests' environment, with its stderr in its output."""
    path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(  # noqa: S603 - words of this repository's own pages
        words,
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a new project, as `init` makes it."""
    assert main(["init", str(tmp_path / "new")]) == 0
    return tmp_path / "new"


def test_the_workflow_has_nothing_that_zizmor_finds(tmp_path: Path) -> None:
    workflow = tmp_path / "criteria.yml"
    workflow.write_text(EXAMPLES[".github/workflows/criteria.yml"], encoding="utf-8")
    done = ran(
        tmp_path,
        "zizmor",
        "--color=never",
        "--offline",
        "--no-progress",
        "--quiet",
        "--persona=pedantic",
        str(workflow),
    )
    assert (done.returncode, done.stdout.strip()) == (0, "No findings to report. Good job!")


def test_the_workflow_gives_the_action_inputs_that_it_has() -> None:
    (job,) = yaml.safe_load(EXAMPLES[".github/workflows/criteria.yml"])["jobs"].values()
    given = [step["with"] for step in job["steps"] if "hmicgrade" in step["uses"]]
    assert given
    assert {name for each in given for name in each} <= set(ACTION["inputs"])


def test_the_page_lists_the_inputs_and_outputs_of_the_action() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE) == list(ACTION["inputs"])
    assert [name for name in ACTION["outputs"] if f"`{name}`" not in page] == []
    for name, one in ACTION["inputs"].items():
        if one["default"]:
            assert re.search(rf"^\| `{name}` \|.*\| `{re.escape(one['default'])}` \|$", page, re.MULTILINE)


def test_the_hooks_that_are_named_are_shipped(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(EXAMPLES[".pre-commit-config.yaml"], encoding="utf-8")
    done = ran(tmp_path, "pre-commit", "validate-config", "config.yaml")
    assert done.returncode == 0, done.stdout
    (repository,) = yaml.safe_load(EXAMPLES[".pre-commit-config.yaml"])["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in shipped()}


def test_the_commands_for_gitlab_run(project: Path) -> None:
    job = yaml.safe_load(EXAMPLES[".gitlab-ci.yml"])["criteria"]
    install, *commands = job["script"]
    assert install == "python -m pip install hmicgrade"
    for command in commands:
        done = ran(project, *command.split())
        assert done.returncode == 0, done.stdout
    assert (project / job["artifacts"]["reports"]["junit"]).is_file()


def test_the_makefile_runs(project: Path) -> None:
    (project / "Makefile").write_text(EXAMPLES["Makefile"], encoding="utf-8")
    done = ran(project, "make", "criteria")
    assert done.returncode == 0, done.stdout
    area = next((project / "criteria").rglob("scheme.yaml"))
    area.write_text("kind: scheme\n", encoding="utf-8")
    assert ran(project, "make", "criteria").returncode == 2


def test_the_settings_for_an_editor_name_the_server() -> None:
    settings = json.loads(EXAMPLES["settings.json"])
    assert [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]] == ["hmicgrade", "lsp"]
