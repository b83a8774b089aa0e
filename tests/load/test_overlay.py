"""Texts that stand in place of files."""

from __future__ import annotations

from pathlib import Path

from hmicgrade.load import limits
from hmicgrade.load.files import Disk
from hmicgrade.load.overlay import Overlaid
from hmicgrade.load.project import read
from tests.load.projects import AREA, EVIDENCE, FILES, write_project


def test_a_text_stands_in_place_of_a_file(tmp_path: Path) -> None:
    files = Overlaid(Disk(write_project(tmp_path)), {EVIDENCE: FILES[EVIDENCE].replace("[s1]", "[s9]").encode()})
    assert [(one.code, one.span.file) for one in read(files).diagnostics] == [("HG206", EVIDENCE)]
    assert read(tmp_path).diagnostics == ()


def test_files_and_folders_that_exist_only_here_are_listed(tmp_path: Path) -> None:
    files = Overlaid(Disk(write_project(tmp_path)), {"evidence/g/2008/a.yaml": b"", "evidence/g/force.yaml": b""})
    assert files.list_folder("evidence").folders == ("evidence/f", "evidence/g")
    assert files.list_folder("evidence/g").files == ("evidence/g/force.yaml",)
    assert files.list_folder("evidence/g").folders == ("evidence/g/2008",)
    assert files.list_folder("evidence/f").files == Disk(tmp_path).list_folder("evidence/f").files


def test_what_the_disk_says_of_a_file_is_forgotten_with_it(tmp_path: Path) -> None:
    write_project(tmp_path, {AREA: lambda target: target.symlink_to("/etc/passwd")})
    assert [one.code for one in read(tmp_path).diagnostics] != []
    assert read(Overlaid(Disk(tmp_path), {AREA: FILES[AREA].encode()})).diagnostics == ()


def test_a_text_has_a_largest_size_as_well(tmp_path: Path) -> None:
    files = Overlaid(Disk(write_project(tmp_path)), {AREA: b"#" * (limits.FILE_BYTES + 1)})
    assert [one.code for one in read(files).diagnostics] == ["HG002"]
