"""How one text stands in a YAML file: as it is, in quotes, or as a block of lines."""

from __future__ import annotations

import re

from hmicgrade.load.nodes import Text
from hmicgrade.load.text import FORBIDDEN
from hmicgrade.model.characters import HIDDEN

WIDTH = 138
"""The longest line, in characters. Only what cannot be divided is longer."""

_NARROWEST = 20
_BLANKS = " \t"
_BREAK = re.compile(r"(?<![ \t]) (?![ \t])")
_UNSAFE_START = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|(?:---|\.\.\.)(?:\s|$)|<<$")
_UNSAFE_INSIDE = re.compile(r":(?:\s|$)|\s#|[\t\n]|\s$")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def is_safe_plain(value: str) -> bool:
    """Tell whether a value reads back as the same text when it stands without quotes, whoever reads it.

    Between brackets this holds for what stood there without quotes before, and nothing else is written there so.
    """
    if not value or value[0].isspace() or FORBIDDEN.search(value):
        return False
    return not _UNSAFE_START.match(value) and not _UNSAFE_INSIDE.search(value)


def in_line(text: Text) -> str:
    """Write a text on one line: with quotes where its author gave it some, or where it needs them."""
    if text.is_missing:
        return ""
    if _is_quoted(text):
        return _quoted(text)
    return text.value if is_safe_plain(text.value) else _escaped(text.value)


def as_value(text: Text, column: int, indent: int) -> list[str]:
    """Write a text that begins at a column, from 0: what stands there, then the lines below, which take `indent`."""
    value = text.value
    if "\n" in value:
        return _several_lines(text, indent)
    line = in_line(text)
    if column + len(line) <= WIDTH and _stays_in_line(text):
        return [line]
    if is_safe_plain(value) and (column + len(value) <= WIDTH or not _BREAK.search(value)):
        return [value]
    return _folded(value, indent) if _can_fold(value) and _gains_from_folding(text) else [line]


def _stays_in_line(text: Text) -> bool:
    """Tell whether a text that fits is written in line: one that needs quotes may have a block to do without."""
    return not text.raw.startswith(("|", ">")) or is_safe_plain(text.value) or not text.value


def _gains_from_folding(text: Text) -> bool:
    return _BREAK.search(text.value) is not None or text.raw.startswith(("|", ">"))


def _several_lines(text: Text, indent: int) -> list[str]:
    """Write a value of several lines: folded as its author had it, else as it stands, else with escapes."""
    value = text.value
    if _is_quoted(text) and "\n" not in text.raw:
        return [_quoted(text)]
    if not text.raw.startswith("|") and _can_fold(value):
        return _folded(value, indent)
    return _literal(value) if _can_be_literal(value) else [_escaped(value)]


def _is_quoted(text: Text) -> bool:
    return text.raw.startswith(("'", '"'))


def _quoted(text: Text) -> str:
    """Write a text that its author put in quotes: in double ones unless it holds what they would need escapes for."""
    value = text.value
    if not ('"' in value or "\\" in value or "\n" in value or "\t" in value or HIDDEN.search(value)):
        return f'"{value}"'
    return _escaped(value) if "\n" in text.raw else text.raw


def _escaped(value: str) -> str:
    return '"' + "".join(_escape(character) for character in value) + '"'


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not (HIDDEN.match(character) or FORBIDDEN.match(character)):
        return character
    number = ord(character)
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"  # noqa: PLR2004 - the last of four digits


def _can_fold(value: str) -> bool:
    """Tell whether a value can be a folded block: it begins with words, and no line begins or ends with a blank."""
    lines = value.removesuffix("\n").split("\n")
    return bool(lines[0]) and _can_be_block(value) and all(line == line.strip(_BLANKS) for line in lines)


def _can_be_literal(value: str) -> bool:
    lines = value.removesuffix("\n").split("\n")
    first = next((line for line in lines if line), " ")
    return _can_be_block(value) and first[0] not in _BLANKS and all(line == line.rstrip(_BLANKS) for line in lines)


def _can_be_block(value: str) -> bool:
    return bool(value.strip(_BLANKS + "\n")) and not value.endswith("\n\n") and not FORBIDDEN.search(value)


def _folded(value: str, indent: int) -> list[str]:
    lines: list[str] = []
    for number, line in enumerate(value.removesuffix("\n").split("\n")):
        lines += [""] if number and line else []
        lines += _filled(line, max(WIDTH - indent, _NARROWEST)) if line else [""]
    return [_header(">", value), *lines]


def _filled(line: str, width: int) -> list[str]:
    """Divide a line at single blanks so that as much as fits stands on each."""
    first, *rest = _BREAK.split(line)
    filled = [first]
    for word in rest:
        if len(filled[-1]) + 1 + len(word) <= width:
            filled[-1] += f" {word}"
        else:
            filled.append(word)
    return filled


def _literal(value: str) -> list[str]:
    return [_header("|", value), *value.removesuffix("\n").split("\n")]


def _header(style: str, value: str) -> str:
    return style if value.endswith("\n") else f"{style}-"
