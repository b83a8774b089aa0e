"""Builds nodes from the parser's events, and notes everything that the strict part of YAML refuses."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from hmicgrade.load import limits
from hmicgrade.load.nodes import Entry, Mapping, Node, Sequence, Text
from hmicgrade.model.characters import visible
from hmicgrade.model.diagnostics import Diagnostic, Position, Related, Span

_COLON = re.compile(r"\s*:")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(?:\n| *\Z| +(?:\n|#))")
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Mark(Protocol):
    """A place as either parser gives it, counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Stop(Exception):  # noqa: N818 - nothing failed: the diagnostics say why reading ends here
    """Ends the pass early: what follows cannot be understood, or is past a limit."""


class Differs(yaml.YAMLError):
    """Says that libyaml takes what PyYAML's own parser may not, so that this one is to be asked."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen. `keys` holds the keys of a mapping, made equal for comparison."""

    start: Position
    is_mapping: bool
    is_flow: bool
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    keys: dict[str, Text] = field(default_factory=dict)
    key: Text | None = None
    expects_value: bool = False
    last_end: Position | None = None


class TreeBuilder:
    """Takes the events of one file, one by one, and notes diagnostics. `libyaml` says whose events they are."""

    def __init__(self, text: str, file: str, *, libyaml: bool) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._text = text
        self._file = file
        self._libyaml = libyaml
        self._starts = _line_starts(text)
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event.

        Raises:
            Differs: the two parsers differ, so PyYAML's own is to be asked.
            Stop: what follows cannot be read; the last diagnostic says why.
        """
        match event:
            case yaml.ScalarEvent():
                self._refuse_marks(event)
                self._add(self._scalar(event))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._refuse_marks(event)
                self._begin(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._end(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self._document(event)

    def finish(self) -> Node | None:
        """Return the tree, or None with a diagnostic where the file holds nothing."""
        if self._root is None or (isinstance(self._root, Text) and self._root.is_missing):
            self._note("HG016", "the file is empty", Span.whole_file(self._file), "begin it with 'kind:'")
            return None
        return self._root

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        if self._root is not None:
            start = _place(event.start_mark)
            span = Span(self._file, start, Position(start.line, start.column + len("---")))
            self._note("HG014", "a second document begins here", span, "put it in a file of its own")
            raise Stop

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        span = self._span(event)
        self._count(span)
        if len(self._open) >= limits.DEPTH:
            self._note("HG005", f"lists and mappings are nested more than {limits.DEPTH} deep", span)
            raise Stop
        is_flow = bool(event.flow_style) or (bool(self._open) and self._open[-1].is_flow)
        self._open.append(_Open(span.start, isinstance(event, yaml.MappingStartEvent), is_flow))

    def _end(self, event: yaml.Event) -> None:
        done = self._open.pop()
        is_flow = _place(event.start_mark) != _place(event.end_mark)
        end = _place(event.end_mark) if is_flow else done.last_end or done.start
        span = Span(self._file, done.start, end)
        self._add(Mapping(tuple(done.entries), span) if done.is_mapping else Sequence(tuple(done.items), span))

    def _alias(self, event: yaml.AliasEvent) -> None:
        span, name = self._span(event), f"*{event.anchor}"
        self._note("HG011", f"the alias '{name}' is not allowed here", span, "write the value out")
        self._add(Text(name, span, name, plain=True))

    def _add(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.last_end = node.span.end
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.expects_value:
            parent.expects_value = False
            self._value(parent, node)
        else:
            parent.expects_value = True
            parent.key = self._key(parent, node)

    def _value(self, parent: _Open, node: Node) -> None:
        if parent.key is not None:
            parent.entries.append(Entry(parent.key, node))

    def _key(self, parent: _Open, node: Node) -> Text | None:
        """Return the key to use, or None where its value is to be dropped."""
        if not isinstance(node, Text) or node.is_missing:
            self._ask_the_other()
            self._note("HG015", "a key must be text", node.span, "write 'key: value'")
            return None
        if node.plain and node.value == "<<":
            self._note("HG013", "the merge key '<<' is not allowed here", node.span, "write the keys out")
            return None
        if len(node.value) > limits.KEY_CHARACTERS:
            self._note("HG008", f"a key is longer than {limits.KEY_CHARACTERS} characters", node.span)
            return None
        return self._new_key(parent, node)

    def _new_key(self, parent: _Open, key: Text) -> Text | None:
        alike = unicodedata.normalize("NFC", unicodedata.normalize("NFC", key.value).casefold())
        first = parent.keys.setdefault(alike, key)
        if first is key:
            return key
        message = f"the key '{key.value}' is given twice"
        if first.value != key.value:
            message = f"the keys '{first.value}' and '{key.value}' look the same"
        self._note("HG009", message, key.span, "remove one of them", Related(first.span, "first given here"))
        return None

    def _scalar(self, event: yaml.ScalarEvent) -> Text:
        span = self._scalar_span(event)
        self._count(span)
        if len(event.value) > limits.VALUE_CHARACTERS:
            self._note("HG007", f"a value is longer than {limits.VALUE_CHARACTERS:,} characters", span)
        half = _SURROGATE.search(event.value)
        if half:
            self._note(
                "HG003", f"an escape sequence gives {visible(half[0])}, which is no character", span, "remove it"
            )
        raw = self._text[self._offset(span.start) : self._offset(span.end)]
        if self._may_differ(event, raw):
            self._ask_the_other()
        return Text(event.value, span, raw, plain=not event.style)

    def _ask_the_other(self) -> None:
        if self._libyaml:
            raise Differs

    def _may_differ(self, event: yaml.ScalarEvent, raw: str) -> bool:
        if event.style in {"|", ">"}:
            return not _BLOCK_HEADER.match(raw)
        return not event.style and "?" in raw and bool(self._open) and self._open[-1].is_flow

    def _scalar_span(self, event: yaml.ScalarEvent) -> Span:
        span = self._span(event)
        if not event.style and not event.value:
            return self._nothing(span)
        if event.style in {"|", ">"}:
            return Span(self._file, span.start, self._trimmed(span))
        return span

    def _nothing(self, span: Span) -> Span:
        """Return the place of a value that is not written: after the colon, where both parsers agree."""
        parent = self._open[-1] if self._open else None
        if parent is None or not parent.expects_value or parent.last_end is None:
            return span
        offset = self._offset(parent.last_end)
        colon = _COLON.match(self._text, offset)
        where = self._position(colon.end() if colon else offset)
        return Span(self._file, where, where)

    def _trimmed(self, span: Span) -> Position:
        written = self._text[self._offset(span.start) : self._offset(span.end)].rstrip()
        return self._position(self._offset(span.start) + len(written))

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            mark = f"&{event.anchor}"
            self._note("HG010", f"the anchor '{mark}' is not allowed here", self._mark_span(event, mark), "remove it")
        if getattr(event, "tag", None) is not None:
            self._ask_the_other()
            mark = _written_tag(event)
            self._note("HG012", f"the tag '{mark}' is not allowed here", self._mark_span(event, mark), "remove it")

    def _mark_span(self, event: yaml.Event, mark: str) -> Span:
        """Return where an anchor or a tag stands before its value; they come in any order."""
        start = self._offset(_place(event.start_mark))
        found = max(start, self._text.find(mark, start, start + limits.KEY_CHARACTERS))
        return Span(self._file, self._position(found), self._position(found + len(mark)))

    def _count(self, span: Span) -> None:
        self._nodes += 1
        if self._nodes > limits.NODES:
            self._note("HG006", f"the file holds more than {limits.NODES:,} keys and values", span, "divide it")
            raise Stop

    def _note(self, code: str, message: str, span: Span, hint: str = "", *related: Related) -> None:
        self.diagnostics.append(Diagnostic(code, message, span, hint, related))

    def _span(self, event: yaml.Event) -> Span:
        return Span(self._file, _place(event.start_mark), _place(event.end_mark))

    def _offset(self, position: Position) -> int:
        return self._starts[position.line - 1] + position.column - 1

    def _position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def _place(mark: _Mark | None) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _written_tag(event: yaml.NodeEvent) -> str:
    tag = str(getattr(event, "tag", ""))
    return tag.replace("tag:yaml.org,2002:", "!!", 1)
