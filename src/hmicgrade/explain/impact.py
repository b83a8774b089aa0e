"""What a change does to grades, as a page: the moves by what is responsible for them, then what a person must read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hmicgrade.evaluate.comparing.elements import Element
from hmicgrade.evaluate.impact.results import (
    ByEvidence,
    ByRules,
    Edge,
    Impact,
    Move,
    Place,
    Responsible,
    Reworded,
    RuleChanges,
    Stand,
    Turn,
)
from hmicgrade.explain import impact_sentences as say
from hmicgrade.explain.elements import element_entry, element_points
from hmicgrade.explain.naming import shortened
from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.explain.statements import Point

Names = Mapping[str, str]
"""The names of forces, by id."""


def impact_page(impact: Impact, names: Names, note: Sequence[str]) -> Page:
    """Return the page of a change; `note` says what was compared."""
    sections = (
        *_moved(impact.moves, names),
        *_section(say.EDGES, _edges(impact.edges, names)),
        *_section(say.REWORDED, _reworded(impact.rules.reworded)),
        *_section(say.OTHER_CHANGES, _others(impact)),
    )
    return Page(say.TITLE, sections, " ".join([headline(impact), *note]))


def headline(impact: Impact) -> str:
    """Say in a sentence or two what the change does."""
    counted = Counter(move.turn for move in impact.moves)
    turns = [(turn, counted[turn]) for turn in Turn if counted[turn]]
    return say.headline(len(impact.moved_forces), impact.forces, turns)


def _section(title: str, entries: Iterator[Entry]) -> Iterator[Section]:
    found = tuple(entries)
    if found:
        yield Section(title, found)


# Moves


def _moved(moves: Sequence[Move], names: Names) -> Iterator[Section]:
    by_title: dict[str, list[Move]] = {title: [] for title in _ENTRIES}
    for move in moves:
        by_title[_title(move.responsible)].append(move)
    for title, found in by_title.items():
        yield from _section(title, _ENTRIES[title](found, names))


def _title(why: Responsible | None) -> str:
    if why is None or (why.rules is None and why.evidence is None):
        return say.OTHERWISE
    if why.rules is None:
        return say.EVIDENCE
    return say.RULES if why.evidence is None else say.BOTH


@dataclass(frozen=True, slots=True)
class _Group:
    """The areas that the same differences of the rules move."""

    rules: ByRules
    moves: list[Move] = field(default_factory=list)


def _by_rules(moves: Sequence[Move], names: Names) -> Iterator[Entry]:
    groups: dict[object, _Group] = {}
    for move, rules in [(move, why.rules) for move in moves if (why := move.responsible) and why.rules]:
        groups.setdefault((move.place.scheme, rules), _Group(rules)).moves.append(move)
    for group in sorted(groups.values(), key=lambda group: -len(group.moves)):
        yield _responsible_entry(group.rules, (Point(say.moves(len(group.moves))), *_listed(group.moves, names)))


def _listed(moves: Sequence[Move], names: Names) -> Iterator[Point]:
    """List moves up to the limit, those that end in errors with them, and count the rest."""
    lines = shortened([_line(move, names) for move in moves], 1)
    for place, line in enumerate(lines):
        yield line
        yield from _errors(moves[place], 2) if place < len(lines) - (len(lines) < len(moves)) else ()


def _responsible_entry(rules: ByRules, listed: Sequence[Point]) -> Entry:
    """Return an entry that a difference heads, or the words that several of them do it together."""
    remarks = tuple(_remarks(rules.others, sure=len(rules.elements) <= _SURE_RULES))
    if len(rules.elements) == 1:
        (one,) = rules.elements
        return Entry(say.element(one), (*element_points(one, 0), *remarks, *listed))
    points = [point for one in rules.elements for point in (Point(say.element(one)), *element_points(one, 1))]
    return Entry(say.TOGETHER, (*points, *remarks, *listed))


_SURE_RULES, _SURE_FINDINGS = 2, 1
"""Sets of so many changes are the smallest, even where others were not counted: each one alone was tried."""


def _remarks(others: int | None, *, sure: bool) -> Iterator[Point]:
    if others is None and not sure:
        yield Point(say.NOT_SMALLEST)
    elif others:
        yield Point(say.other_sets(others))


def _by_evidence(moves: Sequence[Move], names: Names) -> Iterator[Entry]:
    for move in moves:
        why = move.responsible
        found = _findings(why.evidence, 0) if why and why.evidence else ()
        yield Entry(_line(move, names), (*found, *_errors(move, 0)))


def _findings(why: ByEvidence, depth: int) -> Iterator[Point]:
    yield from (Point(say.finding(one.criterion, one.old, one.new), depth) for one in why.findings)
    yield from (Point(say.judgement(one.act, added=one.added), depth) for one in why.judgements)
    sure = len(why.findings) + len(why.judgements) <= _SURE_FINDINGS
    yield from (Point(point.text, depth) for point in _remarks(why.others, sure=sure))


def _by_both(moves: Sequence[Move], names: Names) -> Iterator[Entry]:
    whole = [(move, why, move.after) for move in moves if (why := move.responsible) and move.after]
    for move, why, after in whole:
        first = (Point(say.ruled(why.ruled)), *(_ruling(why.rules) if why.rules else ()))
        then = (Point(say.then(after.grades or after.supposed)), *(_findings(why.evidence, 1) if why.evidence else ()))
        yield Entry(_line(move, names), (*first, *then, *_errors(move, 0)))


def _ruling(rules: ByRules) -> Iterator[Point]:
    for one in rules.elements:
        yield Point(say.element(one), 1)
        yield from element_points(one, 2)
    yield from (Point(one.text, 1) for one in _remarks(rules.others, sure=len(rules.elements) <= _SURE_RULES))


def _by_neither(moves: Sequence[Move], names: Names) -> Iterator[Entry]:
    for move in moves:
        yield Entry(_line(move, names), tuple(_errors(move, 0)))


def _errors(move: Move, depth: int) -> Iterator[Point]:
    refused = move.after.refused if move.after else ()
    yield from shortened([f"{one.span.file}: {one.message}" for one in refused], depth)


_ENTRIES = {
    say.RULES: _by_rules,
    say.EVIDENCE: _by_evidence,
    say.BOTH: _by_both,
    say.OTHERWISE: _by_neither,
}
"""The sections of moves in their order, and how each is told."""


def _line(move: Move, names: Names) -> str:
    where, before, after = _where(move.place, names), move.before, move.after
    if after is None:
        return say.gone(where, _stand(before) if before else "")
    if before is None:
        return say.new(where, _stand(after))
    if after.refused:
        return say.refused(where, _stand(before), len(after.refused), after.supposed)
    return say.move(where, _stand(before), _stand(after))


def _where(place: Place, names: Names) -> str:
    return say.place(names.get(place.force, place.force), place.year, place.title)


def _stand(stand: Stand) -> str:
    return say.stand(stand.grades, len(stand.refused))


# What a person must read


def _edges(edges: Sequence[Edge], names: Names) -> Iterator[Entry]:
    if edges:
        yield Entry(say.ONE_AWAY, shortened([say.on_edge(_where(one.place, names), one.grade) for one in edges]))


def _reworded(found: Sequence[Reworded]) -> Iterator[Entry]:
    if found:
        yield Entry(say.READ_THEM)
    for one in found:
        yield Entry(say.reworded(one.criterion, one.areas), (Point(say.was(one.old)), Point(say.now(one.new))))


def _others(impact: Impact) -> Iterator[Entry]:
    """Yield every difference of the criteria that was not named with the moves."""
    found = [move.responsible.rules for move in impact.moves if move.responsible]
    named = {one for rules in found if rules for one in rules.elements}
    yield from changes_of(impact.rules, named)


def changes_of(rules: RuleChanges, named: Collection[Element] = ()) -> Iterator[Entry]:
    """Yield the differences of the criteria but for those that are named elsewhere."""
    for one in rules.wholes:
        yield Entry(say.whole(one.scheme, one.area, added=one.added))
    for change in rules.changes:
        if change.element not in named:
            yield element_entry(change.element, change.areas)
