"""What a report is made from: a force and year, what they are graded against, and the areas as they were graded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult
from hmicgrade.evaluate.comparing.history import History
from hmicgrade.evaluate.findings import is_about
from hmicgrade.evaluate.inspection import OpenArea
from hmicgrade.explain.area import explain
from hmicgrade.explain.argued_findings import Behind, behind
from hmicgrade.explain.reporting import sentences as say
from hmicgrade.explain.statements import Statement, Topic
from hmicgrade.model.areas import Area
from hmicgrade.model.catalogue import Distribution, National
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.evidence import DevelopingPractice, EvidenceFile, Item
from hmicgrade.model.project import Force, Inspection, Published, SchemeFolder, same_year
from hmicgrade.model.wording import id_text


@dataclass(frozen=True, slots=True)
class Made:
    """How a report was made: by which program, by which command, and what was not taken into account."""

    program: str
    command: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """One area of a report. `opened` is None where errors keep it from being graded."""

    result: AreaResult
    opened: OpenArea | None

    @property
    def id(self) -> str:
        """The id of the area."""
        return self.result.area_id

    @property
    def assessment(self) -> AreaAssessment | None:
        """The assessment, None where errors keep the area from being graded."""
        return None if isinstance(self.result, AreaRefused) else self.result

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Everything there is to say of the area."""
        return explain(self.result).statements

    def said(self, *topics: Topic) -> list[Statement]:
        """Return what is said of some topics, in order."""
        return [one for one in self.statements if one.topic in topics]


@dataclass(frozen=True)
class Reported:
    """A force and year with everything that a report on them says.

    `subjects` are in the order in which they are shown. `published` are the published grades of that year and scheme in
    areas that have no criteria here. `area` is the one area that is asked for, None for all; `public` where statements
    not marked public are left out. `history` has every round of the force, None where there is but this one.
    """

    force: Force
    folder: SchemeFolder
    inspection: Inspection
    national: National | None
    subjects: tuple[Subject, ...]
    published: tuple[Published, ...]
    made: Made
    area: str | None = None
    public: bool = False
    history: History | None = None

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of areas and frameworks, by id."""
        return titles(self.folder)

    def title(self, name: str) -> str:
        """Return the title of an area or a framework, made from its id where nothing gives it one."""
        return self.titles.get(name) or id_text(name)

    @property
    def scheme_title(self) -> str:
        """What the scheme is called."""
        return scheme_name(self.folder)

    def distribution(self, area: str) -> Distribution | None:
        """Return the national distribution of an area, None where none is on file."""
        return self.national.distribution(area) if self.national else None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The errors that keep areas of the report from being graded."""
        refused = (one.result for one in self.subjects if isinstance(one.result, AreaRefused))
        return tuple(found for one in refused for found in one.diagnostics)

    @property
    def has_evidence(self) -> bool:
        """Tell whether any file of evidence is there, with or without errors."""
        return bool(self.inspection.files or self.inspection.refused)

    @property
    def published_number(self) -> int:
        """How many grades were published of the force in that year under the scheme."""
        graded = [one.assessment for one in self.subjects if one.assessment and one.assessment.published]
        return len(graded) + len(self.published)

    def asks_for(self, area: str) -> bool:
        """Tell whether an area is one of those that are asked for."""
        return self.area in {None, area}

    def subject(self, area: str) -> Subject | None:
        """Return an area of the report, None where it is not one."""
        return next((one for one in self.subjects if one.id == area), None)

    def row(self, area: str) -> Published | None:
        """Return the published grade of an area that has no criteria here."""
        return next((one for one in self.published if one.area == area), None)

    def published_grade(self, area: str) -> Published | None:
        """Return what was published of an area in that year under the scheme."""
        year, scheme = self.inspection.year, self.inspection.scheme
        rows = (one for one in self.force.published if (one.scheme, one.area) == (scheme, area))
        return next((one for one in rows if same_year(one.year, year)), None)

    def knows(self, area: str) -> bool:
        """Tell whether anything is known of the force in an area."""
        return self.subject(area) is not None or self.row(area) is not None

    def grade(self, area: str) -> str | None:
        """Return the grade of an area: the one given here, the published one where it has no criteria here."""
        subject, row = self.subject(area), self.row(area)
        if subject is not None:
            return subject.assessment.grade if subject.assessment else None
        return row.grade if row else None

    def possible(self, area: str) -> tuple[str, ...]:
        """Return the grade of an area as `grade` does; without one, those that are possible."""
        grade, subject = self.grade(area), self.subject(area)
        if grade is not None:
            return (grade,)
        return subject.assessment.possible if subject and subject.assessment else ()

    def own_file(self, area: str) -> EvidenceFile | None:
        """Return the evidence file of an area."""
        return next((file for file in self.inspection.files if file.area == area), None)

    def shared_file(self, framework: str) -> EvidenceFile | None:
        """Return the evidence file that the areas of a framework share."""
        return next((file for file in self.inspection.files if file.framework == framework), None)

    def items(self, file: EvidenceFile) -> Iterator[Item]:
        """Yield the statements of a file that are about an area of the report."""
        for item in file.items:
            if any(is_about(area, file, item) for area in self.shown_areas):
                yield item

    @property
    def shown_areas(self) -> tuple[Area, ...]:
        """The areas of the report, those with errors left out."""
        return tuple(one.opened.case.area for one in self.subjects if one.opened)

    def behind(self, opened: OpenArea) -> Behind:
        """Return what stands behind the findings of an area."""
        return behind(opened, self.inspection)

    @property
    def shown_files(self) -> tuple[EvidenceFile, ...]:
        """The evidence files of the areas of the report, and of their frameworks."""
        names = {name for area in self.shown_areas for name in (area.id, area.framework)}
        return tuple(file for file in self.inspection.files if (file.area or file.framework) in names)

    def shows(self, one: Item | DevelopingPractice) -> bool:
        """Tell whether a statement or an example is shown."""
        return one.public or not self.public

    def context(self, file: EvidenceFile) -> str:
        """Return the context that a file gives, or that it is not public."""
        return file.context if file.context_public or not (self.public and file.context) else say.CONTEXT_WITHHELD


def scheme_name(folder: SchemeFolder) -> str:
    """Return what a scheme is called: its title, or its id where its file has errors."""
    return folder.scheme.title if folder.scheme else folder.id


def titles(folder: SchemeFolder) -> dict[str, str]:
    """Return the titles of the areas and frameworks of a scheme, by id."""
    frameworks = {one.id: one.title for one in folder.programme.frameworks} if folder.programme else {}
    return {**frameworks, **{area.id: area.title for area in folder.areas}}


def in_programme(folder: SchemeFolder, areas: Iterable[str]) -> tuple[str, ...]:
    """Return areas in the order of the programme, areas of one framework together; the others by id."""
    places = {area: at for at, area in enumerate(_programmed(folder))}
    frameworks = {area.id: area.framework or area.id for area in folder.areas}
    return tuple(sorted(areas, key=lambda one: (places.get(one, len(places)), frameworks.get(one, one), one)))


def in_order(folder: SchemeFolder, subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """Return the areas of a report in the order of the programme, areas of one framework together."""
    places = {area: at for at, area in enumerate(in_programme(folder, [one.id for one in subjects]))}
    return tuple(sorted(subjects, key=lambda one: places[one.id]))


def _programmed(folder: SchemeFolder) -> list[str]:
    frameworks = folder.programme.frameworks if folder.programme else ()
    return [area for one in frameworks for area in one.areas]
