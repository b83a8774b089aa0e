"""What is kept of each graded force and year once its report is written: all that the pages across forces need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from hmicgrade.evaluate.assessment import AreaAssessment, Change, Origin
from hmicgrade.evaluate.known import has_evidence
from hmicgrade.evaluate.pivots import pivots
from hmicgrade.evaluate.proof.results import SchemeProof
from hmicgrade.evaluate.proof.scheme import prove_scheme
from hmicgrade.explain.reporting.reported import Reported, Subject, in_programme, scheme_name, titles
from hmicgrade.model.catalogue import Distribution, National
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import Published, SchemeFolder, same_year, year_folder, year_order
from hmicgrade.model.wording import id_text


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one force stood in one area in one year, in as little as the pages across forces can do with.

    `grade` is the one given here, None where it is open, where errors keep the area from being graded (`refused`) or
    where nothing is on file but what was published. `possible` are the grades left open, best first, before any
    override; none where nothing was graded here. `inspected` tells whether there is any evidence, sound or not.
    `raising`, `lowering` and `margin` are how many findings are away from another grade, before any override;
    `overridden` tells that there is one. `published` is the row of that year. `findings` gives the status of every
    criterion by id, `unseen` those criteria on which nothing is on file. `decides` are the criteria of which another
    finding alone would change the possible grades; None where there are too many states to tell.
    """

    force_id: str
    force_name: str
    year: Year
    scheme: str
    area: str
    grade: str | None = None
    possible: tuple[str, ...] = ()
    refused: bool = False
    inspected: bool = False
    overridden: bool = False
    margin: int | None = None
    raising: tuple[str, int] | None = None
    lowering: tuple[str, int] | None = None
    published: Published | None = None
    findings: Mapping[str, str] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()
    decides: tuple[str, ...] | None = ()

    @property
    def graded(self) -> bool:
        """True where the rules were applied here, whatever came of it."""
        return bool(self.possible)

    @property
    def shown(self) -> str | None:
        """The grade given here, else the published one where there is no evidence; None where there is neither."""
        if self.inspected:
            return self.grade
        return self.published.grade if self.published else None

    @property
    def reported(self) -> bool:
        """True where the report of that year has a section on each criterion of the area."""
        return self.inspected and not self.refused


@dataclass(frozen=True)
class Across:
    """A scheme with everything that is known under it: what the pages across forces are made from.

    `standings` are those under the scheme, in any order; `nationals` its published distributions.
    """

    folder: SchemeFolder
    standings: tuple[Standing, ...]
    nationals: tuple[National, ...]

    @cached_property
    def proof(self) -> SchemeProof | None:
        """The proof of the scheme over its areas, None for one that has no rules or no area without errors."""
        scheme = self.folder.scheme
        if scheme is None or not scheme.has_rules or not self.folder.areas:
            return None
        return prove_scheme(scheme, self.folder.areas, tuple(sorted(self.folder.refused)))

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades of the scheme, best first; none where its file has errors."""
        return self.folder.scheme.grade_names if self.folder.scheme else ()

    @property
    def title(self) -> str:
        """What the scheme is called."""
        return scheme_name(self.folder)

    @cached_property
    def known(self) -> tuple[Standing, ...]:
        """The standings of which anything is on file, by year, area, and name of the force."""
        found = [one for one in self.standings if one.inspected or one.published]
        return tuple(sorted(found, key=lambda one: (year_order(one.year), one.area, one.force_name, one.force_id)))

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """Every year of which there is a report or a distribution, latest first; of a round, one spelling."""
        every = [*(one.year for one in self.standings), *(one.year for one in self.nationals)]
        spelled = {year_folder(year): year for year in reversed(every)}
        return tuple(sorted(spelled.values(), key=year_order, reverse=True))

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Every area of the scheme, with and without criteria here: in the order of the programme, then by id."""
        return in_programme(self.folder, {*self.folder.area_ids, *(one.area for one in self.known), *self._published})

    @property
    def _published(self) -> tuple[str, ...]:
        return tuple(found.area for one in self.nationals for found in one.areas)

    @cached_property
    def _by_area(self) -> dict[tuple[str, str], list[Standing]]:
        found: dict[tuple[str, str], list[Standing]] = {}
        for one in self.known:
            found.setdefault((year_folder(one.year), one.area), []).append(one)
        return found

    def stood(self, year: Year, area: str) -> tuple[Standing, ...]:
        """Return what is known of a year and area, by name of the force."""
        return tuple(self._by_area.get((year_folder(year), area), ()))

    def national(self, year: Year) -> National | None:
        """Return the published distributions of a year, None where none are on file."""
        return next((one for one in self.nationals if same_year(one.year, year)), None)

    def distribution(self, year: Year, area: str) -> Distribution | None:
        """Return the published distribution of a year and area, None where it is not on file."""
        national = self.national(year)
        return national.distribution(area) if national else None

    def area_title(self, area: str) -> str:
        """Return the title of an area, made from its id where nothing gives it one."""
        return self._titles.get(area) or id_text(area)

    @cached_property
    def _titles(self) -> dict[str, str]:
        return titles(self.folder)


def standings(reported: Reported) -> tuple[Standing, ...]:
    """Return where a force stood in each area of a report, those of which only a grade was published last."""
    alone = (_published_alone(reported, row) for row in reported.published)
    return (*(_standing(reported, one) for one in reported.subjects), *alone)


def _published_alone(reported: Reported, row: Published) -> Standing:
    return Standing(
        reported.force.id, reported.force.name, reported.inspection.year, row.scheme, row.area, published=row
    )


def _standing(reported: Reported, subject: Subject) -> Standing:
    inspected, result = has_evidence(subject.result), subject.assessment
    bare = Standing(
        reported.force.id,
        reported.force.name,
        reported.inspection.year,
        reported.inspection.scheme,
        subject.id,
        refused=result is None,
        inspected=inspected,
        published=reported.published_grade(subject.id),
    )
    if result is None or subject.opened is None or not inspected:
        return bare
    return replace(
        bare,
        grade=result.grade,
        possible=result.possible,
        overridden=result.override is not None,
        margin=result.margin,
        raising=_away(result.raising),
        lowering=_away(result.lowering),
        findings={one.criterion.id: one.finding for one in result.findings},
        unseen=_unseen(result),
        decides=pivots(subject.opened.case) if result.possible else (),
    )


def _away(change: Change | None) -> tuple[str, int] | None:
    return None if change is None else (change.to, change.changes)


def _unseen(result: AreaAssessment) -> frozenset[str]:
    return frozenset(one.criterion.id for one in result.findings if one.origin in _NOTHING)


_NOTHING = frozenset({Origin.SILENCE, Origin.NONE})
"""Where a finding comes from when neither evidence nor a person says anything."""
