"""The national picture in every form in which lists are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hmicgrade.evaluate.known import Known
from hmicgrade.evaluate.national import AreaPicture, Picture
from hmicgrade.explain.national import national_page
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.listing import Listing

FORMAT = "hmicgrade-national/1"
"""The form of the document."""

COLUMNS = (
    "year",
    "scheme",
    "area",
    "row",
    "force",
    "grade",
    "basis",
    "possible",
    "published",
    "status",
    "national_count",
    "national_forces",
    "known_count",
    "margin",
    "raise_to",
    "raise_changes",
    "source",
)
"""The columns. A row is of a `grade` in the distribution of an area, or of a `force`."""


def national_listing(picture: Picture, names: Mapping[str, str], titles: Mapping[str, str]) -> Listing:
    """Return the picture of a year. `names` gives the names of forces by id, `titles` those of schemes."""
    return Listing(
        page=national_page(picture, names, titles),
        format=FORMAT,
        document={"year": picture.year, "areas": [_area(area, names) for area in picture.areas]},
        columns=COLUMNS,
        rows=tuple(row for area in picture.areas for row in _rows(picture, area)),
        diagnostics=picture.diagnostics,
    )


def _area(area: AreaPicture, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "area": area.area,
        "title": area.title,
        "scheme": area.scheme,
        "national_forces": area.forces,
        "source": area.source,
        "grades": [{"grade": one.grade, "national": one.national, "known": one.known} for one in area.counts],
        "forces": [_force(area, one, names) for one in area.known],
    }


def _force(area: AreaPicture, one: Known, names: Mapping[str, str]) -> dict[str, object]:
    row, graded = one.published, one.assessment
    raising = graded.raising if graded else None
    return {
        "force": one.force,
        "name": names.get(one.force, one.force),
        "grade": one.grade,
        "basis": str(one.basis),
        "possible": list(one.possible),
        "published": row.grade if row else None,
        "status": row.status if row else None,
        "source": row.source if row else "",
        "national_count": area.national_count(one.grade) if one.grade else None,
        "margin": graded.margin if graded else None,
        "raise": {"to": raising.to, "changes": raising.changes} if raising else None,
        "refused": one.refused is not None,
    }


def _rows(picture: Picture, area: AreaPicture) -> Iterator[dict[str, Cell]]:
    common: dict[str, Cell] = {
        "year": picture.year,
        "scheme": area.scheme,
        "area": area.area,
        "national_forces": area.forces,
    }
    for count in area.counts:
        counts: dict[str, Cell] = {"grade": count.grade, "national_count": count.national, "known_count": count.known}
        yield {**common, **counts, "row": "grade", "source": area.source}
    for one in area.known:
        yield {**common, **_force_row(area, one), "row": "force"}


def _force_row(area: AreaPicture, one: Known) -> dict[str, Cell]:
    row, graded = one.published, one.assessment
    raising = graded.raising if graded else None
    return {
        "force": one.force,
        "grade": one.grade,
        "basis": str(one.basis),
        "possible": SEPARATOR.join(one.possible),
        "published": row.grade if row else None,
        "status": row.status if row else None,
        "national_count": area.national_count(one.grade) if one.grade else None,
        "margin": graded.margin if graded else None,
        "raise_to": raising.to if raising else None,
        "raise_changes": raising.changes if raising else None,
        "source": row.source if row else "",
    }
