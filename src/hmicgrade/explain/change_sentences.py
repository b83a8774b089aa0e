"""The sentences on change: what would raise a grade, what would lower it, and how close another grade is."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.evaluate.assessment import Change
from hmicgrade.explain.phrases import findings, grade_name, listed, plural
from hmicgrade.model.wording import finding_text

ONE_WAY = "One way:"
ANOTHER_WAY = "Another way:"
CANNOT_RAISE = "No change of findings alone would raise it."
CANNOT_LOWER = "No change of findings alone would lower it."
NO_MARGIN = "No change of findings alone would give another grade."


def raised(change: Change, best: str, *, top: bool) -> str:
    """Say how few findings would raise the grade; `top` is True where it is the best there is."""
    better = "" if top else " or better"
    return f"{findings(change.changes)} brought to {finding_text(best)} would give {grade_name(change.to)}{better}."


def lowered(change: Change, worst: str) -> str:
    """Say how few findings would lower the grade."""
    return f"{findings(change.changes)} falling to {finding_text(worst)} would make {grade_name(change.to)} possible."


def best_grade(grade: str) -> str:
    """Say that there is nothing above a grade."""
    return f"{grade_name(grade)} is the best grade of the scheme."


def worst_grade(grade: str) -> str:
    """Say that there is nothing below a grade."""
    return f"{grade_name(grade)} is the worst grade of the scheme."


def every_one(number: int) -> str:
    """Head a list of criteria that must all change."""
    return {1: "This one:", 2: "Both of these:"}.get(number, f"All of these {number}:")


def any_of(number: int, among: int) -> str:
    """Head a list of criteria some of which must change."""
    return f"Any {number} of these {among}:"


def recipe_text(wholly: Sequence[str], choices: Sequence[tuple[int, Sequence[str]]]) -> str:
    """Name the criteria that must change together: "a and b, with any 2 of c, d, e"."""
    chosen = [f"any {number} of {', '.join(among)}" for number, among in choices]
    return ", with ".join([*([listed(wholly)] if wholly else []), *chosen])


def further_ways(number: int) -> str:
    """Say how many recipes are not shown."""
    return f"And {plural(number, 'other way', 'other ways')}, not listed here."


def margin(number: int) -> str:
    """Say how far another grade is."""
    if number == 1:
        return "One finding away from another grade: knife-edge."
    return f"{findings(number)} away from another grade."
