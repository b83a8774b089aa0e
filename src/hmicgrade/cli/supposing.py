"""What `hmicgrade what-if` does: open the area, read what is supposed of it, and write what would follow."""

from __future__ import annotations

from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.opening import Asked, Opened, opened, reader_of
from hmicgrade.cli.options import Output
from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.inspection import OpenArea, Options
from hmicgrade.evaluate.supposing import WhatIf, what_if
from hmicgrade.load.supposed import Words, read_supposed
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.project import Project
from hmicgrade.report.inspected import Subject
from hmicgrade.report.listing import Listing
from hmicgrade.report.supposing import what_if_listing


def run(asked: Asked, words: Words, output: Output) -> Exit:
    """Print what would follow in an area, and return the exit code.

    Raises:
        CannotRun: a name is not there, or what is supposed cannot be.
    """
    return print_listing(output, lambda project: _listing(project, asked, words), reader_of(asked.force))


def _listing(project: Project, asked: Asked, words: Words) -> Listing:
    found = opened(asked, project)
    (area,) = found.areas
    return what_if_listing(_answer(area, words), subject_of(found, asked))


def subject_of(found: Opened, asked: Asked) -> Subject:
    """Return what a document is on."""
    return Subject(found.force, found.folder, found.inspection, asked.options or Options())


def _answer(area: OpenArea | AreaRefused, words: Words) -> WhatIf | AreaRefused:
    if isinstance(area, AreaRefused):
        return area
    now = assess_area(area.case)
    if isinstance(now, AreaRefused):
        return now
    supposed, wrong = read_supposed(area.case.scheme, area.case.area, words)
    if wrong:
        raise CannotRun(_said(wrong[0]))
    answer = what_if(now, area.case, supposed)
    if isinstance(answer, AreaRefused):
        raise CannotRun(answer.diagnostics[0].message)
    return answer


def _said(wrong: Diagnostic) -> str:
    return f"{wrong.message}: {wrong.hint}" if wrong.hint else wrong.message
