"""`hmicgrade validate` where a page of cases cannot go: standard input, git, files written, watching."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
from pathlib import Path

import pytest

from hmicgrade import validate
from hmicgrade.__main__ import main
from hmicgrade.cli import fixing
from hmicgrade.cli.selecting import Selection
from hmicgrade.load.files import Files
from hmicgrade.model.edits import Fixed
from tests.load.projects import AREA, EVIDENCE, FILES, FORCE, SCHEME, SHARED, Change, write_project

SOUND = FILES[EVIDENCE].partition("judgements:")[0].replace("evidence: [s1]", "evidence: [a1]")
"""Evidence without a judgement: the rules leave nothing to decide."""

QUIET: dict[str, Change] = {
    EVIDENCE: SOUND,
    AREA: (", tags: [recent]", ""),
    SCHEME: FILES[SCHEME]
    .replace("range: [more than 50%", "range: [at least 50%")
    .replace("otherwise: low", "otherwise: {judgement: [high, low]}"),
    SHARED: ("criteria: [c-one]", "criteria: [c-one, b-one]"),
}
"""What keeps the project from giving even a warning: no idle tag or word, no criterion that nothing bears on."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_project(tmp_path / "project", QUIET)
    monkeypatch.chdir(root)
    return root


def run(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["validate", *words])
    return code, out.getvalue(), err.getvalue()


def found(*words: str) -> list[tuple[str, str, int]]:
    _, out, _ = run(*words, "--format", "json")
    return [(one["code"], one["file"], one["line"]) for one in json.loads(out)["diagnostics"]]


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.mark.usefixtures("project")
def test_standard_input_stands_for_a_file_of_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, SOUND.replace("kind: strength", "kind: strenght"))
    assert found("-", "--stdin-filename", EVIDENCE) == [("HG106", EVIDENCE, 7)]


@pytest.mark.usefixtures("project")
def test_standard_input_may_be_a_file_that_is_not_there_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, "kind: evidence\n")
    assert {one for _, one, _ in found("-", "--stdin-filename", "evidence/f/2008/a.yaml")} == {"evidence/f/2008/a.yaml"}


@pytest.mark.usefixtures("project")
def test_standard_input_must_stand_where_something_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, "kind: evidence\n")
    code, _, err = run("-", "--stdin-filename", "notes/a.yaml")
    assert (code, err) == (
        2,
        "hmicgrade: 'notes/a.yaml' holds no file that hmicgrade reads: did you mean 'criteria/s/a.yaml'?\n",
    )


def test_the_project_is_found_from_the_path(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.parent)
    assert run(str(project / EVIDENCE))[0] == 0
    assert run("project/evidence")[0] == 0
    assert run("project")[1].startswith("No problems in ")
    code, _, err = run(str(project / EVIDENCE), str(project.parent))
    assert (code, err) == (2, f"hmicgrade: '{project.parent}' is not in the project '{project}'\n")


def test_a_link_to_the_project_leads_to_it(project: Path) -> None:
    link = project.parent / "link"
    link.symlink_to(project)
    assert run("--root", str(project), str(link / EVIDENCE))[0] == 0


def test_the_result_is_written_to_a_file(project: Path) -> None:
    code, out, err = run("--format", "json", "--output", "result.json")
    assert (code, out) == (0, "")
    assert err.endswith("The result is in 'result.json'.\n")
    assert json.loads((project / "result.json").read_text())["diagnostics"] == []


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.invalid", *words], cwd=root, check=True)  # noqa: S603, S607 - fixed words


@pytest.fixture
def repository(project: Path) -> Path:
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-qm", "all")
    return project


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new))


def test_only_what_has_changed_is_looked_at(repository: Path) -> None:
    change(repository, AREA, "level: good", "level: good, tags: [good]")
    git(repository, "switch", "-qc", "other")
    git(repository, "commit", "-qam", "a tag")
    change(repository, EVIDENCE, "kind: strength", "kind: strenght")
    (repository / "evidence/g").mkdir()
    (repository / "evidence/g/force.yaml").write_text("kind: force\nid: h\nname: G\n")
    everything = [("HG310", AREA, 7), ("HG106", EVIDENCE, 7), ("HG113", "evidence/g/force.yaml", 2)]
    assert found("--changed-since", "main") == everything
    assert found("--changed-since", "HEAD") == everything[1:]
    assert run("--changed-since", "HEAD")[2].endswith("asked for: 1 error in 1 of 7 files.\n")


def test_what_changed_elsewhere_since_is_not(repository: Path) -> None:
    git(repository, "switch", "-qc", "other")
    change(repository, EVIDENCE, "kind: strength", "kind: strenght")
    git(repository, "commit", "-qam", "mine")
    git(repository, "switch", "-q", "main")
    change(repository, FORCE, "Force F", "The Force")
    git(repository, "commit", "-qam", "theirs")
    git(repository, "switch", "-q", "other")
    assert run("--changed-since", "main", "--format", "concise")[1].endswith("1 error in 1 of 1 file.\n")


def test_a_project_below_the_top_of_its_repository_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(tmp_path / "deep" / "project", {EVIDENCE: SOUND})
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "all")
    monkeypatch.chdir(tmp_path / "deep" / "project")
    change(Path.cwd(), EVIDENCE, "kind: strength", "kind: strenght")
    assert found("--changed-since", "main") == [("HG106", EVIDENCE, 7)]


def test_nothing_changed_is_said(repository: Path) -> None:
    (repository / EVIDENCE).unlink()
    assert run("--changed-since", "main") == (0, "", "hmicgrade: no file of the project has changed since main\n")


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "main..other"])
def test_a_revision_that_git_does_not_know_cannot_be_followed(repository: Path, revision: str) -> None:
    code, out, err = run(f"--changed-since={revision}")
    assert (code, out) == (2, "")
    assert err.startswith("hmicgrade: git does not tell what has changed: ")
    assert not (repository / "x").exists()


@pytest.mark.usefixtures("project")
def test_without_a_repository_or_git_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert run("--changed-since", "main")[2].startswith("hmicgrade: git does not tell what has changed: ")
    monkeypatch.setenv("PATH", "/nowhere")
    assert run("--changed-since", "main")[2] == "hmicgrade: git cannot be run: No such file or directory\n"


def test_watching_looks_again_when_a_file_changes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = iter(
        (
            lambda: change(project, EVIDENCE, "kind: strength", "kind: strenght"),
            lambda: None,
            lambda: (project / "criteria").rename(project / "gone"),
        )
    )

    def pause(_: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr("time.sleep", pause)
    code, out, err = run("--watch", "--format", "concise")
    assert code == 130
    assert out.splitlines()[0].startswith("No problems in ")
    assert out.splitlines()[1].startswith(f"{EVIDENCE}:7:20: error HG106 ")
    assert err.count("watching for changes; interrupt to end") == 3
    assert "there are no criteria" in err


@pytest.mark.usefixtures("project")
def test_watching_standard_input_makes_no_sense() -> None:
    code, _, err = run("--watch", "-", "--stdin-filename", EVIDENCE)
    assert (code, err) == (2, "hmicgrade: --watch goes with files, not with standard input\n")


@pytest.mark.parametrize(
    ("format_", "place"),
    [
        ("github", "::error file=project/{file},line=7,"),
        ("sarif", '"uri": "project/{file}"'),
        ("junit", 'file="project/{file}"'),
        ("concise", "{file}:7:20: "),
    ],
)
def test_ci_is_told_paths_as_its_checkout_has_them(
    project: Path, monkeypatch: pytest.MonkeyPatch, format_: str, place: str
) -> None:
    change(project, EVIDENCE, "kind: strength", "kind: strenght")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project.parent))
    assert place.format(file=EVIDENCE) in run("--format", format_)[1]
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project / "elsewhere"))
    assert f"project/{EVIDENCE}" not in run("--format", format_)[1]
    monkeypatch.delenv("GITHUB_WORKSPACE")
    monkeypatch.chdir(project.parent)
    assert place.format(file=EVIDENCE) in run("--format", format_, "--root", "project")[1]


def test_other_commands_leave_out_what_a_comment_ignores(project: Path) -> None:
    change(project, FORCE, "name: Force F", 'name: "Force\\u200b F" # hmicgrade: ignore[HG021] so in the list')
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        assert main(["forces"]) == 0
    assert err.getvalue() == ""


def test_python_is_told_the_same(project: Path) -> None:
    assert validate(project) == ()
    change(project, EVIDENCE, "kind: strength", "kind: strenght")
    assert [one.code for one in validate(str(project))] == ["HG106"]


def test_a_file_keeps_its_line_ends_and_its_mark(project: Path) -> None:
    body = SOUND.replace("kind: strength", "kind: strenght").replace("\n", "\r\n").encode()
    (project / EVIDENCE).write_bytes(b"\xef\xbb\xbf" + body)
    assert run("--fix")[0] == 0
    assert (project / EVIDENCE).read_bytes() == b"\xef\xbb\xbf" + body.replace(b"strenght", b"strength")


def test_what_one_edit_uncovers_is_put_right_too(project: Path) -> None:
    change(project, EVIDENCE, "evidence:\n", "evidense:\n")
    change(project, EVIDENCE, "kind: strength", "kind: strenght")
    assert run("--fix")[0] == 0
    assert (project / EVIDENCE).read_text() == SOUND


def test_a_file_that_changes_meanwhile_is_left_alone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(project, EVIDENCE, "kind: strength", "kind: strenght")
    right = fixing.put_right

    def slowly(files: Files, selection: Selection) -> fixing.Fixes:
        found = right(files, selection)
        change(project, EVIDENCE, "It is done.", "It is done daily.")
        return found

    monkeypatch.setattr("hmicgrade.cli.validating.put_right", slowly)
    code, _, err = run("--fix")
    assert (code, err) == (2, f"hmicgrade: '{EVIDENCE}' has changed meanwhile; nothing of it was put right\n")
    assert "strenght" in (project / EVIDENCE).read_text()


def test_putting_right_ends(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(project, EVIDENCE, "kind: strength", "kind: strenght")
    monkeypatch.setattr("hmicgrade.cli.fixing.fixed", lambda text, found: Fixed(text, tuple(found)))
    assert run("--diff") == (1, "", f"hmicgrade: {fixing.MOST_ROUNDS} problems would be put right in 1 file\n")
