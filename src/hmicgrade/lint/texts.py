"""The texts of a file that people read, where a part of one stands, and what makes two of them the same."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.load.document import Document
from hmicgrade.load.nodes import Text, named
from hmicgrade.model.diagnostics import Position, Span

_PROSE = {
    "area": (("criteria", ("text",)),),
    "common": (("criteria", ("text",)),),
    "evidence": (
        ("evidence", ("text",)),
        ("findings", ("reason",)),
        ("judgements", ("reason",)),
        ("developing_practice", ("title", "problem", "solution", "outcome")),
    ),
}
"""The prose of each kind of file: the lists that it stands in, and under which keys."""


def prose(document: Document) -> Iterator[Text]:
    """Yield the prose of a file of criteria or evidence."""
    context = document.whole.get("context") if document.whole and document.kind == "evidence" else None
    if isinstance(context, Text):
        yield context
    for key, names in _PROSE.get(document.kind or "", ()):
        for name in names:
            yield from named(document.whole, key, name)


def scheme_of(document: Document) -> str:
    """Return the scheme that a file of criteria or evidence belongs to, nothing for other files."""
    if document.file.startswith("criteria/"):
        return document.file.split("/")[1]
    return (document.whole.text("scheme") if document.whole else None) or ""


def alike(text: str) -> str:
    """Return what two texts share that say the same in the same words: case, blanks and full stops make no odds."""
    return " ".join(text.casefold().split()).rstrip(".")


def all_of(text: Text) -> Span:
    """Return the span of a text, from its first word to its last."""
    value = text.value.strip()
    start = text.value.index(value)
    return within(text, start, start + len(value))


def within(text: Text, start: int, end: int) -> Span:
    """Return the span of a part of a text's value, given by its first character and the one after its last."""
    last = _place(text, end - 1)
    return Span(text.span.file, _place(text, start), Position(last.line, last.column + 1))


def _place(text: Text, at: int) -> Position:
    """Return where one character of a value stands."""
    before = text.value[:at]
    words = before.split()
    if not before or before[-1].isspace():
        return text.position(len(words))
    return text.position(len(words) - 1, len(words[-1]))
