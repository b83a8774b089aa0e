"""From evidence to findings: effects by the scheme's table, silence, and what a person recorded over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from hmicgrade.evaluate.assessment import CriterionFinding, Origin
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.diagnostics import Diagnostic, Related, Span
from hmicgrade.model.evidence import Cited, EvidenceFile, Item, Link, RecordedFinding
from hmicgrade.model.project import Inspection
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme
from hmicgrade.model.table import AGAINST, Effect

Key = tuple[str, str]
"""An item of an inspection: the name of its file and its id there."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """An item that bears on a criterion of an area. Items of one `root` say the same thing."""

    item: Key
    root: Key
    effect: Effect


@dataclass(frozen=True, slots=True)
class Record:
    """A recorded finding and the name of the file it stands in."""

    file: str
    finding: RecordedFinding


Bearings = Mapping[str, tuple[Bearing, ...]]
"""What bears on each criterion of an area, by criterion id."""


def bearings(inspection: Inspection, area: Area) -> Bearings:
    """Return what bears on each criterion of an area: its own file, its framework's, and links from other files."""
    roots = roots_of(inspection)
    found: dict[str, list[Bearing]] = {criterion.id: [] for criterion in area.criteria}
    for file in files_in_order(inspection, area):
        for item in file.items if _may_bear(file, area) else ():
            for link in links_to(area, file, item):
                key = (file.name, item.id)
                if link.effect is not None:
                    found[link.criterion].append(Bearing(key, roots.get(key, key), link.effect))
    return {criterion: tuple(dict.fromkeys(entries)) for criterion, entries in found.items()}


def _may_bear(file: EvidenceFile, area: Area) -> bool:
    return file.area == area.id or area.id in file.reaches or file.framework in {area.framework} - {None}


def files_in_order(inspection: Inspection, area: Area) -> list[EvidenceFile]:
    """Return the files of an inspection: the area's own first, then those of frameworks, then those of other areas."""
    return sorted(inspection.files, key=lambda file: (file.area != area.id, file.framework is None, file.name))


def links_to(area: Area, file: EvidenceFile, item: Item) -> Iterator[Link]:
    """Yield the links of an item that reach a criterion of an area, those that decide nothing among them."""
    for link in item.links:
        reaches = link.area == area.id if link.area is not None else is_about(area, file, item)
        if reaches and area.criterion(link.criterion) is not None:
            yield link


def is_about(area: Area, file: EvidenceFile, item: Item) -> bool:
    """Tell whether an item of a file is about an area, as far as its links do not say otherwise."""
    if file.framework is None:
        return file.area == area.id
    return file.framework == area.framework and (item.areas is None or area.id in item.areas)


def roots_of(inspection: Inspection) -> dict[Key, Key]:
    """Return, for each item that says again what another says, the item it goes back to."""
    parents = {
        (file.name, item.id): resolve(item.same_as, file.name)
        for file in inspection.files
        for item in file.items
        if item.same_as is not None
    }
    return {key: _root(key, parents) for key in parents}


def _root(key: Key, parents: Mapping[Key, Key]) -> Key:
    seen = {key}
    while key in parents and parents[key] not in seen:
        key = parents[key]
        seen.add(key)
    return key


def resolve(cited: Cited, file: str) -> Key:
    """Return the item that a file cites as `s5` or `other-file/s5`."""
    name, slash, item = cited.ref.rpartition("/")
    return (name, item) if slash else (file, item)


def name_of(key: Key, file: str) -> str:
    """Return how a file names an item: `s5` of its own, `other-file/s5` of another."""
    return key[1] if key[0] == file else f"{key[0]}/{key[1]}"


def records(inspection: Inspection, area: Area) -> tuple[dict[str, Record], list[Diagnostic]]:
    """Return the recorded findings that hold in an area, by criterion, and what is wrong with them."""
    found: dict[str, Record] = {}
    problems: list[Diagnostic] = []
    for file in files_in_order(inspection, area):
        if file.area != area.id and (file.framework is None or file.framework != area.framework):
            continue
        for finding in file.findings:
            first = found.setdefault(finding.criterion, Record(file.name, finding))
            if first.finding is not finding:
                problems.append(_recorded_twice(first.finding, finding))
    known = {criterion: record for criterion, record in found.items() if area.criterion(criterion) is not None}
    return known, problems


def _recorded_twice(first: RecordedFinding, second: RecordedFinding) -> Diagnostic:
    return Diagnostic(
        "HG401",
        f"'{second.criterion}' already has a recorded finding in this area",
        place(second.span),
        "keep the one that holds for this area",
        (Related(place(first.span), "first recorded here"),),
    )


def place(span: Span | None) -> Span:
    """Return a span, or the start of an unnamed file for values that were not read from one."""
    return span or Span.whole_file("")


def mix_of(found: Iterable[Bearing]) -> Counter[Effect]:
    """Return how many items of each effect bear on a criterion; items of one root count once for each effect."""
    return Counter(effect for _, effect in {(bearing.root, bearing.effect) for bearing in found})


def implied(scheme: Scheme, found: tuple[Bearing, ...]) -> str | None:
    """Return the finding that the evidence on a criterion implies, None where there is none."""
    return scheme.table.finding(mix_of(found)) if found else None


def against(found: Iterable[Bearing]) -> tuple[Key, ...]:
    """Return the items that speak against a criterion, twins included, each once and in order."""
    return tuple(dict.fromkeys(bearing.item for bearing in found if bearing.effect in AGAINST))


def finding_of(
    scheme: Scheme, area: Area, criterion: Criterion, found: tuple[Bearing, ...], record: Record | None
) -> CriterionFinding:
    """Return the finding of one criterion: recorded, else implied by evidence, else by silence, else not assessed."""
    meant = implied(scheme, found)
    items = tuple(dict.fromkeys(name_of(bearing.item, area.id) for bearing in found))
    if record is not None:
        return _recorded(area, criterion, record, replace(_unassessed(criterion), evidence=items, implied=meant))
    if meant is not None:
        return CriterionFinding(criterion, meant, Origin.EVIDENCE, items, implied=meant)
    silent = scheme.finding_in_silence(criterion.level)
    return _unassessed(criterion) if silent is None else CriterionFinding(criterion, silent, Origin.SILENCE)


def _unassessed(criterion: Criterion) -> CriterionFinding:
    return CriterionFinding(criterion, NOT_ASSESSED, Origin.NONE)


def _recorded(area: Area, criterion: Criterion, record: Record, unrecorded: CriterionFinding) -> CriterionFinding:
    cited = tuple(name_of(resolve(one, record.file), area.id) for one in record.finding.evidence)
    return CriterionFinding(
        criterion,
        record.finding.finding,
        Origin.RECORDED,
        cited or unrecorded.evidence,
        tuple(name_of(resolve(one, record.file), area.id) for one in record.finding.despite),
        unrecorded.implied,
        record.finding.provenance,
        record.finding.reason,
    )


def is_better_than_implied(scheme: Scheme, finding: str, meant: str | None) -> bool:
    """Tell whether a recorded finding is neither the implied one nor worse; taking a criterion out counts as better."""
    if meant is None:
        return False
    if finding in {NOT_APPLICABLE, NOT_ASSESSED}:
        return True
    return scheme.findings.index(finding) < scheme.findings.index(meant)
