"""The assessment of a force in a year: every area of the scheme, those with errors set apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaRefused, AreaResult
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.findings import Bearings, bearings, finding_of, records
from hmicgrade.evaluate.judgements import Sorted, sort_judgements
from hmicgrade.evaluate.records import record_problems
from hmicgrade.model.areas import Area
from hmicgrade.model.diagnostics import Diagnostic, in_order
from hmicgrade.model.project import Inspection, Project, Published, SchemeFolder
from hmicgrade.model.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Options:
    """What an assessment takes into account: findings that persons recorded, and their judgements."""

    recorded: bool = True
    judgements: bool = True

    @property
    def is_hypothetical(self) -> bool:
        """True where something that stands in the files is left out."""
        return not (self.recorded and self.judgements)


@dataclass(frozen=True, slots=True)
class Inspected:
    """An inspection with what it is graded against, and what bears on the criteria of every area, by area id."""

    project: Project
    scheme: Scheme
    inspection: Inspection
    found: Mapping[str, Bearings]


def assess_inspection(
    project: Project, inspection: Inspection, options: Options | None = None
) -> tuple[AreaResult, ...]:
    """Grade every area of an inspection's scheme, in the order of their ids."""
    folder = project.schemes[inspection.scheme]
    refused = refused_areas(folder, inspection)
    graded = _graded(project, folder, inspection, frozenset(refused), options or Options())
    return tuple(graded.get(area) or AreaRefused(area, refused[area]) for area in folder.area_ids)


def _graded(
    project: Project, folder: SchemeFolder, inspection: Inspection, refused: frozenset[str], options: Options
) -> dict[str, AreaResult]:
    if folder.scheme is None:
        return {}
    found = {area.id: bearings(inspection, area) for area in folder.areas}
    inspected = Inspected(project, folder.scheme, inspection, found)
    return {area.id: _assess(inspected, area, options) for area in folder.areas if area.id not in refused}


def refused_areas(folder: SchemeFolder, inspection: Inspection) -> dict[str, tuple[Diagnostic, ...]]:
    """Return the errors of files that keep areas of an inspection's scheme from being graded, by area id."""
    areas = {*folder.refused, *inspection.refused}
    return {
        area: in_order([*folder.refused.get(area, ()), *inspection.refused.get(area, ())])
        for area in areas
        if area in folder.area_ids
    }


def _assess(inspected: Inspected, area: Area, options: Options) -> AreaResult:
    scheme, inspection, found = inspected.scheme, inspected.inspection, inspected.found
    recorded, problems = records(inspection, area)
    problems = [*problems, *record_problems(scheme, area, found, inspection, recorded)]
    if problems:
        return AreaRefused(area.id, in_order(problems))
    kept = recorded if options.recorded else {}
    findings = tuple(
        finding_of(scheme, area, criterion, found[area.id][criterion.id], kept.get(criterion.id))
        for criterion in area.criteria
    )
    judgements = _judgements(inspection, area) if options.judgements else Sorted()
    published = _published(inspected.project, inspection, area)
    return assess_area(Case(scheme, area, findings, judgements, published, options.is_hypothetical))


def _judgements(inspection: Inspection, area: Area) -> Sorted:
    made = [judgement for file in inspection.files if file.area == area.id for judgement in file.judgements]
    return sort_judgements(made)


def _published(project: Project, inspection: Inspection, area: Area) -> Published | None:
    force = project.forces.get(inspection.force)
    rows = force.published if force is not None else ()
    wanted = (inspection.year, inspection.scheme, area.id)
    return next((row for row in rows if (row.year, row.scheme, row.area) == wanted), None)
