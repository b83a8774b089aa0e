"""The hooks for pre-commit, run by pre-commit itself in a scratch repository, through `git commit`.

Everything is as it is for a user but one thing: what the hooks need besides the project comes from the environment of
the tests, by `PYTHONPATH`, not from an index. pre-commit makes the hooks' environment and installs the project there.
"""

from __future__ import annotations

import os
import re
import shutil
import site
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.load.projects import AREA, EVIDENCE, FILES, write_project
from tests.test_project import tracked

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent
SOUND = {EVIDENCE: FILES[EVIDENCE].partition("judgements:")[0]}
OWN = ("hmicgrade", "_hmicgrade", "__editable__", "pip", "setuptools")
"""What must come from the hooks' own environment."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, and what git and pre-commit are run with in it."""

    path: Path
    environment: dict[str, str]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command here, with stderr in its output."""
        return subprocess.run(  # noqa: S603 - fixed words
            words,
            cwd=self.path,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=300,
            check=False,
        )

    def commit(self, *paths: str) -> subprocess.CompletedProcess[str]:
        """Commit what has become of some files, as a user would."""
        staged = self.run("git", "add", *paths)
        assert staged.returncode == 0, staged.stdout
        return self.run("git", "commit", "-m", "x")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give the environment of a user who has pre-commit, and no network."""
    home = tmp_path_factory.mktemp("home")
    packages = home / "packages"
    packages.mkdir()
    for folder in map(Path, site.getsitepackages()):
        for one in folder.iterdir():
            if not one.name.startswith(OWN) and one.suffix != ".pth":
                (packages / one.name).symlink_to(one)
    return {
        "GIT_AUTHOR_EMAIL": "author@example.org",
        "GIT_AUTHOR_NAME": "author",
        "GIT_COMMITTER_EMAIL": "author@example.org",
        "GIT_COMMITTER_NAME": "author",
        "GIT_CONFIG_NOSYSTEM": "1",
        "HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_NO_INDEX": "1",
        "PRE_COMMIT_HOME": str(home / "cache"),
        "PYTHONPATH": str(packages),
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Repository:
    """Give a repository of this project, as its files stand now."""
    path = tmp_path_factory.mktemp("published")
    for name in tracked():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, path / name)
    repository = Repository(path, environment)
    repository.run("git", "init", "--quiet")
    assert repository.commit("--all").returncode == 0
    return repository


@pytest.fixture
def project(tmp_path: Path, published: Repository) -> Repository:
    """Give a repository of a sound project with the hooks installed."""
    revision = published.run("git", "rev-parse", "HEAD").stdout.strip()
    hooks = [{"id": one["id"]} for one in shipped()]
    config = {"repos": [{"repo": str(published.path), "rev": revision, "hooks": hooks}]}
    write_project(tmp_path, SOUND)
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    repository = Repository(tmp_path, published.environment)
    for words in (("hmicgrade", "fmt"), ("git", "init", "--quiet"), ("pre-commit", "install")):
        done = repository.run(*words)
        assert done.returncode == 0, done.stdout
    return repository


def shipped() -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return found


def test_a_commit_passes_where_nothing_is_wrong_and_is_stopped_where_something_is(project: Repository) -> None:
    first = project.commit("--all")
    assert first.returncode == 0, first.stdout
    assert "hmicgrade validate" in first.stdout
    assert "Passed" in first.stdout

    area = project.path / AREA
    area.write_text(area.read_text(encoding="utf-8").replace("id: a-one", "id: a-renamed"), encoding="utf-8")
    stopped = project.commit(AREA)
    assert stopped.returncode == 1
    assert re.search(r"^evidence/f/2007/a\.yaml:[0-9:]+: error HG205 .*'a-one'", stopped.stdout, re.MULTILINE)
    assert project.run("git", "rev-list", "--count", "HEAD").stdout == "1\n"


def test_a_file_in_another_layout_is_laid_out_and_the_commit_is_stopped_once(project: Repository) -> None:
    laid_out = (project.path / AREA).read_bytes()
    (project.path / AREA).write_bytes(laid_out.replace(b"title: Area A\n", b"title:   Area A\n"))
    stopped = project.commit("--all")
    assert stopped.returncode == 1
    assert "hook id: hmicgrade-fmt" in stopped.stdout
    assert "files were modified by this hook" in stopped.stdout
    assert (project.path / AREA).read_bytes() == laid_out
    done = project.commit("--all")
    assert done.returncode == 0, done.stdout


def test_a_commit_of_other_files_asks_for_nothing(project: Repository) -> None:
    (project.path / AREA).write_text("broken: [", encoding="utf-8")
    (project.path / "notes.md").write_text("# Notes\n", encoding="utf-8")
    done = project.commit("notes.md")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("(no files to check)Skipped") == len(shipped())


def test_every_hook_is_a_command_of_the_program() -> None:
    for hook in shipped():
        program, command, *_ = str(hook["entry"]).split()
        assert hook["id"] == f"{program}-{command}"
        assert hook["language"] == "python"
        assert f"{program} {command}" == hook["name"]
