"""What is missing of a force's areas, in every form in which lists are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.settling import AreaGaps, Settling, Weighed
from hmicgrade.explain.change_sentences import recipe_text
from hmicgrade.explain.gaps import gaps_page
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.inspected import Subject, refused_json, refused_row
from hmicgrade.report.json_v1 import recipe_json
from hmicgrade.report.listing import Listing

FORMAT = "hmicgrade-gaps/1"
"""The form of the document. Everything in it is before any override; shares are fractions."""

COLUMNS = (
    "force",
    "year",
    "area",
    "row",
    "criterion",
    "level",
    "critical",
    "share",
    "possible",
    "undetermined",
    "missing",
    "grade",
    "fewest",
    "ways",
    "certain",
    "error",
)
"""The columns. A row is of an `area`, of a missing `criterion`, or of a `grade` that inspections could leave alone."""


def gaps_listing(areas: Sequence[AreaGaps | AreaRefused], subject: Subject) -> Listing:
    """Return what is missing of the areas of an inspection."""
    refused = [one for one in areas if isinstance(one, AreaRefused)]
    return Listing(
        page=gaps_page(areas, subject.force.name, subject.year, subject.left_out),
        format=FORMAT,
        document={**subject.head(), "areas": [_area(one) for one in areas]},
        columns=COLUMNS,
        rows=tuple(row for one in areas for row in _rows(one, subject)),
        diagnostics=tuple(found for one in refused for found in one.diagnostics),
    )


def _area(gaps: AreaGaps | AreaRefused) -> dict[str, object]:
    if isinstance(gaps, AreaRefused):
        return refused_json(gaps)
    return {
        "area": gaps.area.id,
        "possible": list(gaps.possible),
        "undetermined": None if gaps.undetermined is None else str(gaps.undetermined),
        "override": None if gaps.override is None else gaps.override.grade,
        "inspected": gaps.inspected,
        "criteria": len(gaps.area.criteria),
        "not_applicable": gaps.not_applicable,
        "missing": [_weighed(one) for one in gaps.missing],
        "next": None if gaps.next is None else gaps.next.id,
        "fewest": gaps.fewest,
        "at_best": None if gaps.at_best is None else [_settling(one) for one in gaps.at_best],
        "certain": None if gaps.certain is None else {"fewest": len(gaps.certain), "criteria": list(gaps.certain)},
        "exact": gaps.exact,
    }


def _weighed(one: Weighed) -> dict[str, object]:
    criterion = one.criterion
    return {
        "criterion": criterion.id,
        "level": criterion.level,
        "critical": criterion.critical,
        "share": None if one.share is None else str(one.share),
    }


def _settling(one: Settling) -> dict[str, object]:
    return {
        "grade": one.grade,
        "fewest": one.fewest,
        "recipes": [recipe_json(recipe) for recipe in one.recipes],
        "more": one.more,
    }


def _rows(gaps: AreaGaps | AreaRefused, subject: Subject) -> Iterator[dict[str, Cell]]:
    if isinstance(gaps, AreaRefused):
        yield refused_row(subject, gaps)
        return
    area = gaps.area.id
    yield subject.row(area, "area", _area_row(gaps))
    for one in gaps.missing:
        flag = str(one.criterion.critical).lower()
        share = None if one.share is None else str(one.share)
        about: dict[str, Cell] = {"criterion": one.criterion.id, "level": one.criterion.level, "critical": flag}
        yield subject.row(area, "criterion", {**about, "share": share})
    for settling in gaps.at_best or ():
        ways = [recipe_text(way.all, [(one.count, one.of) for one in way.any]) for way in settling.recipes]
        found: dict[str, Cell] = {"grade": settling.grade, "fewest": settling.fewest}
        yield subject.row(area, "grade", {**found, "ways": SEPARATOR.join(ways)})


def _area_row(gaps: AreaGaps) -> dict[str, Cell]:
    return {
        "possible": SEPARATOR.join(gaps.possible),
        "undetermined": gaps.undetermined,
        "missing": len(gaps.missing),
        "fewest": gaps.fewest,
        "certain": None if gaps.certain is None else len(gaps.certain),
    }
