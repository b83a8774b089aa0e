"""The sentences on a programme of inspection: what is due, and what the grades over the years say."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.evaluate.known import Known
from hmicgrade.evaluate.programme import Due
from hmicgrade.explain.phrases import grade_name, one_line, plural
from hmicgrade.model.catalogue import Decline, Inspected

ONE_SCALE = "Grades on different scales are not compared."
NOTHING_KNOWN = "No grade of it is known here."

KINDS = {
    Inspected.PROGRAMMED: "Programmed: inspected",
    Inspected.RISK_BASED: "Risk-based: a significant decline prompts thought of inspection",
    Inspected.PLANNED: "Planned: timetabled by risk",
}
"""What each reason for inspection means."""

_DUE = {
    Due.INSPECTED: "due, as every force is inspected",
    Due.CONSIDERED: "inspection is to be considered, for a significant decline",
    Due.NOT_PROMPTED: "not due, for want of a significant decline",
    Due.UNKNOWN: "not due as far as is known: no two grades on one scale to compare",
    Due.TIMETABLED: "to be inspected, at a time that depends on risk",
}


def title(name: str) -> str:
    """Head the programme of one force."""
    return f"Programme of inspection: {one_line(name)}"


def rule(scheme: str, decline: Decline | None) -> str:
    """Say which fall of a grade prompts inspection."""
    if decline is None:
        return f"{one_line(scheme)}: no decline prompts inspection."
    steps = f"{plural(decline.steps, 'grade', 'grades')} or more, or into {grade_name(decline.into)}"
    return f"{one_line(scheme)}: a decline is significant if it is of {steps}."


def kind(inspection: Inspected, scheme: str) -> str:
    """Head the frameworks that are inspected for one reason; `scheme` is named where there are several."""
    return f"{KINDS[inspection]} ({one_line(scheme)})" if scheme else KINDS[inspection]


def due(framework: str, said: Due) -> str:
    """Say whether a framework is due, and why."""
    return f"{one_line(framework)}: {_DUE[said]}."


def graded(known: Known) -> str:
    """Write a grade with its year and where it comes from."""
    return f"{grade_name(known.grade or '')} in {known.year} ({known.basis})"


def only(area: str, known: Known) -> str:
    """Give the latest grade of an area that nothing is compared with."""
    return f"{one_line(area)}: {graded(known)}, with no earlier grade to compare it with."


def compared(area: str, earlier: Known, later: Known, change: str) -> str:
    """Give the latest grade of an area after the one before it."""
    return f"{one_line(area)}: {graded(later)} after {graded(earlier)}, {change}."


def change(steps: int, into: str | None, *, significant: bool) -> str:
    """Say how far a grade moved; `into` is the grade that counts whatever the steps, where it fell into that."""
    if steps == 0:
        return "unchanged"
    moved = f"{'down' if steps > 0 else 'up'} {plural(abs(steps), 'grade', 'grades')}"
    fell = f" into {grade_name(into)}" if into else ""
    return f"{moved}{fell}, {'a significant decline' if significant else 'no significant decline'}"


def apart(grades: Sequence[tuple[Known, str]]) -> str:
    """Name the grades on other scales than the latest, each with its scale, and say that they are not compared."""
    named = [f"{graded(known)}, {one_line(scheme)}" for known, scheme in grades]
    return f"Not compared, being on another scale: {'; '.join(named)}."
