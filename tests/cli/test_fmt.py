"""`hmicgrade fmt` where a page of cases cannot go: bytes, modes, links, and a file that changes meanwhile."""

from __future__ import annotations

import contextlib
import io
import stat
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from tests.load.projects import AREA, COMMON, FILES, FORCE, write_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_project(tmp_path / "project")
    monkeypatch.chdir(root)
    run()
    return root


def run(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["fmt", *words])
    return code, out.getvalue(), err.getvalue()


def test_bytes_that_are_no_text_of_the_layout_are_laid_out(project: Path) -> None:
    target = project / FORCE
    target.write_bytes(b"\xef\xbb\xbf" + FILES[FORCE].replace("\n", "\r\n").encode())
    code, out, _ = run("--diff")
    assert code == 1
    assert "-<U+FEFF>kind: force<U+000D>\n-id: f<U+000D>\n" in out
    assert run()[:2] == (0, f"{FORCE}\n")
    assert target.read_bytes() == FILES[FORCE].encode()


def test_a_file_keeps_its_mode_and_one_that_does_not_change_is_not_written(project: Path) -> None:
    (project / FORCE).write_text(FILES[FORCE].replace("id: f", "id:  f"), encoding="utf-8")
    (project / FORCE).chmod(0o640)
    before = (project / COMMON).stat().st_mtime_ns
    assert run()[0] == 0
    assert stat.S_IMODE((project / FORCE).stat().st_mode) == 0o640
    assert (project / COMMON).stat().st_mtime_ns == before


def test_nothing_is_written_through_a_link_that_leads_out(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("kind:   force\n", encoding="utf-8")
    (project / FORCE).unlink()
    (project / FORCE).symlink_to(outside)
    code, out, err = run()
    assert (code, out) == (1, "")
    assert "error HG018 the link leads out of the project" in err
    assert outside.read_text(encoding="utf-8") == "kind:   force\n"


def test_a_link_within_the_project_stays_a_link(project: Path) -> None:
    (project / "real.yaml").write_text("kind:   force\nid: f\nname: F\n", encoding="utf-8")
    (project / FORCE).unlink()
    (project / FORCE).symlink_to(project / "real.yaml")
    assert run(FORCE)[:2] == (0, f"{FORCE}\n")
    assert (project / FORCE).is_symlink()
    assert (project / "real.yaml").read_text(encoding="utf-8") == "kind: force\nid: f\nname: F\n"


def test_a_folder_that_leads_round_is_read_so_far_and_no_further(project: Path) -> None:
    (project / "criteria/s/round").symlink_to(project / "criteria")
    code, _, err = run("--check")
    assert (code, err) == (0, "hmicgrade: 0 files would be laid out, 8 left as they are\n")


def test_a_file_that_no_layout_says_is_left(project: Path) -> None:
    text = FILES[AREA] + '? "' + "\\u0041" * 250 + '\\u202e"\n: a\n'
    (project / AREA).write_text(text, encoding="utf-8")
    code, out, err = run()
    assert (code, out) == (1, "")
    assert f"'{AREA}' is left as it is: no layout of it was found that says the same\n" in err
    assert (project / AREA).read_text(encoding="utf-8") == text


def test_a_path_with_a_name_that_is_not_read_is_no_pass(project: Path) -> None:
    (project / "notes.yaml").write_text("a:   b\n", encoding="utf-8")
    assert run("notes.yaml") == (2, "", "hmicgrade: 'notes.yaml' holds no file that hmicgrade reads\n")


def test_in_ci_no_text_of_a_file_can_give_a_command(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / FORCE).write_text(FILES[FORCE] + "description:   ::error::no\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("--diff")[1].startswith("::stop-commands::")
