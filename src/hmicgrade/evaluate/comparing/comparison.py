"""Two rounds of a force, compared area by area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hmicgrade.evaluate.comparing.change import area_change
from hmicgrade.evaluate.comparing.directions import direction_of, steps_between
from hmicgrade.evaluate.comparing.lines import Line, lines
from hmicgrade.evaluate.comparing.results import AreaComparison, Comparison, Direction
from hmicgrade.evaluate.comparing.rounds import Graded, Round
from hmicgrade.evaluate.inspection import OpenArea
from hmicgrade.model.project import Force
from hmicgrade.model.scheme import Incomparable


def compare(force: Force, old: Round, new: Round) -> Comparison:
    """Compare two rounds of a force: the areas of the new round, then those that are gone."""
    incomparable, same_scale = _declared(old, new) or _declared(new, old), bool(old.scale) and old.scale == new.scale
    opened = {name: one.opened for name, one in old.areas.items() if one.opened and one.assessment}
    comparable = incomparable is None and same_scale
    areas = tuple(_area(line, old, new, opened, comparable=comparable) for line in lines(old, new))
    return Comparison(force, old, new, areas, incomparable, same_scale)


def _declared(one: Round, other: Round) -> Incomparable | None:
    """Return what a round's scheme says of the other's."""
    declared = one.folder.scheme.not_comparable if one.folder.scheme else ()
    return next((found for found in declared if found.scheme == other.folder.id), None)


def _area(line: Line, old: Round, new: Round, opened: Mapping[str, OpenArea], *, comparable: bool) -> AreaComparison:
    before, after = tuple(old.areas[name] for name in line.old), new.areas[line.new] if line.new else None
    direction = direction_of(before, after, new.scale, comparable=comparable)
    steps = _steps(before, after, new.scale) if direction not in _WITHOUT_STEPS else None
    plain = AreaComparison(line, before, after, direction, steps)
    if not comparable or after is None or not _computed(before, after):
        return plain
    return area_change(plain, opened, same_rules=old.folder.digest == new.folder.digest)


_WITHOUT_STEPS = {
    Direction.OPEN,
    Direction.NOT_COMPARABLE,
    Direction.CARRIED_FORWARD,
    Direction.NOT_GRADED,
    Direction.NEW,
    Direction.GONE,
}


def _steps(before: Sequence[Graded], after: Graded | None, scale: tuple[str, ...]) -> int | None:
    """Return the grades gained, None where the areas that one was made of did not all gain as many."""
    found = {steps_between(one.grades, after.grades, scale) for one in before} if after else {None}
    return found.pop() if len(found) == 1 else None


def _computed(before: Sequence[Graded], after: Graded) -> bool:
    return after.assessment is not None and all(one.assessment for one in before) and bool(before)
