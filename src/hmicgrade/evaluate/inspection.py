"""The assessment of a force in a year: every area of the scheme, those with errors set apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hmicgrade.evaluate.area import area_problems, assess_area
from hmicgrade.evaluate.assessment import AreaRefused, AreaResult
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.findings import Bearings, Record, bearings, finding_of, records
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
class OpenArea:
    """One area of an inspection: what it is graded on, what bears on each of its criteria, and what was recorded."""

    case: Case
    found: Bearings
    recorded: Mapping[str, Record]

    @property
    def area_id(self) -> str:
        """The id of the area, as `AreaRefused` has it too."""
        return self.case.area.id


@dataclass(frozen=True, slots=True)
class Inspected:
    """An inspection with what it is graded against, and what bears on the criteria of every area, by area id.

    `published` are the grades that were published of the force.
    """

    published: tuple[Published, ...]
    scheme: Scheme
    inspection: Inspection
    found: Mapping[str, Bearings]


def assess_inspection(
    project: Project, inspection: Inspection, options: Options | None = None
) -> tuple[AreaResult, ...]:
    """Grade every area of an inspection's scheme, in the order of their ids."""
    areas = open_areas(project, inspection, options)
    return tuple(one if isinstance(one, AreaRefused) else assess_area(one.case) for one in areas)


def open_areas(
    project: Project, inspection: Inspection, options: Options | None = None
) -> tuple[OpenArea | AreaRefused, ...]:
    """Return what each area of an inspection's scheme is graded on, in the order of their ids.

    An area is refused here for errors of its files and its recorded findings; its judgements are not yet examined.
    """
    folder = project.schemes[inspection.scheme]
    refused = refused_areas(folder, inspection)
    opened = _opened(project, folder, inspection, options or Options())
    return tuple(AreaRefused(area, refused[area]) if area in refused else opened[area] for area in folder.area_ids)


def _opened(
    project: Project, folder: SchemeFolder, inspection: Inspection, options: Options
) -> dict[str, OpenArea | AreaRefused]:
    if folder.scheme is None:
        return {}
    force = project.forces.get(inspection.force)
    inspected = _inspected(folder.scheme, folder, inspection, force.published if force else ())
    return {area.id: _open(inspected, area, options) for area in folder.areas}


def _inspected(
    scheme: Scheme, folder: SchemeFolder, inspection: Inspection, published: tuple[Published, ...]
) -> Inspected:
    return Inspected(published, scheme, inspection, {area.id: bearings(inspection, area) for area in folder.areas})


def inspection_problems(folder: SchemeFolder, inspection: Inspection) -> tuple[Diagnostic, ...]:
    """Return what is wrong with an inspection's recorded findings and judgements, without grading anything.

    Areas whose files have errors are passed over.
    """
    if folder.scheme is None:
        return ()
    inspected, refused = _inspected(folder.scheme, folder, inspection, ()), refused_areas(folder, inspection)
    opened = [_open(inspected, area, Options()) for area in folder.areas if area.id not in refused]
    return in_order([found for one in opened for found in _problems(one)])


def _problems(one: OpenArea | AreaRefused) -> tuple[Diagnostic, ...]:
    return one.diagnostics if isinstance(one, AreaRefused) else area_problems(one.case)


def refused_areas(folder: SchemeFolder, inspection: Inspection) -> dict[str, tuple[Diagnostic, ...]]:
    """Return the errors of files that keep areas of an inspection's scheme from being graded, by area id."""
    areas = {*folder.refused, *inspection.refused}
    return {
        area: in_order([*folder.refused.get(area, ()), *inspection.refused.get(area, ())])
        for area in areas
        if area in folder.area_ids
    }


def _open(inspected: Inspected, area: Area, options: Options) -> OpenArea | AreaRefused:
    """Return what an area is graded on, or what is wrong with its recorded findings."""
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
    case = Case(scheme, area, findings, judgements, _published(inspected, area), options.is_hypothetical)
    return OpenArea(case, found[area.id], kept)


def _judgements(inspection: Inspection, area: Area) -> Sorted:
    made = [judgement for file in inspection.files if file.area == area.id for judgement in file.judgements]
    return sort_judgements(made)


def _published(inspected: Inspected, area: Area) -> Published | None:
    wanted = (inspected.inspection.year, inspected.inspection.scheme, area.id)
    return next((row for row in inspected.published if (row.year, row.scheme, row.area) == wanted), None)
