"""What puts a diagnostic right, where there is one right answer: the edits of the text, by place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from itertools import pairwise

from hmicgrade.load.names import nearest
from hmicgrade.load.nodes import Mapping, Node, Sequence, Text
from hmicgrade.load.scalars import is_id
from hmicgrade.model.diagnostics import Edit, Position, Span

_ALIKE = 0.75
"""How much alike two names are, from 0 to 1, that could be taken for each other; of two such, neither is meant."""

_SURE = 0.85
"""How much alike a misspelt name and the one that is meant are, unless their letters only stand in another order."""

_NUMBER = re.compile(r"[0-9]+")
_SIMPLE = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 /_-]*[A-Za-z0-9])?")
_DATE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_FLAGS = {"true": ("true", "yes", "on", "y"), "false": ("false", "no", "off", "n")}

Fix = tuple[Edit, ...]


def meant(word: str, names: Iterable[str]) -> str | None:
    """Return the name that a misspelt word can only mean, or None where there is none or another is near too.

    A number is never misspelt: what names another year or item is not meant.
    """
    known = {name.casefold(): name for name in names}
    asked = word.casefold()
    near = get_close_matches(asked, known, n=2, cutoff=_ALIKE)
    if len(near) != 1 or nearest(word, known.values(), most=1) != (known[near[0]],):
        return None
    same = SequenceMatcher(None, near[0], asked).ratio() >= _SURE or sorted(near[0]) == sorted(asked)
    return known[near[0]] if same and _NUMBER.findall(near[0]) == _NUMBER.findall(asked) else None


def respelt(text: str, span: Span, word: str, names: Iterable[str]) -> Fix:
    """Return the edit that writes the name that is meant for a word that stands once in a stretch of a file's text."""
    name = meant(word, names)
    line = text.split("\n")[span.start.line - 1]
    end = span.end.column - 1 if span.end.line == span.start.line else len(line)
    written = line[span.start.column - 1 : end]
    if name is None or not _SIMPLE.fullmatch(name) or written.count(word) != 1:
        return ()
    start = Position(span.start.line, span.start.column + written.index(word))
    return (Edit(Span(span.file, start, Position(start.line, start.column + len(word))), name),)


def rewritten(text: Text, value: str | None) -> Fix:
    """Return the edit that gives a text on one line another value, in the quotes that it has; none for no value."""
    if value is None or "\n" in text.raw or not _SIMPLE.fullmatch(value):
        return ()
    quote = "" if text.plain else text.raw[0]
    return (Edit(text.span, f"{quote}{value}{quote}"),)


def swapped(one: Text, other: Text) -> Fix:
    """Return the edits that put each of two texts in the place of the other."""
    return (Edit(one.span, other.raw), Edit(other.span, one.raw))


def id_form(written: str) -> str | None:
    """Return the id, or the two with a '/' between them, that a text becomes in lower case with hyphens."""
    parts = [re.sub(r"[ _]+", "-", part.strip()).lower() for part in written.split("/")]
    return "/".join(parts) if all(is_id(part) for part in parts) else None


def finding_form(written: str) -> str | None:
    """Return the finding that a text becomes in lower case with underscores."""
    form = re.sub(r"[ -]+", "_", written.strip()).lower()
    return form if re.fullmatch("[a-z][a-z0-9_]{0,63}", form) else None


def flag_form(written: str) -> str | None:
    """Return true or false for the other words that YAML has for them."""
    return next((flag for flag, words in _FLAGS.items() if written.strip().lower() in words), None)


def date_form(written: str) -> str | None:
    """Return a month or day as it is to be written; none for what could be a round, as 2006/07 could."""
    found = _DATE.fullmatch(written.strip())
    if found is None or int(found[2]) == (int(found[1]) + 1) % 100:
        return None
    parts = [found[1], *(part.zfill(2) for part in found.groups()[1:] if part)]
    try:
        date.fromisoformat("-".join([*parts, "01"][:3]))
    except ValueError:
        return None
    return "-".join(parts)


def month_form(written: str) -> str | None:
    """Return a month as it is to be written."""
    form = date_form(written)
    return form if form and form.count("-") == 1 else None


def without_entry(text: str, tree: Node, span: Span, least: int) -> Fix:
    """Return the edit that takes a text, not the first, out of a list that keeps `least`, with no comment near."""
    for items in _lists(tree):
        for before, entry in pairwise(items) if len(items) > least else ():
            if entry.span == span and isinstance(entry, Text):
                gap = Span(span.file, before.span.end, span.end)
                return () if "#" in _stretch(text, gap) else (Edit(gap, ""),)
    return ()


def _lists(node: Node) -> Iterator[tuple[Node, ...]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from _lists(entry.value)
    elif isinstance(node, Sequence):
        yield node.items
        for item in node.items:
            yield from _lists(item)


def _stretch(text: str, span: Span) -> str:
    lines = text.split("\n")[span.start.line - 1 : span.end.line]
    lines[-1] = lines[-1][: span.end.column - 1]
    lines[0] = lines[0][span.start.column - 1 :]
    return "\n".join(lines)
