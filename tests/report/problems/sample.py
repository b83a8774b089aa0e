"""Problems to render: those of a small project with mistakes, and as many made-up ones as are wanted."""

from __future__ import annotations

from pathlib import Path

from hmicgrade.load.project import read
from hmicgrade.model.diagnostics import Diagnostic, Edit, Position, Related, Span
from hmicgrade.report.problems.formats import PROBLEM_FORMATS
from hmicgrade.report.problems.value import Problems
from hmicgrade.report.styled import plain
from tests.load.projects import AREA, EVIDENCE, FILES, FORCE, SCHEME, Change, write_project

BAD: dict[str, Change] = {
    SCHEME: FILES[SCHEME].replace("at least 80%", "at most 80%").replace("otherwise: low\n", ""),
    AREA: FILES[AREA].replace("level: good", "levle: good").replace("[recent]", "recent"),
    EVIDENCE: FILES[EVIDENCE].replace("id: a1", "id: s1").replace("kind: strength", "kind: strenght"),
    FORCE: ("Force F", "Force\u202e F"),
    "criteria/s/d.yml": "kind: area\n",
    "criteria/s/Area B.yaml": "kind: area\n",
}
"""What is wrong: errors and warnings, second places, hints, a name with a space, a character that cannot be seen."""


def bad_project(root: Path) -> Problems:
    """Return what is wrong with the small project after those changes."""
    loaded = read(write_project(root, BAD))
    return Problems(loaded.diagnostics, loaded.sources, tuple(loaded.sources), suppressed=1)


def made(*diagnostics: Diagnostic, files: tuple[str, ...] = (), **sources: str) -> Problems:
    """Return problems of files that never stood on a disk."""
    return Problems(diagnostics, sources, files)


def span(line: int = 1, column: int = 1, end_column: int | None = None, *, file: str = "f", end: int = 0) -> Span:
    """Return a span of one line, or up to the line `end`."""
    return Span(file, Position(line, column), Position(end or line, column if end_column is None else end_column))


def fixed() -> Diagnostic:
    """Return a diagnostic with everything that one can have."""
    edits = (Edit(span(1, 1, 6), "level"), Edit(span(2, 1), "x: y\n"))
    return Diagnostic(
        "HG101", "unknown key", span(1, 1, 6), "write 'level'", (Related(span(2, 1, 2), "as here"),), edits
    )


def many(count: int) -> Problems:
    """Return so many warnings, each on a line of its own, and one error at the end."""
    warnings = [Diagnostic("HG021", "odd", span(line, 1, 2)) for line in range(1, count)]
    error = Diagnostic("HG104", "wrong", span(count, 1, 2))
    return made(*warnings, error, files=("f",), f="a\n" * count)


def rendered(name: str, problems: Problems, width: int = 80) -> str:
    """Return problems in a format, as text."""
    return plain(PROBLEM_FORMATS[name].render(problems, width))
