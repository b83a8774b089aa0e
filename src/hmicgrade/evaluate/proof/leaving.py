"""What is to be gained by taking a criterion at the worst finding out as not applicable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hmicgrade.evaluate.lattice import best
from hmicgrade.evaluate.proof.profiles import Ground
from hmicgrade.evaluate.proof.results import Change, Kind, Remark
from hmicgrade.evaluate.proof.walks import Mass, Rows, Step, start, walk, whole
from hmicgrade.evaluate.proof.witnesses import changed
from hmicgrade.evaluate.ruleset import Grades, compile_rules
from hmicgrade.model.scheme import NOT_APPLICABLE

_Found = tuple[Grades, Grades, Mass]
"""The results before and after, and the sets of findings that give them."""


def leaving_out(ground: Ground) -> Iterator[Remark]:
    """Yield each class of criteria of which one, taken out at the worst finding, makes a better grade possible.

    Raises:
        LatticeTooLargeError: there are too many states.
    """
    for members in ground.classes:
        able = [place for place in members if ground.criteria[place].may_be_not_applicable]
        if able and len(ground.criteria) > 1:
            gains = [found for found in _outcomes(ground, members, able[0]) if best(found[1]) < best(found[0])]
            yield from _remark(ground, able, gains)


def _remark(ground: Ground, able: list[int], gains: list[_Found]) -> Iterator[Remark]:
    mass = whole(found for _, _, found in gains)
    if mass is not None:
        before, after, smallest = min(gains, key=lambda found: found[2].smallest)
        names = [ground.criteria[place].id for place in able]
        change = Change(names[0], ground.scheme.worst_finding, NOT_APPLICABLE)
        yield Remark(
            Kind.LEFT_OUT,
            names[0],
            changed(ground, smallest.smallest, change, (before, after)),
            mass.state_count,
            mass.sets * len(able),
            tuple(names[1:]),
            span=ground.criteria[able[0]].span,
        )


def _outcomes(ground: Ground, members: tuple[int, ...], place: int) -> Iterator[_Found]:
    """Yield what the rules give with the worst finding at `place`, and with that criterion taken out."""
    others = tuple(one for at, one in enumerate(ground.criteria) if at != place)
    order = _with_first(ground.order, members, place)
    given = tuple(at - (at > place) for at in order if at != place)
    ruleset = compile_rules(ground.scheme, others, ground.ruleset.frame.readings, {})
    without = Ground(ruleset, given).grades
    steps = _steps(ground, order, place, without.layers)
    for (here, there), mass in walk(start((0, 0), len(ground.values)), steps).items():
        yield ground.grades.results[here], without.results[there], mass


def _with_first(order: tuple[int, ...], members: tuple[int, ...], place: int) -> tuple[int, ...]:
    """Return the order with one criterion first in its class: interchangeable criteria may stand in any layer of it."""
    at = order.index(members[0])
    inside = (place, *(one for one in members if one != place))
    return (*order[:at], *inside, *order[at + len(members) :])


def _steps(ground: Ground, order: tuple[int, ...], place: int, layers: tuple[Rows, ...]) -> Iterator[Step]:
    left = iter(layers)
    opens = False
    for step, at in zip(ground.steps(ground.grades.layers), order, strict=True):
        out = at == place
        walked = (*step.layers, None if out else next(left))
        values = ground.values[-1:] if out else step.values
        yield replace(step, values=values, sizes=ground.sizes.of[at], layers=walked, opens=step.opens or opens)
        opens = out
