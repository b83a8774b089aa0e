"""What is missing of an area in full: what each missing finding settles, and how few inspections settle the grade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from hmicgrade.evaluate.area import examined, want_of
from hmicgrade.evaluate.assessment import AreaRefused, Origin, Recipe, Want
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.diagram import Diagram, LatticeTooLargeError
from hmicgrade.evaluate.gaps import answered, swings_at
from hmicgrade.evaluate.lattice import Alike, AreaLattice, is_several
from hmicgrade.evaluate.reasons import RECIPE_LIMIT, criterion_ids, possible_grades, recipe_of
from hmicgrade.evaluate.ruleset import Grades
from hmicgrade.evaluate.search import Search, cheapest
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.diagnostics import in_order
from hmicgrade.model.evidence import Override
from hmicgrade.model.scheme import NOT_APPLICABLE, Scheme


@dataclass(frozen=True, slots=True)
class Weighed:
    """A missing criterion, and in which share of the completions of the others it alone changes the result.

    `share` is None past the limit of states.
    """

    criterion: Criterion
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Settling:
    """The fewest missing findings that, for some answers, leave one grade alone; None where no answers do.

    `recipes` cover every smallest set of criteria to inspect exactly once, but for `more` that are only counted.
    """

    grade: str
    fewest: int | None
    recipes: tuple[Recipe, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class AreaGaps:
    """What is missing of one area, before any override.

    `missing` runs from what settles most to what settles least, equals in the order of the area. `at_best` has an entry
    for each possible grade, best first; it is None past the limit. `certain` is the smallest set of missing criteria
    that leaves one grade whatever is found there; None where all of them together may leave several, or past the limit.
    """

    scheme: Scheme
    area: Area
    possible: tuple[str, ...]
    undetermined: Want | None
    override: Override | None
    inspected: bool
    not_applicable: int
    missing: tuple[Weighed, ...]
    at_best: tuple[Settling, ...] | None
    certain: tuple[str, ...] | None
    exact: bool

    @property
    def fewest(self) -> int | None:
        """The fewest findings that could settle the grade; None where none could, or that is not known."""
        return min((one.fewest for one in self.at_best or () if one.fewest is not None), default=None)

    @property
    def next(self) -> Criterion | None:
        """What to inspect next: the criterion that settles most; None where none settles anything."""
        first = next(iter(self.missing), None)
        return first.criterion if first is not None and first.share != 0 else None


def gaps_of(case: Case) -> AreaGaps | AreaRefused:
    """Return what is missing of an area, or refuse it with what is wrong."""
    case, problems = examined(case)
    if problems:
        return AreaRefused(case.area.id, in_order(problems))
    lattice = lattice_of(case)
    at_best = _at_best(lattice)
    return AreaGaps(
        scheme=case.scheme,
        area=case.area,
        possible=possible_grades(lattice),
        undetermined=want_of(lattice),
        override=case.judgements.override,
        inspected=any(one.origin in {Origin.RECORDED, Origin.EVIDENCE} for one in case.findings),
        not_applicable=sum(one.finding == NOT_APPLICABLE for one in case.findings),
        missing=_missing(lattice),
        at_best=at_best,
        certain=_certain(lattice),
        exact=at_best is not None,
    )


def _groups(lattice: AreaLattice) -> list[Alike]:
    return [group for group in lattice.alike if group.is_missing]


def _missing(lattice: AreaLattice) -> tuple[Weighed, ...]:
    criteria = lattice.ruleset.frame.criteria
    shares = dict(_shares(lattice))
    order = sorted(shares, key=lambda place: (-(shares[place] or 0), place))
    return tuple(Weighed(criteria[place], shares[place]) for place in order)


def _shares(lattice: AreaLattice) -> Iterator[tuple[int, Fraction | None]]:
    """Yield for each missing criterion, by its place, how often it alone changes the result; a group shares that."""
    groups = _groups(lattice)
    others = len(lattice.values) ** (sum(len(group.members) for group in groups) - 1) if groups else 1
    for group in groups:
        share = None
        if lattice.answers is not None:
            share = Fraction(swings_at(lattice.answers, lattice, group.members[0]), others)
        yield from ((place, share) for place in group.members)


def _certain(lattice: AreaLattice) -> tuple[str, ...] | None:
    """Return the criteria that can change the result.

    One grade is left whatever they are found to be, if ever: the result then depends on nothing else. To leave out one
    of them leaves the result open for some findings on the others.
    """
    if lattice.answers is None or any(map(is_several, lattice.answers.results)):
        return None
    return criterion_ids(lattice, (place for place, share in _shares(lattice) if share))


def _at_best(lattice: AreaLattice) -> tuple[Settling, ...] | None:
    if lattice.answers is None:
        return None
    try:
        return tuple(_settling(lattice, lattice.answers, grade) for grade in possible_grades(lattice))
    except LatticeTooLargeError:
        return None


def _settling(lattice: AreaLattice, answers: Diagram[Grades], grade: str) -> Settling:
    alone = 1 << lattice.ruleset.frame.scheme.grade_names.index(grade)
    parts = [(group, part) for group in lattice.alike for part in answered(lattice, group)]
    search = Search(answers, tuple(part for _, part in parts), {alone}, every=True)
    fewest = cheapest(search)
    if fewest is None:
        return Settling(grade, None)
    more = max(0, search.number_of_sizes(fewest) - RECIPE_LIMIT)
    groups = [group for group, _ in parts]
    recipes = tuple(recipe_of(lattice, groups, numbers) for numbers in islice(search.sizes(fewest), RECIPE_LIMIT))
    return Settling(grade, fewest, recipes, more)
