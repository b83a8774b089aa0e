"""The format `markdown`: a table for the summary of a CI job, in which no text of a file can act as markup."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.explain.phrases import plural
from hmicgrade.model.codes import CODES
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.report.diagnostics import foremost, plain_words, where
from hmicgrade.report.markdown import escape
from hmicgrade.report.problems.value import Problems, summary

SHOWN = 100
"""How many diagnostics the table holds; where there are more, errors first, and the rest are counted."""

_LONGEST = 300
"""How many characters of a text a cell holds: with `SHOWN` it keeps below the megabyte that a job summary takes."""


def as_markdown(problems: Problems) -> str:
    """Return what is wrong as a Markdown document: a summary, and a table of what is wrong where."""
    return "\n\n".join(_blocks(problems)) + "\n"


def _blocks(problems: Problems) -> Iterator[str]:
    shown = foremost(problems.diagnostics, SHOWN)
    yield "## hmicgrade validate"
    yield f"**{escape(summary(problems))}**"
    if shown:
        yield "\n".join(_table(shown))
    more = len(problems.diagnostics) - len(shown)
    if more:
        yield f"And {plural(more, 'more diagnostic', 'more diagnostics')}: `--format concise` shows all."


def _table(diagnostics: tuple[Diagnostic, ...]) -> Iterator[str]:
    yield "| where | severity | code | what is wrong | what to do |"
    yield "|---|---|---|---|---|"
    for one in diagnostics:
        code = CODES[one.code]
        cells = (where(one.span), str(code.severity), f"{code.code} {code.name}", one.message, one.hint)
        yield f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    words = plain_words(text)
    return escape(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")
