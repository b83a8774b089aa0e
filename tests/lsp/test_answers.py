"""What an editor is answered about a place of a file: the words that fit, what is known of one, where it is defined."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.load.checks import KINDS
from hmicgrade.load.files import Disk
from hmicgrade.lsp.answers import Offer, complete, define, hover
from hmicgrade.lsp.keys import keys_at
from hmicgrade.lsp.library import Library, Trees
from hmicgrade.lsp.subjects import KEYS, VALUES
from hmicgrade.lsp.workshop import Workshop
from hmicgrade.model.diagnostics import Position, Span
from tests.load.projects import (
    AREA,
    COMMON,
    EVIDENCE,
    FILES,
    FORCE,
    NATIONAL,
    OTHER,
    PUBLISHED,
    SCHEME,
    SHARED,
    Change,
    write_project,
)

PROGRAMME = "criteria/s/programme.yaml"
NATIONAL_FILE = "evidence/national/2007.yaml"
HEAD = "kind: evidence\nforce: f\nyear: 2007\nscheme: s\narea: b\n"
SHARED_HEAD = HEAD.replace("area: b", "framework: w")
GLOSSARY = "criteria/s/glossary.yaml"
PROJECT: dict[str, Change] = {
    PROGRAMME: (
        "kind: programme\nid: s\nframeworks:\n  - {id: w, title: The whole, inspection: planned, areas: [a, b]}\n"
    ),
    NATIONAL_FILE: NATIONAL,
    OTHER: (
        "includes: [{common: c, critical: [c-one]}]",
        "includes: [{common: c, critical: [c-one], levels: {c-one: good}}]",
    ),
    GLOSSARY: "kind: glossary\nterms: [{term: <b>, means: A *term*}]\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(Disk(write_project(tmp_path_factory.mktemp("project"), PROJECT)), Trees())


def at_bar(text: str) -> tuple[str, int]:
    return text.replace("|", "", 1), text.index("|")


def offers(library: Library, path: str, text: str) -> dict[str, Offer]:
    return {one.word: one for one in complete(path, *at_bar(text), library)}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (EVIDENCE, "kind: |", " ".join(KINDS)),
        (EVIDENCE, "kind: e|", "evidence"),
        (EVIDENCE, "|", "kind"),
        (EVIDENCE, "kind: evidence\nfo|", "force"),
        (EVIDENCE, "kind: evidence\nforce: |", "f"),
        (EVIDENCE, "kind: evidence\nscheme: |", "s"),
        (EVIDENCE, f"{HEAD}area: |", "a b"),
        (EVIDENCE, f"{HEAD}framework: |", "w"),
        (EVIDENCE, f"{HEAD}evidence:\n  - {{id: x, kind: st|", "strength"),
        (EVIDENCE, f"{HEAD}evidence:\n  - id: x\n    criteria: [|", "c-one b-one"),
        (EVIDENCE, f"{HEAD}evidence:\n  - id: x\n    criteria: [a/|", "a/a-one a/a-two"),
        (EVIDENCE, f"{HEAD}evidence:\n  - id: x\n    criteria: [{{criterion: b|", "b-one"),
        (EVIDENCE, f"{HEAD}evidence:\n  - id: x\n    criteria:\n      - {{criterion: b-one, e|", "effect"),
        (EVIDENCE, f"{HEAD}evidence:\n  - id: x\n    criteria:\n      - {{criterion: b-one, effect: w|", "well_short"),
        (EVIDENCE, f"{HEAD}evidence:\n  - id: x\n    same_as: w/|", "w/s1"),
        (EVIDENCE, f"{HEAD}evidence:\n  - id: x\n    public: |", "true false"),
        (EVIDENCE, f"{HEAD}evidence:\n  - id: x\n    ki|", "kind"),
        (SHARED, f"{SHARED_HEAD}evidence:\n  - id: x\n    areas: [|", "a b"),
        (SHARED, f"{SHARED_HEAD}findings:\n  - criterion: |", "a-one a-two c-one b-one"),
        (EVIDENCE, f"{HEAD}findings:\n  - finding: p|", "partly_met"),
        (EVIDENCE, f"{HEAD}findings:\n  - finding: not_|", "not_met not_assessed not_applicable"),
        (EVIDENCE, f"{HEAD}findings:\n  - evidence: [s|", "s1"),
        (EVIDENCE, f"{HEAD}findings:\n  - despite:\n    - a|", "a1"),
        (EVIDENCE, f"{HEAD}judgements:\n  - judgement: |", "set-aside treat-as-critical decide override"),
        (EVIDENCE, f"{HEAD}judgements:\n  - {{judgement: decide, grade: |", "high low"),
        (EVIDENCE, f"{HEAD}judgements:\n  - {{judgement: set-aside, cap: |", "critical"),
        (EVIDENCE, f"{HEAD}judgements:\n  - judgement: decide\n    |", "reason by date provenance public grade"),
        (EVIDENCE, f"{HEAD}judgements:\n  - judgement: override\n    d|", "date despite"),
        (EVIDENCE, f"{HEAD}judgements:\n  - j|", "judgement"),
        (AREA, "kind: area\nframework: |", "w"),
        (AREA, "kind: area\nincludes: [|", "c"),
        (AREA, "kind: area\nincludes: [{common: c, without: [|", "c-one"),
        (AREA, "kind: area\nincludes: [{common: c, levels: {|", "c-one"),
        (AREA, "kind: area\nincludes: [{cr|", "critical"),
        (AREA, "kind: area\ncriteria:\n  - {level: |", "good fair"),
        (AREA, "kind: area\ngrade_means:\n  |", "high low"),
        (AREA, "kind: area\nprovenance: r|", "reconstructed"),
        (SCHEME, "kind: scheme\nsilence: {g|", "good"),
        (SCHEME, "kind: scheme\ncaps:\n  - at_most: |", "high low"),
        (SCHEME, "kind: scheme\nquantities:\n  |", ""),
        (SCHEME, "kind: scheme\nquantities:\n  most: {|", "reading range"),
        (SCHEME, "kind: scheme\nfindings:\n  - {finding: |", "met partly_met not_met"),
        (SCHEME, "kind: scheme\nperiod: {|", "from to"),
        (SCHEME, "kind: scheme\ngrades:\n  - requires:\n      a|", "any of all of"),
        (PUBLISHED, "kind: published\nforce: f\ngrades:\n  - {scheme: s, area: a, grade: |", "high low"),
        (PUBLISHED, "kind: published\ngrades:\n  - {scheme: gone, grade: |", ""),
        (NATIONAL_FILE, "kind: national\nscheme: s\nareas:\n  - {area: a, grades: {h|", "high"),
        (PROGRAMME, "kind: programme\nframeworks:\n  - areas: [|", "a b"),
        (FORCE, "kind: force\nna|", "name"),
        ("criteria/s/tests/x.yaml", "kind: tests\nca|", "cases"),
        (GLOSSARY, "kind: glossary\nterms:\n  - |", "term means"),
        (EVIDENCE, "kind: nothing\nx|", ""),
        (EVIDENCE, "kind: evidence\ncontext: >-\n  fo|", ""),
        (EVIDENCE, "kind: evidence\nyear: |", ""),
    ],
)
def test_the_words_that_fit_are_offered(path: str, text: str, expected: str, library: Library) -> None:
    assert " ".join(offers(library, path, text)) == expected


def test_an_offer_replaces_what_stands_before_it(library: Library) -> None:
    offer = offers(library, EVIDENCE, f"{HEAD}evidence:\n  - criteria: [b-|")["b-one"]
    assert (offer.text, offer.start, offer.end, offer.detail) == ("b-one", len(HEAD) + 25, len(HEAD) + 27, "fair")
    key = offers(library, EVIDENCE, "kind: evidence\nfo|")["force"]
    assert (key.text, key.detail, key.is_key) == ("force: ", "required", True)
    assert key.means == "The force: the name of the folder."


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (EVIDENCE, f"{HEAD}findings:\n  - criterion: b-|one", "**b-one** (fair)\n\nIt is planned."),
        (
            EVIDENCE,
            f"{HEAD}findings:\n  - criterion: c|-one",
            "**c-one** (fair)\n\nIt is led.\n\nCommon criterion of c.\n\nAt level good in b.\n\nCritical in b.",
        ),
        (EVIDENCE, FILES[EVIDENCE].replace("[a-one]", "[a-o|ne]"), "**a-one** (fair, critical)\n\nIt is done."),
        (EVIDENCE, FILES[EVIDENCE].replace("evidence: [s1]", "evidence: [s|1]"), "**s1** (strength)\n\nIt is done."),
        (EVIDENCE, f"{HEAD}are|a: b", "The area: the name of the file."),
        (EVIDENCE, "kind: evidence\nforce: |f", "**f** (force)\n\nForce F"),
        (PROGRAMME, "kind: programme\nframeworks:\n  - areas: [|b]", "**b** (area)\n\nArea B"),
        (EVIDENCE, f"{HEAD}framework: |w", "**w**\n\nThe whole"),
        (EVIDENCE, f"{HEAD}evidence:\n  - {{kind: stren|gth", None),
        (EVIDENCE, f"{HEAD}findings:\n  - criterion: go|ne", None),
        (EVIDENCE, f"{HEAD}findings:\n  - criterion: |", None),
        (EVIDENCE, "# kin|d", None),
    ],
)
def test_what_is_known_of_a_word(path: str, text: str, expected: str | None, library: Library) -> None:
    found = hover(path, *at_bar(text), library)
    assert (None if found is None else found.replace("\\-", "-")) == expected


@pytest.mark.parametrize(
    ("path", "text", "where"),
    [
        (EVIDENCE, f"{HEAD}findings:\n  - criterion: b-|one", (OTHER, "b-one")),
        (EVIDENCE, f"{HEAD}findings:\n  - criterion: c|-one", (COMMON, "c-one")),
        (EVIDENCE, f"{HEAD}evidence:\n  - criteria: [a/a-t|wo]", (AREA, "a-two")),
        (EVIDENCE, FILES[EVIDENCE].replace("evidence: [s1]", "evidence: [s|1]"), (EVIDENCE, "s1")),
        (EVIDENCE, f"{HEAD}evidence:\n  - same_as: w/|s1", (SHARED, "s1")),
        (EVIDENCE, "kind: evidence\nscheme: s\narea: |b", (OTHER, "b")),
        (EVIDENCE, "kind: evidence\nscheme: |s", (SCHEME, "s")),
        (EVIDENCE, "kind: evidence\nscheme: s\nframework: |w", (PROGRAMME, "w")),
        (AREA, "kind: area\nincludes: [|c]", (COMMON, "c")),
        (EVIDENCE, f"{HEAD}judgements:\n  - {{judgement: set-aside, cap: criti|cal", (SCHEME, "critical")),
        (AREA, "kind: area\ngrade_means: {lo|w: x}", (SCHEME, "low")),
        (EVIDENCE, "kind: evid|ence", None),
        (EVIDENCE, "# a|", None),
    ],
)
def test_where_a_word_is_defined(path: str, text: str, where: tuple[str, str] | None, library: Library) -> None:
    found = define(path, *at_bar(text), library)
    if where is None:
        assert found is None
        return
    assert found
    line = (library.files.read_bytes(where[0])[0]).decode().split("\n")[found.start.line - 1]
    assert (found.file, line[found.start.column - 1 : found.end.column - 1]) == where


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({PROGRAMME: None}, (AREA, 4)),
        ({PROGRAMME: None, "criteria/s/w.yaml": "kind: common\nid: w\n"}, ("criteria/s/w.yaml", 2)),
    ],
)
def test_a_framework_without_a_programme(tmp_path: Path, changes: dict[str, Change], where: tuple[str, int]) -> None:
    library = Library(Disk(write_project(tmp_path, PROJECT | changes)), Trees())
    found = define(EVIDENCE, "kind: evidence\nscheme: s\nframework: w", 42, library)
    assert found
    assert (found.file, found.start.line) == where


def test_names_of_a_file_that_is_not_yaml_at_the_moment_are_the_last_there_were(tmp_path: Path) -> None:
    library = Library(Disk(write_project(tmp_path, PROJECT)), Trees())
    text = f"{HEAD}findings:\n  - criterion: b|"
    assert list(offers(library, EVIDENCE, text)) == ["b-one"]
    (tmp_path / OTHER).write_text("kind: [", encoding="utf-8")
    assert list(offers(library, EVIDENCE, text)) == ["b-one"]
    (tmp_path / OTHER).write_bytes(b"\xff")
    assert list(offers(library, EVIDENCE, text)) == ["b-one"]
    assert list(offers(Library(library.files, Trees()), EVIDENCE, text)) == []


ODD = """\
kind: area
includes: [[c], {common: [c], without: x}, {common: c, levels: [x], without: {c-two: x}}]
criteria: [x, {id: []}, {id: }]
"""


def test_odd_files_give_what_they_have(tmp_path: Path) -> None:
    library = Library(Disk(write_project(tmp_path, {OTHER: ODD, SCHEME: "levels: [[x], good]\ngrades: x\n"})), Trees())
    assert [one.id for one in library.criteria("s", "b")] == ["c-one"]
    (tmp_path / OTHER).write_text("kind: area\nincludes: [c, {common: c, without: [c-one]}]\n", encoding="utf-8")
    assert [one.also for one in library.criteria("s", "b")] == [("Common criterion of c.",)]
    assert [one.id for one in library.levels("s")] == ["good"]
    assert library.listed("s", "grades", "grade") == []
    assert library.schemes()[0].span == Span(SCHEME, Position(1, 1), Position(1, 1))
    assert library.items("evidence/f/2007", "gone") == []


def test_hostile_texts_are_only_text(tmp_path: Path) -> None:
    hostile = '"<script> [a](javascript:x) \\e[2J \\u202e @someone"'
    library = Library(Disk(write_project(tmp_path, {AREA: FILES[AREA].replace("It is done.", hostile)})), Trees())
    told = hover(EVIDENCE, *at_bar(FILES[EVIDENCE].replace("[a-one]", "[a-o|ne]")), library)
    assert told
    assert not {"<script>", "[a](", "\x1b", "\u202e", "@someone"} & {
        told[at : at + size] for at in range(len(told)) for size in (1, 4, 8)
    }


def test_every_kind_of_file_that_is_known_here_has_its_keys() -> None:
    for kind in {*VALUES, *KEYS}:
        tops = {key.name for key in keys_at(kind, (), {})}
        assert {keys[0] for keys in (*VALUES.get(kind, ()), *KEYS.get(kind, ()))} <= tops
    assert [kind for kind in KINDS if not keys_at(kind, (), {})] == []


def test_a_workshop_knows_its_projects(tmp_path: Path) -> None:
    root = write_project(tmp_path / "p", PROJECT)
    workshop = Workshop({root / AREA: "a\r\nb\udc80", tmp_path / "x.yaml": "x"})
    assert workshop.spot(tmp_path / "x.yaml") is None
    assert workshop.spot(root / "notes.yaml") is None
    assert workshop.spot(root / "criteria/s/a.txt") is None
    assert workshop.files(root).contents == {AREA: b"a\r\nb\xed\xb2\x80"}
    assert workshop.text(root / AREA) == "a\nb\udc80"
    assert workshop.text(root / COMMON) == FILES[COMMON]
    assert workshop.text(root / "gone") == ""
    assert workshop.library(root).trees is workshop.library(root).trees


TEXTS = st.lists(
    st.sampled_from(
        [
            *(f"{line}\n" for name in (EVIDENCE, AREA, SCHEME) for line in FILES[name].splitlines()),
            *"[]{}:,-'\"#|> \n",
            "kind: evidence\n",
            "kind: area\n",
            "\U0001f46e",
            "\ud800",
            "\x00",
        ]
    ),
    max_size=30,
).map("".join)


@given(text=TEXTS, path=st.sampled_from([EVIDENCE, AREA, SCHEME, "criteria/x.yaml", "x.yaml"]), data=st.data())
def test_any_text_gets_a_reply(library: Library, text: str, path: str, data: st.DataObject) -> None:
    """Any text of a buffer gives a reply: whatever is asked, wherever."""
    offset = data.draw(st.integers(0, len(text)))
    for offer in complete(path, text, offset, library):
        assert text[offer.start : offer.end] == offer.word[: offer.end - offer.start]
    hover(path, text, offset, library)
    define(path, text, offset, library)
