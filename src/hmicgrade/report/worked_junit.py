"""What trying worked cases found, as JUnit XML: one test case for each, with its file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from hmicgrade.evaluate.worked import Tried
from hmicgrade.explain.phrases import one_line
from hmicgrade.model.characters import show_hidden, visible
from hmicgrade.model.worked import WorkedFile
from hmicgrade.report.trials import Trials, failure_texts

_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


def render(trials: Trials) -> str:
    """Return the outcome as an XML document of ASCII characters, in which nothing is taken for a command."""
    text = "\n".join(_suites(trials)) + "\n"
    return text.replace("##[", "&#35;#[").encode("ascii", "xmlcharrefreplace").decode("ascii")


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
    yield f'  <testsuite name={_attribute(file.file)} tests="{tests}" failures="{failures}" skipped="{skipped}">'
    for one in found:
        yield from _case(one)
    for name in file.left_out:
        yield f"    {_opening(file, name)}><skipped message={_attribute('errors in files')}/></testcase>"
    yield "  </testsuite>"


def _case(one: Tried) -> Iterator[str]:
    opening = f'{_opening(one.file, one.worked.name)} line="{one.place.start.line}"'
    if one.passed:
        yield f"    {opening}/>"
        return
    texts = failure_texts(one)
    yield f"    {opening}>"
    yield f"      <failure message={_attribute(texts[0])}>{escape(_legal('; '.join(texts)))}</failure>"
    yield "    </testcase>"


def _opening(file: WorkedFile, name: str) -> str:
    return f"<testcase classname={_attribute(file.scheme)} name={_attribute(name)} file={_attribute(file.file)}"


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    """Return a text on one line without characters that XML cannot hold: those are shown by their numbers."""
    return _NO_CHARACTERS.sub(lambda found: visible(found[0]), show_hidden(one_line(text)))
