"""A criterion across forces: what it asks, where it counts, what was found of it, and how often it decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hmicgrade.evaluate.proof.results import AreaProof, Power
from hmicgrade.explain.naming import criterion_text
from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.proof_sentences import percent
from hmicgrade.explain.reporting.document import Block, Column, Document, Paragraph, Section, Table, Terms
from hmicgrade.explain.site import addresses, stands
from hmicgrade.explain.site import sentences as say
from hmicgrade.explain.site.across import Across, Standing
from hmicgrade.explain.site.areas import statuses_of
from hmicgrade.explain.site.page import Kind, Page, Step
from hmicgrade.explain.site.trails import trail
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.catalogue import Term
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import year_folder
from hmicgrade.model.wording import finding_text, number_text


@dataclass(frozen=True, slots=True)
class _Counts:
    """A criterion as it stands in one area."""

    area: Area
    criterion: Criterion


def criterion_ids(across: Across) -> tuple[str, ...]:
    """Return every criterion of a scheme, each once, in the order of the areas."""
    areas = {area.id: area for area in across.folder.areas}
    ordered = [areas[name] for name in across.areas if name in areas]
    return tuple(dict.fromkeys(one.id for area in ordered for one in area.criteria))


def criterion_page(across: Across, name: str) -> Page:
    """Return the page of a criterion, which must stand in some area."""
    areas = {area.id: area for area in across.folder.areas}
    found = [(areas[one], areas[one].criterion(name)) for one in across.areas if one in areas]
    counts = [_Counts(area, criterion) for area, criterion in found if criterion is not None]
    sections = (
        _text(counts[0].criterion),
        _where(across, counts),
        *_years(across, name),
        _decides(across, counts),
    )
    title = say.criterion_title(criterion_text(counts[0].criterion))
    document = Document(title, (Term(say.SCHEME, one_line(across.title)),), (), sections)
    return Page(
        addresses.criterion(across.folder.id, name),
        document,
        (*trail(across), *_area_step(across, counts)),
        Kind.CRITERION,
    )


def _area_step(across: Across, counts: Sequence[_Counts]) -> Iterator[Step]:
    """Yield the step that leads to the area of a criterion, where it stands in one alone."""
    if len(counts) == 1:
        area = counts[0].area
        yield Step(one_line(across.area_title(area.id)), addresses.area(across.folder.id, area.id))


def _text(one: Criterion) -> Section:
    """Return what a criterion asks: what is the same in every area. Its id is that of the section."""
    said = (
        (say.TEXT, criterion_text(one)),
        (say.ID, one.id),
        (say.THEME, one.theme),
        (say.NOT_APPLICABLE, say.WITH_REASON if one.may_be_not_applicable else say.NEVER),
        (say.TAGS, ", ".join(one.tags)),
        (say.SOURCE, one.source),
        (say.PROVENANCE, one.provenance),
        (say.EARLIER, ", ".join(one.was)),
    )
    terms = tuple(Term(head, one_line(text)) for head, text in said if text)
    return Section(one.id, say.THE_CRITERION, 2, (Terms(terms),))


def _where(across: Across, counts: Sequence[_Counts]) -> Section:
    heads = (say.AREA, say.LEVEL, say.CRITICAL, say.SIGNIFICANT, say.WEIGHT, say.FROM)
    lead = (addresses.area(across.folder.id, one.area.id) for one in counts)
    table = Table(
        say.COUNTS_TABLE,
        tuple(Column(head, numeric=head == say.WEIGHT) for head in heads),
        tuple(_stands(across, one) for one in counts),
        tuple((page, *[""] * (len(heads) - 1)) for page in lead),
        "areas",
    )
    name = counts[0].criterion.id
    without = [
        across.area_title(area.id)
        for area in across.folder.areas
        if any(one.criterion == name for one in area.left_out)
    ]
    left_out = [Paragraph(say.without(without))] if without else []
    return Section("where.areas", say.COUNTS_IN, 2, (Paragraph(say.counts_in(len(counts))), table, *left_out))


def _stands(across: Across, one: _Counts) -> tuple[str, ...]:
    criterion = one.criterion
    return (
        one_line(across.area_title(one.area.id)),
        criterion.level,
        say.YES if criterion.critical else say.NO,
        say.YES if criterion.significant else say.NO,
        number_text(criterion.weight),
        say.common_file(criterion.common, criterion.changed) if criterion.common else say.OWN_FILE,
    )


def _years(across: Across, name: str) -> Iterator[Section]:
    known = [one for one in across.known if name in one.findings]
    found = {year: [one for one in known if year_folder(one.year) == year_folder(year)] for year in across.years}
    for year, stood in found.items():
        if stood:
            yield Section(
                f"year.{year_folder(year)}", say.findings_in(year), 2, tuple(_year(across, name, year, stood))
            )
    if not known:
        yield Section("year.none", say.FINDINGS, 2, (Paragraph(say.NOBODY),))


def _year(across: Across, name: str, year: Year, stood: Sequence[Standing]) -> Iterator[Block]:
    yield Paragraph(" ".join(_alone(name, stood)))
    yield _numbers(across, name, year, stood)
    yield Table(
        say.each_of(year),
        tuple(map(Column, (say.FORCE, say.AREA, say.FINDING, say.ALONE))),
        tuple(_each(across, name, one) for one in stood),
        tuple((stands.reasons(one), "", stands.ground(one, name), "") for one in stood),
        f"findings-{year_folder(year)}",
    )


def _alone(name: str, stood: Sequence[Standing]) -> Iterator[str]:
    """Yield in how many of the areas graded another finding of a criterion alone would change the result."""
    told = [(one, name in one.decides) for one in stood if one.decides is not None]
    settled = [decides for one, decides in told if len(one.possible) == 1]
    left_open = [decides for one, decides in told if len(one.possible) > 1]
    if settled or not left_open:
        yield say.alone(sum(settled), len(settled))
    if left_open:
        yield say.alone_open(sum(left_open), len(left_open))
    if any(one.overridden for one in stood):
        yield say.BEFORE_OVERRIDES
    if len(told) < len(stood):
        yield say.UNTOLD


def _numbers(across: Across, name: str, year: Year, stood: Sequence[Standing]) -> Table:
    areas = tuple(dict.fromkeys(one.area for one in stood))
    counted = Counter((one.area, one.findings[name]) for one in stood)
    heads = [one_line(across.area_title(area)) for area in areas]
    both = len(areas) > 1

    def row(status: str) -> Iterator[str]:
        numbers = [counted[area, status] for area in areas]
        yield from (finding_text(status), *map(str, numbers), *([str(sum(numbers))] if both else []))

    return Table(
        say.numbers_of(year),
        (Column(say.FINDING), *(Column(head, numeric=True) for head in [*heads, *([say.ALL_AREAS] if both else [])])),
        tuple(tuple(row(status)) for status in statuses_of(across.folder.scheme, stood)),
        name=f"numbers-{year_folder(year)}",
    )


def _each(across: Across, name: str, one: Standing) -> tuple[str, ...]:
    decides = say.NOT_TOLD if one.decides is None else say.YES if name in one.decides else say.NO
    return (one_line(one.force_name), one_line(across.area_title(one.area)), stands.finding(one, name), decides)


def _decides(across: Across, counts: Sequence[_Counts]) -> Section:
    """Return how often a criterion decides, over every state of each area."""
    proof, name = across.proof, counts[0].criterion.id
    if proof is None:
        return Section("power.none", say.DECIDES, 2, (Paragraph(say.NO_PROOF),))
    proofs = {one.area.id: one for one in proof.areas}
    grades = proof.scheme.grade_names[:-1]
    heads = (say.SHARE, say.EXACT, say.OF_POWER, *(say.settles(grade, top=not at) for at, grade in enumerate(grades)))
    table = Table(
        say.decides_table(name),
        (Column(say.AREA), *(Column(head, numeric=True) for head in heads)),
        tuple(_power(across, proofs[one.area.id], name, len(heads)) for one in counts),
        name="power",
    )
    return Section("power.states", say.DECIDES, 2, (Paragraph(say.EVERY_WAY), table))


def _power(across: Across, proof: AreaProof, name: str, cells: int) -> tuple[str, ...]:
    title = one_line(across.area_title(proof.area.id))
    found = [one for one in proof.power if one.criterion == name]
    return (title, *(_shares(found[0]) if found else [say.TOO_MANY] * cells))


def _shares(power: Power) -> Iterator[str]:
    yield percent(power.decides)
    yield f"{power.decides.numerator}/{power.decides.denominator}"
    yield percent(power.share)
    yield from (percent(part) for _, part in power.thresholds)
