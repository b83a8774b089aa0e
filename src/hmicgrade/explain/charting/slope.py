"""The areas of a force over its rounds, in panels that are set apart where rounds may not be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.comparing.directions import Direction
from hmicgrade.evaluate.comparing.history import MOVES, AreaHistory, Break, History, How, Mark, break_between
from hmicgrade.evaluate.comparing.rounds import Round
from hmicgrade.explain import chart_sentences as say
from hmicgrade.explain import history_sentences
from hmicgrade.explain.charting.drawings import Heading, Join, Node, Panel, Rank, Slope, Station, identifier, scale_of
from hmicgrade.explain.history import marks_table
from hmicgrade.explain.known import reasons
from hmicgrade.explain.phrases import capitalised


def slope(history: History, areas: Sequence[AreaHistory], area: str | None) -> Slope:
    """Return the slope of some areas of a force, one at least; `area` is the id of the only one that is asked for."""
    every = [mark for one in areas for stage in one.stages for mark in stage]
    marks = list({(mark.place, mark.graded.area): mark for mark in every}.values())
    places = sorted({mark.place for mark in marks})
    rounds = [history.rounds[place] for place in places]
    breaks = [None, *map(break_between, rounds, rounds[1:])]
    heading = Heading(
        identifier("chart", "slope", history.force.id, area or ""),
        say.slope(history.force.name, areas[0].last.title if area else None),
        " ".join([_whole(rounds, breaks), *(_said(history, marks) if area else _moves(marks))]),
        marks_table(history, marks, named=True),
    )
    stations = [_station(history, place, places[: at + 1], marks) for at, place in enumerate(places)]
    return Slope(heading, tuple(_panels(rounds, breaks, stations)))


def _whole(rounds: Sequence[Round], breaks: Sequence[Break | None]) -> str:
    return history_sentences.whole([one.year for one in rounds], sum(one is not None for one in breaks))


def _said(history: History, marks: Sequence[Mark]) -> Iterator[str]:
    """Yield each grade of an area, and what decided it where it is computed."""
    for mark in marks:
        yield say.graded_in(history.rounds[mark.place].year, mark.graded.title, mark.graded.grades, mark.how)
        if mark.graded.assessment and mark.graded.grades:
            yield next(reasons(mark.graded.assessment)).text


def _moves(marks: Sequence[Mark]) -> Iterator[str]:
    """Yield how many areas went where, between rounds that can be compared."""
    went = [mark.step.direction for mark in marks if mark.step and mark.step.direction in MOVES]
    if went:
        better, worse = (sum(one in way for one in went) for way in (_BETTER, _WORSE))
        yield say.moves(better, len(went) - better - worse, worse)
    yield say.HISTORY_DECIDES


_BETTER = {Direction.IMPROVED, Direction.IMPROVED_WITHIN}
_WORSE = {Direction.DECLINED, Direction.DECLINED_WITHIN}


def _panels(rounds: Sequence[Round], breaks: Sequence[Break | None], stations: Sequence[Station]) -> Iterator[Panel]:
    """Yield the stations between breaks, each time with what the break before them is."""
    starts = [at for at, apart in enumerate(breaks) if at == 0 or apart]
    for start, end in zip(starts, [*starts[1:], len(rounds)], strict=True):
        apart = breaks[start]
        words = "" if apart is None else capitalised(history_sentences.break_before(rounds[start].year, apart))
        yield Panel(tuple(scale_of(rounds[start].scale).values()), tuple(stations[start:end]), words)


def _station(history: History, place: int, places: Sequence[int], marks: Sequence[Mark]) -> Station:
    """Return a round with the lines that lead to it; `places` are those of the rounds shown up to this one."""
    here = [mark for mark in marks if mark.place == place]
    scale = history.rounds[place].scale
    joins = Counter(join for mark in here for join in _joins(history, mark, places, marks))
    return Station(
        str(history.rounds[place].year),
        tuple(_nodes(here, list(scale_of(scale).values()), scale)),
        tuple(Join(*join, number) for join, number in sorted(joins.items())),
    )


def _nodes(marks: Sequence[Mark], ranks: Sequence[Rank], scale: Sequence[str]) -> Iterator[Node]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        for row in _rows(mark, scale):
            found.setdefault(row, []).append(mark)
    for row, here in sorted(found.items()):
        hollow = [mark for mark in here if mark.how is How.CARRIED_FORWARD or len(mark.graded.grades) > 1]
        rank = ranks[row] if row < len(ranks) else None
        yield Node(row, str(len(here)) if len(here) > 1 else "", rank, hollow=len(hollow) == len(here))


def _rows(mark: Mark, scale: Sequence[str]) -> list[int]:
    """Return the rows of the grades of an area; the row below all of them where it has none."""
    return [scale.index(grade) for grade in mark.graded.grades if grade in scale] or [len(scale)]


def _joins(
    history: History, mark: Mark, places: Sequence[int], marks: Sequence[Mark]
) -> Iterator[tuple[int, int, int]]:
    """Yield the lines that lead to an area: how many shown rounds back each begins, in which row, and where it ends."""
    step, scale = mark.step, history.rounds[mark.place].scale
    if step is None or step.direction not in MOVES or len(mark.graded.grades) != 1:
        return
    for old in marks:
        if old.place == step.place and old.graded.area in step.areas and len(old.graded.grades) == 1:
            back = len(places) - 1 - places.index(old.place)
            yield back, _rows(old, scale)[0], _rows(mark, scale)[0]
