"""What is missing of a force's areas, and what to inspect next, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.assessment import AreaRefused, Recipe
from hmicgrade.evaluate.settling import AreaGaps, Settling, Weighed
from hmicgrade.explain import gaps_sentences as say
from hmicgrade.explain import sentences
from hmicgrade.explain.change_sentences import further_ways, recipe_text
from hmicgrade.explain.naming import criterion_text
from hmicgrade.explain.page import Entry, Page, Section, Table
from hmicgrade.explain.refusing import refused_section
from hmicgrade.explain.statements import Point

WAYS = 3
"""How many recipes are named for a grade; the rest are counted."""


def gaps_page(areas: Sequence[AreaGaps | AreaRefused], force: str, year: object, left_out: Sequence[str]) -> Page:
    """Return the page on what is missing of a force. `left_out` are things on file not taken into account."""
    sections = tuple(refused_section(one) if isinstance(one, AreaRefused) else _section(one) for one in areas)
    note = [_whole(areas), *([sentences.left_out(left_out)] if left_out else [])]
    return Page(say.title(force, year), sections, " ".join(note))


def _whole(areas: Sequence[AreaGaps | AreaRefused]) -> str:
    graded = [one for one in areas if isinstance(one, AreaGaps)]
    short = [len(one.missing) for one in graded if one.missing]
    if short:
        return say.missing_in(sum(short), len(short), len(areas))
    if len(graded) < len(areas):
        return say.NOTHING_MISSING_THERE if graded else say.NONE_GRADED
    return say.NOTHING_ANYWHERE


def _section(gaps: AreaGaps) -> Section:
    table = None
    if gaps.missing:
        shown = say.COLUMNS if gaps.missing[0].share is not None else say.COLUMNS[:-1]
        table = Table(shown, tuple(_row(one)[: len(shown)] for one in gaps.missing))
    return Section(gaps.area.title, tuple(_entries(gaps)), table=table)


def _row(one: Weighed) -> tuple[str, ...]:
    criterion = one.criterion
    flag = "critical" if criterion.critical else ""
    return (criterion.id, criterion.level, flag, "" if one.share is None else say.share(one.share))


def _entries(gaps: AreaGaps) -> Iterator[Entry]:
    if not gaps.inspected:
        yield Entry(say.UNINSPECTED)
    said = f"{_number(gaps)} {_result(gaps)}"
    yield Entry(said if gaps.override is None else sentences.before_override(said))
    if gaps.missing:
        yield from _settling(gaps)
    if gaps.not_applicable:
        yield Entry(say.away(gaps.not_applicable))
    if not gaps.exact:
        yield Entry(sentences.APPROXIMATE)


def _number(gaps: AreaGaps) -> str:
    return say.missing(len(gaps.missing), len(gaps.area.criteria)) if gaps.missing else say.NOTHING_MISSING


def _result(gaps: AreaGaps) -> str:
    if not gaps.possible:
        return sentences.NO_RULES
    if gaps.undetermined is not None:
        return sentences.undetermined(gaps.possible, gaps.undetermined)
    return say.stands_anyway(gaps.possible) if gaps.missing else say.stands(gaps.possible)


def _settling(gaps: AreaGaps) -> Iterator[Entry]:
    if gaps.undetermined is None:
        return
    if gaps.next is not None and gaps.exact:
        yield Entry(f"Inspect first: {sentences.inspect_first(criterion_text(gaps.next))}")
    if gaps.fewest is not None:
        points = tuple(point for one in gaps.at_best or () for point in _grade(one))
        yield Entry(say.at_best(gaps.fewest), points)
        number = None if gaps.certain is None else len(gaps.certain)
        yield Entry(say.NO_CERTAINTY if number is None else say.certain(number, len(gaps.missing)))
    elif gaps.exact:
        yield Entry(say.NO_ANSWERS)


def _grade(one: Settling) -> Iterator[Point]:
    if one.fewest is None:
        yield Point(say.never_settled(one.grade))
    elif len(one.recipes) == 1:
        yield Point(say.settled_so(one.grade, one.fewest, _recipe(one.recipes[0])))
    else:
        yield Point(say.settled_by(one.grade, one.fewest))
        yield from (Point(_recipe(recipe), 1) for recipe in one.recipes[:WAYS])
        further = len(one.recipes[WAYS:]) + one.more
        yield from [Point(further_ways(further), 1)] * bool(further)


def _recipe(recipe: Recipe) -> str:
    return recipe_text(recipe.all, [(choice.count, choice.of) for choice in recipe.any])
