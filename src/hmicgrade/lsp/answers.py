"""What an editor is answered about a place of a file: how it can go on, what stands there, where that is defined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hmicgrade.lsp.keys import Key, keys_at
from hmicgrade.lsp.library import Library, Name
from hmicgrade.lsp.places import end_of_word, place_at
from hmicgrade.lsp.subjects import Desk, key_names_at, named_at, values_at
from hmicgrade.model.characters import show_hidden
from hmicgrade.model.diagnostics import Span
from hmicgrade.report.markdown import escape

MOST = 1000
"""How many words are offered at once."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A word that could stand at a place: `start` and `end` are the offsets of what it replaces.

    `detail` says in short what it is, `means` in Markdown what it says.
    """

    word: str
    text: str
    start: int
    end: int
    detail: str
    means: str
    is_key: bool


def complete(path: str, text: str, offset: int, library: Library) -> tuple[Offer, ...]:
    """Return the words that could stand at an offset of a file, as far as they begin with what stands there."""
    desk = _desk(path, text, offset, library)
    if desk is None:
        return ()
    end = desk.place.start + len(desk.place.word)
    found = [one for one in _offers(desk, end) if one.word.startswith(desk.place.word)]
    return tuple({one.text: one for one in found}.values())[:MOST]


def hover(path: str, text: str, offset: int, library: Library) -> str | None:
    """Return what is known of the word at an offset, in Markdown; None where nothing is."""
    desk = _desk(path, text, end_of_word(text, offset), library)
    if desk is None or not desk.place.whole:
        return None
    named = named_at(desk)
    if named is not None and named.says is not None:
        return _told(named)
    key = next((one for one in _keys(desk) if one.name == desk.place.whole), None)
    return escape(key.means) if key else None


def define(path: str, text: str, offset: int, library: Library) -> Span | None:
    """Return where the word at an offset is defined, or None."""
    desk = _desk(path, text, end_of_word(text, offset), library)
    named = named_at(desk) if desk else None
    return named.span if named and named.span.file else None


def _desk(path: str, text: str, offset: int, library: Library) -> Desk | None:
    place = place_at(text, offset)
    return None if place is None else Desk(path, text, place, library)


def _offers(desk: Desk, end: int) -> Iterator[Offer]:
    for name in values_at(desk):
        yield Offer(name.id, name.id, desk.place.start, end, _detail(name), _told(name), is_key=False)
    for name in key_names_at(desk) or ():
        yield Offer(name.id, f"{name.id}: ", desk.place.start, end, _detail(name), _told(name), is_key=True)
    for key in _keys(desk):
        if key.name not in desk.place.beside:
            detail = "required" if key.required else ""
            yield Offer(key.name, f"{key.name}: ", desk.place.start, end, detail, escape(key.means), is_key=True)


def _keys(desk: Desk) -> tuple[Key, ...]:
    if not desk.place.key or key_names_at(desk) is not None:
        return ()
    return keys_at(desk.kind, desk.place.keys, desk.place.beside)


def _detail(name: Name) -> str:
    words = (name.text("level"), "critical" if name.text("critical") == "true" else "", name.text("kind"))
    return show_hidden(", ".join(word for word in words if word))


def _told(name: Name) -> str:
    """Return what a definition says, in Markdown in which no text of a file can act as markup."""
    if name.says is None:
        return ""
    detail = _detail(name)
    head = f"**{escape(name.id)}**" + (f" ({escape(detail)})" if detail else "")
    said = [name.text(key) for key in ("title", "name", "text", "means", "description")]
    source = name.text("source")
    parts = [*said, *name.also, f"Source: {source}" if source else ""]
    return "\n\n".join([head, *(escape(part) for part in parts if part)])
