"""The entries of a list or mapping in a YAML file, each with the comments that belong to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from hmicgrade.load.comments import Comment
from hmicgrade.load.nodes import Mapping, Node, Sequence, Text
from hmicgrade.model.diagnostics import Position

_TO_THE_PROGRAM = re.compile(r"#+\s*hmicgrade\b", re.IGNORECASE)


def is_to_the_program(comment: str) -> bool:
    """Tell whether a comment speaks to this program: then it counts on which line it stands."""
    return _TO_THE_PROGRAM.match(comment) is not None


class Note(NamedTuple):
    """A comment on a line of its own. `apart` where a blank line stands above it."""

    text: str
    apart: bool


@dataclass(slots=True)
class Part:
    """An entry of a list or mapping. `key` is None in a list.

    `above` are the comments over it, `inside` those from its beginning to just behind its end, in the order of the
    file; `apart` where a blank line stands above it; `opens` where its value is written as entries on their own lines.
    """

    key: Text | None
    value: Node
    above: list[Note] = field(default_factory=list)
    inside: list[Comment] = field(default_factory=list)
    apart: bool = False
    opens: bool = False

    @property
    def start(self) -> Position:
        """Where it begins."""
        return (self.key or self.value).span.start

    @property
    def end(self) -> Position:
        """Where its value ends."""
        return self.value.span.end


@dataclass(slots=True)
class Divided:
    """The parts of a list or mapping in the order of its tree, and the comments after the last of them."""

    parts: list[Part]
    below: list[Note]
    first: Part
    """The part that stands first in the file."""


def parts_of(node: Mapping | Sequence) -> list[Part]:
    """Return the entries of a list or mapping, not yet with comments."""
    if isinstance(node, Sequence):
        return [Part(None, item) for item in node.items]
    return [Part(entry.key, entry.value) for entry in node.entries]


@dataclass(slots=True)
class Divider:
    """Gives each comment of a list or mapping to one of its parts.

    `column` is where the entries of a block stand, None between brackets. `opens` tells whether the value of a part
    will be written as lines of its own, so that it can take comments; it is asked when the part has those inside it,
    with the one behind it.
    """

    lines: list[str]
    column: int | None
    opens: Callable[[Part, Comment | None], bool]
    comments: list[Comment]
    at: int = 0
    last_line: int = 0

    def divide(self, parts: list[Part], above: Iterable[Note]) -> Divided:
        """Divide the comments, in the order of the file, among parts that are not empty.

        `above` are comments from outside that go with the part that stands first in the file.
        """
        in_file = sorted(parts, key=lambda part: part.start)
        for part, upto in zip(in_file, [*(part.start for part in in_file[1:]), None], strict=True):
            part.above = [*above, *(self._note(comment) for comment in self._before(part.start))]
            part.apart = self._is_apart(part.start.line)
            part.inside = self._before(part.end)
            self.last_line = part.end.line
            self._take_behind(part, upto)
            above = ()
        return Divided(parts, [self._note(comment) for comment in self._before(None)], in_file[0])

    def _before(self, place: Position | None) -> list[Comment]:
        """Take the next comments, those before a place or all."""
        first, self.at = self.at, len(self.comments)
        if place is not None:
            self.at = bisect_left(self.comments, place, first, key=lambda comment: comment.span.start)
        return self.comments[first : self.at]

    def _take_behind(self, part: Part, upto: Position | None) -> None:
        """Give a part the comment behind its end, and those below that stand deeper than the part itself."""
        near = self._before(upto)
        behind = near[:1] if near and not near[0].alone and near[0].span.start.line == part.end.line else []
        part.opens = self.opens(part, behind[0] if behind else None)
        deeper = takewhile(self._is_deeper, near[len(behind) :] if part.opens else ())
        taken = [*behind, *deeper]
        self.at -= len(near) - len(taken)
        self.last_line = taken[-1].span.start.line if taken else self.last_line
        part.inside += taken

    def _is_deeper(self, comment: Comment) -> bool:
        return comment.alone and self.column is not None and comment.span.start.column > self.column

    def _note(self, comment: Comment) -> Note:
        note = Note(comment.text, self._is_apart(comment.span.start.line))
        self.last_line = comment.span.start.line
        return note

    def _is_apart(self, line: int) -> bool:
        """Tell whether a blank line stands above a line, and something of the same list or mapping above that."""
        return 0 < self.last_line < line - 1 and not self.lines[line - 2].strip()
