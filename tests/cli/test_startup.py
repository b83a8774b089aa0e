"""What is loaded, and what is not: each command pays for what it uses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.untraced

HEAVY = ("jinja2", "pydantic", "rich", "typer", "yaml")
SCRIPT = """
import sys
{code}
print()
import json
print(json.dumps(sorted(sys.modules)))
"""


def loaded_by(code: str, root: Path) -> set[str]:
    done = subprocess.run(  # noqa: S603 - fixed words
        [sys.executable, "-c", SCRIPT.format(code=code)], cwd=root, capture_output=True, check=True, timeout=60
    )
    modules: list[str] = json.loads(done.stdout.decode().splitlines()[-1])
    return set(modules)


@pytest.mark.parametrize(
    ("code", "heavy", "own"),
    [
        ("import hmicgrade", (), {"hmicgrade", "hmicgrade.version"}),
        ("from hmicgrade.__main__ import main; main(['--version'])", (), None),
        ("from hmicgrade.__main__ import main; main(['--help'])", ("typer",), None),
        ("from hmicgrade.__main__ import main; main(['assess', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['explain', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['prove', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['plan', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['what-if', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['readings', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['gaps', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['diff', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['history', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['impact', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['chart', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['report', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['serve', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['site', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['forces', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['areas', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['criteria', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['lsp', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['evidence', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['init', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['new', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['schema', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['test', '--help'])", ("pydantic", "typer"), None),
        ("from hmicgrade.__main__ import main; main(['codes', '--help'])", ("pydantic", "typer"), None),
        ("import hmicgrade; hmicgrade.load_project", ("pydantic", "yaml"), None),
        (
            "from hmicgrade.__main__ import main; main(['assess', 'derbyshire', '--format', 'csv'])",
            ("pydantic", "typer", "yaml"),
            None,
        ),
    ],
)
def test_nothing_is_loaded_before_it_is_needed(
    tmp_path: Path, code: str, heavy: tuple[str, ...], own: set[str] | None
) -> None:
    modules = loaded_by(code, tmp_path)
    assert {name for name in HEAVY if name in modules} <= set(heavy)
    if own is not None:
        assert {name for name in modules if name.split(".")[0] == "hmicgrade"} == own
    if "yaml" not in heavy:  # typer itself may load pydantic
        layers = {name.split(".")[1] for name in modules if name.startswith("hmicgrade.")}
        assert layers & {"load", "evaluate", "explain", "api"} == set()
