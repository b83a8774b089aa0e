"""The one layout of a YAML file: from its text and tree to the text as it should stand, comments kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from hmicgrade.load.comments import Comment, comments
from hmicgrade.load.nodes import Mapping, Node, Sequence, Text
from hmicgrade.model.diagnostics import Position
from hmicgrade.report.yaml_parts import Divided, Divider, Note, Part, is_to_the_program, parts_of
from hmicgrade.report.yaml_scalars import WIDTH, as_value, in_line

_STEP = 2


def laid_out(text: str, tree: Mapping) -> str:
    """Return the text of a file in the one layout.

    `tree` is what the whole text was read as; where its keys stand in another order than in the text, they are written
    in the order of the tree.
    """
    layout, found = _Layout(text.split("\n")), comments(text, tree)
    if not tree.entries:
        return _joined([*(one.text for one in found), "{}"])
    block = layout.block(tree, found, 0, brackets=layout.is_in_brackets(tree), is_file=True)
    return _joined([*block.above, *block.lines])


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


@dataclass(slots=True)
class _Block:
    """Lines of a list or mapping, not yet indented. `above` are the comments over its first entry."""

    above: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Lays out the parts of one file, whose lines are `source`."""

    source: list[str]

    def block(  # noqa: PLR0913 - what stands in it, and where it stands
        self,
        node: Mapping | Sequence,
        notes: Iterable[Comment],
        indent: int,
        *,
        brackets: bool,
        above: Iterable[Note] = (),
        is_file: bool = False,
    ) -> _Block:
        """Lay out a list or mapping, not empty, each entry on lines of its own.

        `brackets` tells that it stands in some so far; `above` are comments that go with what is its first entry there.
        """
        writer = _Writer(self, indent, brackets=brackets)
        column = None if brackets else node.span.start.column
        divided = Divider(self.source, column, writer.opens, list(notes)).divide(parts_of(node), above)
        block = _Block(above=_head(divided) if is_file else [])
        writer.align(divided.parts)
        for number, part in enumerate(divided.parts):
            over, lines = writer.part(part)
            if number:
                block.lines += [*over, *lines]
            else:
                block.above += over if block.above else _unseparated(over)
                block.lines += lines
        block.lines += _note_lines(divided.below)
        return block

    def is_in_brackets(self, node: Mapping | Sequence) -> bool:
        """Tell whether a list or mapping begins with a bracket."""
        return self.source[node.span.start.line - 1][node.span.start.column - 1] in "[{"


def _head(divided: Divided) -> list[str]:
    """Take the comments that a file begins with, where another entry comes first now: they stay at its beginning."""
    first, now = divided.first, divided.parts[0]
    if first is now:
        return []
    kept, first.above = _divided_notes(first.above)
    if kept:
        now.apart, first.apart = _is_apart(first), False
        first.above = [Note(note.text, bool(number) and note.apart) for number, note in enumerate(first.above)]
    return _note_lines(kept)


def _is_apart(part: Part) -> bool:
    return part.above[0].apart if part.above else part.apart


def _divided_notes(notes: list[Note]) -> tuple[list[Note], list[Note]]:
    """Divide comments above something: those on the whole of it, and those on its first line alone."""
    first = next((at for at, note in enumerate(notes) if is_to_the_program(note.text)), len(notes))
    return notes[:first], notes[first:]


def _unseparated(lines: list[str]) -> list[str]:
    return lines[1:] if lines and not lines[0] else lines


def _note_lines(notes: Iterable[Note]) -> list[str]:
    return [line for note in notes for line in (*([""] if note.apart else []), note.text)]


def _indented(lines: Iterable[str]) -> list[str]:
    return [" " * _STEP + line if line else "" for line in lines]


@dataclass(slots=True)
class _Writer:
    """Lays out the parts of one list or mapping at an indentation. `pad` is where the values of a table stand."""

    layout: _Layout
    indent: int
    brackets: bool = field(kw_only=True)
    pad: int = 0

    def opens(self, part: Part, behind: Comment | None) -> bool:
        """Tell whether the value of a part takes lines of its own, one an entry; `behind` is the comment behind it."""
        node = part.value
        if isinstance(node, Text) or not parts_of(node):
            return False
        if not self._stands_in_brackets(node) or any(one.span.start > node.span.start for one in part.inside):
            return True
        beside = [*(note.text for note in part.above[-1:]), *(one.text for one in part.inside)]
        if any(is_to_the_program(text) for text in [*beside, behind.text if behind else ""]):
            return False
        return self.indent + len(self._in_line(part)) > WIDTH

    def _stands_in_brackets(self, node: Mapping | Sequence) -> bool:
        return self.brackets or self.layout.is_in_brackets(node)

    def _in_line(self, part: Part) -> str:
        return self._before(part) + _within_brackets(part.value)

    def align(self, parts: list[Part]) -> None:
        """Keep the values of a mapping in one column where all stand so, in brackets, and have room."""
        if not all(_stands_beside_its_key(part) and not part.opens for part in parts):
            return
        columns = {part.value.span.start.column for part in parts}
        gaps = {part.value.span.start.column - part.key.span.end.column for part in parts if part.key}
        if len(columns) == 1 and len(gaps) > 1:
            self._align(parts)

    def _align(self, parts: list[Part]) -> None:
        pad = max(len(self._before(part)) for part in parts)
        room = WIDTH - self.indent - pad
        if all(len(self._in_line(part)) - len(self._before(part)) <= room for part in parts):
            self.pad = pad

    def part(self, part: Part) -> tuple[list[str], list[str]]:
        """Return the comments above a part, blank lines among them where some stood there, and its own lines."""
        value = part.value
        if isinstance(value, Text) or not part.opens:
            above, lines = self._closed(part)
        elif part.key:
            above, lines = self._open(part, part.key, value)
        else:
            above, lines = self._open_item(part, value)
        return [*_note_lines(part.above), *([""] if part.apart else []), *above], lines

    def _open(self, part: Part, key: Text, value: Mapping | Sequence) -> tuple[list[str], list[str]]:
        """Lay out a key with the entries of its value below it; a comment beside the key stays there."""
        beside, below = _beside(part, key, min(one.start for one in parts_of(value)))
        block = self._block(value, below, ())
        return [], [self._before(part).rstrip() + beside, *_indented([*block.above, *block.lines])]

    def _open_item(self, part: Part, value: Mapping | Sequence) -> tuple[list[str], list[str]]:
        """Lay out an entry of a list whose first line stands behind the dash, with what is over that above the dash."""
        part.above, first = _divided_notes(part.above)
        block = self._block(value, part.inside, first)
        head, *rest = block.lines
        if first and part.apart:
            part.apart = False
            block.above.append("")
        return block.above, [self._before(part) + head, *_indented(rest)]

    def _block(self, node: Mapping | Sequence, notes: list[Comment], above: Iterable[Note]) -> _Block:
        brackets = self._stands_in_brackets(node)
        return self.layout.block(node, notes, self.indent + _STEP, brackets=brackets, above=above)

    def _closed(self, part: Part) -> tuple[list[str], list[str]]:
        """Lay out a part whose value begins on its first line: the last comment can stand there, others above."""
        notes = list(part.inside)
        tail = f" {notes.pop().text}" if notes and not notes[-1].alone else ""
        before = self._before(part)
        value = part.value
        if isinstance(value, Text):
            first, *rest = as_value(value, self.indent + len(before), self.indent + _STEP)
        else:
            first, rest = _within_brackets(value), []
        line = (before.ljust(self.pad) + first).rstrip() + tail
        return [one.text for one in notes], [line, *_indented(rest)]

    def _before(self, part: Part) -> str:
        """Return what stands before a value."""
        return f"{in_line(part.key)}: " if part.key else "- "


def _beside(part: Part, key: Text, first: Position) -> tuple[str, list[Comment]]:
    """Divide the comments in a part whose value opens: the one beside its key, and those among the value's entries.

    `first` is where the first entry begins.
    """
    notes = part.inside
    if notes and not notes[0].alone and notes[0].span.start.line == key.span.end.line and notes[0].span.start < first:
        return f" {notes[0].text}", notes[1:]
    return "", notes


def _stands_beside_its_key(part: Part) -> bool:
    start, end = part.value.span.start, part.value.span.end
    in_brackets = part.key is not None and not isinstance(part.value, Text)
    return in_brackets and part.start.line == start.line == end.line


def _within_brackets(node: Node) -> str:
    """Write anything on one line."""
    match node:
        case Text():
            return in_line(node)
        case Sequence(items):
            return f"[{', '.join(_within_brackets(item) for item in items)}]"
        case Mapping(entries):
            inside = (f"{_within_brackets(one.key)}: {_within_brackets(one.value)}" for one in entries)
            return f"{{{', '.join(inside)}}}"
        case _:
            assert_never(node)
