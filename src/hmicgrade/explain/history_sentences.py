"""The sentences on all rounds of a force: breaks between them, and where an area went from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.evaluate.comparing.directions import Direction
from hmicgrade.evaluate.comparing.history import Break, Cause, How, Step
from hmicgrade.evaluate.comparing.lines import Lineage
from hmicgrade.explain.phrases import either, listed, one_line, plural

ROUNDS = "Rounds"
ALONE = "Areas of one round alone"
FROM = "From the round before"
SCHEMES = ("Round", "Scheme", "Title", "Grades", FROM)
COMPARABLE = "comparable"
NOTHING_GRADED = "none"
NO_GRADE = "No grade"
NONE = "none"
UNUSABLE = "has errors"
LEGEND = "In a slope * is a grade, ? one of several possible, o one carried forward and x no grade."


def title(force: str) -> str:
    """Head the history of a force."""
    return f"Grades over the rounds: {one_line(force)}"


def whole(years: Sequence[object], breaks: int) -> str:
    """Say how many rounds there are, from when to when, and whether there are breaks between them."""
    first, last = years[0], years[-1]
    if len(years) == 1:
        return f"1 round: {first}."
    rounds = f"{len(years)} rounds, from {first} to {last}."
    if not breaks:
        return rounds
    count = plural(breaks, "break", "breaks")
    return f"{rounds} Between them {'is' if breaks == 1 else 'are'} {count}: no grade is compared across a break."


_CAUSES = {
    Cause.DECLARED: "declared not comparable",
    Cause.OTHER_SCALE: "another scale",
    Cause.UNKNOWN_SCALE: "a scale that is not known",
}


def broken(apart: Break) -> str:
    """Name a break by what makes it one."""
    return f"break: {', '.join(_CAUSES[cause] for cause in apart.causes)}"


def break_before(year: object, apart: Break) -> str:
    """Name a break by what makes it one, and the round that it stands before."""
    return f"break before {year}: {', '.join(_CAUSES[cause] for cause in apart.causes)}"


def declared(year: object) -> str:
    """Head the source that declares a round not comparable with the one before."""
    return f"The grades of {year} are declared not comparable with those before:"


_HOW = {
    How.COMPUTED: "computed",
    How.OVERRIDE: "by override",
    How.NO_EVIDENCE: "nothing inspected",
    How.PUBLISHED: "published",
    How.READ_FROM_PROSE: "read from prose",
    How.CARRIED_FORWARD: "carried forward",
    How.NOT_GRADED: "not graded",
    How.REFUSED: "refused",
}


def how(one: How) -> str:
    """Say how a grade came about."""
    return _HOW[one]


def grade(grades: Sequence[str]) -> str:
    """Give the grade of an area in a round, or those that are possible."""
    return either(grades) if grades else NONE


def in_words(grades: Sequence[str], how_: How) -> str:
    """Give a grade with how it came about, where that is not said by the grade."""
    return f"{grade(grades)} ({how(how_)})" if grades else how(how_)


def margin(number: int, *, overridden: bool) -> str:
    """Give the margin; of an area with an override it is that of the result before it."""
    return f"{number} before the override" if overridden else str(number)


_DIRECTIONS = {
    Direction.IMPROVED: "improved",
    Direction.DECLINED: "declined",
    Direction.IMPROVED_WITHIN: "improved within the grade",
    Direction.DECLINED_WITHIN: "declined within the grade",
    Direction.STABLE: "stable",
    Direction.OPEN: "open",
}


_BEFORE = {Direction.NOT_GRADED: "not graded before", Direction.CARRIED_FORWARD: "carried forward before"}


def direction(step: Step, *, graded: bool) -> str:
    """Say where an area went, nothing where its row says it; `graded` where it was graded now, in its own right."""
    if step.apart is not None:
        return broken(step.apart)
    if step.direction in _BEFORE:
        return _BEFORE[step.direction] if graded else ""
    return f"{_DIRECTIONS[step.direction]}{_by(step.steps)}"


def since(step: Step, year: object) -> str:
    """Say where an area went since an earlier round than the one before."""
    return f"{direction(step, graded=True)} since {year}"


def _by(steps: int | None) -> str:
    return f" by {plural(abs(steps), 'grade', 'grades')}" if steps else ""


def lineage(step: Step, titles: Sequence[str], *, itself: bool) -> str:
    """Say what an area was, where it was not the same; `itself` where it kept its id."""
    if itself and step.lineage is Lineage.SPLIT:
        return "others were split off"
    was = listed([one_line(name) for name in titles])
    return f"{_LINEAGES[step.lineage]} {was}" if step.lineage in _LINEAGES else ""


_LINEAGES = {Lineage.RENAMED: "renamed from", Lineage.SPLIT: "split from", Lineage.MERGED: "merged from"}


def in_round(area: str, year: object, text: str) -> str:
    """Say something of an area in a round."""
    return f"{one_line(area)}, {year}: {text}"


def computed(area: str, year: object) -> str:
    """Head what decided a grade that was computed."""
    return f"{one_line(area)}, {year}:"
