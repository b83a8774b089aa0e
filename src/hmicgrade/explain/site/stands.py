"""Where a force stands in an area, in the few words of a cell: the grade, and what decides it most closely."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.explain.phrases import either, grade_name
from hmicgrade.explain.site import addresses
from hmicgrade.explain.site import sentences as say
from hmicgrade.explain.site.across import Standing
from hmicgrade.model.scheme import NOT_ASSESSED
from hmicgrade.model.wording import finding_text


def given(one: Standing) -> str:
    """Give the grade given here, or why there is none."""
    if one.refused:
        return say.REFUSED
    if not one.inspected:
        return say.NOT_INSPECTED
    if one.grade is None:
        return say.UNDETERMINED if one.possible else say.NO_RULES
    return say.overridden(one.grade) if one.overridden else grade_name(one.grade)


def possible(one: Standing) -> str:
    """Give the grades left open, before any override."""
    return either(one.possible) if one.possible else say.NOTHING_POSSIBLE


def close(one: Standing, best: str) -> str:
    """Say how close another grade is; `best` is the best grade of the scheme."""
    if not one.possible:
        return say.NOT_KNOWN
    return say.close(tuple(_ways(one, best)), edge=one.margin == 1, override=one.overridden)


def _ways(one: Standing, best: str) -> Iterator[str]:
    if one.raising is not None:
        yield say.up(*one.raising, top=one.raising[0] == best)
    if one.lowering is not None:
        yield say.down(*one.lowering)


def published(one: Standing) -> str:
    """Give the published grade."""
    row = one.published
    if row is None:
        return say.NONE_PUBLISHED
    return say.published(row.grade, row.status) if row.grade else say.NOT_GRADED


def finding(one: Standing, criterion: str) -> str:
    """Give the finding of a criterion, and whether it is only what silence means."""
    found = one.findings[criterion]
    silent = criterion in one.unseen and found != NOT_ASSESSED
    return say.unseen(found) if silent else finding_text(found)


def in_brief(one: Standing) -> str:
    """Give what is known of a force in one cell: never a grade alone."""
    if not one.inspected:
        return say.as_published(published(one)) if one.shown else published(one)
    if one.grade is not None:
        return say.away(given(one), one.margin, override=one.overridden)
    return say.open_between(one.possible) if one.possible else given(one)


def reasons(one: Standing) -> str:
    """Return what leads to the area in the report on a force."""
    return addresses.area_of(one.force_id, one.year, one.area)


def grounds(one: Standing) -> str:
    """Return what leads to the reasons for the grade, in the report on a force; to the area where it has none."""
    return f"{reasons(one)}.grade" if one.inspected else reasons(one)


def ground(one: Standing, criterion: str) -> str:
    """Return what leads to the finding of a criterion, in the report on a force."""
    return addresses.finding_of(one.force_id, one.year, one.area, criterion)
