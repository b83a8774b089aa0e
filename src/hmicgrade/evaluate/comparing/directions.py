"""Where an area went from one round to the other, by its grades, and within one grade by how near the next one is."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.evaluate.assessment import AreaAssessment, Change
from hmicgrade.evaluate.comparing.results import Direction
from hmicgrade.evaluate.comparing.rounds import Graded, Standing


def direction_of(
    before: Sequence[Graded], after: Graded | None, scale: tuple[str, ...], *, comparable: bool
) -> Direction:
    """Return where an area went. `scale` are the grades, best first.

    Of an area that several others were merged into, where it went from all of them; open where they do not agree.
    """
    if after is None:
        return Direction.GONE
    if not before:
        return Direction.NEW
    if not comparable:
        return Direction.NOT_COMPARABLE
    if after.standing is Standing.CARRIED_FORWARD:
        return Direction.CARRIED_FORWARD
    if not after.grades or not all(one.grades for one in before):
        return Direction.NOT_GRADED
    found = {_direction(one, after, scale) for one in before}
    return found.pop() if len(found) == 1 else Direction.OPEN


def _direction(old: Graded, new: Graded, scale: tuple[str, ...]) -> Direction:
    places = [[scale.index(grade) for grade in one.grades] for one in (old, new)]
    if max(places[1]) < min(places[0]):
        return Direction.IMPROVED
    if min(places[1]) > max(places[0]):
        return Direction.DECLINED
    if any(len(each) > 1 for each in places):
        return Direction.OPEN
    return _within(old.assessment, new.assessment) if old.assessment and new.assessment else Direction.STABLE


def _within(old: AreaAssessment, new: AreaAssessment) -> Direction:
    """Return where an area went within one grade: nearer to a better one, or to a worse one, as far as changes tell."""
    up = _nearer(old.raising, new.raising)
    down = _nearer(new.lowering, old.lowering)
    if (up, down) == (0, 0):
        up, down = _by_findings(old, new)
    if min(up, down) >= 0 and max(up, down) > 0:
        return Direction.IMPROVED_WITHIN
    if max(up, down) <= 0 and min(up, down) < 0:
        return Direction.DECLINED_WITHIN
    return Direction.STABLE


def _nearer(then: Change | None, now: Change | None) -> int:
    """Return how many changes fewer it takes now; 0 where one of the rounds has no way there."""
    if then is None or now is None:
        return 0
    return then.changes - now.changes


def _by_findings(old: AreaAssessment, new: AreaAssessment) -> tuple[int, int]:
    """Return how many shared criteria are better found and, below 0, how many worse."""
    scale = new.scheme.findings
    then = {one.criterion.id: one.finding for one in old.findings if one.finding in scale}
    pairs = [(scale.index(then[one.criterion.id]), one.finding) for one in new.findings if one.criterion.id in then]
    moves = [before - scale.index(finding) for before, finding in pairs if finding in scale]
    return sum(move > 0 for move in moves), -sum(move < 0 for move in moves)


def steps_between(old: tuple[str, ...], new: tuple[str, ...], scale: tuple[str, ...]) -> int | None:
    """Return the grades gained, below 0 where they were lost; None where several are possible or none is given."""
    if len(old) != 1 or len(new) != 1 or not {*old, *new} <= set(scale):
        return None
    return scale.index(old[0]) - scale.index(new[0])
