"""The sentences of a plan: what a force must do for a better grade."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.explain.phrases import (
    capitalised,
    criteria,
    either,
    findings,
    grade_name,
    is_or_are,
    listed,
    plural,
    quoted,
)
from hmicgrade.model.wording import finding_text

COMPLETED = "All work in progress is taken as completed."
BEFORE_OVERRIDE = "The plan is before the override."
NOT_COUNTED = "Other ways, if there are any, are not counted."
NO_STEP = "No single criterion lifts the grade of an area."
NOTHING_NEAR = "Nor does any change of findings that is allowed here."
NEAREST = "Nearest to a better grade:"
NO_STATEMENTS = "nothing is recorded against it"
APPROXIMATE = "Too many states for an exact search: this way is safe, but a cheaper one may exist."
NO_WAY_FOUND = "Too many states for an exact search: no way was found, but one may exist."
NAME_AN_AREA = "With an area named, a plan also gives the statements."


def title(force: str, year: object) -> str:
    """Head a plan."""
    return f"Plan: {force}, {year}"


def left_out(names: Sequence[str]) -> str:
    """Say that something on file was not taken into account."""
    return f"{capitalised(listed(names))} are left out."


def now(headline: str) -> str:
    """Say how the area stands."""
    return f"Now: {headline}"


def once_completed(headline: str) -> str:
    """Say how the area stands once all work in progress is completed."""
    return f"With all work in progress completed: {headline}"


def recorded_stand(number: int) -> str:
    """Say that recorded findings are kept although work on them is in progress."""
    them = "it" if number == 1 else "them"
    stand = plural(number, "recorded finding stands", "recorded findings stand")
    return f"{stand} although work on {them} is in progress:"


def not_applicable(number: int) -> str:
    """Say that criteria which do not apply are left alone."""
    return f"{criteria(number)} {is_or_are(number)} not applicable and {'plays' if number == 1 else 'play'} no part."


def missing(number: int) -> str:
    """Say that the plan holds whatever is found where nothing is."""
    each = "A way that leaves it out holds whatever is found there."
    those = "Each way holds whatever is found on those that it leaves out."
    return f"{criteria(number)} {is_or_are(number)} not assessed. {each if number == 1 else those}"


def fixed(number: int) -> str:
    """Head the criteria that may not change."""
    return f"{criteria(number)} may not change:"


def reached(to: str, possible: Sequence[str]) -> str:
    """Say that there is nothing to do."""
    already = f"{grade_name(to)} is reached already"
    return f"{already}." if tuple(possible) == (to,) else f"{already}: the rules give {either(possible)}."


def best_reached(to: str) -> str:
    """Say that the best grade is reached."""
    return f"{grade_name(to)} is reached already, the best grade of the scheme."


def least(to: str, changes: int, effort: int | None, *, top: bool) -> str:
    """Say what the cheapest way takes; `effort` is None where every criterion takes the same."""
    better = "" if top else " or better"
    cost = "" if effort is None else f", with an effort of {effort}"
    return f"The least for {grade_name(to)}{better} is to improve {findings(changes)}{cost}."


def safe(to: str, changes: int, *, top: bool) -> str:
    """Say what a way takes that is perhaps not the cheapest."""
    better = "" if top else " or better"
    return f"It is enough for {grade_name(to)}{better} to improve {findings(changes)}."


def another_way(changes: int, effort: int | None) -> str:
    """Head a further way."""
    cost = "" if effort is None else f", effort {effort}"
    return f"Another way ({findings(changes)}{cost}):"


def every_one(number: int, least: str, scale: Sequence[str]) -> str:
    """Head criteria that must all improve."""
    which = {1: "This one", 2: "Both of these"}.get(number, f"All of these {number}")
    return f"{which} {_brought_to(least, scale)}:"


def any_of(number: int, among: int, least: str, scale: Sequence[str]) -> str:
    """Head criteria some of which must improve."""
    return f"Any {number} of these {among} {_brought_to(least, scale)}:"


def _brought_to(least: str, scale: Sequence[str]) -> str:
    if least == scale[0]:
        return f"brought to {finding_text(least)}"
    if least == scale[-1]:
        return "assessed, with any finding"
    return f"brought to {finding_text(least)} or better"


def chosen(criterion: str, effort: int | None) -> str:
    """Name a criterion of a way."""
    return criterion if effort is None else f"{criterion} (effort {effort})"


def work_on(criterion: str, marks: Sequence[str], text: str, items: Sequence[str] = ()) -> str:
    """Name a criterion to work on with what there is to say of it, and perhaps the statements behind it, by id."""
    behind = f", {' '.join(items)}" if items else ""
    return f"{criterion} ({', '.join(marks)}): {quoted(text)}{behind}"


def effort_mark(effort: int) -> str:
    """Say in brackets what improving a criterion takes."""
    return f"effort {effort}"


def out_of_reach(to: str) -> str:
    """Say that nothing that is allowed reaches a grade."""
    return f"{grade_name(to)} is out of reach."


def release(number: int) -> str:
    """Head the fixed criteria that stand in the way."""
    return f"It would come within reach if {'this one' if number == 1 else 'these'} could change too:"


def at_best(possible: Sequence[str], best: str) -> str:
    """Say what is possible when everything is as good as it may be."""
    return f"With everything that may change {finding_text(best)}, the rules give {either(possible)}."


def still_capped(caps: Sequence[str]) -> str:
    """Say which caps would stand in the way even then."""
    return f"The {'cap' if len(caps) == 1 else 'caps'} {listed(caps)} would still hold."


def rests_on(words: int) -> str:
    """Head the readings that a plan rests on."""
    return f"The plan reads {plural(words, 'vague word', 'vague words')} of the rules so:"


def reading(word: str, amount: str) -> str:
    """Give a reading."""
    return f"{quoted(word)} as {amount}"


def step(criterion: str, stands: int, lifts: int, text: str) -> str:
    """Name a single step with how many grades it lifts, and in how many areas its criterion falls short."""
    among = f"{lifts} of {stands} areas where it falls short" if stands > lifts else plural(lifts, "area", "areas")
    return f"{criterion} (lifts {among}): {quoted(text)}"


def lifted(area: str, possible: Sequence[str]) -> str:
    """Say what a single step makes of an area."""
    return f"{area}: then {either(possible)}"


def near(area: str, to: str, changes: int) -> str:
    """Say how near an area is to a better grade."""
    return f"{area}: {grade_name(to)} with {findings(changes)} improved"
