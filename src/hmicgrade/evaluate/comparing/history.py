"""Every round of a force in order, and where each of its areas went from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.comparing.directions import direction_of, steps_between
from hmicgrade.evaluate.comparing.lines import Line, Lineage, lines
from hmicgrade.evaluate.comparing.results import Direction
from hmicgrade.evaluate.comparing.rounds import Graded, Round, Standing, graded_round, rounds_of
from hmicgrade.evaluate.inspection import Options
from hmicgrade.evaluate.known import has_evidence
from hmicgrade.model.project import Force, Project


class How(StrEnum):
    """How the grade of an area in a round came about."""

    COMPUTED = "computed"
    OVERRIDE = "override"
    NOT_INSPECTED = "not-inspected"
    PUBLISHED = "published"
    READ_FROM_PROSE = "read-from-prose"
    CARRIED_FORWARD = "carried-forward"
    NOT_GRADED = "not-graded"
    REFUSED = "refused"


class Cause(StrEnum):
    """Why grades of two rounds are not compared."""

    DECLARED = "declared"
    OTHER_SCALE = "other-scale"
    UNKNOWN_SCALE = "unknown-scale"


@dataclass(frozen=True, slots=True)
class Break:
    """What keeps two rounds from being compared. `source` says where they are declared not comparable, if they are."""

    causes: tuple[Cause, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Where an area went since an earlier round.

    `place` is the place of that round in the history and `areas` what the area was there. `steps` are the grades
    gained, below 0 where they were lost; None where no number says it. Across a break there is no direction.
    """

    place: int
    areas: tuple[str, ...]
    lineage: Lineage
    direction: Direction
    steps: int | None
    apart: Break | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """An area in one round of a history.

    `step` leads from the nearest earlier round that has the area, None where none has. `since` leads from the last
    round in which it had a grade, where that is an earlier one still.
    """

    place: int
    graded: Graded
    how: How
    step: Step | None
    since: Step | None

    @property
    def published_otherwise(self) -> str | None:
        """The published grade, where something else is computed."""
        row = self.graded.published
        computed = self.graded.result is not None
        return row.grade if row and row.grade and computed and self.graded.grades != (row.grade,) else None

    @property
    def refused(self) -> AreaRefused | None:
        """The errors that keep the area from being graded, where there are any."""
        return self.graded.result if isinstance(self.graded.result, AreaRefused) else None


Stage = tuple[Mark, ...]
"""The marks of one round: several where areas were merged later on."""


@dataclass(frozen=True, slots=True)
class AreaHistory:
    """An area as it was last, with everything that it was before, earliest round first.

    An area that was split later is part of the history of each of its parts.
    """

    stages: tuple[Stage, ...]

    @property
    def last(self) -> Graded:
        """The area in the last round that has it."""
        return self.stages[-1][0].graded

    def is_of(self, area: str) -> bool:
        """Tell whether the area ever had an id."""
        return any(mark.graded.area == area for stage in self.stages for mark in stage)


@dataclass(frozen=True, slots=True)
class History:
    """All rounds of a force, earliest first, with the break before each, and the areas by their first round."""

    force: Force
    rounds: tuple[Round, ...]
    breaks: tuple[Break | None, ...]
    areas: tuple[AreaHistory, ...]


def history(project: Project, force: Force, options: Options | None = None) -> History:
    """Grade every round of a force and return its history."""
    return history_of(force, [graded_round(project, force, key, options) for key in rounds_of(project, force)])


def history_of(force: Force, rounds: Sequence[Round]) -> History:
    """Return the history that rounds make, which run from the earliest."""
    breaks = [None, *(break_between(old, new) for old, new in pairwise(rounds))]
    return History(force, tuple(rounds), tuple(breaks[: len(rounds)]), tuple(_areas(rounds)))


def break_between(old: Round, new: Round) -> Break | None:
    """Return what keeps two rounds from being compared, None where nothing does."""
    source = _declared(old, new) or _declared(new, old)
    causes = [*([] if source is None else [Cause.DECLARED]), *_scales(old, new)]
    return Break(tuple(causes), source or "") if causes else None


def _declared(one: Round, other: Round) -> str | None:
    """Return where a round's scheme says that the other's grades are not comparable with its own."""
    declared = one.folder.scheme.not_comparable if one.folder.scheme else ()
    return next((found.source for found in declared if found.scheme == other.folder.id), None)


def _scales(old: Round, new: Round) -> Iterator[Cause]:
    if not (old.scale and new.scale):
        yield Cause.UNKNOWN_SCALE
    elif old.scale != new.scale:
        yield Cause.OTHER_SCALE


_Node = tuple[int, str]
"""An area by the place of its round and its id."""


def _areas(rounds: Sequence[Round]) -> Iterator[AreaHistory]:
    """Yield the history of each area that is not part of a later one's."""
    steps = dict(_steps(rounds))
    nodes = [(place, area) for place, one in enumerate(rounds) for area in one.areas]
    earlier = {parent for step in steps.values() for parent in _parents(step)}
    found = [sorted(_ancestry(node, steps)) for node in nodes if node not in earlier]
    for one in sorted(found, key=lambda each: (each[0][0], each[-1])):
        places = dict.fromkeys(place for place, _ in one)
        stages = [[_mark(node, rounds, steps) for node in one if node[0] == place] for place in places]
        yield AreaHistory(tuple(map(tuple, stages)))


def _parents(step: Step) -> list[_Node]:
    return [(step.place, area) for area in step.areas]


def _ancestry(node: _Node, steps: Mapping[_Node, Step]) -> set[_Node]:
    """Return an area with everything that it was."""
    found, new = {node}, [node]
    while new:
        step = steps.get(new.pop())
        before = [one for one in _parents(step) if one not in found] if step else []
        found.update(before)
        new += before
    return found


def _steps(rounds: Sequence[Round]) -> Iterator[tuple[_Node, Step]]:
    """Yield for each area the step from the nearest earlier round that has it."""
    for place, new in enumerate(rounds):
        wanted = set(new.areas)
        for earlier in range(place - 1, -1, -1):
            for line in _met(lines(rounds[earlier], new), wanted):
                wanted.discard(line[0])
                yield (place, line[0]), _step(rounds, (earlier, place), line[1])


def _met(every: Iterable[Line], wanted: set[str]) -> Iterator[tuple[str, Line]]:
    return ((line.new, line) for line in every if line.new in wanted and line.old)


def _step(rounds: Sequence[Round], places: tuple[int, int], line: Line) -> Step:
    old, new = (rounds[place] for place in places)
    apart = break_between(old, new)
    before, after = [old.areas[name] for name in line.old], new.areas[line.new or ""]
    direction = direction_of(before, after, new.scale, comparable=apart is None)
    steps = _gained(before, after, new.scale) if direction in MOVES else None
    return Step(places[0], line.old, line.lineage, direction, steps, apart)


MOVES = (
    *(Direction.IMPROVED, Direction.IMPROVED_WITHIN, Direction.STABLE),
    *(Direction.DECLINED_WITHIN, Direction.DECLINED),
)
"""The directions that say where an area went."""


def _gained(before: Iterable[Graded], after: Graded, scale: tuple[str, ...]) -> int | None:
    """Return the grades gained, None where the areas that one was made of did not all gain as many."""
    found = {steps_between(one.grades, after.grades, scale) for one in before}
    return found.pop() if len(found) == 1 else None


def _mark(node: _Node, rounds: Sequence[Round], steps: Mapping[_Node, Step]) -> Mark:
    graded = rounds[node[0]].areas[node[1]]
    return Mark(node[0], graded, how_of(graded), steps.get(node), _since(node, rounds, steps))


def how_of(graded: Graded) -> How:
    """Tell how a grade came about."""
    if graded.assessment is None:
        row = graded.published
        prose = graded.standing is Standing.PUBLISHED and row is not None and row.status == How.READ_FROM_PROSE
        return How.READ_FROM_PROSE if prose else How(graded.standing)
    if graded.assessment.override is not None:
        return How.OVERRIDE
    return How.COMPUTED if has_evidence(graded.assessment) else How.NOT_INSPECTED


def _since(node: _Node, rounds: Sequence[Round], steps: Mapping[_Node, Step]) -> Step | None:
    """Return the step from the last round in which an area had a grade, where the round before gave it none."""
    place, area = node
    here, kinship = node, Lineage.SAME
    if not rounds[place].areas[area].grades:
        return None
    while (step := steps.get(here)) and step.direction is Direction.NOT_GRADED and len(step.areas) == 1:
        here = (step.place, step.areas[0])
        kinship = kinship if step.lineage is Lineage.SAME else step.lineage
        if rounds[here[0]].areas[here[1]].grades and here[0] != steps[node].place:
            since = _step(rounds, (here[0], place), Line(kinship, step.areas, area))
            return since if since.apart is None else None
    return None
