"""Every round of a force in order, and where each of its areas went from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.comparing.comparison import compare
from hmicgrade.evaluate.comparing.directions import Direction
from hmicgrade.evaluate.comparing.lines import Lineage
from hmicgrade.evaluate.comparing.results import AreaComparison
from hmicgrade.evaluate.comparing.rounds import Graded, Round, Standing, graded_round, rounds_of
from hmicgrade.evaluate.inspection import Options
from hmicgrade.evaluate.known import has_evidence
from hmicgrade.model.project import Force, Project


class How(StrEnum):
    """How the grade of an area in a round came about."""

    COMPUTED = "computed"
    OVERRIDE = "override"
    NO_EVIDENCE = "no-evidence"
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
    round that graded it in its own right, where that is an earlier one still and no break lies between.
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
    compared = _Compared(force, rounds)
    return History(force, tuple(rounds), tuple(breaks[: len(rounds)]), tuple(_areas(rounds, compared)))


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


class _Compared:
    """The comparisons of rounds, each made when it is first asked for."""

    def __init__(self, force: Force, rounds: Sequence[Round]) -> None:
        self._force = force
        self._rounds = rounds
        self._made: dict[tuple[int, int], Mapping[str, AreaComparison]] = {}

    def step(self, earlier: int, node: _Node) -> Step | None:
        """Return the step of an area from an earlier round, None where that round does not have it."""
        place, area = node
        if (earlier, place) not in self._made:
            compared = compare(self._force, self._rounds[earlier], self._rounds[place])
            self._made[earlier, place] = {one.new.area: one for one in compared.areas if one.new}
        found = self._made[earlier, place][area]
        if not found.old:
            return None
        apart = break_between(self._rounds[earlier], self._rounds[place])
        return Step(earlier, found.line.old, found.line.lineage, found.direction, found.steps, apart)

    def steps(self, node: _Node) -> Iterator[Step]:
        """Yield the steps of an area from all earlier rounds that have it, from the nearest on."""
        return filter(None, (self.step(earlier, node) for earlier in range(node[0] - 1, -1, -1)))


def _areas(rounds: Sequence[Round], compared: _Compared) -> Iterator[AreaHistory]:
    """Yield the history of each area that is not part of a later one's."""
    nodes = [(place, area) for place, one in enumerate(rounds) for area in one.areas]
    marks = {node: _mark(node, rounds[node[0]].areas[node[1]], compared) for node in nodes}
    earlier = {parent for mark in marks.values() for parent in _parents(mark)}
    found = [sorted(_ancestry(node, marks)) for node in nodes if node not in earlier]
    for one in sorted(found, key=lambda each: (each[0][0], each[-1])):
        stages = groupby(one, key=lambda node: node[0])
        yield AreaHistory(tuple(tuple(marks[node] for node in stage) for _, stage in stages))


def _parents(mark: Mark) -> list[_Node]:
    return [(mark.step.place, area) for area in mark.step.areas] if mark.step else []


def _ancestry(node: _Node, marks: Mapping[_Node, Mark]) -> set[_Node]:
    """Return an area with everything that it was."""
    found, new = {node}, [node]
    while new:
        before = [one for one in _parents(marks[new.pop()]) if one not in found]
        found.update(before)
        new += before
    return found


def _mark(node: _Node, graded: Graded, compared: _Compared) -> Mark:
    step = next(compared.steps(node), None)
    silent = step is not None and step.direction in _SILENT and graded.standing is not Standing.CARRIED_FORWARD
    since = _since(node, compared) if silent and graded.grades else None
    return Mark(node[0], graded, how_of(graded), step, since)


MOVES = (
    *(Direction.IMPROVED, Direction.IMPROVED_WITHIN, Direction.STABLE),
    *(Direction.DECLINED_WITHIN, Direction.DECLINED),
)
"""The directions that say where an area went."""

_SILENT = (Direction.NOT_GRADED, Direction.CARRIED_FORWARD)
"""The directions of an area that was not graded in its own right in one of two rounds."""


def _since(node: _Node, compared: _Compared) -> Step | None:
    """Return the step from the last round that graded an area in its own right; None where a break comes first."""
    telling = (step for step in compared.steps(node) if step.apart is not None or step.direction not in _SILENT)
    step = next(telling, None)
    return step if step is not None and step.apart is None else None


def how_of(graded: Graded) -> How:
    """Tell how a grade came about."""
    if graded.assessment is None:
        row = graded.published
        prose = graded.standing is Standing.PUBLISHED and row is not None and row.status == How.READ_FROM_PROSE
        return How.READ_FROM_PROSE if prose else How(graded.standing)
    if graded.assessment.override is not None:
        return How.OVERRIDE
    return How.COMPUTED if has_evidence(graded.assessment) else How.NO_EVIDENCE
