"""Comments that say which warnings to ignore: `# hmicgrade: ignore[HG123] reason`.

Beside a value the comment covers the value, on a line of its own what the next line with something on it covers. Only
warnings can be ignored: an error keeps its file from being graded whatever a comment says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hmicgrade.load.comments import Comment, comments
from hmicgrade.load.document import Document, read_document
from hmicgrade.load.names import did_you_mean
from hmicgrade.load.nodes import texts
from hmicgrade.model.codes import CODES, Severity
from hmicgrade.model.diagnostics import Diagnostic, Position, Span, in_order

_MARK = re.compile(r"#+\s*hmicgrade\s*(:|\[|ignore)", re.IGNORECASE)
_FORM = re.compile(r"# hmicgrade: ignore\[(?P<codes>[^\]]*)\](?P<reason>.*)")
_HINT = "write '# hmicgrade: ignore[HG123] reason'"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One code that a comment says to ignore, on the lines `first` to `last` of its file.

    `span` is where the code stands in the comment; `wrong` says what keeps it from being followed, or is None.
    """

    code: str
    span: Span
    first: int
    last: int
    wrong: Diagnostic | None = None

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Tell whether a diagnostic is one that the comment is about."""
        where = diagnostic.span
        return (
            diagnostic.code == self.code
            and where.file == self.span.file
            and self.first <= where.start.line <= self.last
        )


def suppressions_of(document: Document) -> Iterator[Suppression]:
    """Yield the codes that the comments of a file say to ignore, right or wrong."""
    if document.text is None or document.whole is None or "hmicgrade" not in document.text.lower():
        return
    found = comments(document.text, document.whole)
    own = {comment.span.start.line for comment in found if comment.alone}
    lines = document.text.split("\n")
    for comment in found:
        if _MARK.match(comment.text):
            first = _next_line(lines, own, comment) if comment.alone else comment.span.start.line
            last = max([first, *(one.span.end.line for one in texts(document.whole) if one.span.start.line == first)])
            yield from _codes(comment, first, last)


def _next_line(lines: list[str], own: set[int], comment: Comment) -> int:
    """Return the number of the first line below a comment that holds more than a comment, or the comment's own."""
    start = comment.span.start.line
    return next((at for at in range(start + 1, len(lines) + 1) if at not in own and lines[at - 1].strip()), start)


def _codes(comment: Comment, first: int, last: int) -> Iterator[Suppression]:
    form = _FORM.fullmatch(comment.text)
    if form is None:
        wrong = Diagnostic("HG801", "this comment to hmicgrade is not understood", comment.span, _HINT)
        yield Suppression("", comment.span, first, last, wrong)
        return
    at = form.start("codes")
    for written in form["codes"].split(","):
        code = written.strip()
        span = _within(comment.span, at + len(written) - len(written.lstrip()), len(code))
        yield Suppression(code, span, first, last, _wrong(code, form["reason"].strip(), span, comment.span))
        at += len(written) + 1


def _within(span: Span, start: int, length: int) -> Span:
    line, column = span.start.line, span.start.column + start
    return Span(span.file, Position(line, column), Position(line, column + length))


def _wrong(code: str, reason: str, span: Span, comment: Span) -> Diagnostic | None:
    if code not in CODES:
        return Diagnostic("HG802", f"there is no diagnostic '{code}'", span, did_you_mean(code, CODES) or _HINT)
    if CODES[code].severity is Severity.ERROR:
        return Diagnostic(
            "HG803", f"{code} is an error, and only warnings can be ignored", span, "put right what it says"
        )
    if not reason:
        return Diagnostic("HG804", f"no reason is given for ignoring {code}", comment, "say why, after the bracket")
    return None


def ignored(
    diagnostics: Sequence[Diagnostic], suppressions: Iterable[Suppression]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return the diagnostics to show, with what is wrong with the suppressions, and those that they cover."""
    every = tuple(suppressions)
    sound = [one for one in every if one.wrong is None]
    wrong = [one.wrong for one in every if one.wrong is not None]
    covered = tuple(one for one in diagnostics if any(each.covers(one) for each in sound))
    unused = [] if _any_error(diagnostics) else [_unused(one) for one in sound if not _covers_any(one, covered)]
    hidden = set(covered)
    shown = [one for one in diagnostics if one not in hidden]
    return in_order([*shown, *wrong, *unused]), covered


def _any_error(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether some file has an error: what is not looked at for its sake may be what a comment is about."""
    return any(CODES[one.code].severity is Severity.ERROR for one in diagnostics)


def _covers_any(suppression: Suppression, diagnostics: Iterable[Diagnostic]) -> bool:
    return any(suppression.covers(one) for one in diagnostics)


def without_ignored(diagnostics: Sequence[Diagnostic], sources: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that no comment covers. `sources` gives the texts of the files by their paths."""
    files = {one.span.file for one in diagnostics if CODES[one.code].severity is Severity.WARNING}
    documents = [read_document(sources[file], file) for file in sorted(files & set(sources))]
    sound = [each for one in documents for each in suppressions_of(one) if each.wrong is None]
    return tuple(one for one in diagnostics if not any(each.covers(one) for each in sound))


def _unused(suppression: Suppression) -> Diagnostic:
    message = f"nothing here gives {suppression.code}, so there is nothing to ignore"
    return Diagnostic("HG805", message, suppression.span, "remove the comment")
