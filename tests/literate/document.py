"""A page of cases, read into values: which files there are, which commands run, and what they must print."""

from __future__ import annotations

import base64
import binascii
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.token import Token

PROMPT = "$ hmicgrade"
CASE_HEADING = "h2"
PATHLESS = frozenset({"console", "stderr"})
NEEDING_A_FILE = frozenset({"base64", "replace", "remove", "repeat", "holds", "link", "pipe"})
BASES = Path(__file__).parent.parent / "cases" / "bases"
BASE = re.compile(r"<!-- base: ([a-z-]+) -->")


class DocumentError(Exception):
    """Something is wrong with a page itself: the message begins with its path and line."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")


@dataclass(frozen=True, slots=True)
class Write:
    """The block holds the whole of a file."""

    path: str
    content: bytes
    line: int


@dataclass(frozen=True, slots=True)
class Remove:
    """A file given earlier is not there in this case."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Replace:
    """The one place where a file says `old` says `new` instead."""

    path: str
    old: str
    new: str
    line: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """The one place where a file says `text` says it `times` times instead."""

    path: str
    text: str
    times: int
    line: int


@dataclass(frozen=True, slots=True)
class Holds:
    """A file says `text` in one place: nothing becomes of it."""

    path: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Special:
    """Something that is no file stands here: a link to `target`, or a pipe where there is none."""

    path: str
    target: str | None
    line: int


FileAction = Write | Remove | Replace | Repeat | Holds | Special


@dataclass(frozen=True, slots=True)
class Command:
    """One command line as written after the prompt, with the words it splits into (without `hmicgrade`)."""

    text: str
    argv: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: it takes the lines from `start` up to `end` (from 0, `end` not included)."""

    info: str
    content: str
    start: int
    end: int
    fence: str


@dataclass(frozen=True, slots=True)
class Session:
    """A console block: its commands, and the block that holds what they write to stderr, if it is given."""

    commands: tuple[Command, ...]
    console: Block
    stderr: Block | None


@dataclass(frozen=True, slots=True)
class After:
    """A block that holds a file as the commands of a case leave it."""

    path: str
    block: Block


@dataclass(frozen=True, slots=True)
class Case:
    """One heading of a page: the files it starts from (the page's own first), what runs on them, what is left."""

    path: Path
    heading: str
    files: tuple[FileAction, ...]
    sessions: tuple[Session, ...]
    after: tuple[After, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks under one heading; the part before the first case has no heading."""

    heading: str | None
    line: int
    blocks: tuple[Block, ...]


def read_document(path: Path) -> tuple[Case, ...]:
    """Read the cases of a page. Raises DocumentError if the page is not one that can assert anything."""
    return parse_document(path, path.read_text(encoding="utf-8"))


def parse_document(path: Path, text: str) -> tuple[Case, ...]:
    """Read the cases out of a page's text; `path` is only for messages and names."""
    preamble, *sections = _sections(path, text)
    shared = (*_base(path, text), *_actions(path, preamble))
    for block in preamble.blocks:
        if block.info in PATHLESS:
            raise DocumentError(path, block.start + 1, "a command stands under a heading (##)")
        if _is_after(block.info.split()):
            raise DocumentError(path, block.start + 1, "an after block stands under a heading (##)")
    if not sections:
        raise DocumentError(path, 1, "a page needs at least one case (## heading)")
    _refuse_repeated_headings(path, sections)
    return tuple(_case(path, shared, section) for section in sections)


def _base(path: Path, text: str) -> Iterator[FileAction]:
    """Yield the files of the project that a page begins with, if it names one."""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := BASE.fullmatch(line):
            folder = BASES / found[1]
            if not folder.is_dir():
                raise DocumentError(path, number, f"there is no base {found[1]!r}")
            for file in sorted(folder.rglob("*.yaml")):
                yield Write(file.relative_to(folder).as_posix(), file.read_bytes(), number)


def _refuse_repeated_headings(path: Path, sections: list[Section]) -> None:
    seen: set[str | None] = set()
    for section in sections:
        if section.heading in seen:
            raise DocumentError(path, section.line, f"two cases are called {section.heading!r}")
        seen.add(section.heading)


def _sections(path: Path, text: str) -> list[Section]:
    """Split a page at its case headings; the first section is what comes before them."""
    tokens = MarkdownIt("commonmark").parse(text)
    lines = text.split("\n")
    heading: str | None = None
    line = 1
    blocks: list[Block] = []
    sections: list[Section] = []
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == CASE_HEADING:
            sections.append(Section(heading, line, tuple(blocks)))
            heading, line, blocks = tokens[index + 1].content, _lines_of(token)[0] + 1, []
        elif token.type == "fence":
            blocks.append(_block(path, token, lines))
    return [*sections, Section(heading, line, tuple(blocks))]


def _lines_of(token: Token) -> tuple[int, int]:
    if token.map is None:
        msg = f"markdown-it gave no lines for a {token.type}"
        raise AssertionError(msg)
    return token.map[0], token.map[1]


def _block(path: Path, token: Token, lines: list[str]) -> Block:
    start, end = _lines_of(token)
    if not lines[start].startswith(token.markup):
        raise DocumentError(path, start + 1, "a fenced block starts at the beginning of its line")
    if end == start + 1 or not lines[end - 1].startswith(token.markup):
        raise DocumentError(path, start + 1, "this fenced block is never closed")
    return Block(token.info.strip(), token.content, start, end, token.markup)


def _case(path: Path, shared: tuple[FileAction, ...], section: Section) -> Case:
    sessions = tuple(_sessions(path, section))
    if not sessions:
        raise DocumentError(
            path, section.line, f"the case {section.heading!r} asserts nothing: it has no console block"
        )
    files = (*shared, *_actions(path, section))
    return Case(path, section.heading or "", files, sessions, tuple(_after(path, section)))


def _sessions(path: Path, section: Section) -> Iterator[Session]:
    previous = ""
    for index, block in enumerate(section.blocks):
        if block.info == "console":
            after = section.blocks[index + 1 : index + 2]
            stderr = after[0] if after and after[0].info == "stderr" else None
            yield Session(tuple(_commands(path, block)), block, stderr)
        elif block.info == "stderr" and previous != "console":
            raise DocumentError(path, block.start + 1, "a stderr block follows the console block that it belongs to")
        previous = block.info


def _commands(path: Path, block: Block) -> Iterator[Command]:
    lines = block.content.split("\n")
    if not is_command(lines[0]):
        raise DocumentError(path, block.start + 1, f"a console block begins with a command ('{PROMPT} ...')")
    for offset, line in enumerate(lines):
        if is_command(line):
            yield _command(path, block.start + 2 + offset, line)


def is_command(line: str) -> bool:
    """Whether a line of a console block is a command and not output."""
    return line == PROMPT or line.startswith(f"{PROMPT} ")


def _command(path: Path, number: int, line: str) -> Command:
    try:
        words = shlex.split(line.removeprefix(PROMPT))
    except ValueError as error:
        raise DocumentError(path, number, f"the command cannot be split into words: {error}") from error
    return Command(line, tuple(words))


def _actions(path: Path, section: Section) -> Iterator[FileAction]:
    for block in section.blocks:
        words = block.info.split()
        if len(words) > 1 and not _is_after(words):
            yield _action(path, block, words)
        elif words and words[0] in NEEDING_A_FILE:
            raise DocumentError(path, block.start + 1, f"a {words[0]} block names its file")


def _is_after(words: list[str]) -> bool:
    return words[1:2] == ["after"] and words[0] not in PATHLESS


def _after(path: Path, section: Section) -> Iterator[After]:
    for block in section.blocks:
        words = block.info.split()
        if _is_after(words):
            if len(words) != len(["yaml", "after", "path"]):
                raise DocumentError(path, block.start + 1, "an after block names its file")
            yield After(_target(path, block.start + 1, words[-1]), block)


def _action(path: Path, block: Block, words: list[str]) -> FileAction:
    line = block.start + 1
    target = _target(path, line, words[-1])
    match words:
        case ["replace" | "repeat" as kind, _]:
            return _replace(path, block, target) if kind == "replace" else _repeat(path, block, target)
        case ["holds", _]:
            return Holds(target, block.content.removesuffix("\n"), line)
        case ["base64", _]:
            return Write(target, _decoded(path, block), line)
        case ["link", _]:
            return Special(target, block.content.strip(), line)
        case ["pipe", _] | [_, "remove", _]:
            return _empty(path, block, words, target)
        case [language, _] if language not in PATHLESS:
            return Write(target, block.content.encode(), line)
        case _:
            raise DocumentError(path, line, f"this block is not understood: {block.info!r}")


def _empty(path: Path, block: Block, words: list[str], target: str) -> FileAction:
    line = block.start + 1
    if block.content.strip():
        raise DocumentError(path, line, f"a {words[-2]} block is empty")
    return Special(target, None, line) if words[0] == "pipe" else Remove(target, line)


def _target(path: Path, line: int, name: str) -> str:
    target = PurePosixPath(name)
    if target.is_absolute() or ".." in target.parts:
        raise DocumentError(path, line, f"{name!r} lies outside the project")
    return str(target)


def _decoded(path: Path, block: Block) -> bytes:
    try:
        return base64.b64decode("".join(block.content.split()), validate=True)
    except binascii.Error as error:
        raise DocumentError(path, block.start + 1, f"this is not base64: {error}") from error


def _replace(path: Path, block: Block, target: str) -> Replace:
    old, new = _halves(path, block, "the old text, one line '---' and the new text")
    return Replace(target, old, new, block.start + 1)


def _repeat(path: Path, block: Block, target: str) -> Repeat:
    text, times = _halves(path, block, "a text, one line '---' and how many times it stands there")
    if not times.isdecimal():
        raise DocumentError(path, block.start + 1, f"{times!r} is no number of times")
    return Repeat(target, text, int(times), block.start + 1)


def _halves(path: Path, block: Block, what: str) -> tuple[str, str]:
    kind, line = block.info.split()[0], block.start + 1
    lines = block.content.removesuffix("\n").split("\n")
    if lines.count("---") != 1:
        raise DocumentError(path, line, f"a {kind} block holds {what}")
    at = lines.index("---")
    text = "\n".join(lines[:at])
    if not text:
        raise DocumentError(path, line, f"a {kind} block says which text it {kind}s")
    return text, "\n".join(lines[at + 1 :])
