"""Reading the disk: where the root is, what is listed, and that nothing outside is read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from hmicgrade.load import limits
from hmicgrade.load.files import Disk, Origin, bundled, find_root
from hmicgrade.load.project import known_forces, read
from tests.load.projects import FORCE, write_project


def test_the_root_is_the_nearest_folder_upwards_with_criteria(tmp_path: Path) -> None:
    inner = tmp_path / "evidence" / "f"
    write_project(tmp_path)
    assert find_root(inner).path == tmp_path.resolve()
    assert find_root(inner).origin is Origin.NEAREST


def test_a_named_root_is_taken_as_it_is(tmp_path: Path) -> None:
    found = find_root(tmp_path, tmp_path / "other")
    assert (found.path, found.origin) == (tmp_path / "other", Origin.NAMED)


def test_with_no_project_around_the_bundled_copy_is_used(tmp_path: Path) -> None:
    found = find_root(tmp_path)
    assert (found.path, found.origin) == (bundled(), Origin.BUNDLED)
    assert (found.path / "criteria").is_dir()


def test_an_installed_copy_holds_the_bundled_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hmicgrade" / "bundled" / "criteria").mkdir(parents=True)
    monkeypatch.setattr("hmicgrade.load.files._PACKAGE", tmp_path / "hmicgrade")
    assert bundled() == tmp_path / "hmicgrade" / "bundled"


def test_a_folder_is_listed_in_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "note.txt", ".hidden.yaml"):
        (tmp_path / name).touch()
    (tmp_path / "in" / "c").mkdir(parents=True)
    assert Disk(tmp_path).list_folder("in").folders == ("in/c",)
    assert Disk(tmp_path).list_folder("nowhere").files == ()
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "b.yaml").touch()
    (tmp_path / "x" / "a.yaml").touch()
    assert Disk(tmp_path).list_folder("x").files == ("x/a.yaml", "x/b.yaml")


def problems(tmp_path: Path, path: str = "in") -> list[tuple[str, str]]:
    return [(found.span.file, found.code) for found in Disk(tmp_path).list_folder(path).diagnostics]


def test_links_inside_the_root_are_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "real.yaml").write_text("kind: force\n")
    (tmp_path / "in" / "a.yaml").symlink_to(tmp_path / "real.yaml")
    assert Disk(tmp_path).list_folder("in").files == ("in/a.yaml",)
    assert Disk(tmp_path).read_bytes("in/a.yaml") == (b"kind: force\n", [])


def test_what_leads_out_loops_or_is_no_file_is_told(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "in").mkdir(parents=True)
    outside.mkdir()
    (root / "in" / "file.yaml").symlink_to("/etc/passwd")
    (root / "in" / "folder").symlink_to(outside)
    (root / "in" / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(root / "in" / "pipe.yaml")
    os.mkfifo(root / "in" / "pipe")
    (root / "in" / "zero.yaml").symlink_to("/dev/zero")
    (root / "out").symlink_to(outside)
    assert problems(root) == [
        ("in/file.yaml", "HG018"),
        ("in/folder", "HG018"),
        ("in/loop.yaml", "HG020"),
        ("in/pipe.yaml", "HG019"),
        ("in/zero.yaml", "HG018"),
    ]
    assert problems(root, "out") == [("out", "HG018")]


def test_reading_refuses_the_same(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert [Disk(tmp_path).read_bytes(name)[1][0].code for name in ("link.yaml", "pipe.yaml", "none.yaml")] == [
        "HG018",
        "HG019",
        "HG020",
    ]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").touch()
    assert problems(tmp_path) == [("in", "HG020")]


def test_a_name_that_is_not_text_is_shown_all_the_same(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "criteria" / "s")
    write_project(tmp_path)
    with open(os.path.join(folder, b"\xff.yaml"), "wb"):  # noqa: PTH118, PTH123 - pathlib takes no bytes
        pass
    found = [(one.span.file, one.code) for one in read(tmp_path).diagnostics]
    assert found == [("criteria/s/<U+DCFF>.yaml", "HG016"), ("criteria/s/<U+DCFF>.yaml", "HG115")]


@pytest.mark.parametrize(("size", "codes"), [(limits.FILE_BYTES, []), (limits.FILE_BYTES + 1, ["HG002"])])
def test_a_file_has_a_largest_size(tmp_path: Path, size: int, codes: list[str]) -> None:
    (tmp_path / "a.yaml").write_bytes(b"#" * size)
    assert [found.code for found in Disk(tmp_path).read_bytes("a.yaml")[1]] == codes


HOSTILE = [
    "../f",
    "..\\f",
    "/etc/passwd",
    "C:\\x",
    "CON",
    "f/2007",
    "%2e%2e",
    "f\0",
    "f\n",
    "f" * 300,
    "F",
    "\u0066\u0301",
]
opened: list[str] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str):
        opened.append(arguments[0])


@pytest.fixture(scope="module")
def _watched() -> None:
    sys.addaudithook(_watch)


@pytest.mark.usefixtures("_watched")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_looked_up_and_never_made_a_path(tmp_path: Path, name: str) -> None:
    write_project(tmp_path, {"evidence/x/force.yaml": "kind: force\n"})
    opened.clear()
    found = read(tmp_path, force=name, year=name)
    assert found.project.forces == {}
    assert [path for path in opened if "evidence" in path] == []


def test_known_forces_are_read_without_their_evidence(tmp_path: Path) -> None:
    write_project(tmp_path, {"evidence/g/2007/a.yaml": "", FORCE: ("Force F", "The force")})
    assert {name: force.name for name, force in known_forces(tmp_path).items()} == {"f": "The force", "g": "G"}
