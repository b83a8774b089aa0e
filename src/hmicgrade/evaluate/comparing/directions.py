"""Where an area went from one round to the other, by its grades, and within one grade by how near the next one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from hmicgrade.evaluate.assessment import AreaAssessment, Change
from hmicgrade.evaluate.comparing.rounds import Graded, Standing

Origins = Mapping[str, Sequence[tuple[str, str]]]
"""For each criterion of the new area, what it was: the area and the criterion of the old round."""


class Direction(StrEnum):
    """Where an area went from one round to the other."""

    IMPROVED = "improved"
    IMPROVED_WITHIN = "improved-within"
    STABLE = "stable"
    DECLINED_WITHIN = "declined-within"
    DECLINED = "declined"
    OPEN = "open"
    NOT_COMPARABLE = "not-comparable"
    CARRIED_FORWARD = "carried-forward"
    NOT_GRADED = "not-graded"
    NEW = "new"
    GONE = "gone"


def direction_of(
    before: Sequence[Graded], after: Graded | None, scale: tuple[str, ...], origins: Origins, *, comparable: bool
) -> Direction:
    """Return where an area went. `scale` are the grades, best first.

    Of an area that several others were merged into, where it went from all of them; open where they do not agree. A
    grade carried forward from another round says nothing of the way from or to this one.
    """
    if after is None:
        return Direction.GONE
    if not before:
        return Direction.NEW
    if not comparable:
        return Direction.NOT_COMPARABLE
    if any(one.standing is Standing.CARRIED_FORWARD for one in (*before, after)):
        return Direction.CARRIED_FORWARD
    if not all(one.grades for one in (*before, after)):
        return Direction.NOT_GRADED
    found = {_direction(one, after, scale, origins) for one in before}
    return found.pop() if len(found) == 1 else Direction.OPEN


def _direction(old: Graded, new: Graded, scale: tuple[str, ...], origins: Origins) -> Direction:
    move = _move(old.grades, new.grades, scale)
    if move is None:
        return Direction.OPEN
    if move:
        return Direction.IMPROVED if move > 0 else Direction.DECLINED
    return _within(old.assessment, new.assessment, origins) if old.assessment and new.assessment else Direction.STABLE


def _move(old: tuple[str, ...], new: tuple[str, ...], scale: tuple[str, ...]) -> int | None:
    """Return whether every grade is better (1) or worse (-1) than before, or there is one, the same (0)."""
    then, now = ([scale.index(grade) for grade in grades] for grades in (old, new))
    if max(now) < min(then):
        return 1
    if min(now) > max(then):
        return -1
    return 0 if len(then) == len(now) == 1 else None


def _within(old: AreaAssessment, new: AreaAssessment, origins: Origins) -> Direction:
    """Return where an area went within one grade: nearer to a better one, or to a worse one, as far as changes tell.

    Where an override gave the grade, what the rules give without it is looked at first.
    """
    up = down = _move(old.possible, new.possible, new.scheme.grade_names) or 0
    if not up:
        up, down = _nearer(old.raising, new.raising), _nearer(new.lowering, old.lowering)
    if (up, down) == (0, 0):
        up, down = _by_findings(old, new, origins)
    if min(up, down) >= 0 and max(up, down) > 0:
        return Direction.IMPROVED_WITHIN
    if max(up, down) <= 0 and min(up, down) < 0:
        return Direction.DECLINED_WITHIN
    return Direction.STABLE


def _nearer(then: Change | None, now: Change | None) -> int:
    """Return how many changes fewer it takes now; 0 where one of the rounds has no way there, or leads elsewhere."""
    if then is None or now is None or then.to != now.to:
        return 0
    return then.changes - now.changes


def _by_findings(old: AreaAssessment, new: AreaAssessment, origins: Origins) -> tuple[int, int]:
    """Return how many criteria of both rounds are better found and, below 0, how many worse, on one finding scale."""
    scale = new.scheme.findings
    then = {one.criterion.id: one.finding for one in old.findings}
    pairs = [
        (then[name], one.finding)
        for one in new.findings
        for area, name in origins.get(one.criterion.id, ())
        if area == old.area.id
    ]
    known = [pair for pair in pairs if scale == old.scheme.findings and set(pair) <= set(scale)]
    moves = [scale.index(before) - scale.index(after) for before, after in known]
    return sum(move > 0 for move in moves), -sum(move < 0 for move in moves)


def steps_between(old: tuple[str, ...], new: tuple[str, ...], scale: tuple[str, ...]) -> int | None:
    """Return the grades gained, below 0 where they were lost; None where several are possible or none is given."""
    if len(old) != 1 or len(new) != 1 or not {*old, *new} <= set(scale):
        return None
    return scale.index(old[0]) - scale.index(new[0])
