"""The fewest changes that explain a change of grade: with them alone it moves, without any one of them it does not.

Findings are looked for in the count lattice, by class. Changes that lie outside it are few, and are tried in every
combination: judgements, criteria that come to apply or cease to, and findings that a judgement hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import assert_never

from hmicgrade.evaluate.area import grades_of
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.diagram import LatticeTooLargeError
from hmicgrade.evaluate.judgements import sort_judgements
from hmicgrade.evaluate.lattice import Alike, AreaLattice
from hmicgrade.evaluate.search import Group, Move, Search, cheapest
from hmicgrade.model.evidence import Decide, Judgement, Override, SetAside, TreatAsCritical
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED

SWITCH_LIMIT = 6
"""How many changes outside the lattice are tried in every combination."""

Act = tuple[str, ...]
"""What a judgement does, whoever made it and why."""


def act_of(judgement: Judgement) -> Act:
    """Return what a judgement does: two that do the same are one."""
    match judgement:
        case SetAside(cap, criterion, _):
            return ("set-aside", cap, criterion)
        case TreatAsCritical(criterion, _):
            return ("treat-as-critical", criterion)
        case Decide(grade, _):
            return ("decide", grade)
        case Override(grade, despite, _):
            return ("override", grade, *sorted(one.ref for one in despite))
        case _:
            assert_never(judgement)


@dataclass(frozen=True, slots=True)
class Fewest:
    """Changes of findings, by criterion, and of judgements, by what they do, that explain a change of grade.

    `others` counts the further sets of as many changes that would do; it is None where the set may not be the smallest,
    though none of it can be spared.
    """

    criteria: tuple[str, ...]
    judgements: tuple[Act, ...]
    others: int | None

    @property
    def size(self) -> int:
        """How many changes they are."""
        return len(self.criteria) + len(self.judgements)


@dataclass(frozen=True, slots=True)
class _Changes:
    """Two cases of one area under the same rules, and what differs between them."""

    before: Case
    after: Case

    @property
    def criteria(self) -> tuple[str, ...]:
        then = self.after.by_id
        return tuple(name for name, finding in self.before.by_id.items() if then[name] != finding)

    @property
    def acts(self) -> tuple[Act, ...]:
        sides = [{act_of(one) for one in case.judgements.all()} for case in (self.before, self.after)]
        return tuple(sorted(sides[0] ^ sides[1]))

    def made(self, changed: frozenset[str | Act]) -> Case:
        """Return the earlier case with only these changes."""
        pairs = zip(self.before.findings, self.after.findings, strict=True)
        findings = tuple(new if new.criterion.id in changed else old for old, new in pairs)
        kept = [one for one in self.before.judgements.all() if self._stands(act_of(one), changed, self.after)]
        added = [one for one in self.after.judgements.all() if self._comes(act_of(one), changed)]
        return replace(self.before, findings=findings, judgements=sort_judgements([*added, *kept]), hypothetical=True)

    def _stands(self, act: Act, changed: frozenset[str | Act], other: Case) -> bool:
        return act not in changed or act in {act_of(one) for one in other.judgements.all()}

    def _comes(self, act: Act, changed: frozenset[str | Act]) -> bool:
        return act in changed and act not in {act_of(one) for one in self.before.judgements.all()}


def fewest(before: Case, after: Case) -> Fewest | None:
    """Return the fewest changes from one case to another that give the grade of the other; None where it is the same.

    Both are of the same criteria under the same rules.
    """
    changes = _Changes(replace(before, hypothetical=True), replace(after, hypothetical=True))
    goal = grades_of(changes.after)
    if grades_of(changes.before) == goal:
        return None
    try:
        found = _exactly(changes, goal)
    except LatticeTooLargeError:
        found = None
    return found or _nearly(changes, goal)


def _nearly(changes: _Changes, goal: tuple[str, ...]) -> Fewest:
    """Return a set of which nothing can be spared: from all changes, those not needed are dropped one by one."""
    kept: set[str | Act] = {*changes.criteria, *changes.acts}
    spared = True
    while spared:
        spared = False
        for one in sorted(kept, key=str):
            if grades_of(changes.made(frozenset(kept - {one}))) == goal:
                kept.remove(one)
                spared = True
    return _fewest(changes, kept, None)


def _fewest(changes: _Changes, chosen: set[str | Act], others: int | None) -> Fewest:
    criteria = tuple(one for one in changes.criteria if one in chosen)
    return Fewest(criteria, tuple(one for one in changes.acts if one in chosen), others)


def _exactly(changes: _Changes, goal: tuple[str, ...]) -> Fewest | None:
    """Return a smallest set, None where the lattice cannot tell: an override decides, or several grades are possible.

    Raises:
        LatticeTooLargeError: a lattice or a search passed its limit.
    """
    overrides = [case.judgements.override for case in (changes.before, changes.after)]
    switches = _switches(changes)
    if len(goal) != 1 or any(overrides) or len(switches) > SWITCH_LIMIT:
        return None
    return _smallest(changes, switches, changes.before.scheme.grade_names.index(goal[0]))


def _switches(changes: _Changes) -> tuple[str | Act, ...]:
    """Return the changes that lie outside the lattice."""
    treated = {one.criterion for case in (changes.before, changes.after) for one in case.judgements.treat}
    old, new = changes.before.by_id, changes.after.by_id
    outside = [one for one in changes.criteria if one in treated or NOT_APPLICABLE in {old[one], new[one]}]
    return (*outside, *changes.acts)


@dataclass(frozen=True, slots=True)
class _Found:
    size: int
    chosen: frozenset[str | Act]
    number: int


def _smallest(changes: _Changes, switches: tuple[str | Act, ...], goal: int) -> Fewest | None:
    found: list[_Found] = []
    for number in range(len(switches) + 1):
        if found and number > min(one.size for one in found):
            break
        for chosen in combinations(switches, number):
            found += _with_switches(changes, switches, frozenset(chosen), goal)
    least = [one for one in found if one.size == min(each.size for each in found)]
    return _fewest(changes, set(least[0].chosen), sum(one.number for one in least) - 1) if least else None


def _with_switches(
    changes: _Changes, switches: tuple[str | Act, ...], chosen: frozenset[str | Act], goal: int
) -> Iterator[_Found]:
    """Yield the smallest sets that make just these changes outside the lattice, where there are any."""
    lattice = lattice_of(_without_idle(changes.made(chosen)))
    if not lattice.found:
        return
    to = {one: changes.after.by_id[one] for one in changes.criteria if one not in switches}
    groups = [part for group in lattice.alike for part in _parts(lattice, group, to)]
    search = Search(lattice.whole, tuple(part.group for part in groups), {1 << goal}, every=True)
    cost = cheapest(search)
    if cost is not None:
        counts = next(search.choices(cost))
        moved = {one for part, (_, *made) in zip(groups, counts, strict=True) for one in part.names[: sum(made)]}
        yield _Found(len(chosen) + cost, chosen | moved, search.number_of_sets(cost))


def _without_idle(case: Case) -> Case:
    """Return a case without the judgements that treat a criterion as critical which is met: those do not apply."""
    best = case.scheme.best_finding
    treat = tuple(one for one in case.judgements.treat if case.by_id[one.criterion] != best)
    return replace(case, judgements=replace(case.judgements, treat=treat))


@dataclass(frozen=True, slots=True)
class _Part:
    """Criteria of one class with the same finding before and after, by name, and what they may do."""

    names: tuple[str, ...]
    group: Group


def _parts(lattice: AreaLattice, group: Alike, to: dict[str, str]) -> Iterator[_Part]:
    stays = lattice.values if group.is_missing else (group.first,)
    scale = lattice.ruleset.frame.scheme.findings
    criteria = lattice.ruleset.frame.criteria
    named = [criteria[place].id for place in group.members]
    for finding in dict.fromkeys(to.get(name) for name in named):
        names = tuple(name for name in named if to.get(name) == finding)
        moves = [Move(0, stays)]
        if finding is not None:
            moves.append(Move(1, lattice.values if finding == NOT_ASSESSED else (scale.index(finding),)))
        yield _Part(names, Group(len(names), tuple(moves)))
