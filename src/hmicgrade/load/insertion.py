"""Adds an entry to a list of a file by an edit of its text, so that comments and layout stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hmicgrade.load.events import parse
from hmicgrade.load.nodes import Mapping as MappingNode
from hmicgrade.load.nodes import Node, Sequence, plain_data
from hmicgrade.load.text import BOM
from hmicgrade.model.diagnostics import Position

_CHARACTER = re.compile(r"\r\n|[\s\S]")


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A mapping to add: its keys with their values, as they are to be written, and what each is when it is read."""

    written: Mapping[str, str]
    read: Mapping[str, str]

    def block(self, indent: str) -> str:
        """Return the entry as lines, the first after a dash."""
        lines = [f"{key}: {value}" for key, value in self.written.items()]
        return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"

    def flow(self) -> str:
        """Return the entry in braces."""
        return "{" + ", ".join(f"{key}: {value}" for key, value in self.written.items()) + "}"


def appended(text: str, key: str, entry: NewEntry) -> str | None:
    """Return a file's text with an entry added to the list under a key of its top level.

    None where the text cannot be changed so that it says all it said before, and the new entry.
    """
    tree, _ = parse(text, "")
    if not isinstance(tree, MappingNode):
        return None
    found = tree.get(key)
    before = {one.key.value: plain_data(one.value) for one in tree.entries}
    items = [plain_data(one) for one in found.items] if isinstance(found, Sequence) else []
    changed = _changed(text if text.endswith("\n") else f"{text}\n", found, key, entry)
    after, problems = parse(changed, "")
    says_all = after is not None and plain_data(after) == {**before, key: [*items, dict(entry.read)]}
    return changed if says_all and not problems else None


def _changed(text: str, found: Node | None, key: str, entry: NewEntry) -> str:
    if not isinstance(found, Sequence):
        return f"{text}{key}:\n{entry.block('  ')}"
    if text[_offset(text, found.span.start)] == "[":
        return _in_brackets(text, found, entry)
    return _after_last(text, found, entry)


def _in_brackets(text: str, found: Sequence, entry: NewEntry) -> str:
    if found.items:
        last = _offset(text, found.items[-1].span.end)
        return f"{text[:last]},{_gap(text, found.items[-1])}{entry.flow()}{text[last:]}"
    start, end = _offset(text, found.span.start), _offset(text, found.span.end)
    lines = entry.block("  ").removesuffix("\n")
    return f"{text[:start].rstrip(' ')}\n{lines}{text[end:]}"


def _gap(text: str, last: Node) -> str:
    """Return what stands before the last entry of a list in brackets: its own line's beginning, or a space."""
    start = _offset(text, last.span.start)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return " " if before.strip() else f"\n{before}"


def _after_last(text: str, found: Sequence, entry: NewEntry) -> str:
    start = _offset(text, found.items[-1].span.start)
    dash = text.rindex("-", 0, start)
    indent = text[text.rfind("\n", 0, dash) + 1 : dash]
    in_braces = text[start] == "{"
    added = f"{indent}- {entry.flow()}\n" if in_braces else entry.block(indent)
    end = text.index("\n", _offset(text, found.items[-1].span.end)) + 1
    return f"{text[:end]}{added}{text[end:]}"


def _offset(text: str, at: Position) -> int:
    """Return how many characters stand before a place."""
    lines = text.split("\n", at.line - 1)
    return len(text) - len(lines[-1]) + at.column - 1


def as_it_stood(data: bytes, text: str, changed: str) -> bytes:
    """Return the bytes of a file with a change to its text; its byte order mark and line ends stay as they are.

    `text` is what `data` is decoded to.
    """
    body = data.removeprefix(BOM)
    return data[: len(data) - len(body)] + with_line_ends_of(body.decode(), text, changed).encode()


def with_line_ends_of(raw: str, text: str, changed: str) -> str:
    """Return a file as it stands, line ends and all, with the change that was made to its text.

    `text` is the same file with a line feed for every line end.
    """
    first = _alike(text, changed)
    last = _alike(text[first:][::-1], changed[first:][::-1])
    added = changed[first : len(changed) - last]
    characters = [found[0] for found in _CHARACTER.finditer(raw)]
    ends = "\r\n" if "\r\n" in characters else "\n"
    return "".join([*characters[:first], added.replace("\n", ends), *characters[len(text) - last :]])


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their beginnings."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
