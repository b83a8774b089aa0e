"""One function writes, and no text is ever put together as markup for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import hmicgrade

pytestmark = pytest.mark.untraced

SOURCE = Path(hmicgrade.__file__).parent
WRITER = "cli/output.py"
FILES = "cli/writing.py"
WRITES = {"print", "echo", "secho", "write", "writelines", "print_exc"}
CHANGES = {"write_bytes", "write_text", "mkdir", "makedirs", "unlink", "rename", "rmtree", "rmdir", "touch"}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(name) | ast.Attribute(_, name):
                    yield name, node


def test_only_the_writer_writes() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{call.lineno} {name}"
        for path in sorted(SOURCE.rglob("*.py"))
        for name, call in calls(path)
        if name in WRITES and path.relative_to(SOURCE).as_posix() not in {WRITER, FILES}
    ]
    assert found == []


def test_the_writer_passes_no_markup() -> None:
    prints = [call for name, call in calls(SOURCE / WRITER) if name == "print"]
    assert len(prints) == 1
    for call in prints:
        assert all(isinstance(argument, ast.Name) for argument in call.args)
        off = {word.arg for word in call.keywords if isinstance(word.value, ast.Constant) and word.value.value is False}
        assert off >= {"markup", "highlight", "emoji"}


@pytest.mark.parametrize("module", [WRITER, FILES])
def test_each_writer_writes_in_one_place(module: str) -> None:
    assert [name for name, _ in calls(SOURCE / module) if name in WRITES - {"print"}] == ["write"]


def test_only_the_writer_of_files_changes_the_disk() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{call.lineno} {name}"
        for path in sorted(SOURCE.rglob("*.py"))
        for name, call in calls(path)
        if name in CHANGES and path.relative_to(SOURCE).as_posix() != FILES
    ]
    assert found == []
