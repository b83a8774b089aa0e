"""The words of a sentence, taken one phrase at a time, with the first that does not fit and what would."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn, TypeVar

from hmicgrade.load.names import did_you_mean, listed
from hmicgrade.load.nodes import Text
from hmicgrade.model.diagnostics import Position, Span

_T = TypeVar("_T")

_WORD = re.compile(r"%|[^\s%]+")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")
_LIST_UP_TO = 8


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the grammar: `inside` characters into word number `number` of the text, as blanks divide it."""

    text: str
    number: int
    inside: int


class Misfit(Exception):  # noqa: N818 - what is wrong is in the file that is read, not in the program
    """A word that does not fit. `message` and `hint` are for the author; `start` and `end` tell where it stands."""

    def __init__(self, message: str, hint: str, start: Position, end: Position) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.start = start
        self.end = end

    def span(self, file: str) -> Span:
        """Return where the word stands in a file."""
        return Span(file, self.start, self.end)


class Words:
    """A sentence, word by word. Reading past what fits raises `Misfit`."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._words = _split(text.value)
        self._at = 0

    @property
    def next(self) -> str | None:
        """The next word, or None at the end."""
        return self._words[self._at].text if self._at < len(self._words) else None

    def take(self, phrases: Mapping[str, _T], also: Iterable[str] = ()) -> _T:
        """Take the longest of the phrases that stands here and return what it stands for.

        `also` are words that would fit as well, though they are not asked for: they are named in the hint.

        Raises:
            Misfit: none of the phrases stands here.
        """
        best = self._longest(phrases)
        if best is None:
            self._refuse_within(phrases, also)
        self._at += len(best.split())
        return phrases[best]

    def skip(self, phrase: str) -> bool:
        """Take a phrase if it stands here, and tell whether it did."""
        if self._longest({phrase: None}) is None:
            return False
        self._at += len(phrase.split())
        return True

    def number(self) -> Fraction:
        """Take a number.

        Raises:
            Misfit: no number stands here.
        """
        word = self.next
        if word is None:
            self.end_too_soon(["a number"])
        if not _NUMBER.fullmatch(word):
            self.refuse(f"expected a number, found '{word}'", "use digits, and at most 6 decimals after a point")
        self._at += 1
        return Fraction(word)

    def finish(self, also: Iterable[str] = ()) -> None:
        """Make sure that nothing is left.

        Raises:
            Misfit: more words follow.
        """
        if self.next is not None:
            self.refuse(f"'{self.next}' does not fit: the sentence should end here", _hint(self.next, list(also)))

    def refuse(self, message: str, hint: str = "", *, back: int = 0) -> NoReturn:
        """Refuse the next word, or the one `back` words before it.

        Raises:
            Misfit: always.
        """
        word = self._words[self._at - back]
        start = self._text.position(word.number, word.inside)
        raise Misfit(message, hint, start, Position(start.line, start.column + len(word.text)))

    def end_too_soon(self, expected: list[str]) -> NoReturn:
        """Refuse a sentence that ends where more is needed: one column past its last word.

        Raises:
            Misfit: always.
        """
        hint = f"expected {_choices(expected)}"
        end = self._text.position(len(self._text.value.split()))
        message = "the sentence ends too soon"
        raise Misfit(message, hint, end, Position(end.line, end.column + 1))

    def _longest(self, phrases: Iterable[str]) -> str | None:
        return max((phrase for phrase in phrases if self._stands(phrase)), key=len, default=None)

    def _stands(self, phrase: str) -> bool:
        return self._common(phrase) == len(phrase.split())

    def _common(self, phrase: str) -> int:
        """Return how many words of a phrase stand here before it and the sentence part."""
        wanted = phrase.split()
        words = [word.text for word in self._words[self._at : self._at + len(wanted)]]
        return next((at for at, word in enumerate(words) if word != wanted[at]), len(words))

    def _refuse_within(self, phrases: Iterable[str], also: Iterable[str]) -> NoReturn:
        deepest = max((self._common(phrase) for phrase in phrases), default=0)
        fitting = [phrase.split()[deepest] for phrase in phrases if self._common(phrase) == deepest]
        expected = list(dict.fromkeys([*fitting, *(also if deepest == 0 else ())]))
        self._at += deepest
        if self.next is None:
            self.end_too_soon(expected)
        self.refuse(f"'{self.next}' does not fit here", _hint(self.next, expected))


def _hint(word: str, expected: list[str]) -> str:
    if expected and not did_you_mean(word, expected):
        return f"expected {_choices(expected)}"
    return did_you_mean(word, expected)


def _choices(expected: list[str]) -> str:
    if len(expected) > _LIST_UP_TO:
        return f"one of {', '.join(expected)}"
    return expected[0] if expected == ["a number"] else listed(expected)


def _split(value: str) -> list[_Word]:
    return [
        _Word(part[0], number, part.start())
        for number, written in enumerate(value.split())
        for part in _WORD.finditer(written)
    ]
