"""The difference between two texts of one file, as lines that tools and people know."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from hmicgrade.model.characters import show_hidden
from hmicgrade.report.styled import Line

_NO_END = "\\ No newline at end of file"


def unified(before: str, after: str, file: str) -> Iterator[Line]:
    """Yield the lines of a unified difference, none where the texts are the same; hidden characters by number."""
    shown = show_hidden(file)
    for line in unified_diff(_lines(before), _lines(after), f"a/{shown}", f"b/{shown}"):
        yield Line(show_hidden(line.removesuffix("\n")))
        if not line.endswith("\n"):
            yield Line(_NO_END)


def _lines(text: str) -> list[str]:
    *whole, last = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]
