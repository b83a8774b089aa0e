"""One YAML file as frozen nodes: every value is text, a sequence or a mapping, and knows where it stands.

Nodes are named tuples, which are made several times as fast as frozen dataclasses: a file has tens of thousands.
"""

from __future__ import annotations

from typing import NamedTuple

from hmicgrade.load.places import Where, span_of
from hmicgrade.model.diagnostics import Position, Span

Path = tuple[str | int, ...]
"""A way through a tree: keys of mappings and places in sequences, from 0."""


class Text(NamedTuple):
    """A scalar. `raw` is how it stands in the file, quotes and line breaks included; `plain` is true without quotes."""

    value: str
    where: Where
    raw: str
    plain: bool

    @property
    def span(self) -> Span:
        """Where the text stands."""
        return span_of(self.where)

    @property
    def is_missing(self) -> bool:
        """True where nothing is written at all, as after a bare `key:`."""
        return self.plain and not self.value

    def position(self, words: int, inside: int = 0) -> Position:
        """Return where the word number `words` (from 0) of the value stands, `inside` characters into it.

        Past the last word: just after it. Exact for plain text on one line and wherever no escape
        sequence hides a word; else the nearest place before it.
        """
        at, end, seen = 0, 0, self.value.split()
        for word in seen[: words + 1]:
            found = self.raw.find(word, end)
            at = found if found >= 0 else end
            end = at + len(word) if found >= 0 else end
        return self._place(at + inside if words < len(seen) else end)

    def _place(self, offset: int) -> Position:
        before, start = self.raw[:offset], self.span.start
        lines = before.count("\n")
        if not lines:
            return Position(start.line, start.column + offset)
        return Position(start.line + lines, offset - before.rindex("\n"))


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    where: Where

    @property
    def span(self) -> Span:
        """Where the list stands, from its first entry to its last."""
        return span_of(self.where)


class Entry(NamedTuple):
    """One key of a mapping with its value."""

    key: Text
    value: Node


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file; no key stands twice."""

    entries: tuple[Entry, ...]
    where: Where

    @property
    def span(self) -> Span:
        """Where the mapping stands, from its first key to its last value."""
        return span_of(self.where)

    def entry(self, key: str) -> Entry | None:
        """Return the entry of that key, or None."""
        for entry in self.entries:
            if entry.key.value == key:
                return entry
        return None

    def get(self, key: str) -> Node | None:
        """Return the value of that key, or None."""
        entry = self.entry(key)
        return entry.value if entry else None

    def text(self, key: str) -> str | None:
        """Return the text that stands under that key, or None where there is none."""
        value = self.get(key)
        return value.value if isinstance(value, Text) else None


Node = Text | Sequence | Mapping


def entries(tree: Node | None, key: str) -> tuple[Node, ...]:
    """Return the entries of the list under a key, none where there is no list."""
    found = tree.get(key) if isinstance(tree, Mapping) else None
    return found.items if isinstance(found, Sequence) else ()


def named(tree: Mapping | None, key: str, name: str) -> tuple[Text, ...]:
    """Return the texts that the mappings of the list under a key have under `name`."""
    found = [entry.get(name) for entry in entries(tree, key) if isinstance(entry, Mapping)]
    return tuple(one for one in found if isinstance(one, Text) and not one.is_missing)


def plain_data(node: Node) -> object:
    """Return a tree as strings, lists and dictionaries."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Sequence):
        return [one.value if isinstance(one, Text) else plain_data(one) for one in node.items]
    return {key.value: value.value if isinstance(value, Text) else plain_data(value) for key, value in node.entries}


def texts(node: Node) -> list[Text]:
    """Return every value of a tree that is text, in the order of the file; keys are not among them."""
    return [text for _, text in _named_texts(node, "")]


def missing_values(node: Node) -> list[tuple[str, Text]]:
    """Return the values of a tree of which nothing is written, each with its key; an entry of a list has none."""
    return [(name, text) for name, text in _named_texts(node, "") if text.is_missing]


def _named_texts(node: Node, name: str) -> list[tuple[str, Text]]:
    """Return every value of a tree that is text, each with its key; those of a list have none."""
    if isinstance(node, Text):
        return [(name, node)]
    found: list[tuple[str, Text]] = []
    inside = (
        [("", item) for item in node.items]
        if isinstance(node, Sequence)
        else [(key.value, value) for key, value in node.entries]
    )
    for key, value in inside:
        if isinstance(value, Text):
            found.append((key, value))
        else:
            found += _named_texts(value, key)
    return found
