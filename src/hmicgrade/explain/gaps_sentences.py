"""The sentences on what is missing, and on what inspections would settle."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hmicgrade.explain.phrases import criteria, either, findings, grade_name, is_or_are, one_line, plural
from hmicgrade.explain.readings import percentage

NOTHING_MISSING = "Nothing is missing."
NOTHING_ANYWHERE = "Nothing is missing: every criterion that applies is assessed."
NOTHING_MISSING_THERE = "Nothing is missing in the areas that can be graded."
NONE_GRADED = "No area can be graded."
UNINSPECTED = "Nothing of this area has been inspected."
NO_ANSWERS = "No findings alone can settle the grade."
NO_CERTAINTY = "No inspection is certain to settle the grade: a judgement may still be wanted."
COLUMNS = ("Criterion", "Level", "Critical", "Alone changes the result in")
NEVER = "no case"
_LEAST = Fraction(1, 1000)


def title(force: str, year: object) -> str:
    """Head the page on a force."""
    return f"What is missing: {one_line(force)}, {year}"


def missing_in(number: int, areas: int, of_areas: int) -> str:
    """Say how many findings are missing, and in how many areas."""
    missing = plural(number, "finding is missing", "findings are missing")
    return f"{missing}, in {areas} of {of_areas} areas." if of_areas > 1 else f"{missing}."


def missing(number: int, total: int) -> str:
    """Say how many findings of an area are missing."""
    return f"{number} of {findings(total)} {is_or_are(number)} missing."


def stands(grades: Sequence[str]) -> str:
    """Give the grade of an area in which nothing is missing that could change it."""
    return f"The result is {either(grades)}."


def stands_anyway(grades: Sequence[str]) -> str:
    """Give the result that stands whatever the missing findings are."""
    return f"The result is {either(grades)}, whatever the missing findings may be."


def away(number: int) -> str:
    """Say how many criteria do not apply, so that nothing is missing of them."""
    return f"{criteria(number)} {is_or_are(number)} not applicable and {'is' if number == 1 else 'are'} not counted."


def at_best(number: int) -> str:
    """Head the list of the fewest findings for each grade."""
    return f"At best {findings(number)} would settle the grade:"


def settled_by(grade: str, fewest: int) -> str:
    """Head the smallest sets of criteria that could leave one grade alone."""
    return f"{grade_name(grade)} by {findings(fewest)}, in one of these ways:"


def settled_so(grade: str, fewest: int, recipe: str) -> str:
    """Name the one smallest set that could leave a grade alone."""
    return f"{grade_name(grade)} by {findings(fewest)}: {recipe}"


def never_settled(grade: str) -> str:
    """Say that no findings alone leave a grade."""
    return f"{grade_name(grade)}: no findings alone would leave only this grade."


def certain(number: int, missing_: int) -> str:
    """Say how many inspections settle the grade whatever is found."""
    what = "every missing one" if number == missing_ else "every one below that can change the result"
    return f"For certain it takes {findings(number)}: {what}."


def share(part: Fraction) -> str:
    """Write how often a finding changes the result."""
    if part == 0:
        return NEVER
    return "under 0.1% of cases" if part < _LEAST else f"{percentage(part)} of cases"
