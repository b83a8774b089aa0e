"""The words on charts, and the sentences that say without a picture what a chart shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import assert_never

from hmicgrade.evaluate.comparing.history import How
from hmicgrade.evaluate.counting import Count, Unit
from hmicgrade.explain.history_sentences import in_words
from hmicgrade.explain.phrases import either, grade_name, listed, one_line, plural, quoted
from hmicgrade.explain.readings import percentage
from hmicgrade.model.conditions import CountSentence, ScoreSentence, TotalSentence
from hmicgrade.model.wording import bound_text, number_text, selector_text, status_text

NEEDS = "What each grade needs"
SPREAD = ("Grade", "Published nationally", "Known here", "The force")
NEEDED = ("What is counted", "Count", "Of", "For", "Needed")
NUMERIC = frozenset({"Count", "Of"})
READ = ("From", "To", "Result")
FORCE = "Force"
HERE = "here"
POSSIBLE = "possible"
ERRORS = "Errors"
PUBLISHED = "This is as published."
ERRORS_KEEP = "Errors in its files keep it from being graded here."
NOT_KNOWN = "Not known"
NO_GRADE = "No grade"
EACH_DECIDED = "The command 'national' says what decided each."
HISTORY_DECIDES = "The command 'history' says what decided each."
HOLLOW = "Hollow: one of several possible grades, or one carried forward."
NUMBERS = "A number says how many areas there are; a line is thicker the more of them it stands for."
MISSING = "Dashed: not assessed."


def of_area(what: str, area: str, force: str, year: object) -> str:
    """Head a chart of an area of a force."""
    return f"{what}: {one_line(area)}, {one_line(force)}, {year}"


# How forces are spread over grades


def distribution(area: str, year: object) -> str:
    """Head the distribution of an area."""
    return f"Grades of all forces: {one_line(area)}, {year}"


def part(grade: str, number: int, total: int) -> str:
    """Say how many forces have a grade."""
    return f"{grade}: {number} of {total}"


def spread(counts: Sequence[tuple[int, str]], total: int, *, published: bool) -> str:
    """Say how many forces have each grade, as published or as known here."""
    if not total:
        return "No grade of any force is known."
    parts = listed([f"{number} {'is' if number == 1 else 'are'} {grade_name(grade)}" for number, grade in counts])
    source = "as published" if published else "known here"
    return f"Of {plural(total, 'force', 'forces')} {source}, {parts}."


def stands(force: str, grades: Sequence[str]) -> str:
    """Say where a force stands."""
    return f"{one_line(force)}: {either(grades)}." if grades else f"{one_line(force)}: no grade."


def nothing_known(force: str) -> str:
    """Say that nothing is known of a force in an area."""
    return f"{one_line(force)}: nothing is known here."


# Forces by areas


def grid_title(year: object) -> str:
    """Head the grid of a year."""
    return f"Forces by areas, {year}"


def grid(forces: int, areas: int) -> str:
    """Say how large a grid is."""
    if not forces:
        return "No grade of a single force is known here."
    return f"The grades known here of {plural(forces, 'force', 'forces')} in {plural(areas, 'area', 'areas')}."


def open_between(grades: Sequence[str]) -> str:
    """Give the grades between which a force stands."""
    return f"{either(grades)}, undetermined"


def published(grade: str, status: str | None) -> str:
    """Give a published grade, with how it came to be published."""
    return f"{grade_name(grade)}, {status.replace('-', ' ') if status else 'published'}"


def computed(grade: str, margin: int | None) -> str:
    """Give a computed grade, with how many findings it is away from another."""
    away = "" if margin is None else f", {plural(margin, 'finding', 'findings')} away from another grade"
    return f"{grade_name(grade)}, computed{away}"


# What each grade needs


def grades(names: Iterable[str]) -> str:
    """Name the grades that need the same."""
    return listed([grade_name(name) for name in names])


def cap(name: str, *, set_aside: bool) -> str:
    """Name a cap."""
    return f"Cap {name}{' (set aside)' if set_aside else ''}"


def subject(count: Count) -> str:
    """Name what a sentence counts: "good criteria met", "score of the good criteria"."""
    selector = selector_text(count.sentence.selector)
    weighed = ", by weight" if count.unit is Unit.WEIGHT else ""
    match count.sentence:
        case TotalSentence():
            return f"score of the {selector}"
        case CountSentence(_, _, status):
            return f"{selector} {status_text(status)}{weighed}"
        case ScoreSentence(_, _, bound):
            return f"{selector} scoring {bound_text(bound)}{weighed}"
        case _:
            assert_never(count.sentence)


def need(whose: str, what: str) -> str:
    """Say what grades or a cap need."""
    return f"{whose}: {what}"


def needed(count: Count, *, either: bool) -> str:
    """Say what a sentence needs of its count, and whether it has that; with `either` it is one way of several."""
    way = "; one way of several" if either else ""
    return f"{_range(count)}{way}"


def _range(count: Count) -> str:
    low, high = count.low, min(count.high, count.total)
    if low > high:
        return "cannot hold"
    if high == count.total:
        return f"{number_text(max(low, Fraction(0)))} needed, {_state(count)}"
    if low <= 0:
        return f"at most {number_text(high)} allowed, {_state(count)}"
    return f"exactly {number_text(low)} needed, {_state(count)}"


def _state(count: Count) -> str:
    """Say whether a count suffices."""
    if count.holds is None:
        return "not settled"
    if count.holds:
        return "reached"
    short, over = count.low - count.have, count.have - count.high
    return f"{number_text(short)} short" if short > 0 else f"{number_text(over)} too many"


# Readings of a vague word


def reading_of(word: str) -> str:
    """Head the chart of a vague word."""
    return f"Readings of {quoted(word)}"


def between(first: str, last: str, possible: Sequence[str]) -> str:
    """Say what a stretch of readings gives."""
    return f"From {first} to {last}: {either(possible)}."


def stretch(first: str, last: str, possible: Sequence[str]) -> str:
    """Give the result of a stretch of readings."""
    return f"{either(possible)}: {first} to {last}"


def number(of: Fraction, *, percent: bool) -> str:
    """Write the number of a reading."""
    return percentage(of) if percent else number_text(of)


def as_read(reading: str) -> str:
    """Give the reading of the scheme."""
    return f"The scheme reads it as {reading}."


def bears_on_nothing(word: str) -> str:
    """Say that a vague word makes no difference to an area."""
    return f"No rule of this area uses {quoted(word)}."


# Rounds


def slope(force: str, area: str | None) -> str:
    """Head the slope of a force, or of one area of it."""
    return f"Grades over the rounds: {f'{one_line(area)}, ' if area else ''}{one_line(force)}"


def graded_in(year: object, area: str, given: Sequence[str], how: How) -> str:
    """Give the grade of an area in a round."""
    return f"{one_line(area)}, {year}: {in_words(given, how)}."


def moves(better: int, stable: int, worse: int) -> str:
    """Say how many areas went where, each time from one round to the next that can be compared."""
    return f"Between rounds that can be compared: improved {better}, stable {stable}, declined {worse}."
