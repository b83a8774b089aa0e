"""The formats for people: `text` with excerpts and carets, and `concise` with one line a diagnostic."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.explain.phrases import plural
from hmicgrade.report.diagnostics import blocks, foremost, headline, plain_words
from hmicgrade.report.problems.value import Problems, summary
from hmicgrade.report.styled import Line, Style
from hmicgrade.report.wrap import wrap

SHOWN = 100
"""How many diagnostics `text` shows; where there are more, errors first, and the rest are counted."""


def as_text(problems: Problems, width: int) -> tuple[Line, ...]:
    """Return what is wrong as lines of at most `width` cells, a blank line after each block, and a summary."""
    return tuple(_text(problems, width))


def _text(problems: Problems, width: int) -> Iterator[Line]:
    shown = foremost(problems.diagnostics, SHOWN)
    for diagnostic in shown:
        yield from blocks(diagnostic, problems.sources, width)
        yield Line("")
    for sentence in _endings(problems, len(problems.diagnostics) - len(shown)):
        yield from (Line(line, Style.TITLE) for line in wrap(sentence, width))


def _endings(problems: Problems, more: int) -> Iterator[str]:
    if more:
        yield f"And {plural(more, 'more diagnostic', 'more diagnostics')}: --format concise shows all."
    yield summary(problems)
    if problems.fixable:
        yield f"{problems.fixable} can be put right with --fix."


def as_concise(problems: Problems) -> tuple[Line, ...]:
    """Return what is wrong, one line a diagnostic (where, severity, code, message and hint), and a summary."""
    told = tuple(Line(_in_a_line(one.hint, headline(one))) for one in problems.diagnostics)
    return (*told, Line(summary(problems)))


def _in_a_line(hint: str, told: str) -> str:
    return f"{told} ({plain_words(hint)})" if hint else told
