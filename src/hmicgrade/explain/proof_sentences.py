"""The sentences on the proof of a scheme's rules."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hmicgrade.evaluate.proof.results import Kind, Property, Verdict, Way
from hmicgrade.explain.phrases import criteria, either, grade_name, listed, plural, quoted
from hmicgrade.model.wording import finding_text

EVERYWHERE = "All areas together"
ASSUMED = "Every criterion is taken to apply, and no judgement to be made."
POWER = "Power: in how many of the ways to find on the others a criterion changes the result, alone."

LABELS = {
    Property.TOTAL: "Total",
    Property.CONSISTENT: "Consistent",
    Property.NESTED: "Nested",
    Property.MONOTONE: "Monotone",
    Property.REACHABLE: "Grades",
    Property.VARIED: "Result",
    Property.SILENCE: "Silence",
    Property.CRITERIA: "Criteria",
    Property.FLAGS: "Critical flags",
    Property.CAPS: "Caps",
    Property.SENTENCES: "Sentences",
    Property.QUANTITIES: "Vague words",
    Property.NOT_APPLICABLE: "Not applicable",
}

_VERDICTS = {
    Verdict.HOLDS: "holds",
    Verdict.FAULT: "fault",
    Verdict.NOTED: "note",
    Verdict.UNCHECKED: "not checked",
}

HOLDS = {
    Property.TOTAL: "In every state a rule or a cap gives the grade.",
    Property.CONSISTENT: "No state is claimed by rules of unrelated grades.",
    Property.NESTED: "A better grade asks for everything that the lesser ones ask for.",
    Property.MONOTONE: "Bettering a finding never makes a worse grade possible, nor takes the best possible away.",
    Property.REACHABLE: "Findings can lead to every grade.",
    Property.VARIED: "It depends on what is found.",
    Property.SILENCE: "Without any evidence the grade stays open.",
    Property.CRITERIA: "Each of them can change the result alone.",
    Property.FLAGS: "Some rule or cap asks about every one of them.",
    Property.CAPS: "Each of them lowers the grade in some state.",
    Property.SENTENCES: "None of them always holds, and none never does.",
    Property.QUANTITIES: "For each of them some reading within its range changes a result.",
    Property.NOT_APPLICABLE: "Taking out a criterion at the worst finding never makes a better grade possible.",
}
"""What is so where a property holds."""


def title(scheme: str) -> str:
    """Head the proof of a scheme."""
    return f"Proof of the rules: {scheme}"


def proved(areas: int) -> str:
    """Say that everything holds."""
    return f"Proved over every state of {plural(areas, 'area', 'areas')}."


def not_proved(faults: int, areas: Sequence[str], refused: Sequence[str]) -> str:
    """Say why something is not proved: faults, areas with too many states, areas with errors."""
    reasons = [plural(faults, "fault", "faults")] if faults else []
    reasons += [f"too many states in {listed([quoted(area) for area in areas])}"] if areas else []
    reasons += [f"errors in {listed([quoted(area) for area in refused])}"] if refused else []
    return f"Not proved: {listed(reasons)}."


def size(number: int, classes: int, states: int, sets: int) -> str:
    """Say how much there is to look at."""
    alike = plural(classes, "class", "classes")
    has = "has" if number == 1 else "have"
    return f"{criteria(number)} in {alike} {has} {counted(states, 'state', 'states')}: {_sets(sets)}."


def too_large(number: int, states: int) -> str:
    """Say that there is too much to look at."""
    return (
        f"{criteria(number)} have {counted(states, 'state', 'states')}, too many to look at. "
        "What stands here is certain; the rest is not proved."
    )


def verdict(property_: Property, found: Verdict, sentence: str) -> str:
    """Open what is said of a property."""
    return f"{LABELS[property_]}: {_VERDICTS[found]}. {sentence}".strip()


def counted(number: int, one: str, many: str) -> str:
    """Write a large number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def _sets(number: int) -> str:
    return counted(number, "set of findings", "sets of findings")


def shows(states: int, sets: int) -> str:
    """Say in how many states something shows."""
    return f"That is so in {counted(states, 'state', 'states')}: {_sets(sets)}."


def shows_by_change(states: int, sets: int) -> str:
    """Say for how many changes of one finding something shows."""
    steps = counted(states, "step between states", "steps between states")
    return f"That is so for {steps}: {counted(sets, 'change of one finding', 'changes of one finding')}."


SMALLEST = "The smallest findings that show it:"


def gives(grades: Sequence[str]) -> str:
    """Say what findings give."""
    return f"They give {either(grades)}."


# Grades


_WAYS = {
    Way.RULE: "by its rule",
    Way.OTHERWISE: "where no rule holds",
    Way.JUDGEMENT: "by judgement where no rule holds",
    Way.CAP: "by a cap",
    Way.OVERRIDE: "by override alone",
}


def reached(grade: str, ways: Sequence[Way], states: int, sets: int) -> str:
    """Say how a grade is reached."""
    if not ways:
        return f"{grade_name(grade)}: in no way"
    how = listed([_WAYS[way] for way in ways], "or")
    if not states:
        return f"{grade_name(grade)}: {how}"
    return f"{grade_name(grade)}: {how}; {counted(states, 'state', 'states')}, {_sets(sets)}"


# What is remarked on


def left_open(otherwise: Sequence[str]) -> str:
    """Say that the rules leave states open."""
    if len(otherwise) == 1:
        return f"Some states are left open by every rule and cap, and the scheme then gives {either(otherwise)}."
    names = listed([grade_name(grade) for grade in otherwise])
    return f"Some states are left open by every rule and cap, and a person then decides between {names}."


def contradiction(grade: str, others: Sequence[str]) -> str:
    """Say that rules contradict each other."""
    return f"The rule for {grade_name(grade)} can hold where that for {either(others)} holds too."


def not_nested(grade: str, others: Sequence[str]) -> str:
    """Say that a better grade does not ask for what a lesser one asks for."""
    return f"The rule for {grade_name(grade)} can hold where that for {either(others)} does not."


def not_monotone(criterion: str, before: str, after: str) -> str:
    """Say that a step up the scale can make things worse."""
    return (
        f"Bettering {quoted(criterion)} from {finding_text(before)} to {finding_text(after)} can make the grade worse."
    )


def then(grades: Sequence[str]) -> str:
    """Say what a change leads to."""
    return f"The change gives {either(grades)}."


def unreachable(grade: str) -> str:
    """Say that nothing leads to a grade."""
    return f"No findings lead to {grade_name(grade)}."


def idle_rule(grade: str) -> str:
    """Say that a rule never decides."""
    return f"The rule for {grade_name(grade)} never decides."


def why_idle(rule: str, others: Sequence[str], caps: Sequence[str], *, holds: bool) -> str:
    """Say why a rule never decides; `rule` is how to name it."""
    if not holds:
        return f"{rule} never holds."
    reasons = [f"that for {either(others)} holds too"] if others else []
    reasons += [f"the cap {listed([quoted(cap) for cap in caps], 'or')} lowers the grade"] if caps else []
    return f"{rule} holds only where {listed(reasons, 'or')}."


def constant(grades: Sequence[str]) -> str:
    """Say that the result is the same whatever is found."""
    return f"The rules give {either(grades)} whatever is found."


def silence_decides(grades: Sequence[str], levels: Sequence[str]) -> str:
    """Say that silence alone decides."""
    at = listed([quoted(level) for level in levels])
    return f"Without any evidence the rules already give {either(grades)}, by what silence means at {at}."


def left_out(criterion: str, others: int, worst: str) -> str:
    """Say that taking a criterion out helps."""
    like = f" (or one of {criteria(others)} like it)" if others else ""
    return f"Taking out {quoted(criterion)}{like} when {finding_text(worst)} can make a better grade possible."


LISTS = {
    Kind.IDLE_CRITERION: "Criteria that never change the result:",
    Kind.IDLE_FLAG: "Critical criteria that no rule or cap asks about as critical:",
    Kind.CAP_NEVER_HOLDS: "Caps that never hold:",
    Kind.IDLE_CAP: "Caps that never change the result:",
    Kind.ALWAYS_HOLDS: "Sentences that hold whatever is found:",
    Kind.NEVER_HOLDS: "Sentences that never hold:",
    Kind.UNUSED_QUANTITY: "Vague words that no rule uses:",
    Kind.IDLE_QUANTITY: "Vague words of which no reading within the range changes a result:",
}
"""What is said above a list of what has the same to be said of it."""


# Power


def power(decides: Fraction, share: Fraction, names: Sequence[str]) -> str:
    """Say how often each of some criteria decides."""
    each = " each" if len(names) > 1 else ""
    return f"{percent(decides)} of the ways, {percent(share)} of all power{each}: {', '.join(names)}"


def thresholds(parts: Sequence[tuple[str, Fraction]]) -> str:
    """Say how often a criterion settles whether the result is a grade or better."""
    said = [
        f"{grade_name(grade)}{' or better' if at else ''} {percent(part)}" for at, (grade, part) in enumerate(parts)
    ]
    return f"settles {', '.join(said)}"


def percent(part: Fraction) -> str:
    """Write a share as a percentage, rounded to one decimal but never to nothing or to all."""
    tenths = (2000 * part.numerator + part.denominator) // (2 * part.denominator)
    if part and not tenths:
        return "under 0.1%"
    if part != 1 and tenths == _ALL:
        return "over 99.9%"
    return f"{tenths // 10}.{tenths % 10}%"


_ALL = 1000
