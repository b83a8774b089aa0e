"""An area across forces: what it is, how the forces stand in it, and every criterion with its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hmicgrade.explain.basis import RECONSTRUCTED
from hmicgrade.explain.naming import criterion_text
from hmicgrade.explain.phrases import grade_name, one_line
from hmicgrade.explain.reporting.document import Block, Column, Document, Paragraph, Section, Table, Terms
from hmicgrade.explain.site import addresses, counted, stands
from hmicgrade.explain.site import sentences as say
from hmicgrade.explain.site.across import Across, Standing
from hmicgrade.explain.site.page import Kind, Page
from hmicgrade.explain.site.trails import trail
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.catalogue import Term
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import year_folder
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme
from hmicgrade.model.wording import finding_text


def area_page(across: Across, name: str) -> Page:
    """Return the page of an area, which may have no criteria here or a file with errors."""
    area = next((one for one in across.folder.areas if one.id == name), None)
    title = one_line(across.area_title(name))
    sections = (_about(across, name, area), *_meanings(across, area), *_years(across, name, area))
    document = Document(say.area_title(title), (Term(say.SCHEME, one_line(across.title)),), (), sections)
    return Page(addresses.area(across.folder.id, name), document, trail(across), Kind.AREA)


def _about(across: Across, name: str, area: Area | None) -> Section:
    if area is None:
        said = [say.AREA_REFUSED if name in across.folder.refused else say.NO_CRITERIA]
    else:
        framework = [say.in_framework(across.area_title(area.framework))] if area.framework else []
        said = [say.graded_apart(across.title, len(area.criteria)), *framework, _provenance(area.criteria)]
    return Section("about", say.ABOUT_AREA, 2, tuple(map(Paragraph, said)))


def _provenance(criteria: Sequence[Criterion]) -> str:
    number = sum(one.provenance == RECONSTRUCTED for one in criteria)
    return say.reconstructed(number, len(criteria)) if number else say.AS_PUBLISHED


def _meanings(across: Across, area: Area | None) -> Iterator[Section]:
    scheme = across.folder.scheme
    own = {one.grade: one.means for one in area.grade_means} if area else {}
    rules = scheme.grades if scheme else ()
    terms = [Term(grade_name(one.grade), one_line(own.get(one.grade) or one.means)) for one in rules]
    said = tuple(one for one in terms if one.means)
    if said:
        note = (Paragraph(say.OWN_MEANING),) if own else ()
        yield Section("meanings", say.MEANINGS, 2, (*note, Terms(said)))


def _years(across: Across, name: str, area: Area | None) -> Iterator[Section]:
    years = [year for year in across.years if across.stood(year, name) or across.distribution(year, name)]
    for year in years:
        yield from _year(across, name, area, year)
    if not years:
        yield Section("grades", say.GRADE, 2, (Paragraph(say.NOBODY),))
    if area is not None and not any(one.findings for year in years for one in across.stood(year, name)):
        yield Section("criteria", say.CRITERIA, 2, (_criteria(across, area, ()),))


def _year(across: Across, name: str, area: Area | None, year: Year) -> Iterator[Section]:
    stood, anchor = across.stood(year, name), f"year.{year_folder(year)}"
    blocks: list[Block] = [counted.figure(across, counted.spread(across, year, name)), *_source(across, year, name)]
    if stood:
        blocks += [Paragraph(_justified(stood)), _forces(across, name, area, stood)]
    yield Section(anchor, say.grades_in(year), 2, tuple(blocks))
    if area is not None and any(one.findings for one in stood):
        yield Section(f"{anchor}.criteria", say.criteria_in(year), 3, (_criteria(across, area, stood),))


def _justified(stood: Sequence[Standing]) -> str:
    """Say where the reasons for the grades are."""
    inspected = [one for one in stood if one.inspected]
    if not inspected:
        return say.NONE_JUSTIFIED
    return say.EACH_LEADS if len(inspected) == len(stood) else f"{say.EACH_LEADS} {say.SOME_JUSTIFIED}"


def _source(across: Across, year: Year, name: str) -> Iterator[Paragraph]:
    found = across.distribution(year, name)
    if found is not None and found.source:
        yield Paragraph(say.source(found.source))


def _forces(across: Across, name: str, area: Area | None, stood: Sequence[Standing]) -> Table:
    statuses = statuses_of(across.folder.scheme, stood) if area else ()
    heads = (say.FORCE, say.GIVEN, say.POSSIBLE, say.CLOSE, say.PUBLISHED)
    return Table(
        say.forces_of(across.area_title(name), stood[0].year),
        (*map(Column, heads), *(Column(finding_text(one), numeric=True) for one in statuses)),
        tuple((*_row(across, one), *_numbers(one, statuses)) for one in stood),
        tuple((stands.reasons(one), stands.grounds(one), *[""] * (3 + len(statuses))) for one in stood),
        f"forces-{year_folder(stood[0].year)}",
    )


def _row(across: Across, one: Standing) -> tuple[str, ...]:
    best = across.folder.scheme.grade_names[0] if across.folder.scheme else ""
    name = one_line(one.force_name)
    return (name, stands.given(one), stands.possible(one), stands.close(one, best), stands.published(one))


def statuses_of(scheme: Scheme | None, stood: Sequence[Standing]) -> tuple[str, ...]:
    """Return the findings to count: the scale of the scheme, not assessed, and not applicable where any is."""
    away = any(NOT_APPLICABLE in one.findings.values() for one in stood)
    scale = scheme.findings if scheme else ()
    return (*scale, NOT_ASSESSED, *([NOT_APPLICABLE] if away else []))


def _numbers(one: Standing, statuses: Sequence[str]) -> tuple[str, ...]:
    numbers = Counter(one.findings.values())
    return tuple(str(numbers[status]) if one.findings else say.NOT_KNOWN for status in statuses)


def _criteria(across: Across, area: Area, stood: Sequence[Standing]) -> Table:
    graded = [one for one in stood if one.findings]
    statuses = statuses_of(across.folder.scheme, graded) if graded else ()
    heads = (say.CRITERION, say.ID, say.LEVEL, say.CRITICAL)
    counts = (*(finding_text(one) for one in statuses), *([say.ALONE] if graded else []))
    title, ordered = across.area_title(area.id), _by_level(across.folder.scheme, area)
    lead = (addresses.criterion(across.folder.id, one.id) for one in ordered)
    return Table(
        say.criteria_of(title, graded[0].year) if graded else say.criteria_alone(title),
        (*map(Column, heads), *(Column(one, numeric=True) for one in counts)),
        tuple((*_criterion(one), *_found(one.id, graded, statuses)) for one in ordered),
        tuple((page, *[""] * (3 + len(counts))) for page in lead),
        f"criteria-{year_folder(graded[0].year)}" if graded else "criteria",
    )


def _by_level(scheme: Scheme | None, area: Area) -> list[Criterion]:
    levels = scheme.levels if scheme else ()
    return sorted(area.criteria, key=lambda one: levels.index(one.level) if one.level in levels else len(levels))


def _criterion(one: Criterion) -> tuple[str, ...]:
    text = one_line(criterion_text(one)).removesuffix(".")
    return (text, one.id, one.level, say.YES if one.critical else say.NO)


def _found(criterion: str, graded: Sequence[Standing], statuses: Sequence[str]) -> Iterator[str]:
    numbers = Counter(one.findings.get(criterion) for one in graded)
    yield from (str(numbers[status]) for status in statuses)
    if graded:
        told = [one.decides for one in graded if one.decides is not None]
        yield say.NOT_TOLD if len(told) < len(graded) else str(sum(criterion in one for one in told))
