"""Which statements stand behind which criteria, and where evidence is thin. Nothing is graded here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hmicgrade.evaluate.findings import Key, files_in_order, is_about, links_to, roots_of
from hmicgrade.evaluate.inspection import refused_areas
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.evidence import EvidenceFile, Item, Kind
from hmicgrade.model.project import Inspection, SchemeFolder
from hmicgrade.model.table import Effect


@dataclass(frozen=True, slots=True)
class Statement:
    """An item of evidence and the file it stands in."""

    file: EvidenceFile
    item: Item

    @property
    def key(self) -> Key:
        """The name of the file, and the id of the item there."""
        return self.file.name, self.item.id

    @property
    def bears_on_nothing(self) -> bool:
        """True where the item is not mere context and yet has no link that could decide anything."""
        return self.item.kind is not Kind.CONTEXT and all(link.effect is None for link in self.item.links)


@dataclass(frozen=True, slots=True)
class Tie:
    """A statement that is linked to a criterion of an area. An effect of None decides nothing."""

    statement: Statement
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class Support:
    """One criterion of an area, and the statements that are linked to it, the area's own first."""

    area: Area
    criterion: Criterion
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: one area, one criterion, one kind of statement; None means all."""

    area: str | None = None
    criterion: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The evidence of an inspection as far as it is wanted.

    `supports` are in order of area and criterion, `statements` in order of file and item. `refused` gives, by area id,
    the errors of wanted areas that cannot be used; these are not among the supports.
    """

    wanted: Wanted
    inspection: Inspection
    supports: tuple[Support, ...]
    statements: tuple[Statement, ...]
    refused: Mapping[str, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where the evidence of a selection is thin.

    Items that say again what another says are one statement. A statement that is mere context is never `idle`.
    """

    without: tuple[Support, ...]
    on_one: tuple[Support, ...]
    idle: tuple[Statement, ...]


def select(folder: SchemeFolder, inspection: Inspection, wanted: Wanted) -> Selection:
    """Return the evidence of an inspection that is wanted, with the criteria it is linked to."""
    refused = refused_areas(folder, inspection)
    known = [area for area in folder.areas if wanted.area in {None, area.id}]
    supports = tuple(_supports([area for area in known if area.id not in refused], inspection, wanted))
    behind = {tie.statement.key for support in supports for tie in support.ties}
    statements = tuple(one for one in _statements(inspection) if one.key in behind or _concerns(wanted, known, one))
    shown = {area: found for area, found in refused.items() if wanted.area in {None, area}}
    return Selection(wanted, inspection, supports, statements, shown)


def coverage(selection: Selection) -> Coverage:
    """Return where the evidence of a selection is thin."""
    roots = roots_of(selection.inspection)
    numbers = [_voices(support, roots) for support in selection.supports]
    counted = list(zip(selection.supports, numbers, strict=True))
    return Coverage(
        without=tuple(support for support, number in counted if number == 0),
        on_one=tuple(support for support, number in counted if number == 1),
        idle=tuple(one for one in selection.statements if one.bears_on_nothing),
    )


def _voices(support: Support, roots: Mapping[Key, Key]) -> int:
    """Count the statements that bear on a criterion, those that say the same once."""
    keys = (tie.statement.key for tie in support.ties if tie.effect is not None)
    return len({roots.get(key, key) for key in keys})


def _supports(areas: list[Area], inspection: Inspection, wanted: Wanted) -> Iterator[Support]:
    for area in areas:
        ties = _ties(area, inspection, wanted.kind)
        for criterion in area.criteria:
            if wanted.criterion in {None, criterion.id}:
                once = {(tie.statement.key, tie.effect): tie for tie in ties[criterion.id]}
                yield Support(area, criterion, tuple(once.values()))


def _ties(area: Area, inspection: Inspection, kind: Kind | None) -> dict[str, list[Tie]]:
    found: dict[str, list[Tie]] = {criterion.id: [] for criterion in area.criteria}
    for file in files_in_order(inspection, area):
        for statement in (Statement(file, item) for item in file.items):
            for link in links_to(area, file, statement.item) if _is_of(kind, statement) else ():
                found[link.criterion].append(Tie(statement, link.effect))
    return found


def _statements(inspection: Inspection) -> Iterator[Statement]:
    for file in inspection.files:
        yield from (Statement(file, item) for item in file.items)


def _is_of(kind: Kind | None, statement: Statement) -> bool:
    return kind in {None, statement.item.kind}


def _concerns(wanted: Wanted, known: list[Area], statement: Statement) -> bool:
    """Tell whether a statement is about the wanted area or names it; of one that cannot be read, by names alone."""
    file, item = statement.file, statement.item
    if wanted.criterion is not None or not _is_of(wanted.kind, statement):
        return False
    if wanted.area is None or wanted.area == file.area or any(link.area == wanted.area for link in item.links):
        return True
    return any(is_about(area, file, item) for area in known)
