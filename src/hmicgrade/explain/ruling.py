"""Which findings two versions of the rules grade differently, as a page with the smallest findings that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.impact.results import RuleChanges
from hmicgrade.evaluate.impact.ruling import AreaRuling, SchemeRuling, Shift
from hmicgrade.explain import impact_sentences as impact
from hmicgrade.explain import ruling_sentences as say
from hmicgrade.explain.impact import changes_of
from hmicgrade.explain.naming import shortened
from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.explain.witness import witness_lines


def ruling_page(rulings: Sequence[SchemeRuling], changes: RuleChanges, note: Sequence[str]) -> Page:
    """Return the page of two versions of the rules; `note` says what was compared."""
    sections = [section for one in rulings for section in _scheme(one)]
    told = tuple(changes_of(changes))
    if told:
        sections.append(Section(impact.CHANGES, told))
    return Page(say.TITLE, tuple(sections), " ".join([_verdict(rulings), say.ASSUMED, *note]))


def _verdict(rulings: Sequence[SchemeRuling]) -> str:
    areas = [area for one in rulings for area in one.areas]
    unknown = sum(not area.exact for area in areas) + sum(not one.comparable for one in rulings)
    differing = sum(bool(area.shifts) for area in areas)
    return say.verdict(differing, sum(one.same for one in rulings) + len(areas), unknown)


def _scheme(ruling: SchemeRuling) -> Iterator[Section]:
    if not ruling.comparable:
        yield Section(ruling.scheme.title, (Entry(say.OTHER_FINDINGS),))
    for area in ruling.areas:
        yield Section(say.heading(ruling.scheme.title, area.ruler.area.title), tuple(_area(area)))


def _area(area: AreaRuling) -> Iterator[Entry]:
    yield Entry(say.differing(*area.differing, area.states, area.sets) if area.exact else say.too_large(area.states))
    for text, names in ((say.ONLY_BEFORE, area.only_old), (say.ONLY_AFTER, area.only_new)):
        if names:
            yield Entry(text, shortened(names))
    yield from (_shift(area, shift) for shift in area.shifts)


def _shift(area: AreaRuling, shift: Shift) -> Entry:
    text = f"{say.shift(shift.before, shift.after, shift.states, shift.sets)} {say.SMALLEST}"
    return Entry(text, (), witness_lines(area.ruler.scheme, area.ruler.area, shift.witness))
