"""What would raise the grade, what would lower it, and how close another grade is."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.evaluate.assessment import AreaAssessment, Change, Recipe
from hmicgrade.explain import change_sentences as say
from hmicgrade.explain.naming import names
from hmicgrade.explain.statements import Point, Statement, Topic

WAYS = 3
"""How many recipes are listed; the rest are counted."""


def changes(assessment: AreaAssessment) -> Iterator[Statement]:
    """Yield what would raise and lower the grade, and the margin; all of it is before any override."""
    if not assessment.possible:
        return
    yield _raising(assessment)
    if len(assessment.possible) == 1:
        yield _lowering(assessment)
        yield _margin(assessment)


def _raising(assessment: AreaAssessment) -> Statement:
    scheme, change = assessment.scheme, assessment.raising
    best = scheme.grade_names[0]
    if change is not None:
        text = say.raised(change, scheme.best_finding, top=change.to == best)
        return Statement(Topic.RAISE, text, _ways(change, assessment))
    return Statement(Topic.RAISE, say.best_grade(best) if assessment.possible == (best,) else say.CANNOT_RAISE)


def _lowering(assessment: AreaAssessment) -> Statement:
    scheme, change = assessment.scheme, assessment.lowering
    worst = scheme.grade_names[-1]
    if change is not None:
        return Statement(Topic.LOWER, say.lowered(change, scheme.worst_finding), _ways(change, assessment))
    return Statement(Topic.LOWER, say.worst_grade(worst) if assessment.possible == (worst,) else say.CANNOT_LOWER)


def _margin(assessment: AreaAssessment) -> Statement:
    return Statement(Topic.MARGIN, say.NO_MARGIN if assessment.margin is None else say.margin(assessment.margin))


def _ways(change: Change, assessment: AreaAssessment) -> tuple[Point, ...]:
    if change.changes == 1:
        return _alternatives(change, assessment)
    if len(change.recipes) == 1 and not change.more:
        return tuple(_recipe(change.recipes[0], assessment, 0))
    points: list[Point] = []
    for number, recipe in enumerate(change.recipes[:WAYS]):
        points += [Point(say.ANOTHER_WAY if number else say.ONE_WAY), *_recipe(recipe, assessment, 1)]
    return (*points, *_further(len(change.recipes[WAYS:]) + change.more))


def _alternatives(change: Change, assessment: AreaAssessment) -> tuple[Point, ...]:
    """List the criteria of which one is enough, in the order of the area."""
    single = {criterion for recipe in change.recipes for criterion in recipe.all}
    chosen = {criterion for recipe in change.recipes for choice in recipe.any for criterion in choice.of}
    among = [one.criterion.id for one in assessment.findings if one.criterion.id in single | chosen]
    head = say.every_one(1) if len(among) == 1 else say.any_of(1, len(among))
    return (Point(head), *names(assessment, among, 1), *_further(change.more))


def _further(ways: int) -> tuple[Point, ...]:
    return (Point(say.further_ways(ways)),) if ways else ()


def _recipe(recipe: Recipe, assessment: AreaAssessment, depth: int) -> Iterator[Point]:
    if recipe.all:
        yield Point(say.every_one(len(recipe.all)), depth)
        yield from names(assessment, recipe.all, depth + 1)
    for choice in recipe.any:
        yield Point(say.any_of(choice.count, len(choice.of)), depth)
        yield from names(assessment, choice.of, depth + 1)
