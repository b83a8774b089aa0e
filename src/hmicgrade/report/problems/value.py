"""What was found wrong with files that were examined: what every format of `validate` is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from hmicgrade.explain.phrases import plural
from hmicgrade.model.codes import CODES, Severity
from hmicgrade.model.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Problems:
    """What is wrong with some files.

    `diagnostics` stand in order of place; `sources` gives the text of each file by its path; `files` are the paths of
    the files that were examined, in order; `suppressed` counts the diagnostics that a file asks to leave out.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    files: tuple[str, ...]
    suppressed: int = 0

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return _count(self.diagnostics, Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return _count(self.diagnostics, Severity.WARNING)

    @property
    def fixable(self) -> int:
        """How many diagnostics carry the edits that put them right."""
        return sum(bool(one.fix) for one in self.diagnostics)

    def by_file(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """Return what is wrong by path: with every file that was examined, and whatever else could not be read."""
        found = {file: tuple(group) for file, group in groupby(self.diagnostics, key=lambda one: one.span.file)}
        return {file: found.get(file, ()) for file in sorted({*self.files, *found})}


def summary(problems: Problems) -> str:
    """Say in a sentence how much is wrong: "3 errors and 1 warning in 2 of 14 files."."""
    by_file = problems.by_file()
    files = plural(len(by_file), "file", "files")
    counts = " and ".join(_counts(problems))
    faulty = sum(map(bool, by_file.values()))
    told = f"{counts} in {faulty} of {files}" if counts else f"No problems in {files}"
    return f"{told}; {problems.suppressed} suppressed." if problems.suppressed else f"{told}."


def _counts(problems: Problems) -> Iterator[str]:
    if problems.errors:
        yield plural(problems.errors, "error", "errors")
    if problems.warnings:
        yield plural(problems.warnings, "warning", "warnings")


def _count(diagnostics: tuple[Diagnostic, ...], severity: Severity) -> int:
    return sum(CODES[one.code].severity is severity for one in diagnostics)
