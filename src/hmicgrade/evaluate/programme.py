"""Which frameworks of a programme are due for inspection at a force, and which grades say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hmicgrade.evaluate.known import Known, known_grades
from hmicgrade.model.catalogue import Decline, Framework, Inspected, Programme
from hmicgrade.model.diagnostics import Diagnostic, in_order
from hmicgrade.model.project import Project
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.wording import id_text


class Due(StrEnum):
    """What the programme says of a framework at a force."""

    INSPECTED = "inspected"
    CONSIDERED = "considered"
    NOT_PROMPTED = "not-prompted"
    UNKNOWN = "unknown"
    TIMETABLED = "timetabled"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two grades of one area under one scheme, one after the other. `steps` counts downwards, below 0 for a rise."""

    earlier: Known
    later: Known
    steps: int
    significant: bool


@dataclass(frozen=True, slots=True)
class AreaRecord:
    """The grades of one area over the years, earliest first.

    `comparison` sets the latest beside the one before it under the same scheme, and is None where there is none;
    `apart` are the earlier grades on other scales than the latest.
    """

    area: str
    title: str
    grades: tuple[Known, ...]
    comparison: Comparison | None
    apart: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class FrameworkDue:
    """One framework, whether it is due, and the grades of its areas: those of which anything is known."""

    framework: Framework
    due: Due
    areas: tuple[AreaRecord, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeDue:
    """A programme as it stands for one force. `diagnostics` are the errors that keep a grade from being known."""

    force: str
    name: str
    programme: Programme
    title: str
    frameworks: tuple[FrameworkDue, ...]
    diagnostics: tuple[Diagnostic, ...]


def programme_due(project: Project, force: str, programme: Programme) -> ProgrammeDue:
    """Return which frameworks of a programme are due at a force."""
    known = known_grades(project, force=force)
    refused = [found for one in known if one.refused for found in one.refused.diagnostics]
    folder = project.schemes[programme.scheme]
    return ProgrammeDue(
        force=force,
        name=project.forces[force].name,
        programme=programme,
        title=folder.scheme.title if folder.scheme else programme.scheme,
        frameworks=tuple(_framework(project, programme, one, known) for one in programme.frameworks),
        diagnostics=in_order(refused),
    )


def _framework(project: Project, programme: Programme, framework: Framework, known: Sequence[Known]) -> FrameworkDue:
    ids = dict.fromkeys((framework.id, *framework.areas))
    records = [
        _record(project, programme, area, [one for one in known if one.area == area and one.grade]) for area in ids
    ]
    areas = tuple(record for record in records if record.grades)
    return FrameworkDue(framework, _due(framework, areas), areas)


def _due(framework: Framework, areas: Sequence[AreaRecord]) -> Due:
    if framework.inspection is Inspected.PROGRAMMED:
        return Due.INSPECTED
    if framework.inspection is Inspected.PLANNED:
        return Due.TIMETABLED
    compared = [record.comparison for record in areas if record.comparison]
    if any(comparison.significant for comparison in compared):
        return Due.CONSIDERED
    return Due.NOT_PROMPTED if compared else Due.UNKNOWN


def _record(project: Project, programme: Programme, area: str, grades: Sequence[Known]) -> AreaRecord:
    titles = {one.id: one.title for one in project.schemes[programme.scheme].areas}
    title = titles.get(area) or id_text(area)
    if not grades:
        return AreaRecord(area, title, (), None, ())
    *before, later = grades
    alike = [one for one in before if one.scheme == later.scheme]
    apart = tuple(one for one in before if one.scheme != later.scheme)
    folder = project.schemes.get(later.scheme)
    scale = folder.scheme if folder else None
    comparison = _compare(programme.decline, scale, alike[-1], later) if alike and scale else None
    return AreaRecord(area, title, tuple(grades), comparison, apart)


def _compare(decline: Decline | None, scheme: Scheme, earlier: Known, later: Known) -> Comparison | None:
    order = scheme.grade_names
    if earlier.grade not in order or later.grade not in order:
        return None
    steps = order.index(later.grade) - order.index(earlier.grade)
    significant = decline is not None and steps > 0 and (steps >= decline.steps or later.grade == decline.into)
    return Comparison(earlier, later, steps, significant)
