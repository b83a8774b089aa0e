"""The explanation of one area among others: every topic, without the lists that only a closer look needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult, Change, Recipe
from hmicgrade.explain import sentences as say
from hmicgrade.explain.area import explain
from hmicgrade.explain.change_sentences import further_ways, recipe_text
from hmicgrade.explain.reasons import next_rule
from hmicgrade.explain.statements import Explanation, Point, Statement, Topic

OPPORTUNITIES = 5
"""How many opportunities for improvement are named; the rest are counted."""

WAYS = 2
"""How many recipes are named; the rest are counted."""


def summarise(result: AreaResult) -> Explanation:
    """Return what is to be said of an area among others: a few lines a topic."""
    whole = explain(result)
    match result:
        case AreaRefused():
            return whole
        case AreaAssessment():
            brief = [short for statement in whole.statements for short in _brief(result, statement)]
            return replace(whole, statements=tuple(brief))
        case _:
            assert_never(result)


def _brief(assessment: AreaAssessment, statement: Statement) -> Iterator[Statement]:
    match statement.topic:
        case Topic.IMPROVE:
            yield _shortened(statement)
        case Topic.REASON:
            yield from _reason(assessment, statement)
        case Topic.READINGS:
            yield _reading(assessment, statement)
        case Topic.CAPS:
            yield replace(statement, points=())
        case Topic.RAISE:
            yield replace(statement, points=_ways(assessment.raising))
        case Topic.LOWER:
            yield replace(statement, points=_ways(assessment.lowering))
        case _:
            yield statement


def _shortened(statement: Statement) -> Statement:
    points = statement.points
    if len(points) <= OPPORTUNITIES + 1:
        return statement
    further = Point(say.further(len(points) - OPPORTUNITIES))
    return replace(statement, points=(*points[:OPPORTUNITIES], further))


def _reason(assessment: AreaAssessment, statement: Statement) -> Iterator[Statement]:
    """Keep the sentence; beside a grade that stands, add the state of the rule for the next better one."""
    yield replace(statement, points=())
    if statement.points and len(assessment.possible) == 1:
        yield from next_rule(assessment)


def _reading(assessment: AreaAssessment, statement: Statement) -> Statement:
    """Keep the stretches of a word that makes a difference; name the others in one sentence."""
    alike = [one.quantity.word for one in assessment.readings if len(one.ranges) == 1]
    return Statement(Topic.READINGS, say.readings_alike(alike)) if statement.text == say.READINGS_ALIKE else statement


def _ways(change: Change | None) -> tuple[Point, ...]:
    if change is None:
        return ()
    points = [Point(_recipe(recipe)) for recipe in change.recipes[:WAYS]]
    further = len(change.recipes[WAYS:]) + change.more
    return (*points, *([Point(further_ways(further))] if further else []))


def _recipe(recipe: Recipe) -> str:
    return recipe_text(recipe.all, [(choice.count, choice.of) for choice in recipe.any])
