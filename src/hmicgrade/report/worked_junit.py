"""What trying worked cases found, as JUnit XML: one test case for each, with its file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.worked import Tried
from hmicgrade.model.worked import WorkedFile
from hmicgrade.report.diagnostics import plain_words
from hmicgrade.report.escapes import xml_escape
from hmicgrade.report.trials import Trials, failure_texts


def render(trials: Trials) -> str:
    """Return the outcome as an XML document of ASCII characters, in which nothing is taken for a command."""
    text = "\n".join(_suites(trials)) + "\n"
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _suites(trials: Trials) -> Iterator[str]:
    skipped = sum(len(file.left_out) for file, _ in trials.files)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    tests = len(trials.every) + skipped
    yield f'<testsuites name="hmicgrade test" tests="{tests}" failures="{len(trials.failed)}" skipped="{skipped}">'
    for file, found in trials.files:
        yield from _suite(file, found)
    yield "</testsuites>"


def _suite(file: WorkedFile, found: Sequence[Tried]) -> Iterator[str]:
    failures = sum(not one.passed for one in found)
    tests, skipped = len(found) + len(file.left_out), len(file.left_out)
    yield f'  <testsuite name="{_xml(file.file)}" tests="{tests}" failures="{failures}" skipped="{skipped}">'
    for one in found:
        yield from _case(one)
    for name in file.left_out:
        yield f'    {_opening(file, name)}><skipped message="errors in files"/></testcase>'
    yield "  </testsuite>"


def _case(one: Tried) -> Iterator[str]:
    opening = f'{_opening(one.file, one.worked.name)} line="{one.place.start.line}"'
    if one.passed:
        yield f"    {opening}/>"
        return
    texts = failure_texts(one)
    yield f"    {opening}>"
    told = "; ".join(texts)
    yield f'      <failure message="{_xml(texts[0])}">{_xml(told)}</failure>'
    yield "    </testcase>"


def _opening(file: WorkedFile, name: str) -> str:
    return f'<testcase classname="{_xml(file.scheme)}" name="{_xml(name)}" file="{_xml(file.file)}"'


def _xml(text: str) -> str:
    return xml_escape(plain_words(text))
