"""The rounds of a force: every year and scheme of which there is evidence or a published grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from hmicgrade.evaluate.area import applying, assess_area
from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult
from hmicgrade.evaluate.inspection import OpenArea, Options, open_areas
from hmicgrade.evaluate.known import has_evidence
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import Force, Inspection, Project, Published, SchemeFolder, year_folder, year_order
from hmicgrade.model.wording import id_text


class Standing(StrEnum):
    """How the grade of an area in a round came about."""

    COMPUTED = "computed"
    PUBLISHED = "published"
    CARRIED_FORWARD = "carried-forward"
    NOT_GRADED = "not-graded"
    NO_EVIDENCE = "no-evidence"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Graded:
    """One area in one round.

    `grades` are the possible grades, best first, or the one of an override; none where the area was not graded, or
    there is no evidence on it.
    `opened` is given where a grade was computed, `result` where the round has evidence on any area, and `published`
    where a grade was published.
    """

    area: str
    title: str
    standing: Standing
    grades: tuple[str, ...]
    opened: OpenArea | None = None
    result: AreaResult | None = None
    published: Published | None = None

    @property
    def assessment(self) -> AreaAssessment | None:
        """What was computed, None where nothing was."""
        return self.result if self.opened and isinstance(self.result, AreaAssessment) else None

    @property
    def refused(self) -> AreaRefused | None:
        """The errors that keep the area from being graded, None where there are none."""
        return self.result if isinstance(self.result, AreaRefused) else None


@dataclass(frozen=True, slots=True)
class Round:
    """A year and scheme of a force. `areas` are by id, sorted; `inspection` is None where there is no evidence."""

    year: Year
    folder: SchemeFolder
    inspection: Inspection | None
    areas: Mapping[str, Graded]

    @property
    def scale(self) -> tuple[str, ...]:
        """The grades of the round's scheme, best first; none where the scheme has errors."""
        return self.folder.scheme.grade_names if self.folder.scheme else ()


Key = tuple[str, str]
"""A round by the name of its folder and its scheme."""


def rounds_of(project: Project, force: Force) -> tuple[Key, ...]:
    """Return the rounds of a force, earliest first, without grading anything."""
    evidence = [(one.year, one.scheme) for one in project.inspections if one.force == force.id]
    published = [(row.year, row.scheme) for row in force.published if row.scheme in project.schemes]
    ordered = sorted({*evidence, *published}, key=lambda one: (year_order(one[0]), one[1]))
    return tuple(dict.fromkeys((year_folder(year), scheme) for year, scheme in ordered))


def graded_round(
    project: Project,
    force: Force,
    key: Key,
    options: Options | None = None,
    known: Mapping[str, AreaResult] | None = None,
) -> Round:
    """Grade a round of a force. `known` are results of its areas, by id, that need not be worked out again."""
    year, scheme = key
    inspection = next((one for one in project.inspections if _is_at(one, force.id, key)), None)
    rows = [row for row in force.published if (year_folder(row.year), row.scheme) == key]
    folder = project.schemes[scheme]
    graded = {row.area: _published(folder, row) for row in rows}
    if inspection is not None:
        graded |= _computed(project, inspection, graded, options, known or {})
    shown = inspection.year if inspection else rows[0].year if rows else year
    return Round(shown, folder, inspection, dict(sorted(graded.items())))


def _is_at(inspection: Inspection, force: str, key: Key) -> bool:
    return (inspection.force, year_folder(inspection.year), inspection.scheme) == (force, *key)


def title_of(folder: SchemeFolder, area: str) -> str:
    """Return the title of an area, made from its id where no file gives it one."""
    return next((one.title for one in folder.areas if one.id == area), "") or id_text(area)


_UNGRADED = {"not-graded": Standing.NOT_GRADED, "carried-forward": Standing.CARRIED_FORWARD}


def _published(folder: SchemeFolder, row: Published) -> Graded:
    known = row.grade is not None and (folder.scheme is None or row.grade in folder.scheme.grade_names)
    standing = _UNGRADED.get(row.status or "", Standing.PUBLISHED if known else Standing.NOT_GRADED)
    grades = (row.grade,) if row.grade and known and standing is not Standing.NOT_GRADED else ()
    return Graded(row.area, title_of(folder, row.area), standing, grades, published=row)


def _computed(
    project: Project,
    inspection: Inspection,
    published: Mapping[str, Graded],
    options: Options | None,
    known: Mapping[str, AreaResult],
) -> dict[str, Graded]:
    """Return the areas of the scheme; one on which there is no evidence stays as published, if it was."""
    found: dict[str, Graded] = {}
    folder = project.schemes[inspection.scheme]
    if folder.scheme is not None and not folder.scheme.has_rules:
        return found
    for one in open_areas(project, inspection, options):
        row = published[one.area_id].published if one.area_id in published else None
        graded = _assessed(folder, one, row, known.get(one.area_id))
        if row is None or graded.standing is not Standing.NO_EVIDENCE:
            found[one.area_id] = graded
    return found


def _assessed(
    folder: SchemeFolder, one: OpenArea | AreaRefused, row: Published | None, known: AreaResult | None
) -> Graded:
    title = title_of(folder, one.area_id)
    if isinstance(one, AreaRefused):
        return Graded(one.area, title, Standing.REFUSED, (), None, one, row)
    result = known or assess_area(one.case)
    if isinstance(result, AreaRefused):
        return Graded(result.area, title, Standing.REFUSED, (), None, result, row)
    if not has_evidence(result):
        return Graded(one.area_id, title, Standing.NO_EVIDENCE, (), None, result, row)
    kept = replace(one, case=applying(one.case)) if one.case.hypothetical else one
    grades = (result.override.grade,) if result.override else result.possible
    return Graded(one.area_id, title, Standing.COMPUTED, grades, kept, result, row)
