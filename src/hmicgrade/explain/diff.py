"""A comparison of two rounds as a page for people: a summary, then what changed in each area, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hmicgrade.evaluate.assessment import Change
from hmicgrade.evaluate.comparing.carrying import Loss, NotCarried
from hmicgrade.evaluate.comparing.directions import Direction
from hmicgrade.evaluate.comparing.fewest import Act, Fewest, act_of
from hmicgrade.evaluate.comparing.lines import Lineage
from hmicgrade.evaluate.comparing.results import (
    AreaComparison,
    Comparison,
    CriterionChange,
    FindingChange,
    Split,
    Trait,
)
from hmicgrade.evaluate.comparing.rounds import Graded, Round, Standing
from hmicgrade.explain import diff_sentences as say
from hmicgrade.explain.elements import element_entry
from hmicgrade.explain.holdings import refused_entry, scheme_title
from hmicgrade.explain.naming import criterion_text, shortened
from hmicgrade.explain.page import Entry, Page, Section, Table
from hmicgrade.explain.statements import Point
from hmicgrade.model.areas import Criterion
from hmicgrade.model.evidence import Judgement
from hmicgrade.model.wording import number_text


def diff_page(compared: Comparison, areas: Sequence[AreaComparison], left_out: Sequence[str]) -> Page:
    """Return the page of a comparison; `areas` are those of it that are asked for."""
    heading = say.title(compared.force.name, compared.old.year, compared.new.year)
    sections = [_summary(compared, areas), _rules(compared), *(_Desk(compared, one).section() for one in areas)]
    told = tuple(one for one in sections if one.entries)
    return Page(heading, told, " ".join(_note(compared, left_out)))


def _note(compared: Comparison, left_out: Sequence[str]) -> Iterator[str]:
    old, new = compared.old, compared.new
    yield say.round_of(old.year, scheme_title(old.folder))
    yield say.round_of(new.year, scheme_title(new.folder))
    unknown = [str(one.year) for one in (old, new) if not _has_rules(one)]
    yield say.unknown_rules(unknown) if unknown else say.SAME_RULES if compared.same_rules else say.RULES_DIFFER
    if compared.backwards:
        yield say.BACKWARDS
    if left_out:
        yield say.left_out(left_out)


def _rules(compared: Comparison) -> Section:
    return Section(say.RULES, tuple(element_entry(one) for one in compared.rules))


def _has_rules(one: Round) -> bool:
    return one.folder.scheme is not None and one.folder.scheme.has_rules


def _summary(compared: Comparison, areas: Sequence[AreaComparison]) -> Section:
    """Return what there is to say of all areas; of one alone its own section says where it went."""
    alone = len(areas) == 1
    entries = [*_not_comparable(compared), *([] if alone else _counted(areas))]
    if not any(one.differs for one in areas):
        entries.append(Entry(say.NOTHING_DIFFERS))
    return Section(say.SUMMARY, tuple(entries), table=_table(compared, areas) if areas and not alone else None)


def _table(compared: Comparison, areas: Sequence[AreaComparison]) -> Table:
    columns = (say.COLUMNS[0], str(compared.old.year), str(compared.new.year), say.COLUMNS[1])
    rows = tuple((one.title, _cells(one.old), _cells([one.new]), say.direction_cell(one.direction)) for one in areas)
    return Table(_unlike(columns), rows)


def _unlike(columns: tuple[str, str, str, str]) -> tuple[str, ...]:
    """Return the heads of a table; of two rounds of one year the second is marked."""
    area, old, new, way = columns
    return (area, old, new if new != old else f"{new}, second", way)


def _counted(areas: Sequence[AreaComparison]) -> Iterator[Entry]:
    counts = count(areas)
    yield Entry(say.counted(len(areas), counts) if counts else say.NO_AREAS)


def count(areas: Iterable[AreaComparison]) -> list[tuple[Direction, int]]:
    """Return how many areas went where, in the order of the directions; those that none went are left out."""
    counted = Counter(one.direction for one in areas)
    return [(one, counted[one]) for one in Direction if counted[one]]


def _not_comparable(compared: Comparison) -> Iterator[Entry]:
    old, new = compared.old, compared.new
    if compared.declared is not None:
        by, what = compared.declared
        yield Entry(say.declared(by, what.scheme), (Point(say.source(what.source)),))
    if not compared.same_scale:
        scales = tuple(Point(say.scale_of(one.folder.id, one.scale)) for one in (old, new))
        yield Entry(say.other_scale(old.folder.id, new.folder.id), scales)


def _cells(graded: Sequence[Graded | None]) -> str:
    return "; ".join(dict.fromkeys(_cell(one) for one in graded if one is not None)) or "-"


def _cell(one: Graded) -> str:
    return say.standing_cell(one.standing, one.grades, _override_by(one))


def _override_by(one: Graded) -> str | None:
    override = one.assessment.override if one.assessment else None
    return None if override is None else say.override_by(override.grounds.by, override.grounds.date)


_WITHIN = {Direction.IMPROVED_WITHIN, Direction.DECLINED_WITHIN}


@dataclass(frozen=True, slots=True)
class _Desk:
    """Writes what there is to say of one area."""

    compared: Comparison
    one: AreaComparison

    def section(self) -> Section:
        parts = (self._grades, self._lineage, self._direction, self._split, self._findings, self._explains)
        rules = (self._criteria, self._not_carried, self._judgements)
        return Section(self.one.title, tuple(entry for part in (*parts, *rules) for entry in part()))

    def _grades(self) -> Iterator[Entry]:
        for graded in self.one.old:
            title = graded.title if graded.area != self.one.area else None
            yield from self._grade(self.compared.old, graded, title)
        if self.one.new:
            yield from self._grade(self.compared.new, self.one.new, None)

    def _grade(self, at: Round, graded: Graded, title: str | None) -> Iterator[Entry]:
        row = graded.published
        published = row.grade if row and graded.standing is not Standing.PUBLISHED else None
        beside = published if graded.standing is not Standing.CARRIED_FORWARD else None
        by = _override_by(graded)
        yield Entry(say.grade_of(at.year, title, _cell(graded), beside), () if by is None else (Point(by),))
        if graded.refused is not None:
            yield refused_entry(graded.area, graded.refused.diagnostics)

    def _lineage(self) -> Iterator[Entry]:
        old = [one.title for one in self.one.old]
        match self.one.line.lineage:
            case Lineage.RENAMED:
                yield Entry(say.renamed(old[0], self.compared.old.year))
            case Lineage.SPLIT if self.one.line.old == (self.one.area,):
                yield Entry(say.taken_from(self._siblings()))
            case Lineage.SPLIT:
                yield Entry(say.split_from(old[0], self._siblings()))
            case Lineage.MERGED:
                yield Entry(say.merged(old))
            case _:
                return

    def _siblings(self) -> list[str]:
        """Return the other areas that came from the same one, but for itself where it goes on."""
        (parent,) = self.one.line.old
        lines = [one for one in self.compared.areas if parent in one.line.old and one.line != self.one.line]
        return [one.title for one in lines if one.area != parent]

    def _direction(self) -> Iterator[Entry]:
        one = self.one
        only = self.compared.new.year if one.direction is Direction.NEW else self.compared.old.year
        grade = one.new.grades[0] if one.new and one.new.grades else ""
        yield Entry(say.direction(one.direction, one.steps, grade, only), tuple(map(Point, self._within())))

    def _within(self) -> Iterator[str]:
        """Yield what tells that an area moved within its grade."""
        now = self.one.new.assessment if self.one.new else None
        before = self.one.old[0].assessment if len(self.one.old) == 1 else None
        if self.one.direction not in _WITHIN or now is None or before is None:
            return
        if now.override or before.override:
            yield say.ruled(now.possible, before.possible)
        margins = [*_margin(before.raising, now.raising), *_margin(before.lowering, now.lowering)]
        turns = Counter(str(each.turn) for each in self.one.findings)
        yield from margins or [say.by_findings(turns["better"], turns["worse"])]

    def _split(self) -> Iterator[Entry]:
        split = self.one.split
        if split is None:
            if self.one.over is not None:
                yield Entry(say.NO_SPLIT_OF_MERGED)
            return
        points = tuple(Point(say.stage(name, grades)) for name, grades in self._stages(split))
        if split.ruler is None or split.force is None or split.judgement is None:
            open_ = [name for name, grades in self._stages(split) if len(grades) != 1]
            yield Entry(say.cannot_split(open_), points)
        elif split.ruler or split.force or split.judgement:
            yield Entry(say.parted(split.ruler, split.force, split.judgement), points)

    def _stages(self, split: Split) -> Iterator[tuple[str, tuple[str, ...]]]:
        rules, judgements = not self.compared.same_rules, bool(self.one.judgements)
        names = say.stages(self.compared.old.year, self.compared.new.year, rules=rules, judgements=judgements)
        grades = [split.old, *([split.ruled] if rules else []), *([split.found] if judgements else []), split.new]
        yield from zip(names, grades, strict=True)

    def _findings(self) -> Iterator[Entry]:
        found = sorted(self.one.findings, key=lambda each: say.TURNS.index(each.turn))
        if found:
            yield Entry(say.changed(len(found)), shortened([_turned(each) for each in found]))

    def _explains(self) -> Iterator[Entry]:
        explains, over, new = self.one.explains, self.one.over, self.one.new
        if explains is None or over is None or new is None:
            return
        points = [*self._explaining_findings(explains), *self._explaining_judgements(explains)]
        yield Entry(say.fewest(explains.size, new_rules=not self.compared.same_rules), shortened(points))
        yield Entry(say.alone(explains.size, new.grades))
        if explains.others is None:
            yield Entry(say.MAY_BE_FEWER)
        elif explains.others:
            yield Entry(say.others(explains.others))

    def _explaining_findings(self, explains: Fewest) -> Iterator[str]:
        before, now = (_by_id(self.one, old=old) for old in (True, False))
        yield from (say.explained(each, now[each], before[each]) for each in explains.criteria)

    def _explaining_judgements(self, explains: Fewest) -> Iterator[str]:
        made, kept = judgements_of(self.one)
        for act in explains.judgements:
            yield say.judged(made[act]) if act in made else say.not_made(say.judged(kept[act]))

    def _criteria(self) -> Iterator[Entry]:
        found = self.one.criteria
        if found:
            yield Entry(say.criteria_changed(len(found)), tuple(_changes(found)))

    def _not_carried(self) -> Iterator[Entry]:
        found = self.one.not_carried
        if found:
            yield Entry(say.not_carried(len(found)), shortened([self._lost(each) for each in found]))

    def _lost(self, lost: NotCarried) -> str:
        areas = [*self.one.old, *([self.one.new] if self.one.new else [])]
        wanted = lost.old_area or self.one.area
        side = areas if lost.old_area else areas[-1:]
        criterion = next(
            each.criterion
            for graded in side
            if graded.area == wanted and graded.assessment
            for each in graded.assessment.findings
            if each.criterion.id == lost.criterion
        )
        finding = _by_id(self.one, old=False)[lost.criterion] if lost.why is Loss.NEW else None
        return say.lost(lost.why, _named(criterion), finding)

    def _judgements(self) -> Iterator[Entry]:
        found = self.one.judgements
        if found:
            yield Entry(say.judgements(len(found)), shortened([say.fate(each.fate, each.judgement) for each in found]))


def _by_id(one: AreaComparison, *, old: bool) -> dict[str, str]:
    """Return the findings of the new area's criteria: the old ones as they are carried over, or the new ones."""
    if old:
        return one.over.case.by_id if one.over else {}
    return one.new.opened.case.by_id if one.new and one.new.opened else {}


def judgements_of(one: AreaComparison) -> tuple[dict[Act, Judgement], dict[Act, Judgement]]:
    """Return the judgements of the new round, and those of the old one as they are carried over, by what they do."""
    made = one.new.opened.case.judgements.all() if one.new and one.new.opened else ()
    kept = one.over.case.judgements.all() if one.over else ()
    return {act_of(each): each for each in made}, {act_of(each): each for each in kept}


def _margin(before: Change | None, now: Change | None) -> Iterator[str]:
    if before and now and before.to == now.to and before.changes != now.changes:
        yield say.takes(now.to, now.changes, before.changes)


def _turned(change: FindingChange) -> str:
    return say.turned(change.turn, _named(change.new.criterion), change.new.finding, change.old.finding)


def _named(criterion: Criterion) -> str:
    marks = [criterion.level, *(["critical"] if criterion.critical else [])]
    return say.named(criterion.id, marks, criterion_text(criterion))


def _changes(found: Sequence[CriterionChange]) -> Iterator[Point]:
    for change in found:
        yield Point(_named(change.new))
        yield from (Point(say.trait(one, _value(one, change.old), _value(one, change.new)), 1) for one in change.traits)


def _value(trait: Trait, criterion: Criterion) -> str:
    """Write what a criterion has of a trait; nothing for a flag that it does not have."""
    match trait:
        case Trait.WEIGHT:
            return number_text(criterion.weight)
        case Trait.TAGS:
            return ", ".join(sorted(criterion.tags))
        case Trait.CRITICAL | Trait.SIGNIFICANT:
            return trait if getattr(criterion, trait) else ""
        case _:
            return str(getattr(criterion, trait))
