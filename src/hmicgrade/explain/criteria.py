"""The criteria of a scheme's areas, as pages for people: a list, one criterion, or where each field came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from hmicgrade.explain.holdings import refused_entry, scheme_title
from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.explain.phrases import capitalised, criteria, one_line
from hmicgrade.explain.statements import Point
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.project import SchemeFolder
from hmicgrade.model.wording import number_text


class FieldOrigin(StrEnum):
    """Where a field of a criterion came from: the area's own file, a common file, or what `includes` change."""

    OWN = "own"
    COMMON = "common"
    INCLUDES = "includes"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a criterion as a file would write it for the area, with where it came from."""

    name: str
    value: str
    origin: FieldOrigin


@dataclass(frozen=True, slots=True)
class Chosen:
    """The part of a scheme that was asked for.

    `areas` are sorted by id; with `criterion` only that one of each. `refused` are those with errors.
    """

    folder: SchemeFolder
    areas: tuple[Area, ...]
    refused: tuple[str, ...] = ()
    criterion: str | None = None

    def criteria(self, area: Area) -> tuple[Criterion, ...]:
        """Return the criteria of an area that were asked for."""
        return tuple(one for one in area.criteria if self.criterion in {None, one.id})

    def levels(self, area: Area) -> Iterator[tuple[str, tuple[Criterion, ...]]]:
        """Yield each level with the criteria at it that were asked for, best level first, none empty."""
        for level in self.folder.scheme.levels if self.folder.scheme else ():
            found = tuple(one for one in self.criteria(area) if one.level == level)
            if found:
                yield level, found


def fields(criterion: Criterion) -> tuple[Field, ...]:
    """Return every field of a criterion with where it came from, those that are empty left out."""
    values = {
        "level": criterion.level,
        "critical": _flag(criterion.critical),
        "significant": _flag(criterion.significant),
        "theme": criterion.theme,
        "text": criterion.text,
        "not_applicable": "with-reason" if criterion.may_be_not_applicable else "never",
        "weight": number_text(criterion.weight),
        "tags": ", ".join(criterion.tags),
        "source": criterion.source,
        "provenance": criterion.provenance,
    }
    return tuple(Field(name, value, origin(criterion, name)) for name, value in values.items() if value)


def _flag(flag: bool) -> str:  # noqa: FBT001 - the flag is what it writes
    return str(flag).lower()


def origin(criterion: Criterion, name: str) -> FieldOrigin:
    """Return where a field of a criterion came from."""
    if name in criterion.changed:
        return FieldOrigin.INCLUDES
    return FieldOrigin.COMMON if criterion.common else FieldOrigin.OWN


def criteria_page(chosen: Chosen) -> Page:
    """Return the page that lists criteria, or shows the one that was asked for."""
    entries = _shown if chosen.criterion else _listed
    sections = [Section(_title(area), tuple(entries(chosen, area))) for area in chosen.areas]
    return _page(chosen, sections)


def effective_page(chosen: Chosen) -> Page:
    """Return the page of the full criteria of areas, with where each field came from."""
    sections = [Section(_title(area), tuple(_effective(chosen, area))) for area in chosen.areas]
    return _page(chosen, sections)


def _page(chosen: Chosen, sections: Sequence[Section]) -> Page:
    broken = tuple(refused_entry(name, chosen.folder.refused[name]) for name in chosen.refused)
    errors = (Section("Not usable", broken),) if broken else ()
    title = f"Criterion {chosen.criterion}" if chosen.criterion else "Criteria"
    return Page(title, (*sections, *errors), scheme_title(chosen.folder))


def _title(area: Area) -> str:
    return f"{area.title} ({area.id})"


def _listed(chosen: Chosen, area: Area) -> Iterator[Entry]:
    for level, found in chosen.levels(area):
        points = tuple(Point(f"{_named(one)}: {one.text}") for one in found)
        yield Entry(f"{capitalised(level)}: {criteria(len(found))}", points)


def _named(criterion: Criterion) -> str:
    flags = [
        *(["critical"] if criterion.critical else []),
        *([] if criterion.significant else ["not significant"]),
        *([f"from {criterion.common}"] if criterion.common else []),
    ]
    return f"{criterion.id} ({', '.join(flags)})" if flags else criterion.id


def _shown(chosen: Chosen, area: Area) -> Iterator[Entry]:
    for one in chosen.criteria(area):
        points = [Point(f"{_words(each.name)}: {each.value}") for each in fields(one) if each.name != "text"]
        file = _from(one, FieldOrigin.COMMON if one.common else FieldOrigin.OWN)
        changed = f"; the area's includes change: {', '.join(one.changed)}" if one.changed else ""
        yield Entry(one_line(one.text), (*points, Point(f"from: {file}{changed}")))


def _effective(chosen: Chosen, area: Area) -> Iterator[Entry]:
    for one in chosen.criteria(area):
        yield Entry(one.id, tuple(_by_origin(one)))
    if area.left_out and chosen.criterion is None:
        points = tuple(Point(f"{one.criterion}, of the common file {one.common}") for one in area.left_out)
        yield Entry(f"{criteria(len(points))} left out by the area's includes", points)


def _by_origin(criterion: Criterion) -> Iterator[Point]:
    for where in FieldOrigin:
        found = [each for each in fields(criterion) if each.origin is where]
        if found:
            yield Point(f"{_from(criterion, where)}:")
            yield from (Point(f"{_words(each.name)}: {each.value}", depth=1) for each in found)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _from(criterion: Criterion, where: FieldOrigin) -> str:
    match where:
        case FieldOrigin.OWN:
            return "the area's own file"
        case FieldOrigin.COMMON:
            return f"the common file {criterion.common}"
        case FieldOrigin.INCLUDES:
            return "changed by the area's includes"
        case _:
            assert_never(where)
