"""Files that were all given, listed and read as those on the disk are."""

from __future__ import annotations

from pathlib import Path

import pytest

from hmicgrade.load import limits
from hmicgrade.load.files import Disk
from hmicgrade.load.project import read
from hmicgrade.load.snapshot import Snapshot
from hmicgrade.load.versions import read_versions
from tests.load.projects import AREA, COMMON, EVIDENCE, FILES, SCHEME, write_project

BYTES: dict[str, bytes | None] = {path: text.encode() for path, text in FILES.items()}


def test_a_snapshot_is_read_as_the_same_files_on_the_disk(tmp_path: Path) -> None:
    odd = {
        "criteria/s/x.yml": "a: b\n",
        "criteria/s/.y.yaml": "a: b\n",
        "evidence/f/2007/notes": "a",
        "criteria/s/n/z.yaml": "",
    }
    write_project(tmp_path, dict(odd))
    given = Snapshot(BYTES | {path: text.encode() for path, text in odd.items()})
    assert read(given) == read(tmp_path)
    for folder in ("criteria", "criteria/s", "evidence/f/2007", "evidence/f", "evidence/gone"):
        assert given.list_folder(folder) == Disk(tmp_path).list_folder(folder)


def test_a_file_that_is_too_large_is_told_without_its_bytes() -> None:
    large = b"#" * (limits.FILE_BYTES + 1)
    assert Snapshot({SCHEME: None}).read_bytes(SCHEME) == Snapshot({SCHEME: large}).read_bytes(SCHEME)
    assert Snapshot({SCHEME: None}).read_bytes(SCHEME)[1][0].code == "HG002"


def test_forces_of_which_nothing_differs_are_not_read() -> None:
    other = {path.replace("/f/", "/g/"): _of_g(data) for path, data in BYTES.items() if path.startswith("evidence/f/")}
    both = Snapshot(BYTES | other | {"evidence/h/force.yaml": b"kind: force\nid: h\nname: H\n"})
    changed = Snapshot({**both.contents, EVIDENCE: _with(EVIDENCE, b"well_short}", b"short}")})
    versions = read_versions(both, changed)
    assert versions.untouched == ("g",)
    assert set(versions.before.project.forces) == set(versions.after.project.forces) == {"f"}
    ruled = read_versions(both, Snapshot({**both.contents, AREA: _with(AREA, b"critical: true", b"critical: false")}))
    assert ruled.untouched == ()
    assert set(ruled.before.project.forces) == {"f", "g", "h"}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (AREA, b"id: a-two", b"id: a-three"),
        (AREA, b"title: Area A", b"title: Another"),
        (AREA, b"critical: true", b"critical: false"),
        (AREA, b"level: good", b"level: none-such"),
        (COMMON, b"title: What all share", b"title: Another"),
        (SCHEME, b"any critical criterion", b"any fair criterion"),
        (SCHEME, b"cap: critical,", b"cap: other,"),
        (SCHEME, b"otherwise: low", b"otherwise: none-such"),
        (EVIDENCE, b"well_short}", b"short}"),
    ],
)
def test_each_version_is_read_as_if_it_were_alone(path: str, old: bytes, new: bytes) -> None:
    before, after = Snapshot(BYTES), Snapshot({**BYTES, path: _with(path, old, new)})
    versions = read_versions(before, after)
    for one, files in ((versions.before, before), (versions.after, after)):
        alone = read(files)
        assert (one.project, one.diagnostics, one.sources) == (alone.project, alone.diagnostics, alone.sources)


def test_a_force_of_one_version_is_not_in_the_other() -> None:
    without = {path: data for path, data in BYTES.items() if not path.startswith("evidence/f/")}
    versions = read_versions(Snapshot(without), Snapshot(BYTES))
    assert (set(versions.before.project.forces), set(versions.after.project.forces)) == (set(), {"f"})
    assert versions.before.project.inspections == ()


def _with(path: str, old: bytes, new: bytes) -> bytes:
    data = BYTES[path] or b""
    assert data.count(old) == 1
    return data.replace(old, new)


def _of_g(data: bytes | None) -> bytes:
    return (data or b"").replace(b"force: f", b"force: g").replace(b"id: f", b"id: g")
