"""Files are written whole or not at all, and nowhere but where they belong."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import stat
import sys
import time
from pathlib import Path
from random import Random

import pytest

from hmicgrade.cli import writing
from hmicgrade.cli.exits import CannotRun
from hmicgrade.cli.writing import create_file, create_tree, replace_file

OLD, NEW = b"old\n" * 200_000, b"new\n" * 200_000


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def fail(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new", within=tmp_path, expected=b"old")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)
    assert names(tmp_path) == ["a.yaml"]


def test_a_new_file_has_the_mode_that_the_user_asks_for(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        replace_file(tmp_path / "a", b"new")
        create_file(tmp_path / "b/c", b"new", within=tmp_path)
    finally:
        os.umask(mask)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "b/c")] == [0o640, 0o640]


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(CannotRun, match=r"a\.yaml' was changed meanwhile: nothing is written to it"):
        replace_file(path, b"mine", expected=b"old")
    assert path.read_bytes() == b"theirs"
    with pytest.raises(CannotRun, match=r"cannot be written: no such file or directory"):
        replace_file(tmp_path / "gone", b"mine", expected=b"old")


def test_a_link_is_followed_inside_the_folder_and_not_out_of_it(tmp_path: Path) -> None:
    inside, outside = tmp_path / "project/a", tmp_path / "b"
    inside.parent.mkdir()
    inside.write_bytes(b"old")
    outside.write_bytes(b"old")
    near, far, folder = (inside.parent / name for name in ("near", "far", "folder"))
    near.symlink_to(inside)
    far.symlink_to(outside)
    folder.symlink_to(tmp_path)
    replace_file(near, b"new", within=inside.parent)
    assert (near.is_symlink(), inside.read_bytes()) == (True, b"new")
    for path in (far, folder / "b", inside.parent / "../b"):
        with pytest.raises(CannotRun, match="leads out of"):
            replace_file(path, b"new", within=inside.parent)
        with pytest.raises(CannotRun, match="leads out of"):
            create_file(path.with_name("c") if path is not far else far, b"new", within=inside.parent)
    assert outside.read_bytes() == b"old"
    assert not (tmp_path / "c").exists()


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="is not a file: nothing is written"):
        replace_file(tmp_path, b"new")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotRun, match="is not a file: nothing is written"):
        replace_file(tmp_path / "pipe", b"new")


def test_a_file_that_is_there_is_not_created(tmp_path: Path) -> None:
    path = tmp_path / "a"
    create_file(path, b"first", within=tmp_path)
    with pytest.raises(CannotRun, match=r"'.*a' is there already: nothing is written"):
        create_file(path, b"second", within=tmp_path)
    assert (path.read_bytes(), names(tmp_path)) == (b"first", ["a"])


def test_without_links_the_name_is_taken_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", fail)
    create_file(tmp_path / "a", b"first", within=tmp_path)
    with pytest.raises(CannotRun, match="is there already"):
        create_file(tmp_path / "a", b"second", within=tmp_path)
    assert ((tmp_path / "a").read_bytes(), names(tmp_path)) == (b"first", ["a"])


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotRun, match="cannot be written: no space left on device"):
        replace_file(path, b"new")
    with pytest.raises(CannotRun, match="cannot be written: no space left on device"):
        create_tree(tmp_path / "tree", {"x/y": b""})
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["a"])


def test_a_tree_is_written_into_a_new_folder_or_an_old_one(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old/kept").write_bytes(b"kept")
    for name in ("new/er", "old"):
        create_tree(tmp_path / name, {"a/b": b"1", "a/c/d": b"2", "e": b"3"})
    assert names(tmp_path / "new/er") == ["a", "a/b", "a/c", "a/c/d", "e"]
    assert names(tmp_path / "old") == ["a", "a/b", "a/c", "a/c/d", "e", "kept"]


@pytest.mark.parametrize("taken", ["a", "e"])
def test_a_tree_overwrites_nothing(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).mkdir()
    with pytest.raises(CannotRun, match=f"{taken}' is there already: nothing is written"):
        create_tree(tmp_path, {"a/b": b"1", "e": b"3"})
    assert names(tmp_path) == [taken]


def test_a_tree_that_cannot_be_finished_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def rename_but(self: Path, target: Path) -> Path:
        if target == tmp_path / "t/e":
            fail()
        return rename(self, target)

    (tmp_path / "t").mkdir()
    monkeypatch.setattr(Path, "rename", rename_but)
    with pytest.raises(CannotRun, match="cannot be written: no space left on device"):
        create_tree(tmp_path / "t", {"a/b": b"1", "e": b"3"})
    assert names(tmp_path) == ["t"]


def test_a_new_folder_comes_with_all_its_files_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed: list[str] = []
    rename = Path.rename

    def rename_and_look(self: Path, target: Path) -> Path:
        renamed.extend(names(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", rename_and_look)
    create_tree(tmp_path / "t", {"a/b": b"1", "e": b"3"})
    assert renamed == names(tmp_path / "t") == ["a", "a/b", "e"]
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(CannotRun, match="cannot be written: no space left on device"):
        create_tree(tmp_path / "u", {"a/b": b"1"})
    assert names(tmp_path) == ["t", "t/a", "t/a/b", "t/e"]


def write_for_ever(path: Path) -> None:
    while True:
        replace_file(path, NEW)
        replace_file(path, OLD)


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process by a signal that Windows lacks")
def test_a_process_killed_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    moments = Random(7)  # noqa: S311 - moments to kill at, no secret
    for _ in range(20):
        process = multiprocessing.get_context("fork").Process(target=write_for_ever, args=(path,))
        process.start()
        time.sleep(moments.uniform(0.001, 0.03))
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        assert path.read_bytes() in {OLD, NEW}


def create_numbered(folder: Path, number: int) -> None:
    for place in range(50):
        with contextlib.suppress(CannotRun):
            create_file(folder / str(place), str(number).encode() * 1000, within=folder)


def test_of_several_that_create_one_file_exactly_one_does(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=create_numbered, args=(tmp_path, number)) for number in range(8)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert names(tmp_path) == sorted(map(str, range(50)))
    assert {(path.stat().st_size, len(set(path.read_bytes()))) for path in tmp_path.iterdir()} == {(1000, 1)}


def test_the_unused_name_is_passed_over_where_folders_are_read() -> None:
    assert writing._unused_name().startswith(".")  # noqa: SLF001 - no caller sees the name
