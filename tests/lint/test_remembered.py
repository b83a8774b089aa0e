"""What was found in a force, written down and read back: the same, or nothing."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.lint.recalling import Memory
from hmicgrade.lint.remembered import read_back
from hmicgrade.lint.validation import Validation, validate
from hmicgrade.load.files import Folder
from hmicgrade.load.kept import keep_below
from hmicgrade.load.overlay import Overlaid
from hmicgrade.load.parts import gather
from hmicgrade.load.project import stream, stream_unread
from hmicgrade.model.diagnostics import Diagnostic, Span
from tests.lint.projects import FILES, SECOND_AREA
from tests.load.projects import FORCE, Nothing
from tests.test_mutations import mutated

FLAWED = {
    **FILES,
    FORCE: FILES[FORCE].replace("kind", "kin") + "# hmicgrade: ignore[HG999] no such code\n",
    SECOND_AREA: FILES[SECOND_AREA].replace("ABC", "XYZ").replace("s1,", "s1 ,  ")
    + "  - {id: sl, kind: strength, text: A plan is written., criteria: [b-on]} # hmicgrade: ignore[HG650] wanted\n",
    "evidence/f/2007/bytes.yaml": "kind: évidence\n",
}
"""A project with warnings, errors, edits that put something right, second places and comments about warnings."""


@dataclass(slots=True)
class Notebook:
    """Keeps everything, by force and key, and counts what it could recall."""

    kept: dict[tuple[str, str], str] = field(default_factory=dict)
    recalled: int = 0

    def recall(self, force: str, key: str) -> str | None:
        self.recalled += (force, key) in self.kept
        return self.kept.get((force, key))

    def keep(self, force: str, key: str, value: str) -> None:
        self.kept[force, key] = value


def files_of(texts: Mapping[str, str | bytes]) -> Overlaid:
    return Overlaid(Nothing(), {path: one.encode() if isinstance(one, str) else one for path, one in texts.items()})


def known(path: str) -> str | None:
    return FLAWED.get(path)


def nothing(path: str) -> str | None:  # noqa: ARG001 - there is none, whatever is asked for
    return None


def looked_at(texts: Mapping[str, str | bytes], memory: Memory | None = None) -> Validation:
    return validate(stream_unread(files_of(texts)), memory)


def test_a_memory_changes_nothing_and_is_used() -> None:
    notebook = Notebook()
    plain, cold, warm = looked_at(FLAWED), looked_at(FLAWED, notebook), looked_at(FLAWED, notebook)
    assert {"HG102", "HG630", "HG802"} <= {one.code for one in plain.diagnostics}
    assert plain.suppressed
    assert any(one.fix for one in plain.diagnostics)
    assert plain == cold == warm == validate(stream(files_of(FLAWED)))
    assert list(plain.sources) == list(warm.sources)
    assert notebook.recalled == 2


@pytest.mark.untraced
@pytest.mark.parametrize("path", sorted(FLAWED))
def test_no_change_of_a_file_goes_unseen(path: str) -> None:
    notebook = Notebook()
    looked_at(FLAWED, notebook)
    changes: tuple[Mapping[str, str | bytes], ...] = (
        {**FLAWED, path: FLAWED[path] + "kind: again\n"},
        {**FLAWED, path: b"\xff"},
        {one: text for one, text in FLAWED.items() if one != path},
    )
    for changed in changes:
        assert looked_at(changed, notebook) == looked_at(changed)


def test_names_and_contents_that_run_together_are_told_apart() -> None:
    one = keep_below(files_of({"evidence/f/a.yaml": "x", "evidence/f/b.yaml": "y"}), "evidence/f")
    other = keep_below(files_of({"evidence/f/a.yaml": "", "evidence/f/b.yaml": "xy"}), "evidence/f")
    assert one.digest() != other.digest()
    assert keep_below(files_of({}), "evidence/f").digest() != one.digest()


@dataclass(frozen=True, slots=True)
class Failing:
    """Files that say why they cannot be read."""

    below: Overlaid
    why: str

    def list_folder(self, path: str) -> Folder:
        return self.below.list_folder(path)

    def read_bytes(self, path: str) -> tuple[bytes, list[Diagnostic]]:
        wrong = [Diagnostic("HG020", f"the file cannot be read: {self.why}", Span.whole_file(path))]
        return (b"", wrong) if path == FORCE else self.below.read_bytes(path)


def test_why_a_file_cannot_be_read_is_part_of_what_was_found() -> None:
    notebook = Notebook()
    for why in ("it is locked", "it is gone", "it is locked"):
        files = Failing(files_of(FILES), why)
        assert validate(stream_unread(files), notebook) == validate(stream_unread(files))
    assert notebook.recalled == 3


def test_reading_a_force_asks_for_nothing_that_its_digest_leaves_out() -> None:
    kept = keep_below(files_of(FLAWED), "evidence/f")
    assert kept.text("evidence/f/nowhere.yaml") is None
    before = kept.digest()
    gather(kept, "f")
    assert kept.digest() == before


def odd_ones(value: object) -> Iterator[object]:
    """Give every value that differs from a value of JSON in one place: another type, one more, or one less."""
    others: tuple[object, ...] = (None, 7, -1, True, 1.5, "x", [], {})
    for other in others:
        if type(other) is not type(value) or (isinstance(value, int) and other == -1):
            yield other
    if isinstance(value, list):
        yield [*value, *value[-1:], None]
        for at, one in enumerate(value):
            yield from ([*value[:at], odd, *value[at + 1 :]] for odd in odd_ones(one))


def test_what_differs_in_one_place_is_not_taken() -> None:
    """But for a year, which may be a number or a word, and what is wrong with a comment, which may be nothing."""
    notebook = Notebook()
    looked_at(FLAWED, notebook)
    taken = 0
    for text in notebook.kept.values():
        assert read_back(text, known) is not None
        taken += sum(read_back(json.dumps(odd), known) is not None for odd in odd_ones(json.loads(text)))
    assert taken == 2


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "{}", "null", "[" * 100_000, "9" * 5_000, "[1,2,3,4,5]"])
def test_what_nobody_wrote_is_not_taken(text: str) -> None:
    assert read_back(text, nothing) is None


def test_a_code_that_is_none_is_not_taken() -> None:
    assert read_back('[[],[],[["HG000","m",["f",1,1,1,1],"",[],[]]],[],[[],[],[],[],[]]]', nothing) is None
    assert read_back('[[],[],[["HG101","m",["f",1,1,1,1],"",[],[]]],[],[[],[],[],[],[]]]', nothing) is not None


def test_a_name_of_no_known_sort_is_not_taken() -> None:
    name = '[[],[],[],[],[[],[],[],[],[[%d,"f","f",["f",1,1,1,1]]]]]'
    assert read_back(name % 2, nothing) is not None
    assert read_back(name % 3, nothing) is None


def test_a_text_that_is_not_among_the_files_is_not_taken() -> None:
    assert read_back('[[],["evidence/f/force.yaml"],[],[],[[],[],[],[],[]]]', nothing) is None


@given(st.randoms(use_true_random=False), st.sampled_from(sorted(FLAWED)))
def test_law_cold_and_warm_are_the_same(chance: random.Random, path: str) -> None:
    """ "Files are loaded once; unchanged files may come from a content-keyed cache." """
    changed: dict[str, str | bytes] = {**FLAWED, path: mutated(FLAWED[path].encode(), chance)}
    notebook = Notebook()
    plain, cold, warm = looked_at(changed), looked_at(changed, notebook), looked_at(changed, notebook)
    assert plain == cold == warm


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda one: st.lists(one, max_size=6)))
def test_law_whatever_is_read_back_nothing_fails(value: object) -> None:
    """ "... and is never trusted across versions, users or schema changes." """
    assert read_back(json.dumps(value), nothing) is None
