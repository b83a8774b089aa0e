"""Paths as seen from above the project."""

from __future__ import annotations

from hmicgrade.model.diagnostics import Diagnostic, Edit, Position, Related, Span
from hmicgrade.report.problems.moving import seen_from_above
from hmicgrade.report.problems.value import Problems


def span(file: str) -> Span:
    return Span(file, Position(1, 1), Position(1, 2))


def made(folder: str) -> Problems:
    file = f"{folder}a.yaml"
    diagnostic = Diagnostic("HG101", "m", span(file), "h", (Related(span(file), "r"),), (Edit(span(file), "x"),))
    return Problems((diagnostic,), {file: "text"}, (file,), 2)


def test_every_path_is_moved_and_nothing_else() -> None:
    assert seen_from_above(made(""), "in/it") == made("in/it/")
