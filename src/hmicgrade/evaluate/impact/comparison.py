"""Which grades a change moves, over every force and year: only what can have changed is graded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hmicgrade.evaluate.area import examined, grades_of, grades_on
from hmicgrade.evaluate.assessment import AreaRefused, Origin
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.comparing.elements import Ruler, elements_of
from hmicgrade.evaluate.comparing.fewest import act_of
from hmicgrade.evaluate.comparing.rounds import title_of
from hmicgrade.evaluate.impact.edges import knife_edge
from hmicgrade.evaluate.impact.responsible import responsible
from hmicgrade.evaluate.impact.results import Edge, Impact, Move, Place, Responsible, Stand, turn_of
from hmicgrade.evaluate.impact.rules import rule_changes
from hmicgrade.evaluate.inspection import OpenArea, open_areas
from hmicgrade.evaluate.lattice import AreaLattice
from hmicgrade.model.diagnostics import in_order
from hmicgrade.model.project import Inspection, Project, SchemeFolder, year_folder, year_order


def impact(before: Project, after: Project, untouched: int = 0) -> Impact:
    """Compare two versions of a project; `untouched` counts forces with evidence that are in neither."""
    forces = {one.force for project in (before, after) for one in project.inspections}
    found = [one for pair in _inspections(before, after) for one in _areas(pair)]
    return Impact(
        len(forces) + untouched,
        tuple(move for area in found for move in _moves(area)),
        tuple(edge for area in found for edge in _edges(area)),
        rule_changes(before.schemes, after.schemes),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """An inspection of one version, with what it is graded against."""

    project: Project
    inspection: Inspection

    @property
    def folder(self) -> SchemeFolder:
        return self.project.schemes[self.inspection.scheme]

    @property
    def said(self) -> tuple[object, ...]:
        """What its files say, and of what they have errors: a key that is given twice may say the same."""
        refused = sorted(self.folder.refused), sorted(self.inspection.refused)
        return (self.folder.digest, self.folder.scheme is None, self.inspection.digest, *refused)

    def areas(self) -> dict[str, OpenArea | AreaRefused]:
        return {one.area_id: one for one in open_areas(self.project, self.inspection)}


@dataclass(frozen=True, slots=True)
class _Sides:
    """An inspection in both versions; `shown` is the new one, or the old one where that is gone."""

    old: _Side | None
    new: _Side | None
    shown: _Side


def _inspections(before: Project, after: Project) -> Iterator[_Sides]:
    """Yield each force and year in both versions, by force and year, but for those in which nothing differs."""
    sides = [{_key(one): _Side(project, one) for one in project.inspections} for project in (before, after)]
    for key in sorted({*sides[0], *sides[1]}, key=lambda key: (key[0], year_order(key[1]))):
        old, new = sides[0].get(key), sides[1].get(key)
        if old is None or new is None or old.said != new.said:
            yield _Sides(old, new, new or sides[0][key])


def _key(inspection: Inspection) -> tuple[str, str]:
    return inspection.force, year_folder(inspection.year)


@dataclass(frozen=True, slots=True)
class _Graded:
    """An area that was graded: what it is graded on, and its lattice."""

    case: Case
    lattice: AreaLattice

    @property
    def edge(self) -> str | None:
        """The grade of the area where its margin is one finding."""
        return knife_edge(self.case, self.lattice)


@dataclass(frozen=True, slots=True)
class _Version:
    """How an area stands in one version, as one of the `areas` of its inspection.

    `opened` is None where its files keep it from being graded, `graded` where those or its judgements do.
    """

    stand: Stand
    areas: Mapping[str, OpenArea]
    opened: OpenArea | None = None
    graded: _Graded | None = None


@dataclass(frozen=True, slots=True)
class _Area:
    """An area of which something may have changed, in both versions."""

    place: Place
    before: _Version | None
    after: _Version | None


def _areas(sides: _Sides) -> Iterator[_Area]:
    old, new = ({} if side is None else side.areas() for side in (sides.old, sides.new))
    opened = [{name: one for name, one in each.items() if isinstance(one, OpenArea)} for each in (old, new)]
    for name in sorted({*old, *new}):
        before, after = old.get(name), new.get(name)
        if (_is_inspected(before) or _is_inspected(after)) and not _same(before, after):
            yield _Area(_place(sides.shown, name), _version(before, opened[0]), _version(after, opened[1]))


def _place(side: _Side, area: str) -> Place:
    inspection = side.inspection
    return Place(inspection.force, inspection.year, inspection.scheme, area, title_of(side.folder, area))


def _is_inspected(one: OpenArea | AreaRefused | None) -> bool:
    """Tell whether anything was found or recorded on an area, or errors hide whether it was."""
    if not isinstance(one, OpenArea):
        return one is not None
    return any(found.origin in {Origin.RECORDED, Origin.EVIDENCE} for found in one.case.findings)


def _same(before: OpenArea | AreaRefused | None, after: OpenArea | AreaRefused | None) -> bool:
    """Tell whether nothing that can change the grade of an area differs."""
    if not isinstance(before, OpenArea) or not isinstance(after, OpenArea):
        return isinstance(before, AreaRefused) and isinstance(after, AreaRefused)
    old, new = before.case, after.case
    acts = [{act_of(one) for one in case.judgements.all()} for case in (old, new)]
    if old.by_id != new.by_id or acts[0] != acts[1]:
        return False
    return not elements_of(Ruler(old.scheme, old.area), Ruler(new.scheme, new.area))


def _version(one: OpenArea | AreaRefused | None, areas: Mapping[str, OpenArea]) -> _Version | None:
    if one is None:
        return None
    if isinstance(one, AreaRefused):
        return _Version(Stand((), refused=one.diagnostics), areas)
    case, problems = examined(one.case)
    scale = case.scheme.grade_names
    if problems:
        supposed = grades_of(replace(one.case, hypothetical=True))
        return _Version(Stand((), scale, in_order(problems), supposed), areas, one)
    graded = _Graded(case, lattice_of(case))
    return _Version(Stand(grades_on(case, graded.lattice), scale), areas, one, graded)


def _moves(area: _Area) -> Iterator[Move]:
    old, new = area.before, area.after
    stands = (old.stand if old else None, new.stand if new else None)
    if not (old and new):
        yield Move(area.place, *stands, turn_of(*stands))
    elif not _as_it_was(old.stand, new.stand):
        yield Move(area.place, *stands, turn_of(*stands), _responsible(old, new))


def _responsible(old: _Version, new: _Version) -> Responsible | None:
    """Return what moves the grade, None where one version has none, even without judgements that do not apply."""
    if old.graded is None or old.opened is None or new.opened is None or not (new.stand.grades or new.stand.supposed):
        return None
    return responsible(old.opened, old.areas, new.opened, old.stand.grades)


def _as_it_was(old: Stand, new: Stand) -> bool:
    return (old.grades, bool(old.refused)) == (new.grades, bool(new.refused))


def _edges(area: _Area) -> Iterator[Edge]:
    """Yield that the margin of an area has become one finding."""
    old, new = (version.graded if version else None for version in (area.before, area.after))
    if old is None or new is None:
        return
    grade = new.edge
    if grade is not None and old.edge is None:
        yield Edge(area.place, grade)
