"""What moves a grade: the fewest differences of the rules, and the fewest changes of findings and judgements."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from hmicgrade.evaluate.area import examined, grades_of
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.comparing.carrying import carried
from hmicgrade.evaluate.comparing.elements import Element, Ruler, elements_of
from hmicgrade.evaluate.comparing.fewest import act_of, fewest
from hmicgrade.evaluate.impact.mixing import mixed
from hmicgrade.evaluate.impact.results import ActMove, ByEvidence, ByRules, FindingMove, Responsible
from hmicgrade.evaluate.inspection import OpenArea

TRIED_LIMIT = 6
"""How many differences of the rules are tried in every combination."""

Grades = tuple[str, ...]

Does = Callable[[Sequence[Element]], bool]
"""Whether some differences of the rules do what is asked of them."""


def responsible(old: OpenArea, opened: Mapping[str, OpenArea], new: OpenArea, found: Grades) -> Responsible:
    """Return what moves the grade of an area from one version to the other.

    `opened` are all areas of the old version, and `found` the grades that it gave this one.
    """
    stage = Stage(old, opened, new)
    elements, over = elements_of(stage.old_ruler, stage.new_ruler), stage.under(stage.new_ruler)
    ruled = grades_of(over) if elements else found
    stage.known[frozenset(elements)] = ruled
    return Responsible(ruled, _rules(stage, elements, found), _evidence(over, new.case))


def _rules(stage: Stage, elements: Sequence[Element], found: Grades) -> ByRules | None:
    """Return what in the rules moves the grade, or where it stays, what makes a judgement apply no longer."""
    ruled = stage.grades(elements)
    if ruled != found:
        return by_rules(elements, lambda chosen: stage.grades(chosen) == ruled)
    refused = bool(examined(stage.new.case)[1]) and stage.refuses(elements)
    return by_rules(elements, stage.refuses) if refused else None


@dataclass(slots=True)
class Stage:
    """The old evidence on an area, which rules of any kind between the two versions can grade."""

    old: OpenArea
    opened: Mapping[str, OpenArea]
    new: OpenArea
    known: dict[frozenset[Element], Grades] = field(default_factory=dict)

    @property
    def old_ruler(self) -> Ruler:
        """The old rules."""
        return Ruler(self.old.case.scheme, self.old.case.area)

    @property
    def new_ruler(self) -> Ruler:
        """The new rules."""
        return Ruler(self.new.case.scheme, self.new.case.area)

    def under(self, ruler: Ruler) -> Case:
        """Return the old evidence as some rules take it."""
        return carried((self.old,), self.opened, OpenArea(Case(ruler.scheme, ruler.area, ()), {}, {})).case

    def refuses(self, chosen: Collection[Element]) -> bool:
        """Tell whether the chosen differences alone make an old judgement apply no longer."""
        case = self.under(mixed(self.old_ruler, self.new_ruler, chosen))
        return bool(examined(replace(case, hypothetical=False))[1])

    def grades(self, chosen: Collection[Element]) -> Grades:
        """Return the grades of the old evidence with the chosen differences of the rules alone."""
        key = frozenset(chosen)
        if key not in self.known:
            self.known[key] = grades_of(self.under(mixed(self.old_ruler, self.new_ruler, key)))
        return self.known[key]


def by_rules(elements: Sequence[Element], does: Does) -> ByRules:
    """Return the fewest differences of the rules that do what all of them do."""
    sizes = range(1, len(elements) + 1) if len(elements) <= TRIED_LIMIT else (1,)
    for size in sizes:
        found = [chosen for chosen in combinations(elements, size) if does(chosen)]
        if found:
            return ByRules(found[0], len(found) - 1)
    return ByRules(_spared(elements, does), None)


def _spared(elements: Sequence[Element], does: Does) -> tuple[Element, ...]:
    """Return differences of which none can be spared: from all of them, those not needed are dropped one by one."""
    kept, spared = tuple(elements), True
    while spared:
        spared = False
        for one in kept:
            rest = tuple(other for other in kept if other != one)
            if does(rest):
                kept, spared = rest, True
                break
    return kept


def _evidence(over: Case, new: Case) -> ByEvidence | None:
    then, now = over.by_id, new.by_id
    before, after = ({act_of(one) for one in case.judgements.all()} for case in (over, new))
    change = None if (then, before) == (now, after) else fewest(over, new)
    if change is None:
        return None
    return ByEvidence(
        tuple(FindingMove(one, then[one], now[one]) for one in change.criteria),
        tuple(ActMove(act, act in after) for act in change.judgements),
        change.others,
    )
