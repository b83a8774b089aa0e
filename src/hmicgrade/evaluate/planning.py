"""What a force must do for a better grade: the smallest sets of criteria to bring to the best, cheapest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import combinations, groupby

from hmicgrade.evaluate import greedy
from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, CriterionFinding
from hmicgrade.evaluate.caps import cap_states
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.diagram import Diagram, LatticeTooLargeError, build
from hmicgrade.evaluate.judgements import sort_judgements
from hmicgrade.evaluate.lattice import MISSING, AreaLattice, worst
from hmicgrade.evaluate.minimal import Minimal, Part, Way, World
from hmicgrade.evaluate.raising import TREATED_LIMIT, places_of, treated, with_met
from hmicgrade.evaluate.reasons import RECIPE_LIMIT, criterion_ids, possible_grades
from hmicgrade.evaluate.ruleset import Grades

EFFORT = 1
"""What it takes to bring a criterion to the best finding, where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a plan is for, and what it must keep to.

    `target` is the grade to reach, None for the one better than the worst possible now. `fixed` are criteria that may
    not change; `efforts` say what bringing a criterion to the best takes, in whole numbers.
    """

    target: str | None = None
    fixed: frozenset[str] = frozenset()
    efforts: Mapping[str, int] = field(default_factory=dict)

    def effort(self, criterion: str) -> int:
        """Return what it takes to bring a criterion to the best finding."""
        return self.efforts.get(criterion, EFFORT)


@dataclass(frozen=True, slots=True)
class Share:
    """Any `count` of the criteria `of`, in the order of the area; all of them where there are no more.

    Each takes the same `effort`. Whatever they come to from the best finding down to `least` is enough.
    """

    count: int
    of: tuple[str, ...]
    effort: int
    least: str

    @property
    def is_whole(self) -> bool:
        """True where every one of them must change."""
        return self.count == len(self.of)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A set of changes that reaches a grade and none of which can be left out: what they take, how many, and which."""

    effort: int
    changes: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a grade is out of reach.

    `release` are the fewest fixed criteria that would have to change as well, none where that does not help;
    `at_best` the grades possible with everything that may change at the best finding, `caps` those that hold then, and
    `findings` what is found then.
    """

    release: tuple[str, ...]
    at_best: tuple[str, ...]
    caps: tuple[str, ...]
    findings: tuple[CriterionFinding, ...]


class State(StrEnum):
    """How a plan came out."""

    PLANNED = "planned"
    REACHED = "reached"
    OUT_OF_REACH = "out_of_reach"
    NO_RULES = "no_rules"


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """What a force must do in one area to have the grade `to`, or a better one, before any override.

    `recipes` cover every set that reaches it and of which nothing can be left out, each exactly once, but for `more`
    further recipes; None where those were not counted. `exact` is False where the lattice passed its limit.
    """

    assessment: AreaAssessment
    state: State
    to: str | None
    recipes: tuple[Recipe, ...] = ()
    more: int | None = 0
    exact: bool = True
    hindrance: Hindrance | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """An area as it stands: its assessment, and what that rests on with only the judgements that apply."""

    assessment: AreaAssessment
    case: Case
    lattice: AreaLattice

    @property
    def area_id(self) -> str:
        """The id of the area."""
        return self.assessment.area_id

    @property
    def worst(self) -> int | None:
        """The place of the worst grade that is possible, None where the scheme has no rules."""
        return worst(self.lattice.possible) if self.assessment.possible else None

    def movable(self, fixed: Collection[str]) -> list[int]:
        """Return the places of the criteria that can be brought to the best finding, in order."""
        criteria = self.lattice.ruleset.frame.criteria
        return [place for place, value in enumerate(self.lattice.found) if value and criteria[place].id not in fixed]


def ground(case: Case) -> Ground | AreaRefused:
    """Assess an area as what a plan begins from."""
    assessment = assess_area(case)
    if isinstance(assessment, AreaRefused):
        return assessment
    kept = replace(case, judgements=sort_judgements(assessment.judgements))
    return Ground(assessment, kept, lattice_of(kept))


def plan(here: Ground, terms: Terms) -> AreaPlan:
    """Return what must be done in an area to reach the grade that is wanted."""
    names = here.case.scheme.grade_names
    if here.worst is None:
        return AreaPlan(here.assessment, State.NO_RULES, None)
    target = max(here.worst - 1, 0) if terms.target is None else names.index(terms.target)
    if here.worst <= target:
        return AreaPlan(here.assessment, State.REACHED, names[target], exact=here.assessment.exact)
    found = _recipes(here, target, terms)
    if found.recipes:
        return found
    hindrance = _hindrance(here, target, terms)
    return replace(found, state=State.OUT_OF_REACH, hindrance=hindrance)


def _recipes(here: Ground, target: int, terms: Terms) -> AreaPlan:
    """Return every recipe with their number; where that is too much work the first ones; else any that is safe."""
    to = here.case.scheme.grade_names[target]
    try:
        search = _search(here, target, terms)
        try:
            ways = search.ways()
        except LatticeTooLargeError:
            search = replace(search, strict=False)
            ways = search.ways()
    except LatticeTooLargeError:
        greedy_ = _greedy(here, target, terms)
        return AreaPlan(here.assessment, State.PLANNED, to, greedy_, more=None, exact=False)
    recipes = tuple(_recipe(here.lattice, search, way) for way in ways.first)
    more = None if ways.number is None else ways.number - len(recipes)
    return AreaPlan(here.assessment, State.PLANNED, to, recipes, more)


def _search(here: Ground, target: int, terms: Terms) -> Minimal:
    """Return the search for what lifts every possible grade to the target.

    Raises:
        LatticeTooLargeError: the lattice passed its limit, or more than `TREATED_LIMIT` criteria could lose a flag.
    """
    movable = set(here.movable(terms.fixed))
    judged = sorted(places_of(here.lattice, treated(here.case)) & movable)
    if len(judged) > TREATED_LIMIT:
        raise LatticeTooLargeError
    ids = [criterion.id for criterion in here.lattice.ruleset.frame.criteria]
    sets = [frozenset(met) for number in range(len(judged) + 1) for met in combinations(judged, number)]
    lattices = [lattice_of(with_met(here.case, frozenset(ids[place] for place in met))) for met in sets[1:]]
    efforts = {place: terms.effort(ids[place]) for place in sorted(movable)}
    parts = tuple(_parts([here.lattice, *lattices], efforts, judged))
    order = tuple(place for part in parts for place in part.members)
    diagrams = [here.lattice.whole, *(_diagram(lattice, order) for lattice in lattices)]
    worlds = (World(met, one, _good(one.results, target)) for met, one in zip(sets, diagrams, strict=True))
    return Minimal(tuple(worlds), parts, RECIPE_LIMIT)


def _diagram(lattice: AreaLattice, order: tuple[int, ...]) -> Diagram[Grades]:
    return build(lattice.ruleset, tuple(lattice.values for _ in lattice.found), order, lattice.result)


def _good(results: Sequence[Grades], target: int) -> frozenset[Grades]:
    return frozenset(grades for grades in results if worst(grades) <= target)


def _parts(lattices: Sequence[AreaLattice], efforts: Mapping[int, int], judged: Sequence[int]) -> Iterator[Part]:
    """Yield the parts: criteria that are alike in every lattice, with the same effort; judged ones by themselves."""
    groups = [
        {place: number for number, group in enumerate(lattice.alike) for place in group.members} for lattice in lattices
    ]

    def key(place: int) -> tuple[list[int], int, int]:
        return [group[place] for group in groups], efforts.get(place, 0), place if place in judged else -1

    first = lattices[0]
    for _, places in groupby(sorted(range(len(first.found)), key=lambda place: (key(place), place)), key=key):
        members = tuple(places)
        found = first.found[members[0]]
        yield Part(members, first.values if found == MISSING else (found,), efforts.get(members[0]))


def _recipe(lattice: AreaLattice, search: Minimal, way: Way) -> Recipe:
    last = _enough(search, way, len(lattice.values))
    met = search.worlds[way.world].met
    shares = [
        _share(lattice, part, len(part.members) if part.members[0] in met else count, enough)
        for part, count, enough in zip(search.parts, way.counts, last, strict=True)
        if count or part.members[0] in met
    ]
    order = [criterion.id for criterion in lattice.ruleset.frame.criteria]
    return Recipe(way.effort, way.changes, tuple(sorted(shares, key=lambda share: order.index(share.of[0]))))


def _share(lattice: AreaLattice, part: Part, count: int, enough: int) -> Share:
    least = lattice.ruleset.frame.scheme.findings[enough]
    return Share(count, criterion_ids(lattice, part.members), part.effort or EFFORT, least)


def _enough(search: Minimal, way: Way, values: int) -> list[int]:
    """Return, for each part, the last value that is enough, the parts lowered in the order of the area."""
    last = [0] * len(search.parts)
    met = search.worlds[way.world].met
    parts = [at for at, part in enumerate(search.parts) if way.counts[at] or part.members[0] in met]
    for at in sorted(parts, key=lambda at: search.parts[at].members[0]):
        for value in range(1, values):
            if not search.is_enough(way, [*last[:at], value, *last[at + 1 :]]):
                break
            last[at] = value
    return last


def _greedy(here: Ground, target: int, terms: Terms) -> tuple[Recipe, ...]:
    """Return one recipe that is safe, perhaps not the cheapest; what judgements treat as critical stays as it is."""
    ids = [criterion.id for criterion in here.lattice.ruleset.frame.criteria]
    movable = here.movable(terms.fixed | set(treated(here.case)))
    by_effort = sorted(movable, key=lambda place: (terms.effort(ids[place]), place))
    moved = greedy.lifting(here.lattice, target, by_effort)
    if moved is None:
        return ()
    best = here.case.scheme.best_finding
    shares = tuple(Share(1, (ids[place],), terms.effort(ids[place]), best) for place in sorted(moved))
    return (Recipe(sum(share.effort for share in shares), len(shares), shares),)


def _hindrance(here: Ground, target: int, terms: Terms) -> Hindrance:
    ids = [criterion.id for criterion in here.lattice.ruleset.frame.criteria]
    best = with_met(here.case, frozenset(ids[place] for place in here.movable(terms.fixed)))
    lifted = lattice_of(best)
    uncapped = [outcome.uncapped for outcome in lifted.outcomes()]
    held = cap_states(lifted) if all(worst(grades) <= target for grades in uncapped) else ()
    names = here.case.scheme.grade_names
    caps = tuple(one.cap.id for one in held if not one.set_aside and names.index(one.cap.at_most) > target)
    return Hindrance(_release(here, target, terms), possible_grades(lifted), caps, best.findings)


def _release(here: Ground, target: int, terms: Terms) -> tuple[str, ...]:
    """Return the fewest fixed criteria that would have to change for the grade to come within reach."""
    if not terms.fixed:
        return ()
    dear = len(here.lattice.found) + 1
    freed = _recipes(here, target, Terms(efforts=dict.fromkeys(sorted(terms.fixed), dear)))
    if not freed.recipes:
        return ()
    shares = [share for share in freed.recipes[0].shares if share.of[0] in terms.fixed]
    return tuple(one for share in shares for one in share.of[: share.count])
