"""Files of efforts: as YAML and as a table, wherever they lie, and with everything that can be wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hmicgrade.load.efforts import Efforts, Known, read_efforts

KNOWN = Known({"calls": frozenset({"told", "trained"}), "custody": frozenset({"trained"})}, frozenset({"cells"}))


def read(folder: Path, data: bytes, name: str) -> Efforts:
    (folder / name).write_bytes(data)
    return read_efforts(str(folder / name), KNOWN)


def placed(found: Efforts) -> list[tuple[str, int, int]]:
    """The code, line and column of each diagnostic."""
    return [(one.code, one.span.start.line, one.span.start.column) for one in found.diagnostics]


def test_a_criterion_is_named_alone_or_in_an_area(tmp_path: Path) -> None:
    found = read(tmp_path, b"trained: 3\ncustody/trained: 007\ncells/any: 2\n", "efforts.yaml")
    assert (found.said, found.diagnostics) == ({"trained": 3, "custody/trained": 7}, ())


@pytest.mark.parametrize("name", ["efforts.yaml", "EFFORTS.CSV"])
def test_a_file_may_lie_behind_a_link(name: str, tmp_path: Path) -> None:
    read(tmp_path, b"criterion,effort\r\ntold,07" if name.endswith("CSV") else b"told: 07\r\n", name)
    (tmp_path / f"link-{name}").symlink_to(tmp_path / name)
    assert read_efforts(str(tmp_path / f"link-{name}"), KNOWN).said == {"told": 7}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "the file cannot be read: is a directory"),
        ("nowhere", "the file cannot be read: no such file or directory"),
        ("\x00", "the file cannot be read: its name is none that a file can have"),
    ],
)
def test_a_file_that_is_none(name: str, message: str, tmp_path: Path) -> None:
    found = read_efforts(str(tmp_path / name), KNOWN)
    assert [(one.code, one.message) for one in found.diagnostics] == [("HG020", message)]
    assert found.said == {}


def test_a_name_that_hides_something_is_shown(tmp_path: Path) -> None:
    found = read_efforts(str(tmp_path / "\x1b[2J"), KNOWN)
    assert "\x1b" not in found.file + found.diagnostics[0].span.file


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"told: \xff\n", [("HG001", 1, 7)]),
        (b"told: 1\ntold: 2\n", [("HG009", 2, 1)]),
        (b"told: [\n", [("HG004", 1, 8)]),
        (b"told: &a 1\n", [("HG010", 1, 7)]),
        (b"just words\n", [("HG104", 1, 1)]),
        (b"- told\n", [("HG104", 1, 3)]),
        (b"# nothing\n", [("HG016", 1, 1)]),
        (b"told:\n", [("HG107", 1, 6)]),
        (b"told: 0\ntrained: -1\n", [("HG107", 1, 7), ("HG107", 2, 10)]),
        (b"told: 1.0\n", [("HG107", 1, 7)]),
        (b"told: 1234567890\n", [("HG107", 1, 7)]),
        ("told: \u0663\n".encode(), [("HG107", 1, 7)]),
        (b"told: {a: 1}\n", [("HG107", 1, 8)]),
        (b"tolld: 1\n", [("HG205", 1, 1)]),
        (b"custody/told: 1\n", [("HG205", 1, 1)]),
        (b"call/told: 1\n", [("HG202", 1, 1)]),
        (b"x" * 200 + b": 1\n", [("HG205", 1, 1)]),
    ],
)
def test_yaml_that_is_wrong(data: bytes, wrong: list[tuple[str, int, int]], tmp_path: Path) -> None:
    assert placed(read(tmp_path, data, "efforts.yaml")) == wrong


@pytest.mark.parametrize(
    "data",
    [
        "criterion,effort,\ntold,3,",
        "\n\ncriterion , effort\n told , 3 \n",
        '"criterion","effort"\n"told","3"\n',
        "criterion,effort,effort\ntold,3,9\n",
        "criterion,effort\ntold,3\n,",
        "area,criterion,effort\n,told,3\ncells,any,4\n,,\n",
        'why,effort,criterion\n"a ""long"",\n one",3,told',
        "\ufeffcriterion,effort\ntold,3\n",
    ],
)
def test_tables_as_spreadsheets_write_them(data: str, tmp_path: Path) -> None:
    found = read(tmp_path, data.encode(), "efforts.csv")
    assert (found.said, found.diagnostics) == ({"told": 3}, ())


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ("", [("HG016", 1, 1)]),
        ("\n \n", [("HG016", 1, 1)]),
        ("what,cost\ntold,3\n", [("HG102", 1, 1), ("HG102", 1, 1)]),
        ("criterion\ntold\n", [("HG102", 1, 1)]),
        ("criterion,effort\ntold\n", [("HG107", 2, 1)]),
        ("criterion,effort\ntold,\n", [("HG107", 2, 6)]),
        ('why,criterion,effort\n"a\nb",told,many\n', [("HG107", 3, 9)]),
        ("criterion,effort\ntold,1\ntold,2\n", [("HG114", 3, 1)]),
        ("area,criterion,effort\ncustody,told,1\n", [("HG205", 2, 9)]),
        ('criterion,effort\n"told,3\n', [("HG205", 2, 1)]),
        ('criterion,effort\n"told"x,3\n', [("HG205", 2, 1)]),
    ],
)
def test_tables_that_are_wrong(data: str, wrong: list[tuple[str, int, int]], tmp_path: Path) -> None:
    assert placed(read(tmp_path, data.encode(), "efforts.csv")) == wrong


def test_the_nearest_names_are_offered(tmp_path: Path) -> None:
    found = read(tmp_path, b"trainde: 1\ncustodi/trained: 2\n", "efforts.yaml")
    assert [one.hint for one in found.diagnostics] == ["did you mean 'trained'?", "did you mean 'custody'?"]
