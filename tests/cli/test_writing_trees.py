"""A folder that is written anew as a whole: only where it was written so before, and never half."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hmicgrade.cli.exits import CannotRun
from hmicgrade.cli.writing import replace_tree

MARKER = ".marker"
FILES = {"a.txt": b"one\n", "b/c.txt": b"two\n"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(folder: Path, files: dict[str, bytes] | None = None) -> None:
    replace_tree(folder, iter((files or FILES).items()), MARKER)


def test_a_folder_is_made_with_a_list_of_its_files(tmp_path: Path) -> None:
    write(tmp_path / "new/site")
    lines = [f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(FILES.items())]
    assert held(tmp_path / "new/site") == {**FILES, MARKER: "".join(lines).encode()}
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["site"]


def test_a_folder_that_was_made_so_is_replaced(tmp_path: Path) -> None:
    write(tmp_path / "site")
    (tmp_path / "site/a.txt").unlink()
    write(tmp_path / "site", {"d.txt": b"three\n"})
    assert set(held(tmp_path / "site")) == {"d.txt", MARKER}
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_is_filled_and_a_link_goes_on_leading_there(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "link").symlink_to("site")
    write(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert set(held(tmp_path / "site")) == {*FILES, MARKER}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda site: (site / "a.txt").write_bytes(b"theirs"), "'a.txt' is not as it was; move it away, or remove it"),
        (lambda site: (site / "b/d.txt").write_bytes(b"theirs"), "'b/d.txt' is not as it was"),
        (lambda site: (site / "l").symlink_to("a.txt"), "'l' is not as it was"),
        (lambda site: (site / MARKER).unlink(), "holds what was not made here: name another folder, or remove it"),
    ],
)
def test_what_someone_put_there_stays(tmp_path: Path, change: object, said: str) -> None:
    site = tmp_path / "site"
    write(site)
    assert callable(change)
    change(site)
    before = held(site)
    with pytest.raises(CannotRun) as told:
        write(site, {"new.txt": b"new\n"})
    assert said in str(told.value)
    assert held(site) == before
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"theirs")
    with pytest.raises(CannotRun, match=r"site' is not a folder: nothing is written"):
        write(tmp_path / "site")
    assert (tmp_path / "site").read_bytes() == b"theirs"


def test_what_breaks_off_leaves_all_as_it_was(tmp_path: Path) -> None:
    write(tmp_path / "site")
    before = held(tmp_path)

    def breaking() -> Iterator[tuple[str, bytes]]:
        yield "a.txt", b"new\n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_tree(tmp_path / "site", breaking(), MARKER)
    assert held(tmp_path) == before


def test_what_is_put_there_meanwhile_stays(tmp_path: Path) -> None:
    write(tmp_path / "site")

    def slowly() -> Iterator[tuple[str, bytes]]:
        yield "a.txt", b"new\n"
        (tmp_path / "site/note.txt").write_bytes(b"theirs")

    with pytest.raises(CannotRun, match=r"'note.txt' is not as it was"):
        replace_tree(tmp_path / "site", slowly(), MARKER)
    assert held(tmp_path / "site").keys() == {*FILES, MARKER, "note.txt"}


@pytest.mark.parametrize("there", [True, False])
def test_what_cannot_be_put_in_place_leaves_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    if there:
        write(tmp_path / "site")
    before, rename = held(tmp_path), Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if (self / "new.txt").exists():
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(CannotRun, match="cannot be written: no space left on device"):
        write(tmp_path / "site", {"new.txt": b"new\n"})
    assert held(tmp_path) == before
    shutil.rmtree(tmp_path / "site", ignore_errors=True)
    assert list(tmp_path.iterdir()) == []
