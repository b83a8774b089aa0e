"""The format `github`: annotations as workflow commands, in which no text of a file can be a command of its own.

The form of the commands and what they escape: GitHub, Workflow commands for GitHub Actions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hmicgrade.model.codes import CODES
from hmicgrade.model.diagnostics import Diagnostic, Span
from hmicgrade.report.diagnostics import errors_first, plain_words, where
from hmicgrade.report.problems.value import Problems, summary
from hmicgrade.report.styled import Line

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def as_github(problems: Problems) -> tuple[Line, ...]:
    """Return an annotation a diagnostic, errors first as only so many are shown of a kind, and then a summary."""
    annotations = [Line(_annotation(one)) for one in errors_first(problems.diagnostics)]
    told = f"::notice title=hmicgrade::{_data(summary(problems))}"
    return (*annotations, Line(told if annotations else summary(problems)))


def _annotation(diagnostic: Diagnostic) -> str:
    code = CODES[diagnostic.code]
    properties = {**_place(diagnostic.span), "title": f"{code.code} {code.name}"}
    written = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    return f"::{code.severity} {written}::{_data(chr(10).join(_told(diagnostic)))}"


def _place(span: Span) -> dict[str, str]:
    """Return the properties of a span. Columns are given within one line only; the last one belongs to it."""
    properties = {"file": plain_words(span.file), "line": str(span.start.line), "endLine": str(span.end.line)}
    if span.start.line != span.end.line:
        return properties
    end = max(span.start.column, span.end.column - 1)
    return {**properties, "col": str(span.start.column), "endColumn": str(end)}


def _told(diagnostic: Diagnostic) -> Iterator[str]:
    yield plain_words(diagnostic.message)
    for related in diagnostic.related:
        yield f"{where(related.span)}: {plain_words(related.message)}"
    if diagnostic.hint:
        yield f"hint: {plain_words(diagnostic.hint)}"


def _data(text: str) -> str:
    return _escaped(text, _DATA)


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    """Escape a text for a command; the older form of commands, which may stand anywhere in a line, is broken up."""
    return "".join(escapes.get(one, one) for one in text.replace("##[", "## ["))
