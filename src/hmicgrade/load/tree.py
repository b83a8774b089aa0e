"""Builds nodes from the parser's events, and notes everything that the strict part of YAML refuses.

Reading a file spends most of its own time here, on each value: a place is a number until somebody asks for its line
(see docs/decisions/0005-places-are-offsets-until-asked-for.md), and a check is made only where it could find something.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ClassVar

import yaml

from hmicgrade.load import limits
from hmicgrade.load.nodes import Entry, Mapping, Node, Sequence, Text
from hmicgrade.load.places import Source, Stretch, span_of
from hmicgrade.model.characters import visible
from hmicgrade.model.diagnostics import Diagnostic, Related, Span

_COLON = re.compile(r"\s*:")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(?:\n| *\Z| +(?:\n|#))")
_BLOCK = ("|", ">")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Stop(Exception):  # noqa: N818 - nothing failed: the diagnostics say why reading ends here
    """Ends the pass early: what follows cannot be understood, or is past a limit."""


class Differs(yaml.YAMLError):
    """Says that libyaml takes what PyYAML's own parser may not, so that this one is to be asked."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen. `keys` holds the keys of a mapping, made equal for comparison.

    `start` and `last_end` are offsets: where it begins, and where what it holds so far ends.
    """

    start: int
    is_mapping: bool
    is_flow: bool
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    keys: dict[str, Text] = field(default_factory=dict)
    key: Text | None = None
    expects_value: bool = False
    last_end: int | None = None


class TreeBuilder:
    """Takes the events of one file, one by one, and notes diagnostics. `libyaml` says whose events they are."""

    def __init__(self, text: str, file: str, *, libyaml: bool) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._text = text
        self._source = Source(text, file)
        self._libyaml = libyaml
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event.

        Raises:
            Differs: the two parsers differ, so PyYAML's own is to be asked.
            Stop: what follows cannot be read; the last diagnostic says why.
        """
        taker = self._TAKERS.get(type(event))
        if taker is not None:
            taker(self, event)

    def finish(self) -> Node | None:
        """Return the tree, or None with a diagnostic where the file holds nothing."""
        if self._root is None or (isinstance(self._root, Text) and self._root.is_missing):
            self._note("HG016", "the file is empty", Span.whole_file(self._source.file), "begin it with 'kind:'")
            return None
        return self._root

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        if self._root is not None:
            start, _ = _extent(event)
            span = self._source.span(start, start + len("---"))
            self._note("HG014", "a second document begins here", span, "put it in a file of its own")
            raise Stop

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        start, end = _extent(event)
        self._count(start, end)
        if len(self._open) >= limits.DEPTH:
            span = self._source.span(start, end)
            self._note("HG005", f"lists and mappings are nested more than {limits.DEPTH} deep", span)
            raise Stop
        is_flow = bool(event.flow_style) or (bool(self._open) and self._open[-1].is_flow)
        self._open.append(_Open(start, type(event) is yaml.MappingStartEvent, is_flow))

    def _end(self, event: yaml.Event) -> None:
        done = self._open.pop()
        start, end = _extent(event)
        if start == end:
            end = done.start if done.last_end is None else done.last_end
        where = (self._source, done.start, end)
        self._add(Mapping(tuple(done.entries), where) if done.is_mapping else Sequence(tuple(done.items), where), end)

    def _alias(self, event: yaml.AliasEvent) -> None:
        start, end = _extent(event)
        where, name = (self._source, start, end), f"*{event.anchor}"
        self._note("HG011", f"the alias '{name}' is not allowed here", span_of(where), "write the value out")
        self._add(Text(name, where, name, plain=True), end)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        value, style = event.value, event.style
        start, end = _extent(event)
        if style or not value:
            start, end = self._narrowed(event, start, end)
        self._count(start, end)
        where, raw = (self._source, start, end), self._text[start:end]
        if len(value) > limits.VALUE_CHARACTERS:
            self._note("HG007", f"a value is longer than {limits.VALUE_CHARACTERS:,} characters", span_of(where))
        if style:
            self._check_style(style, value, raw, where)
        elif "?" in raw and self._open and self._open[-1].is_flow:
            self._ask_the_other()
        self._add(Text(value, where, raw, not style), end)

    _TAKERS: ClassVar[dict[type[yaml.Event], Callable[[TreeBuilder, Any], None]]] = {
        yaml.ScalarEvent: _scalar,
        yaml.SequenceStartEvent: _begin,
        yaml.MappingStartEvent: _begin,
        yaml.SequenceEndEvent: _end,
        yaml.MappingEndEvent: _end,
        yaml.AliasEvent: _alias,
        yaml.DocumentStartEvent: _document,
    }

    def _add(self, node: Node, end: int) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.last_end = end
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.expects_value:
            parent.expects_value = False
            if parent.key is not None:
                parent.entries.append(Entry(parent.key, node))
        else:
            parent.expects_value = True
            parent.key = self._key(parent, node)

    def _key(self, parent: _Open, node: Node) -> Text | None:
        """Return the key to use, or None where its value is to be dropped."""
        if not isinstance(node, Text) or node.is_missing:
            self._ask_the_other()
            self._note("HG015", "a key must be text", node.span, "write 'key: value'")
            return None
        if node.value == "<<" and node.plain:
            self._note("HG013", "the merge key '<<' is not allowed here", node.span, "write the keys out")
            return None
        if len(node.value) > limits.KEY_CHARACTERS:
            self._note("HG008", f"a key is longer than {limits.KEY_CHARACTERS} characters", node.span)
            return None
        return self._new_key(parent, node)

    def _new_key(self, parent: _Open, key: Text) -> Text | None:
        first = parent.keys.setdefault(_alike(key.value), key)
        if first is key:
            return key
        message = f"the key '{key.value}' is given twice"
        if first.value != key.value:
            message = f"the keys '{first.value}' and '{key.value}' look the same"
        self._note("HG009", message, key.span, "remove one of them", Related(first.span, "first given here"))
        return None

    def _ask_the_other(self) -> None:
        if self._libyaml:
            raise Differs

    def _check_style(self, style: str, value: str, raw: str, where: Stretch) -> None:
        """Note half a surrogate pair, which an escape sequence can give; ask of a block that begins unusually."""
        half = _SURROGATE.search(value) if style == '"' else None
        if half:
            message = f"an escape sequence gives {visible(half[0])}, which is no character"
            self._note("HG003", message, span_of(where), "remove it")
        if style in _BLOCK and not _BLOCK_HEADER.match(raw):
            self._ask_the_other()

    def _narrowed(self, event: yaml.ScalarEvent, start: int, end: int) -> tuple[int, int]:
        """Return where a value stands that is quoted, a block or not written: a block ends with its last character."""
        if not event.style:
            return self._nothing(start, end)
        if event.style in _BLOCK:
            return start, start + len(self._text[start:end].rstrip())
        return start, end

    def _nothing(self, start: int, end: int) -> tuple[int, int]:
        """Return the place of a value that is not written: after the colon, where both parsers agree."""
        parent = self._open[-1] if self._open else None
        if parent is None or not parent.expects_value or parent.last_end is None:
            return start, end
        colon = _COLON.match(self._text, parent.last_end)
        where = colon.end() if colon else parent.last_end
        return where, where

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            mark = f"&{event.anchor}"
            self._note("HG010", f"the anchor '{mark}' is not allowed here", self._mark_span(event, mark), "remove it")
        if event.tag is not None:
            self._ask_the_other()
            mark = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self._note("HG012", f"the tag '{mark}' is not allowed here", self._mark_span(event, mark), "remove it")

    def _mark_span(self, event: yaml.Event, mark: str) -> Span:
        """Return where an anchor or a tag stands before its value; they come in any order."""
        start, _ = _extent(event)
        found = max(start, self._text.find(mark, start, start + limits.KEY_CHARACTERS))
        return self._source.span(found, found + len(mark))

    def _count(self, start: int, end: int) -> None:
        self._nodes += 1
        if self._nodes > limits.NODES:
            span = self._source.span(start, end)
            self._note("HG006", f"the file holds more than {limits.NODES:,} keys and values", span, "divide it")
            raise Stop

    def _note(self, code: str, message: str, span: Span, hint: str = "", *related: Related) -> None:
        self.diagnostics.append(Diagnostic(code, message, span, hint, related))


def _extent(event: yaml.Event) -> tuple[int, int]:
    """Return the offsets of an event, counted in characters from 0."""
    start, end = event.start_mark, event.end_mark
    return start.index if start else 0, end.index if end else 0


@lru_cache(maxsize=4096)
def _alike(key: str) -> str:
    """Return what is the same for keys that look the same; the same few keys stand in every file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", key).casefold())
