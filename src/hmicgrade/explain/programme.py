"""A programme of inspection for people: what is due at one force, and which grades say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hmicgrade.evaluate.programme import AreaRecord, FrameworkDue, ProgrammeDue
from hmicgrade.explain import programme_sentences as say
from hmicgrade.explain.known import reasons_of
from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.explain.statements import Point
from hmicgrade.model.catalogue import Decline, Inspected


def programme_page(name: str, programmes: Sequence[ProgrammeDue], titles: Mapping[str, str]) -> Page:
    """Return the page of one force. `titles` gives the titles of schemes by id."""
    sections = tuple(section for one in programmes for section in _sections(one, titles, several=len(programmes) > 1))
    rules = [say.rule(one.title, one.programme.decline) for one in programmes]
    return Page(say.title(name), sections, " ".join([*rules, say.ONE_SCALE]))


def _sections(due: ProgrammeDue, titles: Mapping[str, str], *, several: bool) -> Iterator[Section]:
    for inspection in Inspected:
        entries = tuple(
            Entry(say.due(one.framework.title, one.due), tuple(_points(one, due.programme.decline, titles)))
            for one in due.frameworks
            if one.framework.inspection is inspection
        )
        if entries:
            yield Section(say.kind(inspection, due.title if several else ""), entries)


def _points(due: FrameworkDue, decline: Decline | None, titles: Mapping[str, str]) -> Iterator[Point]:
    if not due.areas:
        yield Point(say.NOTHING_KNOWN)
    for area in due.areas:
        yield Point(_latest(area, decline))
        yield from reasons_of(area.grades[-1], 1)
        if area.apart:
            yield Point(say.apart([(one, titles.get(one.scheme, one.scheme)) for one in area.apart]), 1)


def _latest(area: AreaRecord, decline: Decline | None) -> str:
    found = area.comparison
    if found is None:
        return say.only(area.title, area.grades[-1])
    into = found.later.grade if decline and found.steps > 0 and found.later.grade == decline.into else None
    moved = say.change(found.steps, into, significant=found.significant)
    return say.compared(area.title, found.earlier, found.later, moved)
