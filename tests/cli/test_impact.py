"""`hmicgrade impact` on real repositories: what is compared with what, and what cannot be."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hmicgrade.__main__ import main
from hmicgrade.cli.git import told
from hmicgrade.load import limits
from tests.evaluate.town import CALLS, CRITICAL, CUSTODY, EAST_CALLS, FALL, FILES, SCHEME, STRICTER, WEST_CUSTODY, Edit


def git(root: Path, *words: str) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@b.invalid", "-c", "protocol.file.allow=always")
    subprocess.run(["git", *named, *words], cwd=root, check=True, capture_output=True)  # noqa: S603, S607 - fixed words


def committed(root: Path, message: str = "all") -> None:
    git(root, "add", "--all")
    git(root, "commit", "-qm", message)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the project in it, which is the current folder."""
    root = tmp_path / "town"
    for path, text in FILES.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    committed(root)
    monkeypatch.chdir(root)
    return root


def run(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["impact", *words])
    return code, out.getvalue(), err.getvalue()


def document(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*words, "--format", "json")[1])
    return found


def moves(*words: str) -> list[tuple[str, str, str]]:
    return [(one["force"], one["area"], one["turn"]) for one in document(*words)["moves"]]


def edit(root: Path, one: Edit) -> None:
    text = (root / one.path).read_text(encoding="utf-8")
    assert one.old in text
    (root / one.path).write_text(text.replace(one.old, one.new or ""), encoding="utf-8")


def test_nothing_changed_moves_nothing(town: Path) -> None:
    assert run("--exit-code")[0] == 0
    assert document()["headline"] == "This change moves no grade of 2 forces with evidence."
    (town / "README.md").write_text("words\n", encoding="utf-8")
    assert moves() == []


def test_the_files_as_they_are_are_compared_dirty_and_untracked(town: Path) -> None:
    edit(town, FALL)
    shutil.copytree(town / "evidence/west", town / "evidence/south")
    for path in (town / "evidence/south").rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("west", "south"), encoding="utf-8")
    south = [("south", "calls", "new"), ("south", "custody", "new")]
    assert moves() == [("east", "calls", "declined"), *south]
    assert run("--exit-code")[0] == 1
    assert document("--head", "HEAD")["moves"] == []


def test_a_renamed_force_is_gone_and_new(town: Path) -> None:
    git(town, "mv", "evidence/west", "evidence/north")
    for path in (town / "evidence/north").rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("west", "north"), encoding="utf-8")
    committed(town)
    assert {turn for _, _, turn in moves("--base", "HEAD~1", "--head", "HEAD")} == {"gone", "new"}


def test_it_is_compared_with_where_the_history_parted(town: Path) -> None:
    git(town, "switch", "-qc", "mine")
    edit(town, CRITICAL)
    committed(town)
    git(town, "switch", "-q", "main")
    edit(town, FALL)
    committed(town)
    git(town, "switch", "-q", "mine")
    found = [("east", "custody", "refused")]
    assert moves("--base", "main") == moves("--base", "main", "--head", "mine") == found
    assert moves("--base", "mine", "--head", "main") == [("east", "calls", "declined")]
    git(town, "switch", "-q", "main")
    assert moves("--base", "main", "--head", "mine") == found
    assert (town / EAST_CALLS).read_text(encoding="utf-8") != FILES[EAST_CALLS]


def test_a_project_below_the_top_of_its_repository_is_read(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (town / "deep").mkdir()
    for name in ("criteria", "evidence"):
        git(town, "mv", name, "deep")
    committed(town)
    monkeypatch.chdir(town / "deep")
    edit(town / "deep", FALL)
    assert moves() == [("east", "calls", "declined")]
    assert (
        run("--base", "HEAD~1")[2]
        == "hmicgrade: there are no criteria in 'HEAD~1': no folder 'criteria' stands there\n"
    )


def test_what_is_wrong_with_both_versions_is_no_part_of_the_change(town: Path) -> None:
    edit(town, Edit(WEST_CUSTODY, "kind: strength", "kind: strenght"))
    committed(town)
    edit(town, STRICTER)
    assert run()[0] == 0
    edit(town, Edit(EAST_CALLS, "criteria: [told]", "criteria: [tolled]"))
    code, _, err = run()
    assert code == 1
    assert err.count("error HG") == 1
    assert "tolled" in err


def test_a_file_that_is_not_utf_8_is_told_as_any_file(town: Path) -> None:
    text = FILES[WEST_CUSTODY].encode()
    (town / WEST_CUSTODY).write_bytes(text.replace(b"It is so", b"It is s\xf3"))
    committed(town)
    (town / WEST_CUSTODY).write_bytes(text)
    assert moves() == [("west", "calls", "graded"), ("west", "custody", "graded")]


def test_a_file_that_is_too_large_is_not_read(town: Path) -> None:
    (town / WEST_CUSTODY).write_bytes(b"#" * (limits.FILE_BYTES + 1))
    committed(town)
    assert moves("--base", "HEAD~1", "--head", "HEAD")[0][2] == "refused"


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "main..main", "HEAD:criteria"])
def test_a_revision_that_is_not_there_cannot_be_compared(town: Path, revision: str) -> None:
    said = f"hmicgrade: git does not tell what has changed: there is no revision '{revision}'\n"
    assert run(f"--base={revision}") == (2, "", said)
    assert run(f"--head={revision}") == (2, "", said)
    assert not (town / "x").exists()


def test_without_a_repository_or_git_it_is_said(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(town / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(town.parent))
    assert run()[2] == "hmicgrade: git does not tell what has changed: this is no git repository\n"
    monkeypatch.setenv("PATH", "/nowhere")
    assert run()[2] == "hmicgrade: git cannot be run: No such file or directory\n"


def test_without_a_project_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run() == (2, "", f"hmicgrade: there are no criteria in '{tmp_path}' or above it: no folder 'criteria'\n")


def test_a_link_in_a_revision_is_not_followed(town: Path) -> None:
    (town / "evidence/south").symlink_to("west")
    committed(town)
    assert run("--head", "HEAD") == (2, "", "hmicgrade: 'evidence/south' is in 'HEAD' a link, which is not followed\n")


def test_another_repository_in_a_revision_is_not_read(town: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "other")
    git(tmp_path / "other", "commit", "-q", "--allow-empty", "-m", "x")
    git(town, "submodule", "add", "-q", str(tmp_path / "other"), "evidence/other")
    committed(town)
    assert run()[2] == "hmicgrade: 'evidence/other' is in 'HEAD' another repository, which is not read\n"


def test_a_shallow_clone_without_the_merge_base_is_said(
    town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(town, "switch", "-qc", "mine")
    edit(town, FALL)
    committed(town)
    git(town, "switch", "-q", "main")
    edit(town, CRITICAL)
    committed(town)
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", f"file://{town}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    code, _, err = run("--base", "origin/mine")
    assert (code, err.count("\n")) == (2, 1)
    assert err.endswith("the clone is shallow: fetch the whole history\n")


def test_histories_without_a_common_commit_or_with_several_are_said(town: Path) -> None:
    git(town, "switch", "-q", "--orphan", "other")
    git(town, "commit", "-q", "--allow-empty", "-m", "x")
    git(town, "switch", "-q", "main")
    assert run("--base", "other")[2].endswith("they have no history in common\n")
    for name, one in (("a", FALL), ("b", CRITICAL)):
        git(town, "switch", "-qc", name, "main")
        edit(town, one)
        committed(town)
    git(town, "branch", "b-before", "b")
    git(town, "merge", "-q", "-m", "x", "a")
    git(town, "switch", "-q", "a")
    git(town, "merge", "-q", "-m", "x", "b-before")
    assert "'a' and 'b' parted more than once; name one of " in run("--base", "a", "--head", "b")[2]


def test_content_that_a_clone_does_not_hold_is_said(town: Path) -> None:
    found = subprocess.run(["git", "rev-parse", f"HEAD:{CUSTODY}"], cwd=town, capture_output=True, check=True)  # noqa: S603, S607 - fixed words
    name = found.stdout.decode().strip()
    (town / ".git/objects" / name[:2] / name[2:]).unlink()
    code, _, err = run("--head", "HEAD")
    assert (code, err.count("\n")) == (2, 1)


def test_content_that_git_misses_is_said(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(root: Path, words: tuple[str, ...], fed: bytes = b"") -> bytes:
        return b"0 missing\n" if words[0] == "cat-file" else told(root, words, fed)

    monkeypatch.setattr("hmicgrade.cli.revisions.told", missing)
    assert run()[2] == f"hmicgrade: git does not hold the content of '{CALLS}': fetch it\n"
    assert town.exists()


def test_no_program_that_a_repository_names_is_run(town: Path) -> None:
    script = town / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {town}/ran\n", encoding="utf-8")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "filter.x.clean", "filter.x.smudge", "diff.x.textconv", "diff.external"):
        git(town, "config", key, str(script))
    (town / ".gitattributes").write_text("*.yaml filter=x diff=x\n", encoding="utf-8")
    edit(town, FALL)
    assert moves("--base", "main") == [("east", "calls", "declined")]
    assert not (town / "ran").exists()


def test_rules_are_compared_whatever_the_evidence(town: Path) -> None:
    assert run("--rules", "--exit-code")[0] == 0
    edit(town, STRICTER)
    shutil.rmtree(town / "evidence")
    assert run("--rules")[0] == 0
    assert run("--rules", "--exit-code")[0] == 1
    (scheme,) = document("--rules")["schemes"]
    assert [(one["area"], len(one["shifts"])) for one in scheme["areas"]] == [("calls", 1), ("custody", 0)]
    (shift,) = scheme["areas"][0]["shifts"]
    assert (shift["before"], shift["after"], shift["sets"]) == (["good"], ["fair"], 6)
    assert [name for name, finding in shift["witness"].items() if finding != "met"] == ["told"]


@pytest.mark.untraced
@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
def test_the_same_change_gives_the_same_bytes(town: Path, format_: str) -> None:
    for one in (STRICTER, CRITICAL, FALL):
        edit(town, one)
    (town / SCHEME).write_text(
        (town / SCHEME).read_text(encoding="utf-8").replace("poor, may", "fair, may"), encoding="utf-8"
    )
    for words in ((), ("--rules",)):
        assert run(*words, "--format", format_) == run(*words, "--format", format_)
