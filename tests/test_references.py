"""The parts of the documents that are made from the code: `pytest --update` writes them, every other run compares."""

from __future__ import annotations

import contextlib
import io
import re
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.cli.app import COMMANDS
from hmicgrade.model.codes import CODES, GROUPS, Code, grouped
from tests.derbyshire import figures

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent


def printed(*words: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(words) == 0
    return out.getvalue()


def console(*words: str) -> str:
    return f"```console\n$ {' '.join(('hmicgrade', *words))}\n{printed(*words)}```\n"


def helps() -> str:
    return "\n".join([console("--help"), *(console(name, "--help") for name in COMMANDS)])


def sample() -> str:
    """Give what is printed of Neighbourhood Policing, with the heading above it."""
    whole = printed("assess", "derbyshire")
    head = whole.partition("\n\n")[0]
    area = whole[whole.index("Neighbourhood Policing\n---") :]
    end = re.search(r"\n\n(hmicgrade |[^\n]+\n---)", area)
    assert end
    return f"```text\n{head}\n\n{area[: end.start()]}\n```\n"


def diagnostics() -> str:
    return "\n".join(_group(title, codes) for title, codes in grouped().items())


def _group(title: str, codes: Iterable[Code]) -> str:
    rows = [
        f"| [{code.code}](codes/{code.code}.md) | {code.name} | {code.severity} | {code.summary} |" for code in codes
    ]
    return "\n".join([f"## {title}", "", "| code | name | severity | what is wrong |", "|---|---|---|---|", *rows, ""])


MADE: dict[str, tuple[str, Callable[[], str]]] = {
    "README.md": ("sample", sample),
    "docs/commands.md": ("help", helps),
    "docs/derbyshire-2007.md": ("figures", figures),
    "docs/diagnostics.md": ("codes", diagnostics),
}


@pytest.mark.parametrize("name", MADE)
def test_made_parts_of_documents_are_current(name: str, request: pytest.FixtureRequest) -> None:
    path, (mark, make) = ROOT / name, MADE[name]
    text = path.read_text(encoding="utf-8")
    pattern = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
    assert pattern.search(text)
    current = pattern.sub(lambda found: f"{found[1]}{make()}{found[2]}", text)
    if request.config.getoption("update"):
        path.write_text(current, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == current


def test_every_code_belongs_to_a_group() -> None:
    assert [code for code in CODES if code[:3] not in GROUPS] == []


def test_the_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- python -->\n```python\n(.*?)```\n\n```text\n(.*?)```\n<!-- /python -->", text, re.DOTALL)
    assert found
    monkeypatch.chdir(ROOT)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(textwrap.dedent(found[1]), "README.md", "exec"), {})  # noqa: S102 - the example, as a reader runs it
    assert out.getvalue() == found[2]
