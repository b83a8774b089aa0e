"""The towns of two rounds with what was published of them, and what the pages across forces are made from."""

from __future__ import annotations

from collections.abc import Mapping

from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.inspection import OpenArea, Options, open_areas
from hmicgrade.explain.reporting.document import Block, Document, Section, Table
from hmicgrade.explain.reporting.reported import Made, Reported, Subject, in_order
from hmicgrade.explain.site.across import Across, Standing, standings
from hmicgrade.load.project import read
from hmicgrade.load.snapshot import Snapshot
from hmicgrade.model.project import Inspection, Project, same_year
from tests.evaluate import town

PUBLISHED = """\
kind: published
force: east
grades:
  - {year: 2020, scheme: town, area: calls, grade: fair, source: The report}
  - {year: 2020, scheme: town, area: custody, grade: fair, source: The report}
  - {year: 2020, scheme: town, area: roads, grade: good, status: read-from-prose, source: The report}
  - {year: 2020, scheme: town, area: horses, status: not-graded, source: The report}
"""

NATIONAL = """\
kind: national
year: 2020
scheme: town
forces: 3
areas:
  - {area: calls, grades: {good: 0, fair: 2, poor: 1}, source: The table}
  - {area: horses, grades: {good: 1, fair: 1, poor: 1}}
"""

LATER = """\
kind: evidence
force: west
year: 2021/22
scheme: town
area: calls
evidence:
  - {id: s1, kind: strength, text: All are trained., criteria: [trained]}
"""

NORTH_CALLS = """\
kind: evidence
force: north
year: 2020
scheme: town
area: calls
evidence:
  - {id: s1, kind: strength, text: All of it is done., criteria: [trained, answered, languages, told]}
  - {id: a1, kind: area_for_improvement, text: Nobody asks., criteria: [asked]}
judgements:
  - judgement: override
    grade: fair
    despite: [told]
    reason: It will not last.
    by: Panel
    date: 2020-03
"""

WRONG = """\
kind: evidence
force: north
year: 2020
scheme: town
area: custody
evidence:
  - {id: s1, kind: strength, text: Cells are warm., criteria: [warmth]}
"""

FILES: dict[str, str] = town.FILES | {
    "evidence/east/published.yaml": PUBLISHED,
    "evidence/national/2020.yaml": NATIONAL,
    "evidence/west/2021-22/calls.yaml": LATER,
    "evidence/north/force.yaml": "kind: force\nid: north\nname: North Police\n",
    "evidence/north/2020/calls.yaml": NORTH_CALLS,
    "evidence/north/2020/custody.yaml": WRONG,
}
"""East, West and North in 2020, West once more in 2021/22."""


def loaded(files: Mapping[str, str]) -> Project:
    return read(
        Snapshot({path: text.encode() for path, text in files.items()}), every_scheme=True, national=True
    ).project


def across(files: Mapping[str, str] = FILES, scheme: str = "town") -> Across:
    """What is known under one scheme of a project."""
    return across_of(loaded(files), scheme)


def across_of(project: Project, scheme: str) -> Across:
    found = [
        one
        for inspection in (*project.inspections, *_published_alone(project))
        if inspection.scheme == scheme
        for one in standings(reported(project, inspection))
    ]
    national = tuple(one for one in project.national if one.scheme == scheme)
    return Across(project.schemes[scheme], tuple(found), national)


def _published_alone(project: Project) -> list[Inspection]:
    """An inspection without files for each force, year and scheme of which nothing but grades are on file."""
    rows = [(name, row.year, row.scheme) for name, force in project.forces.items() for row in force.published]
    return [
        Inspection(force, year, scheme, (), {}, "none")
        for force, year, scheme in dict.fromkeys(rows)
        if scheme in project.schemes and project.inspection(force, year) is None
    ]


def reported(project: Project, inspection: Inspection) -> Reported:
    """What the report on an inspection is made from."""
    force, folder = project.forces[inspection.force], project.schemes[inspection.scheme]
    rows = [
        row
        for row in force.published
        if row.scheme == folder.id and same_year(row.year, inspection.year) and row.area not in folder.area_ids
    ]
    subjects = [_subject(one) for one in open_areas(project, inspection, Options())]
    return Reported(
        force, folder, inspection, None, in_order(folder, subjects), tuple(rows), Made("hmicgrade", "hmicgrade site")
    )


def _subject(opened: OpenArea | AreaRefused) -> Subject:
    result = opened if isinstance(opened, AreaRefused) else assess_area(opened.case)
    return Subject(result, None if isinstance(opened, AreaRefused) or isinstance(result, AreaRefused) else opened)


def standing(found: Across, force: str, area: str, year: object = 2020) -> Standing:
    (one,) = [one for one in found.standings if (one.force_id, one.area, str(one.year)) == (force, area, str(year))]
    return one


def section(document: Document, name: str) -> Section:
    (found,) = [one for one in document.sections if one.id == name]
    return found


def table(document: Document, name: str) -> Table:
    """The table of that name, be it seen as a picture too."""
    (found,) = [one for one in tables(document) if one.name == name]
    return found


def tables(document: Document) -> list[Table]:
    every = [_table(block) for section in document.sections for block in section.blocks]
    return [one for one in every if one is not None]


def _table(block: Block) -> Table | None:
    return block if isinstance(block, Table) else getattr(block, "table", None)
