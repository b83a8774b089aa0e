"""How many forces have each grade in an area and year: published nationally, given here, published force by force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hmicgrade.explain.phrases import grade_name
from hmicgrade.explain.reporting.document import Column, Figure, Table
from hmicgrade.explain.reporting.sentences import GRADED
from hmicgrade.explain.site import pictures
from hmicgrade.explain.site import sentences as say
from hmicgrade.explain.site.across import Across, Standing
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import year_folder


@dataclass(frozen=True, slots=True)
class Counts:
    """How many forces have each grade, by grade, under one head. `without` counts those that have none."""

    head: str
    grades: tuple[int, ...]
    without: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The counts of an area and year side by side. `grades` run best first, and every count is in their order."""

    area: str
    year: Year
    grades: tuple[str, ...]
    counts: tuple[Counts, ...]

    @property
    def name(self) -> str:
        """What its table is called among the files that can be downloaded."""
        return f"grades-{self.area}-{year_folder(self.year)}"


def spread(across: Across, year: Year, area: str) -> Spread:
    """Return how many forces have each grade in an area and year."""
    stood, found = across.stood(year, area), across.distribution(year, area)
    scheme = across.folder.scheme
    named = [*(found.grades if found else ()), *(one.shown for one in stood if one.shown)]
    grades = scheme.grade_names if scheme else tuple(dict.fromkeys(named))
    counts = [_counts(say.NATIONALLY, grades, list(found.grades.items()))] if found else []
    return Spread(area, year, grades, (*counts, *_known(grades, stood)))


def _known(grades: tuple[str, ...], stood: tuple[Standing, ...]) -> Iterator[Counts]:
    given = Counter(one.grade for one in stood if one.inspected)
    if given:
        yield _counts(say.GIVEN, grades, list(given.items()))
    rows = Counter(one.published.grade for one in stood if one.published)
    if rows:
        yield _counts(say.OF_FORCES, grades, list(rows.items()))


def _counts(head: str, grades: tuple[str, ...], found: list[tuple[str | None, int]]) -> Counts:
    numbers = dict(found)
    return Counts(head, tuple(numbers.get(grade, 0) for grade in grades), numbers.get(None, 0))


def figure(across: Across, counted: Spread) -> Figure:
    """Return the counts as a table; the first of them that counts any grade may be seen as a picture too."""
    title = across.area_title(counted.area)
    columns = (Column(GRADED), *(Column(one.head, numeric=True) for one in counted.counts))
    table = Table(say.distribution_of(title, counted.year), columns, tuple(_rows(counted)), name=counted.name)
    alt, drawn = " ".join(_in_words(counted)), next((one for one in counted.counts if any(one.grades)), None)
    if drawn is None:
        return Figure(table.name, alt, table)
    heading = say.drawn(title, counted.year, drawn.head)
    return pictures.figure(heading, alt, table, pictures.spread(counted.grades, drawn.grades))


def _rows(counted: Spread) -> Iterator[tuple[str, ...]]:
    for place, grade in enumerate(counted.grades):
        yield (grade_name(grade), *(str(one.grades[place]) for one in counted.counts))
    yield (say.WITHOUT_GRADE, *(str(one.without) for one in counted.counts))


def _in_words(counted: Spread) -> Iterator[str]:
    names = [*map(grade_name, counted.grades), say.WITHOUT_GRADE]
    for one in counted.counts:
        said = [(name, number) for name, number in zip(names, (*one.grades, one.without), strict=True) if number]
        if said:
            yield say.counted(one.head, said)
