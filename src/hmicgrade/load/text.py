"""From bytes to text: UTF-8 only, line ends made equal, characters that YAML cannot hold refused."""

from __future__ import annotations

import re
from itertools import islice

from hmicgrade.load import limits
from hmicgrade.load.places import Where, span_of
from hmicgrade.model.characters import HIDDEN, visible
from hmicgrade.model.diagnostics import Diagnostic, Position, Span

BOM = b"\xef\xbb\xbf"
"""What some editors put before UTF-8."""

_OTHER_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML refuses, and what it takes for a line break where no editor does."""


def decode(data: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file, with a line feed for every line end, or None with what is wrong with it."""
    encoding = next((name for mark, name in _OTHER_ENCODINGS if data.startswith(mark)), None)
    if encoding:
        return None, [_not_utf8(file, Position(1, 1), f"the file is {encoding}, not UTF-8")]
    body = data.removeprefix(BOM)
    try:
        return _same_line_ends(body.decode()), []
    except UnicodeDecodeError as error:
        offset = len(data) - len(body) + error.start
        where = end_of(_same_line_ends(body[: error.start].decode()))
        return None, [_not_utf8(file, where, f"byte {offset} of the file, 0x{data[offset]:02x}, is not UTF-8")]


def _same_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def end_of(text: str) -> Position:
    """Return the place just after a text."""
    return Position(text.count("\n") + 1, len(text) - text.rfind("\n"))


def _not_utf8(file: str, where: Position, message: str) -> Diagnostic:
    return Diagnostic("HG001", message, Span(file, where, where), "save the file as UTF-8")


def forbidden_characters(text: str, file: str) -> list[Diagnostic]:
    """Return a diagnostic for each character that YAML cannot hold."""
    found = islice(FORBIDDEN.finditer(text), limits.DIAGNOSTICS)
    return [
        Diagnostic(
            "HG003", f"the character {visible(match[0])} cannot stand in YAML", _span(text, match, file), "remove it"
        )
        for match in found
    ]


def hidden_characters(text: str, file: str) -> list[Diagnostic]:
    """Return a warning for each line that holds characters a reader cannot see, at the first of them."""
    found = [one for one in islice(HIDDEN.finditer(text), limits.DIAGNOSTICS) if not FORBIDDEN.match(one[0])]
    first_of_line = {text.count("\n", 0, one.start()): one for one in reversed(found)}
    return [_hidden(one[0], _span(text, one, file)) for one in reversed(first_of_line.values())]


def hidden_by_escape(value: str, raw: str, where: Where) -> list[Diagnostic]:
    """Return a warning where a value gets a hidden character from an escape sequence, not from the text itself."""
    found = HIDDEN.search(value)
    return [_hidden(found[0], span_of(where))] if found and not HIDDEN.search(raw) else []


def _hidden(character: str, span: Span) -> Diagnostic:
    message = f"the character {visible(character)} cannot be seen, and may change how the text around it is shown"
    return Diagnostic("HG021", message, span, "remove it unless it is meant")


def _span(text: str, found: re.Match[str], file: str) -> Span:
    start = end_of(text[: found.start()])
    return Span(file, start, Position(start.line, start.column + 1))
