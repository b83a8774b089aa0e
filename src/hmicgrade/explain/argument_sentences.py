"""The sentences that only an argument has: states of conditions, groups of criteria, where a finding comes from."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.explain.phrases import criteria, either, grade_name, listed, one_line, plural, quoted
from hmicgrade.model.table import Effect
from hmicgrade.model.wording import finding_text

GRADE = "Grade"
WHY = "Why this grade"
RULES = "Rules, best grade first"
CAPS = "Caps"
JUDGEMENTS = "Judgements"
READINGS = "Readings it rests on"
MISSING = "What is missing"
BASIS = "What the findings come from"
CRITERIA = "Criteria"
CRITERION = "Criterion"
GROUND = "Where its finding comes from"
SELECTED_BY = "Sentences that select it"
ALONE = "What it could change alone"

OPEN_GRADE = "While the grade is undetermined, no findings fix it."
NOT_LOWER = "These keep it from being lower:"
NOT_HIGHER = "These keep it from being higher:"
NOTHING_BELOW = "No finding is needed to keep it from being lower."
NOTHING_ABOVE = "No finding is needed to keep it from being higher."
NO_RULES = "The scheme has no rules."
NO_CAPS = "The scheme has no caps."
NO_JUDGEMENTS = "No judgement is in force."
NO_WORDS = "The rules use no vague word."
NOTHING_MISSING = "Nothing is missing."
BY_NOBODY = "Nobody has assessed it, and there is no evidence."
SELECTED_NOWHERE = "No sentence of a rule or a cap selects it."
CANNOT_BE_TRIED = "It is not applicable, so no other finding is tried."
NOT_EXACT = "Too many states for an exact search: further grades are listed than may be possible."

_STATES = {True: "holds", False: "does not hold", None: "is open"}
_SHORT_STATES = {True: "Holds", False: "Does not hold", None: "Open"}


def rule(grade: str, source: str, *, holds: bool | None) -> str:
    """Say whether the rule for a grade holds, and where it comes from; its conditions follow."""
    return f"The rule for {grade_name(grade)} {_STATES[holds]}{_from(source)}:"


def _from(source: str) -> str:
    return f" [{one_line(source)}]" if source else ""


def no_rule(grade: str) -> str:
    """Say that a grade is given in other ways than by a rule."""
    return f"{grade_name(grade)} has no rule of its own."


def sentence(count: str, *, holds: bool | None) -> str:
    """Say whether a sentence holds, with its count."""
    return f"{_SHORT_STATES[holds]}: {count}."


def joined(*, every: bool, holds: bool | None) -> str:
    """Say whether conditions that belong together hold; they follow."""
    return f"{_SHORT_STATES[holds]}; {'all of these' if every else 'at least one of these'} must hold:"


def otherwise(grades: Sequence[str], *, used: bool | None) -> str:
    """Say what is given where no rule holds, and whether that is so here."""
    if len(grades) == 1:
        what = f"the scheme gives {either(grades)}"
    else:
        what = f"a person decides between {listed([grade_name(grade) for grade in grades])}"
    return f"Where no rule holds, {what}. {_USED[used]}"


_USED = {True: "No rule holds here.", False: "A rule holds here.", None: "Whether a rule holds here is open."}


def group(finding: str, number: int, *, counted: bool | None, score: str) -> str:
    """Head the criteria with one finding among those that a sentence selects."""
    head = f"{number} {finding_text(finding)}"
    if counted is None:
        each = " each" if number > 1 else ""
        return f"{head}, with a score of {score}{each}:"
    return f"{head}, {'counted' if counted else 'not counted'}:"


def unassessed(number: int) -> str:
    """Head the criteria that nobody has assessed."""
    return f"{number} not assessed:"


def not_applicable(number: int) -> str:
    """Head the criteria that do not apply."""
    return f"{number} not applicable, left out:"


def here(finding: str, *, counted: bool) -> str:
    """Say whether a sentence counts one criterion."""
    return f"It {'counts' if counted else 'does not count'} here, as {finding_text(finding)}."


def here_scored(finding: str, score: str) -> str:
    """Say what one criterion adds to a sum of scores."""
    return f"It adds a score of {score} here, as {finding_text(finding)}."


HERE_UNASSESSED = "It may count here: nobody has assessed it."
HERE_LEFT_OUT = "It is left out here, as not applicable."


def cap_does_not_hold(cap: str) -> str:
    """Say that a cap does not hold."""
    return f"The cap {cap} does not hold."


def cap_made_by(number: int, *, certain: bool) -> str:
    """Head the criteria that make a cap hold, or may."""
    verb = plural(number, "criterion makes", "criteria make") if certain else f"{criteria(number)} could make"
    return f"{verb} it hold:"


def cap_aside_for(number: int) -> str:
    """Head the criteria for which a cap is set aside."""
    return f"It is set aside for {plural(number, 'criterion', 'criteria')}:"


def cap_took(took: Sequence[str], without: Sequence[str]) -> str:
    """Say what a cap takes away."""
    taken = listed([grade_name(grade) for grade in took])
    return f"It takes {taken} away: without it the rules give {either(without)}."


CAP_TAKES_NOTHING = "It takes no grade away: without it the rules give the same."


def without_cap(without: Sequence[str]) -> str:
    """Say what the rules give without a cap that takes no grade away for certain."""
    return f"Without it the rules give {either(without)}."


def source(text: str) -> str:
    """Name what something comes from."""
    return f"Source: {one_line(text)}"


def theme(text: str) -> str:
    """Name the theme of a criterion."""
    return f"Theme: {one_line(text)}"


def named(criterion: str, finding: str, text: str) -> str:
    """Name a criterion by its id, its finding and its text."""
    return f"{criterion}, {finding_text(finding)}: {quoted(text)}" if text else f"{criterion}, {finding_text(finding)}"


def described(criterion: str, marks: Sequence[str], finding: str, text: str) -> str:
    """Name a criterion with everything that sentences can tell of it."""
    return named(f"{criterion} ({', '.join(marks)})", finding, text)


def weighing(weight: str) -> str:
    """Say what a criterion weighs."""
    return f"weight {weight}"


def recorded(provenance: str, reason: str) -> str:
    """Say that a person recorded a finding, and why."""
    how = "" if provenance == "recorded" else f", {one_line(provenance)}"
    return f"Recorded by a person{how}: {one_line(reason)}"


def despite(items: Sequence[str]) -> str:
    """Name the items that speak against a recorded finding."""
    return f"Despite: {', '.join(items)}"


def implied(finding: str, line: str, effects: Sequence[tuple[Effect, int]]) -> str:
    """Say what the evidence alone implies beside what a person recorded."""
    return f"The evidence alone gives {finding_text(finding)}, {_by_line(line, effects)}"


def inferred(line: str, effects: Sequence[tuple[Effect, int]]) -> str:
    """Say which line of the table gives a finding, and the effects that it fits."""
    return f"Inferred {_by_line(line, effects)}"


def _by_line(line: str, effects: Sequence[tuple[Effect, int]]) -> str:
    (first, number), *others = effects
    parts = [_effect(first, number, "statement ", "statements "), *(_effect(*each) for each in others)]
    return f"by the line {quoted(line)}. {listed(parts)}."


def _effect(effect: Effect, number: int, one: str = "", many: str = "") -> str:
    singular, several = _EFFECTS[effect]
    return plural(number, f"{one}{singular}", f"{many}{several}")


_EFFECTS = {
    Effect.SUPPORTS: ("supports it", "support it"),
    Effect.IN_PROGRESS: ("is in progress", "are in progress"),
    Effect.SHORT: ("falls short", "fall short"),
    Effect.WELL_SHORT: ("falls well short", "fall well short"),
}

MARKS = {
    Effect.SUPPORTS: "supports",
    Effect.IN_PROGRESS: "in progress",
    Effect.SHORT: "short",
    Effect.WELL_SHORT: "well short",
}
"""How an effect is marked beside a statement."""


def silent(level: str, finding: str) -> str:
    """Say what no evidence means at a level."""
    return f"By silence: no evidence on {level} criteria means {finding_text(finding)}."


def statement(name: str, marks: Sequence[str], text: str, source_: str) -> str:
    """Give a statement of evidence with what it says of the criterion and where it stands."""
    return f"{name} ({', '.join(marks)}): {quoted(text)}{_from(source_)}"


def unreadable(name: str) -> str:
    """Name a statement that is cited out of a file with errors."""
    return f"{name} ({CITED}): the file it stands in has errors."


CITED = "cited"


def says_again(name: str) -> str:
    """Say which statement another says again."""
    return f"says again what {name} says"


def among_capping(cap: str, *, holds: bool | None) -> str:
    """Head the sentences of one cap that select a criterion."""
    return f"The cap {cap} {_STATES[holds]}:"


def supposed(finding: str, grades: Sequence[str]) -> str:
    """Say what another finding would give."""
    return f"If {finding_text(finding)}: {either(grades)}."


def area_now(grades: Sequence[str]) -> str:
    """Say what the area has as things stand."""
    return f"As things stand: {either(grades)}."


ALONE_CHANGES = "Its finding alone could change that."
ALONE_NEVER = "The others as they are, no other finding of it would change that."


def decides(often: int, completions: int) -> str:
    """Say in how many completions a criterion decides."""
    return f"It decides in {often} of {plural(completions, 'completion', 'completions')} of the other missing findings."
