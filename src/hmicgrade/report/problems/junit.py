"""The format `junit`: each file a test case, which fails where the file has errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.model.codes import CODES, Severity
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.report.diagnostics import headline, plain_words
from hmicgrade.report.escapes import xml_escape
from hmicgrade.report.problems.value import Problems


def as_junit(problems: Problems) -> str:
    """Return what is wrong as an XML document with one test suite."""
    return "".join(f"{line}\n" for line in _suites(problems))


def _suites(problems: Problems) -> Iterator[str]:
    by_file = problems.by_file()
    failures = sum(bool(_of(found, Severity.ERROR)) for found in by_file.values())
    counts = f'name="hmicgrade validate" tests="{len(by_file)}" failures="{failures}" errors="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites {counts}>"
    yield f'  <testsuite {counts} skipped="0">'
    for file, found in by_file.items():
        yield from _case(file, found)
    yield "  </testsuite>"
    yield "</testsuites>"


def _case(file: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    path = xml_escape(plain_words(file))
    case = f'    <testcase classname="hmicgrade" name="{path}" file="{path}"'
    if not found:
        yield f"{case}/>"
        return
    errors = _of(found, Severity.ERROR)
    yield f'{case} line="{(errors or found)[0].span.start.line}">'
    yield from _failure(errors)
    yield from _warnings(_of(found, Severity.WARNING))
    yield "    </testcase>"


def _failure(errors: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield one failure for all errors of a file, as some readers take no more than the first."""
    if errors:
        first, more = errors[0], len(errors) - 1
        message = f"{headline(first)} (and {more} more)" if more else headline(first)
        kind = f"{first.code} {CODES[first.code].name}"
        yield f'      <failure type="{kind}" message="{xml_escape(message)}">{_told(errors)}</failure>'


def _warnings(warnings: Sequence[Diagnostic]) -> Iterator[str]:
    if warnings:
        yield f"      <system-out>{_told(warnings)}</system-out>"


def _told(diagnostics: Sequence[Diagnostic]) -> str:
    return "\n".join(xml_escape(line) for one in diagnostics for line in _lines(one))


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    yield headline(diagnostic)
    if diagnostic.hint:
        yield f"  hint: {plain_words(diagnostic.hint)}"


def _of(found: Sequence[Diagnostic], severity: Severity) -> list[Diagnostic]:
    return [one for one in found if CODES[one.code].severity is severity]
