"""Whatever becomes of a shipped file, it is told with a place, and nothing fails: 10,000 mutations.

`make test` tries 1,000 of them, `make laws` all.

"Any bad input gets one clear error with file, line, column and what to do; never a traceback."
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from hmicgrade.__main__ import main
from hmicgrade.lint.validation import Validation, validate
from hmicgrade.load.document import Document, read_document
from hmicgrade.load.overlay import Overlaid
from hmicgrade.load.project import stream
from hmicgrade.report.problems.formats import PROBLEM_FORMATS
from hmicgrade.report.problems.value import Problems
from tests.load.projects import Nothing

pytestmark = [pytest.mark.untraced, pytest.mark.mutations]

ROOT = Path(__file__).parent.parent
FULL = 1000
"""How many examples of a law `make laws` tries."""

CHUNKS = 50
EACH = settings().max_examples // 5 if settings().max_examples >= FULL else 20
GARBLED = (
    *(b"\x00", b"\xff", b"\xef\xbf\xbe", b"\xe2\x80\xae", b"\t", b"\\U00110000"),
    *(b"[", b"{", b"]", b"}", b": ", b"- ", b"'", b'"', b"?", b"#", b"|\n", b">-\n"),
    *(b"&a ", b"*a", b"!!x ", b"<<: ", b"---\n", b"...\n", b"%YAML 9\n"),
)
SHIPPED = {
    path.relative_to(ROOT).as_posix(): path.read_bytes()
    for top in ("criteria", "evidence")
    for path in sorted((ROOT / top).rglob("*.yaml"))
}
CRITERIA, EVIDENCE = "criteria/hmic-2007", "evidence/derbyshire/2007"
SHARED = ("leading-practice.yaml", "protecting-vulnerable-people.yaml")
SCHEME = {name: data for name, data in SHIPPED.items() if name.startswith("criteria/hmic-2007/")}
DERBYSHIRE = {name: data for name, data in SHIPPED.items() if name.startswith("evidence/derbyshire/")}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Cut, double, swap or garble a stretch: of lines as often as of bytes."""
    pieces = data.splitlines(keepends=True) if chance.random() < 0.5 else [bytes([one]) for one in data]
    start = chance.randrange(len(pieces))
    end = min(len(pieces), start + chance.randint(1, 12))
    stretch, rest = pieces[start:end], pieces[end : end + chance.randint(1, 12)]
    match chance.choice(("cut", "double", "swap", "garble")):
        case "cut":
            changed = rest
        case "double":
            changed = [*stretch, *stretch, *rest]
        case "swap":
            changed = [*rest, *stretch]
        case _:
            changed = [*stretch, chance.choice(GARBLED), *rest]
    return b"".join([*pieces[:start], *changed, *pieces[end + len(rest) :]])


def world(name: str) -> Mapping[str, bytes]:
    """Give a small project round a shipped file: the scheme, what all areas share, one area and its evidence."""
    stem = name.rsplit("/", 1)[-1] if name in {*SCHEME, *DERBYSHIRE} else "missing-persons.yaml"
    near = {f"{folder}/{each}" for folder in (CRITERIA, EVIDENCE) for each in ("scheme.yaml", *SHARED, stem)}
    return {path: data for path, data in SHIPPED.items() if path in near or path == name}


def mutations(chunk: int) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(chunk)  # noqa: S311 - the same mutations every time
    heavy = [*SCHEME, *DERBYSHIRE]
    for _ in range(EACH):
        name = chance.choice(heavy if chance.random() < 0.8 else list(SHIPPED))
        yield name, mutated(SHIPPED[name], chance)


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """Read the text of a file that is as shipped once, not thousands of times."""
    shipped = {data.decode() for data in SHIPPED.values()}
    known: dict[tuple[str, str], Document] = {}

    def read(text: str, file: str) -> Document:
        if text not in shipped:
            return read_document(text, file)
        if (text, file) not in known:
            known[text, file] = read_document(text, file)
        found = known[text, file]
        return replace(found, diagnostics=list(found.diagnostics))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hmicgrade.load.shelf.read_document", read)
        yield


def outcome(name: str, content: bytes, *, proved: bool = True) -> Validation:
    with pytest.MonkeyPatch.context() as patch:
        if not proved or name not in SCHEME:  # elsewhere the rules are as shipped, and have been proved
            patch.setattr("hmicgrade.lint.checks.scheme_warnings", lambda _: ())
        return validate(stream(Overlaid(Nothing(), {**world(name), name: content})))


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_mutation_is_told_with_its_place_or_does_no_harm(chunk: int) -> None:
    for name, content in mutations(chunk):
        found = outcome(name, content, proved=chunk % 10 == 0)
        for one in found.diagnostics:
            there = {**world(name), name: content}.get(one.span.file, b"")
            assert 1 <= one.span.start.line <= len(there.splitlines()) + 1
            assert one.span.start.column >= 1
            assert one.span.start <= one.span.end
        problems = Problems(found.diagnostics, found.sources, found.files)
        for chosen in PROBLEM_FORMATS.values():
            assert chosen.render(problems, 80)


@pytest.mark.parametrize("chunk", range(0, CHUNKS, 10))
def test_the_program_ends_as_it_should(chunk: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, (name, content) in zip(range(8), mutations(chunk), strict=False):
        root = tmp_path / str(number)
        for path, data in {**world(name), name: content}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        code = main(["validate", "--root", str(root)])
        out, err = capsys.readouterr()
        assert code in {0, 1, 2}
        assert "inside the program" not in err
        assert (" error HG" in out) == (code == 1)
