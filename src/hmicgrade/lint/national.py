"""Checks of the national distributions: where they come from, and whether the grades of the forces fit into them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hmicgrade.lint.facts import GradeKey
from hmicgrade.lint.subjects import Schemes, Whole
from hmicgrade.load.parts import Part
from hmicgrade.model.catalogue import Distribution, National
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.project import year_folder


def given_by(part: Part) -> tuple[tuple[GradeKey, int], ...]:
    """Return how many forces of a part were published with each grade."""
    rows = part.force.published if part.force else ()
    return tuple(Counter((row.year, row.scheme, row.area, row.grade) for row in rows if row.grade is not None).items())


def sources(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:  # noqa: ARG001 - every check is given both
    """Yield each distribution that does not say where it is published."""
    for one in part.national:
        for area in one.areas:
            if not area.source and area.span:
                message = f"the distribution of '{area.area}' does not say where it is published"
                yield Diagnostic("HG604", message, area.span, "add 'source:'")


def more_than_national(whole: Whole) -> Iterable[Diagnostic]:
    """Yield each grade that more forces were published with than the distribution counts."""
    given: Counter[tuple[str, str, str, str]] = Counter()
    for (year, scheme, area, grade), number in whole.facts.given:
        given[year_folder(year), scheme, area, grade] += number
    for national in whole.national:
        for distribution in national.areas:
            yield from _excess(national, distribution, given)


def _excess(
    national: National, distribution: Distribution, given: Counter[tuple[str, str, str, str]]
) -> Iterator[Diagnostic]:
    of = (year_folder(national.year), national.scheme, distribution.area)
    grades = sorted({*distribution.grades, *(grade for *key, grade in given if tuple(key) == of)})
    for grade in grades:
        published, counted = given[*of, grade], distribution.grades.get(grade, 0)
        if published > counted and distribution.span:
            message = (
                f"more forces are published as '{grade}' in '{distribution.area}' ({published}) "
                f"than the distribution counts ({counted})"
            )
            yield Diagnostic("HG601", message, distribution.span, "correct the count, or one of the grades")
