"""The repository itself: its front page, the paths its documents name, its Makefile and the wheel that it builds."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from hmicgrade.version import __version__

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")] + [*(ROOT / "docs").rglob("*.md")]
)
TARGETS = ("assess", "test", "browser", "check", "format", "update", "bench", "help")
FENCED = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$", flags=re.MULTILINE | re.DOTALL)
CODE_SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)")
FOLDERS = "src|tests|docs|criteria|evidence|benchmarks|requirements|\\.ci|\\.github"
PATH = re.compile(rf"({FOLDERS})(/[\w.-]+)*/?")
"""What a code span must look like to be taken for a path: no spaces, no wildcard, no placeholder."""
FORBIDDEN = re.compile(r"--(extra-)?index-url|--find-links|/simple/|(?<![\w.])/(work|root)/")


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)  # noqa: S607 - git is found as the shell finds it
    return [name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def paths_named(text: str) -> set[str]:
    """Give the paths of this repository that a document names, in links and in code spans that begin like one."""
    prose = FENCED.sub("", text)
    spans = {span for span in CODE_SPAN.findall(prose) if "/" in span and PATH.fullmatch(span)}
    links = {link for link in LINK.findall(prose) if not link.startswith(("http:", "https:", "mailto:"))}
    return spans | links


def test_the_readme_opens_with_the_two_commands() -> None:
    opening = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## ", maxsplit=1)[0]
    assert re.search(r"```console\n\$ make assess\b[^\n]*\n\$ make test\b[^\n]*\n```", opening)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    named = paths_named(document.read_text(encoding="utf-8"))
    assert [name for name in sorted(named) if not ((document.parent / name).exists() or (ROOT / name).exists())] == []


def test_paths_are_found_in_spans_and_links_and_nowhere_else() -> None:
    prose = "`src/gone.py` [x](docs/y.md#z) [w](https://w) `area/id` `make test` `tests/*.md` `docs/<name>.md`\n"
    text = f"{prose}```\n`src/illustrated.py`\n```\n"
    assert paths_named(text) == {"src/gone.py", "docs/y.md"}


@pytest.mark.parametrize("target", TARGETS)
def test_the_makefile_has_the_target_and_help_lists_it(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:.*## \w", makefile, flags=re.MULTILINE)


def test_no_file_speaks_of_the_machine_it_was_written_on() -> None:
    found = [
        f"{name}: {match.group()}"
        for name in tracked()
        if name != Path(__file__).relative_to(ROOT).as_posix()
        for match in FORBIDDEN.finditer((ROOT / name).read_bytes().decode("utf-8", errors="replace"))
    ]
    assert found == []


def test_the_locks_pin_every_requirement_with_hashes() -> None:
    for name in ("run.lock", "dev.lock"):
        lock = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ")
        pins = [line for line in lock.splitlines() if line and not line.lstrip().startswith("#")]
        assert pins
        assert [pin for pin in pins if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:", pin)] == []


def test_the_runtime_lock_is_part_of_the_development_lock() -> None:
    run, dev = (
        set(re.findall(r"^([\w.-]+==\S+)", (ROOT / "requirements" / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("run.lock", "dev.lock")
    )
    assert run - dev == set()


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {re.split(r"[<>=~!]", each)[0].lower() for each in project["project"]["dependencies"]}
    lock = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    assert asked - set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)) == set()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(  # noqa: S603 - fixed words
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (built,) = folder.glob("*.whl")
    assert built.name == f"hmicgrade-{__version__}-py3-none-any.whl"
    return zipfile.Path(built)


def test_the_wheel_holds_the_criteria_the_evidence_and_the_types(wheel: zipfile.Path) -> None:
    expected = {f"hmicgrade/bundled/{name}" for name in tracked() if name.startswith(("criteria/", "evidence/"))}
    assert expected
    assert expected | {"hmicgrade/py.typed", "hmicgrade/version.py"} <= set(wheel.root.namelist())


def test_the_wheel_holds_the_pages_of_codes(wheel: zipfile.Path) -> None:
    expected = {name.replace("docs/", "hmicgrade/bundled/") for name in tracked() if name.startswith("docs/codes/")}
    assert expected
    assert expected <= set(wheel.root.namelist())


def test_the_wheel_holds_the_licence_and_the_notice(wheel: zipfile.Path) -> None:
    licences = wheel / f"hmicgrade-{__version__}.dist-info" / "licenses"
    assert {entry.name for entry in licences.iterdir()} == {"LICENSE", "NOTICE"}
