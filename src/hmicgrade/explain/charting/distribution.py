"""How the forces of a year are spread over the grades of an area, and where one of them stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hmicgrade.evaluate.known import Known
from hmicgrade.evaluate.national import AreaPicture, GradeCount
from hmicgrade.explain import chart_sentences as say
from hmicgrade.explain.charting.drawings import (
    Distribution,
    Heading,
    Part,
    Pinned,
    Rank,
    Unpictured,
    identifier,
    scale_of,
)
from hmicgrade.explain.known import reasons_of
from hmicgrade.explain.page import Table
from hmicgrade.explain.phrases import grade_name
from hmicgrade.model.evidence import Year


def distribution(
    area: AreaPicture, year: Year, names: Mapping[str, str], force: str | None
) -> Distribution | Unpictured:
    """Return the distribution of an area, of the forces known here where none is published.

    `names` gives the names of forces by id; `force` is the one that is marked.
    """
    known = next((one for one in area.known if one.force == force), None)
    pinned = None if force is None else _pinned(area, names.get(force, force), known)
    heading = Heading(
        identifier("chart", "distribution", year, area.scheme, area.area, force or ""),
        say.distribution(area.title, year),
        " ".join([_said(area), *([] if pinned is None else [pinned.words, *_why(known)])]),
        Table(say.SPREAD, tuple(_row(one, known) for one in area.counts)),
    )
    parts = parts_of([(one.grade, _number(area, one)) for one in area.counts])
    return Distribution(heading, parts, pinned) if _total(area) else Unpictured(heading)


def parts_of(counts: Sequence[tuple[str, int]]) -> tuple[Part, ...]:
    """Return how many forces have each grade, best grade first, as the parts of a distribution."""
    scale, total = scale_of([grade for grade, _ in counts]), sum(number for _, number in counts)
    return tuple(Part(scale[one], number, say.part(scale[one].name, number, total)) for one, number in counts)


def ranks_in(area: AreaPicture) -> dict[str, Rank]:
    """Return the grades of an area by id."""
    return scale_of([one.grade for one in area.counts])


def _number(area: AreaPicture, one: GradeCount) -> int:
    return one.known if area.forces is None or one.national is None else one.national


def _total(area: AreaPicture) -> int:
    return sum(_number(area, one) for one in area.counts)


def _said(area: AreaPicture) -> str:
    counts = [(_number(area, one), one.grade) for one in area.counts]
    return say.spread(counts, _total(area), published=area.forces is not None)


def _row(one: GradeCount, known: Known | None) -> tuple[str, ...]:
    here = [one.grade] if known and known.grade == one.grade else []
    possible = list(known.possible) if known else []
    mark = say.HERE if here else say.POSSIBLE if one.grade in possible else ""
    return (grade_name(one.grade), "" if one.national is None else str(one.national), str(one.known), mark)


def _pinned(area: AreaPicture, name: str, known: Known | None) -> Pinned:
    if known is None:
        return Pinned(say.nothing_known(name), "", ())
    scale = ranks_in(area)
    grades = (known.grade,) if known.grade else known.possible
    return Pinned(say.stands(name, grades), _why(known)[0], tuple(scale[grade] for grade in grades if grade in scale))


def _why(known: Known | None) -> list[str]:
    """Return what decided the grade of a force, what would raise it and how close another is; or how it is known."""
    if known is None:
        return []
    return [point.text for point in reasons_of(known)] or [say.ERRORS_KEEP if known.refused else say.PUBLISHED]
