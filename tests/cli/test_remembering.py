"""The cache of `hmicgrade validate`: used where it is safe, and never seen in what is printed."""

from __future__ import annotations

import contextlib
import io
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.cli import remembering
from hmicgrade.cli.remembering import NO_CACHE, Cache, cache_for
from hmicgrade.load import files, program, shelf
from hmicgrade.load.document import Document, read_document
from hmicgrade.load.files import Origin, Root
from tests.load.projects import EVIDENCE, write_project

Outcome = tuple[int, str, str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a project with the cache on, and return the folder that the cache is to make."""
    monkeypatch.delenv(NO_CACHE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.chdir(write_project(tmp_path / "project", {}))
    return tmp_path / "caches" / "hmicgrade"


def run(*words: str) -> Outcome:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["validate", "--format", "json", *words])
    return code, out.getvalue(), err.getvalue()


def entry(home: Path) -> Path:
    (found,) = home.iterdir()
    return found


def read_evidence(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the files of evidence that are read as YAML from now on."""
    found: list[str] = []

    def noting(text: str, file: str) -> Document:
        found.extend([file] if file.startswith("evidence/f/") else [])
        return read_document(text, file)

    monkeypatch.setattr(shelf, "read_document", noting)
    return found


def test_the_second_run_reads_no_evidence_and_says_the_same(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run()
    assert entry(home).is_file()
    read = read_evidence(monkeypatch)
    assert (run(), read) == (first, [])
    assert run("--no-cache") == first
    assert EVIDENCE in read


def test_a_changed_file_is_examined_and_takes_the_place_of_the_old(home: Path) -> None:
    first, kept = run(), entry(home).read_bytes()
    Path(EVIDENCE).write_text("kind: evidence\n", encoding="utf-8")
    second = run()
    assert second == run("--no-cache") != first
    assert entry(home).read_bytes() != kept


def test_another_program_trusts_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run()
    monkeypatch.setattr(remembering, "fingerprint", lambda: "another")
    read = read_evidence(monkeypatch)
    assert run() == first
    assert EVIDENCE in read
    assert entry(home).is_file()


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_only_the_user_can_read_it(home: Path) -> None:
    run()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (home, entry(home))] == [0o700, 0o600]


@pytest.mark.parametrize("words", [("--no-cache",), ("--fix",), ("--diff",)])
def test_nothing_is_kept_where_none_is_wanted(home: Path, words: tuple[str, ...]) -> None:
    run(*words)
    assert not home.exists()


def test_the_environment_turns_it_off(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NO_CACHE, "1")
    run()
    assert not home.exists()


def test_standard_input_is_looked_at_as_it_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"kind: evidence\n")))
    assert run("-", "--stdin-filename", EVIDENCE)[0] == 1
    assert not home.exists()


def _garbage(path: Path) -> None:
    path.write_bytes(b"\xff\x00garbage")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _one_letter(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"evidence/f", b"evidence/g", 1))


def _huge(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" " * remembering.ENTRY_BYTES)


def _other_types(path: Path) -> None:
    form, key, *_ = path.read_bytes().split(b"\n")
    body = b'[{"a": 1}, [], 7, null, "x"]'
    path.write_bytes(b"\n".join((form, key, remembering._digest(body), body)))  # noqa: SLF001 - to be as near as can be


def _link(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    elsewhere.write_bytes(_saying_that_all_is_well(path.read_bytes()))
    path.unlink()
    path.symlink_to(elsewhere)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _writable_by_others(path: Path) -> None:
    path.write_bytes(_saying_that_all_is_well(path.read_bytes()))
    path.chmod(0o666)


def _saying_that_all_is_well(content: bytes) -> bytes:
    form, key, *_ = content.split(b"\n")
    body = b"[[],[],[],[],[[],[],[],[],[]]]"
    return b"\n".join((form, key, remembering._digest(body), body))  # noqa: SLF001 - as above


HOSTILE = (_garbage, _empty, _cut, _one_letter, _huge, _other_types, _link, _folder, _writable_by_others)


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
@pytest.mark.parametrize("spoil", HOSTILE)
def test_whatever_lies_there_changes_nothing(home: Path, spoil: Callable[[Path], None]) -> None:
    Path(EVIDENCE).write_text("kind: evidence\n", encoding="utf-8")
    first = run()
    spoil(entry(home))
    assert run() == run() == first


def test_an_entry_of_another_force_or_project_is_not_taken(tmp_path: Path) -> None:
    one, other = Cache(tmp_path, "/one", "p"), Cache(tmp_path, "/other", "p")
    one.keep("f", "k", "[]")
    assert one.recall("f", "k") == "[]"
    assert (one.recall("g", "k"), other.recall("f", "k"), one.recall("f", "l")) == (None, None, None)
    assert Cache(tmp_path, "/one", "q").recall("f", "k") is None


def test_what_is_too_large_is_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "/one", "p")
    cache.keep("f", "k", "x" * remembering.ENTRY_BYTES)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_tried_once(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_bytes(b"")
    cache = Cache(place, "/one", "p")
    cache.keep("f", "k", "[]")
    assert not cache.usable
    cache.keep("f", "k", "[]")
    assert cache.recall("f", "k") is None


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_a_folder_that_others_can_write_or_a_link_is_not_used(home: Path) -> None:
    first = run()
    home.chmod(0o777)
    assert cache_for(Root(Path.cwd(), Origin.NAMED)) is None
    assert run() == first
    home.chmod(0o700)
    moved = home.rename(home.with_name("moved"))
    home.symlink_to(moved)
    assert cache_for(Root(Path.cwd(), Origin.NAMED)) is None


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_what_another_user_owns_is_not_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    monkeypatch.setattr(os, "geteuid", lambda: -1)
    assert cache_for(Root(Path.cwd(), Origin.NAMED)) is None
    assert files.read_own(entry(home), 10_000) is None


def test_a_folder_that_is_not_there_is_not_the_users_own(tmp_path: Path) -> None:
    assert not files.is_own_folder(tmp_path / "none")


def test_where_the_system_has_no_such_users_its_own_care_is_relied_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "geteuid", raising=False)
    assert files.is_own_folder(tmp_path)


@pytest.mark.parametrize(
    ("system", "variable", "value", "place"),
    [
        ("linux", "XDG_CACHE_HOME", "relative", ".cache"),
        ("linux", "XDG_CACHE_HOME", "", ".cache"),
        ("darwin", "XDG_CACHE_HOME", "", "Library/Caches"),
        ("win32", "LOCALAPPDATA", "", "AppData/Local"),
    ],
)
def test_where_the_cache_is(  # noqa: PLR0913, PLR0917 - a row of the table, and what pytest gives
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, variable: str, value: str, place: str
) -> None:
    monkeypatch.delenv(NO_CACHE)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv(variable, value)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    cache = cache_for(Root(tmp_path, Origin.NAMED))
    assert cache is not None
    assert cache.folder == tmp_path / place / "hmicgrade"


def test_without_a_home_there_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        msg = "no home"
        raise RuntimeError(msg)

    monkeypatch.delenv(NO_CACHE)
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setattr(Path, "home", nowhere)
    assert cache_for(Root(tmp_path, Origin.NAMED)) is None


def test_one_character_of_the_source_makes_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    source = tmp_path / "a" / "b.py"
    source.write_bytes(b"x = 1\n")
    monkeypatch.setattr(files, "_PACKAGE", tmp_path)
    first = program.fingerprint()
    assert program.fingerprint() == first
    source.write_bytes(b"x = 2\n")
    second = program.fingerprint()
    monkeypatch.setattr(sys, "version", "4.0")
    assert len({first, second, program.fingerprint()}) == 3
