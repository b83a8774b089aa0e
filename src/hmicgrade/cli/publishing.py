"""Makes a site of a project, one force at a time, and tells what is wrong with the files it is made from."""

from __future__ import annotations

import shlex
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace

from hmicgrade.api import handed_out, left_out
from hmicgrade.cli.reporting import Asked, flags_of, history_on, inspections_of, reported_on, with_history
from hmicgrade.evaluate.inspection import Options
from hmicgrade.explain.area import explain
from hmicgrade.explain.history import Told
from hmicgrade.explain.reporting import sentences as say
from hmicgrade.explain.reporting.building import document, masked, published
from hmicgrade.explain.reporting.document import Notice, Sort
from hmicgrade.explain.reporting.public import without_reasons
from hmicgrade.explain.reporting.reported import Made, Reported
from hmicgrade.explain.sentences import left_out as what_is_left_out
from hmicgrade.explain.site import addresses, finishing
from hmicgrade.explain.site.across import Across, Standing, standings
from hmicgrade.explain.site.every import pages
from hmicgrade.explain.site.forces import force_page
from hmicgrade.explain.site.frame import frame
from hmicgrade.explain.site.glossary import glossary_page
from hmicgrade.explain.site.index import holdings, index_page
from hmicgrade.explain.site.page import Kind, Page
from hmicgrade.explain.site.reports import report_page
from hmicgrade.explain.site.rows import Row, row_of
from hmicgrade.explain.site.search import search_page
from hmicgrade.lint.privacy import places
from hmicgrade.load.files import Root
from hmicgrade.load.project import Loaded, read_by_force
from hmicgrade.model.catalogue import National
from hmicgrade.model.diagnostics import Diagnostic, in_order
from hmicgrade.model.project import Force, Inspection, Project, SchemeFolder, year_folder, year_order
from hmicgrade.report import public
from hmicgrade.report.site.pages import files
from hmicgrade.version import __version__

Files = Iterator[tuple[str, bytes]]
"""Files by their paths from the top of a site."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a site is to hold."""

    public: bool = False
    draft: bool = False
    judgements: bool = True
    recorded: bool = True

    @property
    def options(self) -> Options:
        """What is taken into account."""
        return Options(recorded=self.recorded, judgements=self.judgements)

    @property
    def command(self) -> str:
        """The command that makes the same site."""
        return shlex.join(
            ["hmicgrade", "site", "-o", "site", *flags_of(self.options, public=self.public, draft=self.draft)]
        )


@dataclass(frozen=True, slots=True)
class Built:
    """What is told of a site once it is made.

    `forces` and `reports` are how many of these it has; without a report, nothing is on file that is worth a site.
    `sources` are the texts of the files that the diagnostics point into.
    """

    pages: int
    forces: int
    reports: int
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, str]


def built(root: Root, content: Content) -> Generator[tuple[str, bytes], None, Built]:
    """Yield every file of a site, and return what is told of it.

    One force is read at a time. Nothing of it is kept but its grades, its findings and what is wrong with its files.
    """
    common, forces = read_by_force(root.files)
    site = _Site(content)
    site.take(common)
    for loaded in forces:
        yield from site.force(loaded)
    yield from site.across(common.project)
    return Built(site.pages, len(site.forces), len(site.rows), in_order(site.diagnostics), site.sources)


@dataclass(slots=True)
class _Site:
    """A site that is being made: what was kept of the forces so far."""

    content: Content
    pages: int = 0
    forces: list[Force] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    schemes: dict[str, SchemeFolder] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    @property
    def made(self) -> Made:
        """How the site is made."""
        return Made(f"hmicgrade {__version__}", self.content.command, left_out(self.content.options))

    def take(self, loaded: Loaded) -> None:
        """Keep the schemes of what was read, and what is wrong with it."""
        self.schemes |= loaded.project.schemes
        self.note(loaded, loaded.diagnostics)

    def note(self, loaded: Loaded, found: tuple[Diagnostic, ...]) -> None:
        """Keep what is wrong, with the texts that it points into."""
        self.diagnostics += found
        spans = [span for one in found for span in (one.span, *(each.span for each in one.related))]
        self.sources |= {one.file: loaded.sources[one.file] for one in spans if one.file in loaded.sources}

    def mask(self, text: str) -> str:
        """Return a text as it may be published."""
        return masked(text, places)

    # One force

    def force(self, loaded: Loaded) -> Files:
        """Yield the files on a force, and keep what the other pages need of it."""
        self.take(loaded)
        project = self.shown(loaded.project)
        (force,) = project.forces.values()
        chosen = _one_a_year(*inspections_of(project, force))
        reports = [reported_on(project, one, self.asked) for one in chosen]
        history = history_on(project, force, self.content.options, reports)
        for reported in reports:
            yield from self.report(project, with_history(reported, history))
            self.note(loaded, reported.diagnostics)
            self.standings += standings(reported)
        rows = [row_of(one) for one in reports]
        self.forces.append(Force(force.id, force.name, force.aliases))
        self.rows += rows
        yield from self.page(force_page(history, rows, _told(reports)))

    def shown(self, project: Project) -> Project:
        """Return a project without the reasons that may not be published."""
        if not self.content.public:
            return project
        return replace(project, inspections=tuple(map(without_reasons, project.inspections)))

    @property
    def asked(self) -> Asked:
        """What each report is to hold."""
        return Asked(self.content.command, self.content.options, public=self.content.public)

    def report(self, project: Project, reported: Reported) -> Files:
        """Yield the files on a force and year."""
        written = document(reported, draft=self.content.draft)
        shown = published(reported, written, places) if self.content.public else written
        yield from self.page(report_page(reported, shown))
        if reported.has_evidence:
            inspection = reported.inspection
            areas = tuple(sorted((one.result for one in reported.subjects), key=lambda one: one.area_id))
            whole = handed_out(project, inspection, areas, self.content.options)
            handed = public.masked(whole, self.mask) if self.content.public else whole
            yield addresses.assessment(inspection.force, inspection.year), handed.as_json().encode()

    # What is across forces

    def across(self, project: Project) -> Files:
        """Yield the files that are not on one force alone."""
        schemes = [Across(one, *self.under(one.id, project)) for _, one in sorted(self.schemes.items())]
        held = holdings(schemes, self.forces, self.rows)
        yield from self.all(page for one in schemes for page in pages(one))
        yield from self.all((glossary_page(one.folder for one in schemes), search_page(held), index_page(held)))

    def under(self, scheme: str, project: Project) -> tuple[tuple[Standing, ...], tuple[National, ...]]:
        """Return how forces stood under a scheme, and its published distributions."""
        stood = tuple(one for one in self.standings if one.scheme == scheme)
        return stood, tuple(one for one in project.national if one.scheme == scheme)

    # Any page

    def all(self, several: Iterable[Page]) -> Files:
        """Yield the files of several pages."""
        for one in several:
            yield from self.page(one)

    def page(self, page: Page) -> Files:
        """Yield the files of a page as it is shown."""
        self.pages += 1
        notices = () if page.kind is Kind.REPORT else tuple(self.notices())
        written = finishing.named(finishing.noticed(page.document, notices))
        whole = replace(page, document=written)
        shown = finishing.masked(whole, self.mask) if self.content.public else whole
        yield from files(shown, frame(self.made))

    def notices(self) -> Iterator[Notice]:
        """Yield what stands at the top of each page that is no report: these have it already."""
        if self.content.draft:
            yield Notice(Sort.DRAFT, say.DRAFT)
        if self.made.left_out:
            yield Notice(Sort.LEFT_OUT, what_is_left_out(self.made.left_out))


def _one_a_year(evidence: list[Inspection], published: list[Inspection]) -> list[Inspection]:
    """Return the inspections that have a report, newest first: of each year the one that a report is made on."""
    years = {year_folder(one.year): one for one in reversed([*evidence, *published])}
    return sorted(years.values(), key=lambda one: year_order(one.year), reverse=True)


def _told(reports: Iterable[Reported]) -> Told:
    """Return what gives what was said of a result in its report, so that it is not worked out again."""
    said = {id(one.result): one.statements for each in reports for one in each.subjects}
    return lambda result: said.get(id(result)) or explain(result).statements
