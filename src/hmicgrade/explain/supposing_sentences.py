"""The sentences on what is supposed, and on what would follow."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.explain.phrases import capitalised, either, findings, grade_name, one_line, quoted
from hmicgrade.model.supposed import Act
from hmicgrade.model.wording import finding_text

SUPPOSED = "This is supposed, not the grade on file."
NOTHING_SUPPOSED = "Nothing is supposed: the single steps below are from the findings on file."
SUPPOSE = "What is supposed"
NOW = "The grade now"
THEN = "The grade then"
STEPS = "One step from there"
BLANK = "A cell is blank where the result stays the same or there is no such step."
NO_STEP = "No single step changes the result."
NO_STEPS = "No finding changes a result that the scheme has no rules to give."
ENDS = "Where nothing was found, the best and the worst finding are tried instead of a step."
NO_OVERRIDE = "The override on file is left out: this is what the rules and the other judgements would give."
OUTSIDE = "That is outside the range that the scheme allows."
COLUMNS = ("Criterion", "Level", "Critical", "Finding", "One step up", "One step down")


def title(area: str, force: str, year: object) -> str:
    """Head the page on one area."""
    return f"What if: {one_line(area)}, {one_line(force)}, {year}"


def finding_supposed(text: str, now: str, then: str) -> str:
    """Say which finding is supposed of a criterion, and what is on file."""
    return f"{quoted(text)} is {finding_text(then)} instead of {finding_text(now)}."


def finding_kept(text: str, now: str) -> str:
    """Say that what is supposed of a criterion is on file."""
    return f"{quoted(text)} is {finding_text(now)}, as on file."


def as_on_file(number: int) -> str:
    """Count the findings that are supposed as they are on file."""
    return f"{findings(number)} supposed are as on file."


def judgement_supposed(act: str) -> str:
    """Tell of a judgement that is supposed."""
    return f"A judgement {act}."


def decides(grade: str) -> str:
    """Tell of a decision."""
    return f"decides on {grade_name(grade)}"


def sets_aside(cap: str, text: str) -> str:
    """Tell of a set-aside."""
    return f"sets the cap {cap} aside for {quoted(text)}"


def treats_as_critical(text: str) -> str:
    """Tell of a criterion treated as critical."""
    return f"treats {quoted(text)} as critical"


def without(act: Act) -> str:
    """Say that the judgements on file that do one thing are left out."""
    return f"Judgements on file that {_WITHOUT[act]} are left out."


_WITHOUT = {
    Act.DECIDE: "decide on a grade",
    Act.SET_ASIDE: "set a cap aside",
    Act.TREAT_AS_CRITICAL: "treat a criterion as critical",
}


def reading_supposed(word: str, now: str, then: str) -> str:
    """Say how a vague word is read instead of the scheme's own reading."""
    return f"{capitalised(quoted(word))} is read as {then} instead of {now}."


def unused(word: str) -> str:
    """Say that a vague word bears on nothing."""
    return f"No rule of the scheme uses {quoted(word)}."


def left_out(judgement: str) -> str:
    """Tell of a judgement that does not apply to what is supposed."""
    return f"A judgement {judgement}. It does not apply then and is left out."


def changes(now: Sequence[str], then: Sequence[str]) -> str:
    """Say whether the result changes."""
    if tuple(now) == tuple(then):
        return f"The result stays {either(then)}."
    return f"The result changes from {either(now)} to {either(then)}."


def if_found(finding: str, result: str) -> str:
    """Give a result under the finding that it needs."""
    return f"if {finding_text(finding)}: {result}"
