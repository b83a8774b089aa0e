"""The comments of a YAML file: what the parser leaves out of the tree, found by where the tree's texts stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from hmicgrade.load.nodes import Mapping, Node, Sequence, Text
from hmicgrade.model.diagnostics import Position, Span

_MARK = "#"
_BLOCK = ("|", ">")

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment. `text` is all of it, from its '#', without blanks at the end; `alone` where nothing precedes it."""

    span: Span
    text: str
    alone: bool


def comments(text: str, tree: Node | None) -> tuple[Comment, ...]:
    """Return the comments of a file's text in the order of the file; none where there is no tree.

    What the tree leaves out with a diagnostic (the value of a key given twice) is not known to be text: a '#' in it
    counts as a comment.
    """
    if tree is None or _MARK not in text:
        return ()
    lines = text.split("\n")
    marks = [(line, at) for line, content in enumerate(lines, 1) for at in _marks(content)]
    begins: dict[int, int] = {}
    for line, column in _outside(marks, tree):
        begins.setdefault(line, column)
    return tuple(_comment(tree.span.file, line, column, lines[line - 1]) for line, column in begins.items())


def _marks(line: str) -> list[int]:
    """Return the columns, from 1, of every '#' of a line."""
    return [column for column, character in enumerate(line, 1) if character == _MARK] if _MARK in line else []


def _outside(marks: list[_Place], tree: Node) -> list[_Place]:
    """Return the marks, sorted as they are given, that stand in no text of a tree."""
    inside: set[_Place] = set()
    for text in _every_text(tree):
        span = text.span
        first = bisect_left(marks, (span.start.line, span.start.column))
        last = bisect_left(marks, (span.end.line, span.end.column), first)
        if first < last:
            inside.update(mark for mark in marks[first:last] if not _in_header(mark, text))
    return [mark for mark in marks if mark not in inside]


def _in_header(mark: _Place, text: Text) -> bool:
    """Tell whether a mark stands beside the '|' or '>' that begins a block of text."""
    return mark[0] == text.span.start.line and text.raw.startswith(_BLOCK)


def _every_text(node: Node) -> Iterator[Text]:
    match node:
        case Text():
            yield node
        case Sequence(items):
            for item in items:
                yield from _every_text(item)
        case Mapping(entries):
            for entry in entries:
                yield entry.key
                yield from _every_text(entry.value)
        case _:
            assert_never(node)


def _comment(file: str, line: int, column: int, content: str) -> Comment:
    text = content[column - 1 :].rstrip()
    span = Span(file, Position(line, column), Position(line, column + len(text)))
    return Comment(span, text, alone=not content[: column - 1].strip())
