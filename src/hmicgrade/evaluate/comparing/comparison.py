"""Two rounds of a force, compared area by area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hmicgrade.evaluate.comparing.carrying import Carried, Sources, carried, taken
from hmicgrade.evaluate.comparing.change import area_change
from hmicgrade.evaluate.comparing.directions import Direction, Origins, direction_of, steps_between
from hmicgrade.evaluate.comparing.lines import Line, lines
from hmicgrade.evaluate.comparing.results import AreaComparison, Comparison, Declared
from hmicgrade.evaluate.comparing.rounds import Graded, Round
from hmicgrade.model.project import Force


def compare(force: Force, old: Round, new: Round) -> Comparison:
    """Compare two rounds of a force: the areas of the new round, then those that are gone."""
    plain = Comparison(force, old, new, (), _declared(old, new) or _declared(new, old), _same_scale(old, new))
    pairs = [_Pair.of(line, old, new) for line in lines(old, new)]
    overs = _overs(pairs, old) if plain.comparable else {}
    return replace(plain, areas=tuple(_area(plain, pair, overs) for pair in pairs))


def _declared(one: Round, other: Round) -> Declared | None:
    """Return what a round's scheme says of the other's."""
    declared = one.folder.scheme.not_comparable if one.folder.scheme else ()
    return next((Declared(one.folder.id, found) for found in declared if found.scheme == other.folder.id), None)


def _same_scale(old: Round, new: Round) -> bool:
    return bool(old.scale) and old.scale == new.scale


@dataclass(frozen=True, slots=True)
class _Pair:
    """The areas of one line, as they were graded."""

    line: Line
    before: tuple[Graded, ...]
    after: Graded | None

    @classmethod
    def of(cls, line: Line, old: Round, new: Round) -> _Pair:
        return cls(line, tuple(old.areas[name] for name in line.old), new.areas[line.new] if line.new else None)


def _overs(pairs: Sequence[_Pair], old: Round) -> dict[str, Carried]:
    """Return what the new rules make of the old evidence, by new area, where both rounds have evidence."""
    opened = {name: one.opened for name, one in old.areas.items() if one.opened}
    return {
        pair.after.area: carried([one.opened for one in pair.before if one.opened], opened, pair.after.opened)
        for pair in pairs
        if pair.before and pair.after and pair.after.opened and all(one.opened for one in pair.before)
    }


def _area(whole: Comparison, pair: _Pair, overs: Mapping[str, Carried]) -> AreaComparison:
    before, after, scale = pair.before, pair.after, whole.new.scale
    over = overs.get(after.area) if after else None
    origins = _origins(over.sources) if over else {}
    direction = direction_of(before, after, scale, origins, comparable=whole.comparable)
    steps = _steps(before, after, scale) if direction in _WITH_STEPS else None
    plain = AreaComparison(pair.line, before, after, direction, steps)
    if over is None or after is None or after.opened is None:
        return plain
    others = {one for name, each in overs.items() if name != after.area for one in taken(each.sources)}
    return area_change(plain, over, after.opened, others)


def _origins(sources: Sources) -> Origins:
    return {name: [(one.opened.area_id, one.criterion) for one in found] for name, found in sources.items()}


_WITH_STEPS = {
    Direction.IMPROVED,
    Direction.IMPROVED_WITHIN,
    Direction.STABLE,
    Direction.DECLINED_WITHIN,
    Direction.DECLINED,
}


def _steps(before: Sequence[Graded], after: Graded | None, scale: tuple[str, ...]) -> int | None:
    """Return the grades gained, None where the areas that one was made of did not all gain as many."""
    found = {steps_between(one.grades, after.grades, scale) for one in before} if after else {None}
    return found.pop() if len(found) == 1 else None
