"""What a YAML parser's complaint means, in words for the person who wrote the file."""

from __future__ import annotations

import re

import yaml

from hmicgrade.load.text import end_of
from hmicgrade.model.diagnostics import Diagnostic, Position, Related, Span

_COMPLAINTS = (
    (
        "mapping values are not allowed here",
        "a ': ' stands where no key can be",
        "put quotes round a value that holds ': ', or check the indentation",
    ),
    (
        "sequence entries are not allowed here",
        "a list with '- ' cannot begin here",
        "begin it on a line of its own, or write it in brackets",
    ),
    ("mapping keys are not allowed here", "a '? ' stands where no key can be", "put quotes round the value"),
    (
        r"found character '\\t' that cannot start any token",
        "a tab stands where YAML wants spaces",
        "use spaces",
    ),
    (
        r"found character '(.)' that cannot start any token",
        r"a value cannot begin with '\1'",
        "put quotes round the value",
    ),
    (
        "found unexpected end of stream|found unexpected document separator",
        "a quoted value is not closed",
        "add the closing quote",
    ),
    ("could not find expected ':'", "this is not a `key: value`", "add the ': ', or check the indentation"),
    ("but (?:found|got) '<stream end>'", "the file ends inside a bracket", "close every '[' and '{'"),
    (
        "expected <block end>, but found",
        "this does not line up with what is above it",
        "begin the keys of a mapping, and the entries of a list, in one column",
    ),
    (
        r"expected ',' or '.', but got '\?'",
        "a '?' inside brackets must stand in quotes",
        "put quotes round the value",
    ),
    (
        r"expected ',' or '(.)'",
        r"a ',' or the closing '\1' is missing",
        "separate entries by ',' and close every bracket",
    ),
    (
        "found unknown escape character '(.)'",
        r"'\\\1' is no escape sequence",
        "use single quotes, or write '\\\\' for a backslash",
    ),
    ("expected escape sequence of", "an escape sequence is not complete", "use single quotes, or complete it"),
    ("expected '<document start>'", "nothing can stand after the end of the document", "remove the line with '...'"),
)


def syntax_error(error: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic:
    """Return the diagnostic for an error of PyYAML's own parser, with the place where the broken part began."""
    message, hint = _in_words(error.problem or "the parser gives no reason")
    related = _context(error, text, file)
    return Diagnostic("HG004", message, _span(error.problem_mark, text, file), hint, related)


def not_a_character(mark: yaml.Mark, file: str) -> Diagnostic:
    """Return the diagnostic for an escape sequence past the last character there is."""
    where = Position(mark.line + 1, mark.column + 1)
    return Diagnostic(
        "HG004", "an escape sequence names no character", Span(file, where, where), "the last is '\\U0010FFFF'"
    )


def _in_words(problem: str) -> tuple[str, str]:
    for pattern, message, hint in _COMPLAINTS:
        found = re.search(pattern, problem)
        if found:
            return found.expand(message), hint
    return f"this is not YAML: {problem}", ""


def _context(error: yaml.MarkedYAMLError, text: str, file: str) -> tuple[Related, ...]:
    if error.context_mark is None or error.problem_mark is None or error.context_mark.line == error.problem_mark.line:
        return ()
    return (Related(_span(error.context_mark, text, file), "it began here"),)


def _span(mark: yaml.Mark | None, text: str, file: str) -> Span:
    last = end_of(text.rstrip("\n"))
    where = min(Position(mark.line + 1, mark.column + 1), last) if mark else last
    return Span(file, where, Position(where.line, where.column + (where < last)))
