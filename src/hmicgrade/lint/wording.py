"""Checks of how statements and criteria are worded: abbreviations that are not explained, texts that are too long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from hmicgrade.lint.privacy import without_personal_data
from hmicgrade.lint.subjects import Schemes
from hmicgrade.lint.texts import prose, scheme_of, within
from hmicgrade.load import limits
from hmicgrade.load.document import Document
from hmicgrade.load.nodes import Text, named
from hmicgrade.load.parts import Part
from hmicgrade.model.catalogue import Term
from hmicgrade.model.diagnostics import Diagnostic

MOST_WORDS = 30
"""The most words of a statement or of a criterion's text."""

_CAPITALS = re.compile(r"[A-Z][0-9&]*+[A-Z]")
"""Two capitals between which stand at most digits and '&': what an abbreviation has."""

_NOT_WORD = re.compile(r"[^\w&]")
_ROMAN = re.compile(r"[IVX]+")
_BRIEF = {"area": "criteria", "common": "criteria", "evidence": "evidence"}
"""The list of each kind of file whose texts are to be brief."""

_SEPARATOR = "\0"


def abbreviations(text: str) -> Iterator[tuple[str, int]]:
    """Yield the abbreviations of a text, plurals in the singular, each with the place of its first character."""
    end = 0
    for capitals in _CAPITALS.finditer(text):
        if capitals.start() >= end:
            start = _start_of_word(text, capitals.start())
            beyond = _NOT_WORD.search(text, start)
            end = beyond.start() if beyond else len(text)
            singular = text[start:end].rstrip("&").removesuffix("s")
            if not _ROMAN.fullmatch(singular):
                yield singular, start


def _start_of_word(text: str, at: int) -> int:
    while at and (text[at - 1].isalnum() or text[at - 1] in "_&"):
        at -= 1
    while text[at] == "&":
        at += 1
    return at


def unexplained(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:
    """Yield, once for each file, every abbreviation that a scheme's glossary lacks; a scheme may have none.

    What looks like personal data is no abbreviation: it has a warning of its own.
    """
    for document in part.documents:
        folder = schemes.get(scheme_of(document))
        if folder and folder.glossary:
            yield from islice(_unexplained(document, explained_by(folder.glossary)), limits.DIAGNOSTICS)


def explained_by(glossary: Iterable[Term]) -> frozenset[str]:
    """Return the abbreviations that the terms of a glossary are or hold."""
    return frozenset(word for term in glossary for word, _ in abbreviations(term.term))


def _unexplained(document: Document, known: frozenset[str]) -> Iterator[Diagnostic]:
    found = list(prose(document))
    missing = {word for word, _ in abbreviations(_SEPARATOR.join(text.value for text in found))} - known
    for text in sorted(found, key=lambda one: one.span) if missing else ():
        for word, at in abbreviations(without_personal_data(text.value)):
            if word in missing:
                missing.discard(word)
                hint = "add it to the glossary of the scheme, or write it out"
                span = within(text, at, at + len(word))
                yield Diagnostic("HG630", f"the glossary does not explain '{word}'", span, hint)


def too_long(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:  # noqa: ARG001 - every check is given both
    """Yield each statement and criterion with too many words, at those past the limit."""
    for document in part.documents:
        key = _BRIEF.get(document.kind or "")
        for text in named(document.whole, key, "text") if key else ():
            count = len(text.value.split())
            if count > MOST_WORDS:
                yield _too_long(text, count)


def _too_long(text: Text, count: int) -> Diagnostic:
    beyond = len(text.value) - len(text.value.split(maxsplit=MOST_WORDS)[-1])
    span = within(text, beyond, len(text.value.rstrip()))
    return Diagnostic(
        "HG631", f"the text has {count} words", span, f"say it in {MOST_WORDS} words or fewer, or make two of it"
    )
