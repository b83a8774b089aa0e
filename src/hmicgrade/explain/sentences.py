"""Every sentence of an explanation; those on change stand in `change_sentences`, counts in `counts`, none elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.evaluate.assessment import Missing, Want
from hmicgrade.explain.phrases import (
    capitalised,
    criteria,
    either,
    findings,
    grade_name,
    is_or_are,
    listed,
    one_line,
    plural,
    quoted,
)
from hmicgrade.model.wording import finding_text

NOTHING_TO_IMPROVE = "Every criterion that applies has the best finding."
BY_SILENCE = "by silence"
NO_RULES = "No grade: the scheme names a scale and has no rules to award its grades."
ALL_MUST_HOLD = "All of these must hold:"
ONE_MUST_HOLD = "At least one of these must hold:"
READINGS_ALIKE = "Any reading within the allowed range gives the same:"
NOT_PUBLISHED = "No published grade is on file."
PUBLISHED_UNGRADED = "Published as not graded."
APPROXIMATE = "Too many states for an exact search: what is said of possible grades and changes errs on the safe side."


def left_out(names: Sequence[str]) -> str:
    """Say that something on file was not taken into account."""
    return f"{capitalised(listed(names))} are left out: this is not the grade on file."


def further(number: int) -> str:
    """Say how many entries of a list are not shown."""
    return f"and {number} more"


# Opportunities for improvement


def below_best(counts: Sequence[tuple[str, int]], critical: int) -> str:
    """Say how many criteria have each finding below the best, and how many of those are critical."""
    (finding, number), *rest = counts
    first = f"{criteria(number)} {is_or_are(number)} {finding_text(finding)}"
    whole = listed([first, *(f"{number} {finding_text(finding)}" for finding, number in rest)])
    return f"{whole}; {critical} of them {is_or_are(critical)} critical." if critical else f"{whole}."


def opportunity(finding: str, text: str, marks: Sequence[str], *, critical: bool) -> str:
    """Name a criterion with its finding; `marks` say in brackets what else there is to say of it."""
    flag = ", critical" if critical else ""
    return f"{capitalised(finding_text(finding))}{flag}: {quoted(text)} ({', '.join(marks)})"


def on_evidence(items: Sequence[str]) -> str:
    """Name the items that a finding rests on."""
    return f"evidence {' '.join(items)}"


def not_assessed(number: int) -> str:
    """Say how many criteria nobody has assessed."""
    return f"{criteria(number)} {is_or_are(number)} not assessed."


# The grade


def overridden(grade: str, by: str) -> str:
    """Give a grade that an override gives."""
    return f"{grade_name(grade)}, by override ({one_line(by)})."


def beside_override(computed: Sequence[str], possible: Sequence[str]) -> str:
    """Say what stands beside an override: what the rules give, before and after a decision."""
    after = f", and {either(possible)} after the decision" if tuple(computed) != tuple(possible) else ""
    return f"Without the override the rules give {either(computed)}{after}."


def undetermined(possible: Sequence[str], want: Want) -> str:
    """Say which grades are possible, and for want of what."""
    return f"Undetermined: {either(possible)}, for want of {_WANTED[want]}."


_WANTED = {Want.EVIDENCE: "evidence", Want.JUDGEMENT: "a judgement", Want.BOTH: "evidence and a judgement"}


def means(grade: str, text: str) -> str:
    """Say what a grade means."""
    return f"{grade_name(grade)} means: {one_line(text)}"


def graded(grade: str, reason: str) -> str:
    """Give a grade and, in the same breath, what decided it."""
    return f"{grade_name(grade)}: {reason}."


# What decided it: what `graded` gives as the reason


def one_caps(described: str, text: str, status: str) -> str:
    """Say that one criterion makes a cap hold."""
    return f"the {described} {quoted(text)} is {status}"


def cap_decides(cap: str) -> str:
    """Say that a cap limits the grade."""
    return f"the cap {cap} holds"


def rule_decides(heads: Sequence[str], needs: Sequence[str]) -> str:
    """Say that the rule of the grade holds, with its counts and what they needed."""
    return "; ".join([listed(heads), *needs])


WHOLE_RULE = "every condition of its rule holds"
BY_DEFAULT = "no rule for a grade holds, and the scheme then gives this one"


def whatever_is_missing(number: int) -> str:
    """Say that the grade stands whatever the missing findings turn out to be."""
    return f"so it is whatever the {plural(number, 'missing finding', 'missing findings')} may be"


def decided(computed: Sequence[str], by: str) -> str:
    """Say that a person decided among the grades that the rules leave open."""
    return f"decided by judgement ({one_line(by)}); the rules leave {either(computed)} open"


def wants_decision(grades: Sequence[str]) -> str:
    """Say that a person has to decide."""
    return f"Where no rule holds, a person decides between {listed([grade_name(grade) for grade in grades])}."


def wants_evidence(number: int) -> str:
    """Say that missing findings keep the grade open."""
    return f"{plural(number, 'missing finding keeps', 'missing findings keep')} the grade open."


def rule_state(grade: str, *, holds: bool | None) -> str:
    """Say whether the rule for a grade holds; its counts follow."""
    return f"The rule for {grade_name(grade)} {_RULE_STATES[holds]}:"


_RULE_STATES = {True: "holds", False: "does not hold", None: "is open"}


def fixed_by(below: int, above: int) -> str:
    """Say how many findings already fix the grade."""
    low = f"{plural(below, 'finding keeps', 'findings keep')} it from being lower"
    high = f"{plural(above, 'finding keeps', 'findings keep')} it from being higher"
    said = [text for text, number in ((low, below), (high, above)) if number]
    if not said:
        return "The rules give this grade whatever is found."
    return f"{listed(said)}, whatever the others are."


# Readings


def reading(word: str, amount: str, grades: Sequence[str]) -> str:
    """Say which reading of a vague word is in force, and what it gives."""
    return f"Reading {quoted(word)} as {amount} gives {either(grades)}."


def reading_range(first: str, last: str, grades: Sequence[str]) -> str:
    """Say what a stretch of readings gives."""
    stretch = capitalised(first) if first == last else f"From {first} to {last}"
    return f"{stretch}: {either(grades)}"


def reading_within(word: str, amount: str, first: str, last: str) -> str:
    """Name a vague word whose reading makes no difference, with the readings that are allowed."""
    return f"Reading {quoted(word)} as {amount} (from {first} to {last})"


def readings_alike(words: Sequence[str]) -> str:
    """Name the vague words whose reading makes no difference within their range."""
    return f"Every allowed reading of {listed([quoted(word) for word in words], 'or')} gives the same."


# Caps and judgements


def cap_holds(cap: str, at_most: str) -> str:
    """Say that a cap holds."""
    return f"The cap {cap} holds and allows no grade above {grade_name(at_most)}."


def cap_set_aside(cap: str) -> str:
    """Say that a cap holds and is set aside."""
    return f"The cap {cap} holds, but a judgement sets it aside."


def cap_may_hold(cap: str, at_most: str, condition: str, *, set_aside: bool) -> str:
    """Say when a cap that does not hold for certain would hold."""
    aside = ", but for the judgement that sets it aside" if set_aside else ""
    return f"The cap {cap} would cap at {grade_name(at_most)} if {condition}{aside}."


def counted_by_cap(text: str, finding: str) -> str:
    """Name a criterion that makes a cap hold, or may."""
    return f"{quoted(text)} is {finding_text(finding)}"


def without_caps(uncapped: Sequence[str]) -> str:
    """Say what the rules give with no cap."""
    return f"Without any cap the rules give {either(uncapped)}."


def judgement(by: str, date: str, provenance: str, act: str) -> str:
    """Say who decided what, when, and how the judgement came to be on file."""
    return f"{capitalised(one_line(by))} ({date}, {provenance}) {act}."


def set_aside(cap: str, text: str) -> str:
    """Tell of a set-aside."""
    return f"set aside the cap {cap} for {quoted(text)}"


def treated_as_critical(text: str) -> str:
    """Tell of a criterion treated as critical."""
    return f"treated {quoted(text)} as critical"


def decided_on(grade: str) -> str:
    """Tell of a decision."""
    return f"decided on {grade_name(grade)}"


def overrode(grade: str) -> str:
    """Tell of an override."""
    return f"overrode the rules with {grade_name(grade)}"


def reason(text: str) -> str:
    """Give the reason of a judgement, in its author's words."""
    return f"Reason: {one_line(text)}"


def despite(text: str) -> str:
    """Name a criterion that an override outweighs."""
    return f"Despite: {quoted(text)}"


# What to inspect first


def inspect_first(text: str) -> str:
    """Name the missing finding that settles most."""
    return f"{quoted(text)} settles most."


def could_settle(missing: Missing) -> str:
    """Say how few missing findings could settle the grade."""
    if missing.fewest is None:
        return "No findings alone can settle the grade."
    return f"{capitalised(findings(missing.fewest))} could settle the grade."


def before_override(text: str) -> str:
    """Mark a statement as describing the result before the override."""
    return f"{text} This is before the override."


# The published grade


def published(grade: str, status: str) -> str:
    """Give the published grade."""
    return f"Published: {grade_name(grade)}{status}."


def how_published(status: str) -> str:
    """Say how a grade came to be published, in brackets."""
    return f" ({status.replace('-', ' ')})"


AGREES = "It agrees with the grade here."


def disagrees(grade: str) -> str:
    """Say that the published grade is another than the one given here."""
    return f"It disagrees with the grade here, {grade_name(grade)}."


STILL_POSSIBLE = "It is among the grades possible here."
NOT_POSSIBLE = "It disagrees: it is not among the grades possible here."


# What the findings come from


def origins(total: int, parts: Sequence[str]) -> str:
    """Say how many findings come from where."""
    return f"Of {findings(total)}, {listed(parts)}."


def inferred(number: int) -> str:
    """Count the findings inferred from evidence."""
    return f"{number} {is_or_are(number)} inferred from evidence"


def recorded(number: int, reconstructed: int) -> str:
    """Count the findings that a person recorded, and those of them that are reconstructed."""
    of_them = f" ({reconstructed} reconstructed)" if reconstructed else ""
    return f"{number} {is_or_are(number)} recorded{of_them}"


def silent(number: int) -> str:
    """Count the findings that follow from silence."""
    return f"{number} {'follows' if number == 1 else 'follow'} from silence"


def missing(number: int) -> str:
    """Count the findings that are missing."""
    return f"{number} {is_or_are(number)} missing"


def reconstructed_criteria(number: int, total: int) -> str:
    """Say how many criteria are reconstructed."""
    if number == total:
        return f"All {criteria(total)} are reconstructed."
    return f"{number} of {criteria(total)} {is_or_are(number)} reconstructed."


def shadow(number: int, worst: str, grades: Sequence[str]) -> str:
    """Say what the grade would be if nothing were left out as not applicable."""
    counted = "Counted" if number == 1 else "All counted"
    return (
        f"{criteria(number)} {is_or_are(number)} not applicable. "
        f"{counted} as {finding_text(worst)}, the result would be {either(grades)}."
    )


# Areas that are not graded


def refused(number: int) -> str:
    """Say that errors keep an area from being graded."""
    return f"{plural(number, 'error keeps', 'errors keep')} this area from being graded."
