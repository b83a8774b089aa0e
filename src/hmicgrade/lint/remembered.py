"""What was found in one part, as JSON and back. What is read back may be anything: whatever is odd is not taken.

The texts that diagnostics point into are not in it: they come from the files themselves, which were just read.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TypeVar

from hmicgrade.lint.examination import Examined
from hmicgrade.lint.facts import RANKS, Evidenced, Facts, GradeKey, Named, Spot
from hmicgrade.lint.suppressions import Suppression
from hmicgrade.model.codes import CODES
from hmicgrade.model.diagnostics import Diagnostic, Edit, Position, Related, Span

_T = TypeVar("_T")


class _Odd(Exception):  # noqa: N818 - caught in this module, where it becomes None
    """Something that `written` would not have written."""


def written(found: Examined) -> str:
    """Return what was found in a part as JSON: lists of lists, in the order of the fields."""
    facts = found.facts
    said = [
        found.files,
        list(found.sources),
        [_listed(one) for one in found.diagnostics],
        [_suppressing(one) for one in found.suppressions],
        [sorted(facts.inspected), sorted(facts.unread), sorted(facts.evidenced), facts.given, facts.names],
    ]
    return json.dumps(said, separators=(",", ":"))


def _listed(one: Diagnostic) -> list[object]:
    related = [[_spot(each.span), each.message] for each in one.related]
    fix = [[_spot(each.span), each.text] for each in one.fix]
    return [one.code, one.message, _spot(one.span), one.hint, related, fix]


def _suppressing(one: Suppression) -> list[object]:
    return [one.code, _spot(one.span), one.first, one.last, one.wrong and _listed(one.wrong)]


def _spot(span: Span) -> list[str | int]:
    return [span.file, span.start.line, span.start.column, span.end.line, span.end.column]


def read_back(text: str, source: Callable[[str], str | None]) -> Examined | None:
    """Return what `written` wrote, or None where this is nothing that it writes.

    `source` gives the text of a file that it was found in, or None.
    """
    try:
        files, sources, diagnostics, suppressions, facts = _row(json.loads(text), 5)
        return Examined(
            files=_each(files, _text),
            sources={name: _known(source(name)) for name in _each(sources, _text)},
            diagnostics=_each(diagnostics, _diagnostic),
            suppressions=_each(suppressions, _suppression),
            facts=_facts(facts),
        )
    except (_Odd, ValueError, RecursionError):
        return None


def _known(source: str | None) -> str:
    if source is None:
        raise _Odd
    return source


def _row(value: object, length: int) -> list[object]:
    if not isinstance(value, list) or len(value) != length:
        raise _Odd
    return value


def _each(value: object, read: Callable[[object], _T]) -> tuple[_T, ...]:
    if not isinstance(value, list):
        raise _Odd
    return tuple(read(one) for one in value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _Odd
    return value


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise _Odd
    return value


def _span(value: object) -> Span:
    file, line, column, end_line, end_column = _row(value, 5)
    return Span(_text(file), Position(_number(line), _number(column)), Position(_number(end_line), _number(end_column)))


def _diagnostic(value: object) -> Diagnostic:
    code, message, span, hint, related, fix = _row(value, 6)
    if _text(code) not in CODES:
        raise _Odd
    return Diagnostic(
        _text(code), _text(message), _span(span), _text(hint), _each(related, _related), _each(fix, _edit)
    )


def _related(value: object) -> Related:
    span, message = _row(value, 2)
    return Related(_span(span), _text(message))


def _edit(value: object) -> Edit:
    span, text = _row(value, 2)
    return Edit(_span(span), _text(text))


def _suppression(value: object) -> Suppression:
    code, span, first, last, wrong = _row(value, 5)
    problem = None if wrong is None else _diagnostic(wrong)
    return Suppression(_text(code), _span(span), _number(first), _number(last), problem)


def _facts(value: object) -> Facts:
    inspected, unread, evidenced, given, names = _row(value, 5)
    return Facts(
        inspected=frozenset(_each(inspected, _text)),
        unread=frozenset(_each(unread, _text)),
        evidenced=frozenset(_each(evidenced, _evidenced)),
        given=_each(given, _given),
        names=_each(names, _named),
    )


def _evidenced(value: object) -> Evidenced:
    scheme, criterion = _row(value, 2)
    return _text(scheme), _text(criterion)


def _given(value: object) -> tuple[GradeKey, int]:
    key, number = _row(value, 2)
    year, scheme, area, grade = _row(key, 4)
    when = year if isinstance(year, str) else _number(year)
    return (when, _text(scheme), _text(area), _text(grade)), _number(number)


def _named(value: object) -> Named:
    rank, force, name, where = _row(value, 4)
    file, *numbers = _row(where, 5)
    line, column, end_line, end_column = (_number(one) for one in numbers)
    spot = Spot(_text(file), line, column, end_line, end_column)
    if rank not in RANKS:
        raise _Odd
    return Named(_number(rank), _text(force), _text(name), spot)
