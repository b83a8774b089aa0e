"""All rounds of a force as a page: the rounds with the breaks between them, then each area over the rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from hmicgrade.evaluate.assessment import AreaResult
from hmicgrade.evaluate.comparing.history import (
    MOVES,
    AreaHistory,
    Break,
    History,
    How,
    Mark,
    Stage,
    Step,
    break_between,
)
from hmicgrade.evaluate.comparing.rounds import Round
from hmicgrade.explain import history_sentences as say
from hmicgrade.explain import sentences
from hmicgrade.explain.area import explain
from hmicgrade.explain.known import reasons
from hmicgrade.explain.page import Column, Entry, Page, Section, Slope, Table
from hmicgrade.explain.phrases import grade_name, listed
from hmicgrade.explain.statements import Point, Statement

Told = Callable[[AreaResult], Sequence[Statement]]
"""Gives everything there is to say of the result of an area."""


def _explained(result: AreaResult) -> Sequence[Statement]:
    return explain(result).statements


def history_page(
    history: History, areas: Sequence[AreaHistory], left_out: Sequence[str], told: Told = _explained
) -> Page:
    """Return the page on a force with one round or more. `areas` are those shown, `left_out` what is not counted.

    Areas that one round alone has stand together at the end.
    """
    several = [_section(history, one, told) for one in areas if len(one.stages) > 1]
    alone = [one.stages[0][0] for one in areas if len(one.stages) == 1]
    sections = [_rounds(history), *several, *([_alone(history, alone, told)] if alone else [])]
    slope = [say.LEGEND] if any(len(slope.columns) > 1 for section in sections for slope in section.slopes) else []
    note = [_whole(history), *slope, *([sentences.left_out(left_out)] if left_out else [])]
    return Page(say.title(history.force.name), tuple(sections), " ".join(note))


def _whole(history: History) -> str:
    years = [one.year for one in history.rounds]
    return say.whole(years, sum(one is not None for one in history.breaks))


def _rounds(history: History) -> Section:
    both = list(zip(history.rounds, history.breaks, strict=True))
    entries = [Entry(say.declared(one.year), (Point(apart.source),)) for one, apart in both if apart and apart.source]
    rows = tuple(_round(one, apart, first=place == 0) for place, (one, apart) in enumerate(both))
    return Section(say.ROUNDS, tuple(entries), table=Table(say.SCHEMES, rows))


def _round(one: Round, apart: Break | None, *, first: bool) -> tuple[str, ...]:
    scheme = one.folder.scheme
    before = "" if first else say.broken(apart) if apart else say.COMPARABLE
    return (str(one.year), one.folder.id, scheme.title if scheme else say.UNUSABLE, _known_by(one), before)


def _known_by(one: Round) -> str:
    computed = [say.how(How.COMPUTED)] * any(area.assessment for area in one.areas.values())
    published = [say.how(How.PUBLISHED)] * any(area.published for area in one.areas.values())
    return listed([*computed, *published]) if computed or published else say.NOTHING_GRADED


def _section(history: History, area: AreaHistory, told: Told) -> Section:
    marks = [mark for stage in area.stages for mark in stage]
    slopes = tuple(_slope(history, part, apart) for part, apart in _parts(history, area.stages))
    named = {mark.graded.area for mark in marks} != {area.last.area}
    entries = (*_sources(history, marks), *_entries(history, marks, told))
    return Section(area.last.title, entries, table=marks_table(history, marks, named=named), slopes=slopes)


def _alone(history: History, marks: Sequence[Mark], told: Told) -> Section:
    return Section(say.ALONE, tuple(_entries(history, marks, told)), table=marks_table(history, marks, named=True))


def _sources(history: History, marks: Sequence[Mark]) -> Iterator[Entry]:
    """Yield where breaks are declared that do not lie between one round and the next."""
    said = {apart.source for apart in history.breaks if apart}
    for mark in marks:
        if mark.step and mark.step.apart and mark.step.apart.source not in {"", *said}:
            yield Entry(say.declared(history.rounds[mark.place].year), (Point(mark.step.apart.source),))


def _entries(history: History, marks: Sequence[Mark], told: Told) -> Iterator[Entry]:
    """Yield what decided each grade that was computed, and the errors that keep areas from being graded."""
    for mark in marks:
        year, found = history.rounds[mark.place].year, mark.graded.assessment
        if found is not None and mark.how is not How.NO_EVIDENCE:
            yield Entry(say.computed(mark.graded.title, year), tuple(reasons(found, said=told(found))))
        for statement in told(mark.refused) if mark.refused else ():
            yield Entry(say.in_round(mark.graded.title, year, statement.text), statement.points)


def marks_table(history: History, marks: Sequence[Mark], *, named: bool) -> Table:
    """Return the table of some marks, without columns that would say nothing."""
    heads = ("Round", "Area", "Scheme", "Grade", "How", "Published", "Margin", say.FROM)
    rows = [_row(history, mark) for mark in marks]
    shown = [at for at, head in enumerate(heads) if any(row[at] for row in rows) and (named or head != "Area")]
    return Table(tuple(heads[at] for at in shown), tuple(tuple(row[at] for at in shown) for row in rows))


def _row(history: History, mark: Mark) -> tuple[str, ...]:
    graded, one = mark.graded, history.rounds[mark.place]
    published = mark.published_otherwise
    return (
        *(str(one.year), graded.title, one.folder.id, say.grade(graded.grades), say.how(mark.how)),
        *(grade_name(published) if published else "", _margin(mark), "; ".join(_went(history, mark))),
    )


def _margin(mark: Mark) -> str:
    found = mark.graded.assessment
    if found is None or found.margin is None:
        return ""
    return say.margin(found.margin, overridden=found.override is not None)


def _went(history: History, mark: Mark) -> Iterator[str]:
    if mark.step is not None:
        titles = [history.rounds[mark.step.place].areas[area].title for area in mark.step.areas]
        itself = mark.step.areas == (mark.graded.area,)
        said = (
            say.lineage(mark.step, titles, itself=itself),
            say.direction(mark.step, graded=_is_graded(mark)),
        )
        yield from filter(None, said)
    if mark.since is not None:
        yield say.since(mark.since, history.rounds[mark.since.place].year)


def _is_graded(mark: Mark) -> bool:
    return bool(mark.graded.grades) and mark.how is not How.CARRIED_FORWARD


def _parts(history: History, stages: Sequence[Stage]) -> Iterator[tuple[list[Stage], str]]:
    """Yield the stages between breaks, each time with what the break before them is."""
    part, apart = [stages[0]], ""
    for before, stage in pairwise(stages):
        old, new = _of(history, before), _of(history, stage)
        found = break_between(old, new)
        if found is not None:
            yield part, apart
            part, apart = [], say.break_before(new.year, found)
        part.append(stage)
    yield part, apart


def _of(history: History, stage: Stage) -> Round:
    return history.rounds[stage[0].place]


def _slope(history: History, stages: Sequence[Stage], apart: str) -> Slope:
    scale = _of(history, stages[0]).scale
    rows = [grade_name(grade) for grade in scale]
    without = any(not mark.graded.grades for stage in stages for mark in stage)
    columns = [_column(history, stage, before) for before, stage in zip([(), *stages], stages, strict=False)]
    return Slope((*rows, *([say.NO_GRADE] if without else [])), tuple(columns), apart)


def _column(history: History, stage: Stage, before: Stage) -> Column:
    scale = _of(history, stage).scale
    signs = {(row, _sign(mark)) for mark in stage for row in _rows(mark, scale)}
    words = "; ".join(say.in_words(mark.graded.grades, mark.how) for mark in stage)
    joins = tuple(join for mark in stage for join in _joins(mark, before, scale))
    return Column(str(_of(history, stage).year), words, tuple(sorted(signs, reverse=True)), joins)


def _rows(mark: Mark, scale: Sequence[str]) -> list[int]:
    """Return the rows of the grades of an area; the row below all of them where it has none."""
    return [scale.index(grade) for grade in mark.graded.grades if grade in scale] or [len(scale)]


def _sign(mark: Mark) -> str:
    if not mark.graded.grades:
        return "x"
    if mark.how is How.CARRIED_FORWARD:
        return "o"
    return "*" if len(mark.graded.grades) == 1 else "?"


def _joins(mark: Mark, before: Stage, scale: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines that lead to an area from what it was in the stage before: only where it says where it went."""
    for old in before:
        if mark.step and _leads(mark.step, old) and len(mark.graded.grades) == len(old.graded.grades) == 1:
            yield _rows(old, scale)[0], _rows(mark, scale)[0]


def _leads(step: Step, old: Mark) -> bool:
    return step.direction in MOVES and step.place == old.place and old.graded.area in step.areas
