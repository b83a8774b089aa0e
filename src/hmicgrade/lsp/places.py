"""What stands at a place of a file that is being written: the keys that lead there, and the word itself.

A text that is being written is seldom YAML, so lines, columns and brackets are read as they stand, not the tree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_WORD = re.compile(r"[\w/-]*")
_WORD_BEFORE = re.compile(r"[\w/-]*\Z")
_KEY = re.compile(r"""("[^"]*"|'[^']*'|[^\s#\[\]{},"'-][^#\[\]{},:]*?|[^\s#\[\]{},"'-])[ \t]*:(?=[ \t]|\Z)""")
_DASH = re.compile(r"-(?:[ \t]+|\Z)")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?\Z")
_COMMENT = re.compile(r"(?:^|[ \t])#.*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands.

    `keys` lead to it, places in lists left out; `word` is what of it stands before the cursor, and `whole` all of it,
    from the offset `start` on. `key` and `value` tell whether it can be either. `beside` are the keys of its mapping
    that stand before it, with their values where these are plain; `around` also those of the mappings about it.
    """

    keys: tuple[str, ...]
    word: str
    whole: str
    start: int
    key: bool
    value: bool
    beside: Mapping[str, str]
    around: Mapping[str, str]


def place_at(text: str, offset: int) -> Place | None:
    """Return what stands at an offset of a text; None within a comment or a text of several lines."""
    reader = _Reader()
    *above, line = text[:offset].split("\n")
    for each in above:
        reader.line(each)
    found = reader.last(line)
    if found is None:
        return None
    key, value = found
    word = _before(line)
    whole = word + _after(text, offset)
    top = reader.levels[-1] if reader.levels else _Level(0)
    around = {name: said for level in reader.levels for name, said in level.seen.items()}
    return Place(reader.keys(), word, whole, offset - len(word), key, value, top.seen, around)


def end_of_word(text: str, offset: int) -> int:
    """Return the offset at which the word ends that an offset lies in."""
    return offset + len(_after(text, offset))


def _before(line: str) -> str:
    found = _WORD_BEFORE.search(line)
    return found[0] if found else ""


def _after(text: str, offset: int) -> str:
    found = _WORD.match(text, offset)
    return found[0] if found else ""


@dataclass(slots=True)
class _Level:
    """An open mapping or list. `depth` is twice the column of a block, one more for a list; 0 within brackets.

    `bracket` is what opened it; `key` is the key whose value is next, and `seen` the keys before with their values.
    """

    depth: int
    bracket: str = ""
    is_list: bool = False
    key: str = ""
    seen: dict[str, str] = field(default_factory=dict)


class _Reader:
    """Takes the lines above a place, one by one, and then the part of its own line that stands before it."""

    def __init__(self) -> None:
        self.levels: list[_Level] = []
        self._text_within: int | None = None
        self._quote = ""
        self._token = ""

    def keys(self) -> tuple[str, ...]:
        return tuple(level.key for level in self.levels if level.key)

    def line(self, line: str) -> None:
        """Take a line that stands above the place."""
        if self._in_brackets():
            self._flow(f"{line}\n")
            return
        rest = line.lstrip(" \t")
        column = len(line) - len(rest)
        if not rest or rest.startswith("#") or self._is_text(column):
            return
        self._block(column, rest)

    def last(self, line: str) -> tuple[bool, bool] | None:
        """Take the line of the place, and tell whether a key or a value can stand at its end; None for neither."""
        if self._in_brackets():
            return self._end_of_flow(line)
        rest = line.lstrip(" \t")
        column = len(line) - len(rest)
        if (rest and self._is_text(column)) or rest.startswith("#"):
            return None
        return self._block(column, rest)

    def _in_brackets(self) -> bool:
        return bool(self.levels and self.levels[-1].bracket)

    def _is_text(self, column: int) -> bool:
        """Tell whether a line belongs to a text of several lines that begins above it."""
        if self._text_within is not None and column * 2 > self._text_within:
            return True
        self._text_within = None
        return False

    def _block(self, column: int, rest: str) -> tuple[bool, bool] | None:
        """Take what stands at a column outside brackets: dashes, a key, and the value beside it."""
        dashed = False
        while dash := _DASH.match(rest):
            self._open(column * 2 + 1, is_list=True)
            column, rest, dashed = column + len(dash[0]), rest[len(dash[0]) :], True
        if rest[:1] in {"[", "{"}:
            return self._end_of_flow(rest)
        key = _KEY.match(rest)
        if key is None:
            return self._no_key(column, rest, dashed=dashed)
        self._open(column * 2)
        self.levels[-1].key = key[1].strip("\"'")
        return self._value(rest[len(key[0]) :].lstrip(" \t"))

    def _no_key(self, column: int, rest: str, *, dashed: bool) -> tuple[bool, bool] | None:
        if _COMMENT.search(rest):
            return None
        if not dashed:
            while self.levels and self.levels[-1].depth > column * 2:
                self.levels.pop()
        same = bool(self.levels) and not self.levels[-1].is_list and self.levels[-1].depth == column * 2
        if same:
            self.levels[-1].key = ""
        return (True, not same and bool(self.levels))

    def _open(self, depth: int, *, is_list: bool = False) -> None:
        while self.levels and self.levels[-1].depth > depth:
            self.levels.pop()
        if not self.levels or self.levels[-1].depth != depth:
            self.levels.append(_Level(depth, is_list=is_list))

    def _value(self, rest: str) -> tuple[bool, bool] | None:
        level = self.levels[-1]
        if _BLOCK_TEXT.match(rest):
            self._text_within = level.depth
            return None
        if rest[:1] in {"[", "{"}:
            return self._end_of_flow(rest)
        level.seen[level.key] = _COMMENT.sub("", rest).strip(" \t\"'")
        return None if _COMMENT.search(rest) else (False, True)

    def _end_of_flow(self, rest: str) -> tuple[bool, bool] | None:
        self._flow(rest)
        top = self.levels[-1] if self.levels else _Level(0)
        if self._quote == "#" or not top.bracket:
            return None
        is_key = top.bracket == "{" and not top.key
        return (is_key, not is_key)

    def _flow(self, text: str) -> None:
        """Take text that begins within brackets, or with one."""
        for at, character in enumerate(text):
            if self._quote:
                self._quoted(character)
            elif character in "\"'" and not self._token.strip():
                self._quote = character
            elif character == "#" and (at == 0 or text[at - 1].isspace()):
                self._quote = "#"
            else:
                self._bare(character, text[at + 1 : at + 2])
        if self._quote == "#" and text.endswith("\n"):
            self._quote = ""

    def _quoted(self, character: str) -> None:
        if character == self._quote:
            self._quote = ""
        elif self._quote != "#":
            self._token += character

    def _bare(self, character: str, after: str) -> None:
        match character:
            case "[" | "{":
                self.levels.append(_Level(0, bracket=character))
                self._token = ""
            case "]" | "}" | ",":
                self._close(character)
            case ":" if not after.strip() and self._in_brackets():
                self.levels[-1].key = self._token.strip()
                self._token = ""
            case _:
                self._token += character

    def _close(self, character: str) -> None:
        """End an entry within brackets, and with it the brackets where they close."""
        if self._in_brackets():
            level = self.levels[-1]
            if level.key:
                level.seen[level.key] = self._token.strip()
                level.key = ""
            if character != ",":
                self.levels.pop()
        self._token = ""
