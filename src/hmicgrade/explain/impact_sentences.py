"""The sentences on what a change does to grades."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hmicgrade.evaluate.comparing.elements import Element, Extent, Part
from hmicgrade.evaluate.comparing.fewest import Act
from hmicgrade.evaluate.impact.results import Turn
from hmicgrade.explain.phrases import either, grade_name, listed, plural, quoted
from hmicgrade.model.wording import finding_text

TITLE = "Impact of a change"
RULES = "Moved by the rules"
EVIDENCE = "Moved by findings and judgements"
BOTH = "Moved by the rules and by findings or judgements"
OTHERWISE = "Refused, new or gone"
EDGES = "Knife-edge now"
REWORDED = "Reworded criteria"
CHANGES = "What changes in the criteria"
OTHER_CHANGES = "Other changes in the criteria"

TOGETHER = "These changes of the rules, together:"
NOT_SMALLEST = "None of these can be spared, but a smaller set may exist."
ONE_AWAY = "One finding parts these from another grade, and did not before:"
READ_THEM = "Their ids are the same and their texts are not. A person must say whether the findings still fit."

_TURNS = {
    Turn.IMPROVED: "improved",
    Turn.DECLINED: "declined",
    Turn.UNDETERMINED: "undetermined now",
    Turn.SETTLED: "settled now",
    Turn.OPEN: "open in another way",
    Turn.REFUSED: "refused now",
    Turn.GRADED: "graded again",
    Turn.NEW: "new",
    Turn.GONE: "gone",
    Turn.OTHER_SCALE: "on another scale",
}


def headline(moved: int, forces: int, turns: Sequence[tuple[Turn, int]]) -> str:
    """Say how many forces a change moves, and what becomes of their areas."""
    among = f"{plural(forces, 'force', 'forces')} with evidence"
    if not moved:
        return f"This change moves no grade of {among}."
    parts = listed([f"{number} {_TURNS[turn]}" for turn, number in turns])
    return f"This change moves {moved} of {among}. Areas: {parts}."


def compared(base: str, commit: str, head: str | None) -> str:
    """Say what was compared."""
    other = "the files as they are" if head is None else quoted(head)
    return f"Compared: {quoted(base)}, where the history parted ({commit[:12]}), with {other}."


# Moves


def move(where: str, before: str, after: str) -> str:
    """Say what becomes of an area."""
    return f"{where}: {before} becomes {after}"


def refused(where: str, before: str, errors: int, supposed: Sequence[str]) -> str:
    """Say that an area is refused now, and what its grade would be without judgements that do not apply any more."""
    said = f"{where}: {before}, now refused because of {plural(errors, 'error', 'errors')}"
    applies = "judgement that no longer applies" if errors == 1 else "judgements that no longer apply"
    return f"{said}; {either(supposed)} without the {applies}" if supposed else said


def place(force: str, year: object, area: str) -> str:
    """Name an area of a force in a year."""
    return f"{force}, {year}, {area}"


def new(where: str, after: str) -> str:
    """Say that an area is new."""
    return f"{where}: new, {after}"


def gone(where: str, before: str) -> str:
    """Say that an area is gone."""
    return f"{where}: {before}, gone now"


def stand(grades: Sequence[str], errors: int) -> str:
    """Say how an area stands in one version."""
    if errors:
        return f"refused because of {plural(errors, 'error', 'errors')}"
    return either(grades) if grades else "no grade"


def moves(number: int) -> str:
    """Head the areas that a change of the rules moves."""
    return f"It moves {plural(number, 'area', 'areas')}:"


def other_sets(number: int) -> str:
    """Count the other sets that would do."""
    does = "set of as many changes does" if number == 1 else "sets of as many changes do"
    return f"{number} other {does} the same."


def ruled(grades: Sequence[str]) -> str:
    """Head the changes of the rules that move the old evidence."""
    return f"The rules alone give {either(grades)} on the old evidence:" if grades else "The rules alone give no grade:"


def then(grades: Sequence[str]) -> str:
    """Head the findings and judgements that move it on."""
    return f"Findings and judgements then give {either(grades)}:"


def finding(criterion: str, old: str, new: str) -> str:
    """Say that a finding changes."""
    return f"{quoted(criterion)} is {finding_text(new)}, no longer {finding_text(old)}"


def judgement(act: Act, *, added: bool) -> str:
    """Say that a judgement is made or no longer made."""
    return f"{_act(act)} is {'new' if added else 'gone'}"


def _act(act: Act) -> str:
    kind, subject, *rest = act
    return _ACTS[kind](subject, rest)


_ACTS: dict[str, Callable[[str, Sequence[str]], str]] = {
    "set-aside": lambda cap, rest: f"the set-aside of {quoted(cap)} for {listed([quoted(one) for one in rest])}",
    "treat-as-critical": lambda criterion, _: f"the judgement that treats {quoted(criterion)} as critical",
    "decide": lambda grade, _: f"the decision for {grade_name(grade)}",
    "override": lambda grade, _: f"the override to {grade_name(grade)}",
}


def on_edge(where: str, grade: str) -> str:
    """Name an area that has become knife-edge."""
    return f"{where}: {grade_name(grade)}"


# The rules


def element(one: Element) -> str:
    """Say what differs in the rules, but for the words of it."""
    return (
        _ELEMENTS[one.part](one)
        if one.part in _ELEMENTS
        else f"{_SUBJECTS[one.part](one.subject)} {_FATES[one.extent]}."
    )


_FATES = {Extent.CHANGED: "has changed", Extent.NEW: "is new", Extent.GONE: "is gone"}

_SUBJECTS: dict[Part, Callable[[str], str]] = {
    Part.SCHEME: lambda _: "The scale of grades or of findings",
    Part.REQUIRES: lambda grade: f"The rule for {grade_name(grade)}",
    Part.READING: lambda word: f"The reading of {quoted(word)}",
    Part.OTHERWISE: lambda _: "What applies where no rule holds",
    Part.CAP: lambda cap: f"The cap {quoted(cap)}",
    Part.OVERRIDES: lambda _: "How many steps an override may take",
    Part.SCORES: lambda found: f"The score of {finding_text(found)}",
    Part.FINDINGS: lambda _: "The table from evidence to findings",
    Part.SILENCE: lambda level: f"The meaning of silence at the level {quoted(level)}",
    Part.CRITERION: lambda criterion: f"The criterion {quoted(criterion)}",
}


def _flag(word: str) -> dict[bool, str]:
    return {True: f"is now {word}", False: f"is no longer {word}"}


_FLAGS = {
    Part.CRITICAL: _flag("critical"),
    Part.SIGNIFICANT: _flag("significant"),
    Part.NOT_APPLICABLE: {True: "may now be not applicable", False: "must now always apply"},
}


def _flagged(one: Element) -> str:
    return f"{quoted(one.subject)} {_FLAGS[one.part]['yes' in one.now]}."


def _valued(one: Element) -> str:
    return f"The {one.part} of {quoted(one.subject)} is {' '.join(one.now)}, no longer {' '.join(one.was)}."


def _tagged(one: Element) -> str:
    return f"The tags of {quoted(one.subject)} are {' '.join(one.now)}, no longer {' '.join(one.was)}."


_ELEMENTS = {
    Part.LEVEL: _valued,
    Part.WEIGHT: _valued,
    Part.TAGS: _tagged,
    Part.CRITICAL: _flagged,
    Part.SIGNIFICANT: _flagged,
    Part.NOT_APPLICABLE: _flagged,
}
"""How a difference is told that one sentence tells whole."""

TOLD = frozenset(_ELEMENTS)
"""The parts of which the sentence says everything."""


def was(text: str) -> str:
    """Give what the old version said."""
    return f"was: {quoted(text)}"


def now(text: str) -> str:
    """Give what the new version says."""
    return f"now: {quoted(text)}"


def in_areas(areas: Sequence[str]) -> str:
    """Say in which areas something is."""
    return f"in {listed(areas)}"


def whole(scheme: str, area: str | None, *, added: bool) -> str:
    """Say that a whole scheme or area is there in one version only."""
    what = f"The scheme {quoted(scheme)}" if area is None else f"The area {quoted(area)} of {quoted(scheme)}"
    return f"{what} {'is new' if added else 'is gone'}, or was not usable {'before' if added else 'after'}."


def reworded(criterion: str, areas: Sequence[str]) -> str:
    """Name a reworded criterion."""
    return f"{quoted(criterion)} in {listed(areas)}"
