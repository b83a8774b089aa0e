"""How the grades of a force depend on readings, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.readings import point_of
from hmicgrade.evaluate.together import TOGETHER_LIMIT, AreaReadings, Breakpoint, WordReadings
from hmicgrade.explain import sentences
from hmicgrade.explain import together_sentences as say
from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.explain.phrases import either
from hmicgrade.explain.readings import ends, reading_text
from hmicgrade.explain.refusing import refused_section
from hmicgrade.explain.statements import Point
from hmicgrade.model.wording import amount_text


def readings_page(
    areas: Sequence[AreaReadings | AreaRefused], force: str, year: object, left_out: Sequence[str]
) -> Page:
    """Return the page on the readings of a force. `left_out` are things on file not taken into account."""
    sections = tuple(refused_section(one) if isinstance(one, AreaRefused) else _section(one) for one in areas)
    note = [say.NOTE, *([sentences.left_out(left_out)] if left_out else [])]
    return Page(say.title(force, year), sections, " ".join(note))


def _section(read: AreaReadings) -> Section:
    return Section(read.area.title, tuple(_entries(read)))


def _entries(read: AreaReadings) -> Iterator[Entry]:
    if not read.possible:
        yield Entry(sentences.NO_RULES)
        return
    for entry in _together(read):
        yield entry if read.override is None else replace(entry, text=sentences.before_override(entry.text))
    if read.move is not None:
        moved = [
            (word, reading_text(point_of(reading), percent=reading.percent)) for word, reading in read.move.readings
        ]
        yield Entry(say.moved(moved, read.move.possible))
    yield from _words(read)
    if read.results is not None and not read.exact:
        yield Entry(sentences.APPROXIMATE)


def _together(read: AreaReadings) -> Iterator[Entry]:
    """Yield the result under all allowed readings, which starts with the one under the scheme's own."""
    if not read.words:
        yield Entry(say.worded_plainly(read.possible))
    elif read.results is None:
        many = read.combinations > TOGETHER_LIMIT
        yield Entry(say.too_many(read.combinations, TOGETHER_LIMIT) if many else say.UNKNOWN)
    elif len(read.results) == 1:
        yield Entry(say.stands(read.possible, [one.quantity.word for one in read.words]))
    else:
        first, *others = read.results
        yield Entry(say.ONE_OF_THESE, (Point(say.now(first)), *(Point(either(one)) for one in others)))


def _words(read: AreaReadings) -> Iterator[Entry]:
    """Yield each word whose reading makes a difference alone, then those of which none does, if any reading does."""
    if read.results is not None and len(read.results) == 1:
        return
    telling = [one for one in read.words if len(one.ranges) > 1]
    alike = [one for one in read.words if len(one.ranges) == 1 and one.exact]
    for one in telling:
        text = sentences.reading(one.quantity.word, amount_text(one.quantity.reading), read.possible)
        yield Entry(text, tuple(_ranges(one)))
    if alike:
        yield Entry(say.alone_alike([one.quantity.word for one in alike]))


def _ranges(one: WordReadings) -> Iterator[Point]:
    """Yield each stretch with the result there, and below it the counts that lie at its end."""
    for stretch, after in zip_longest(one.ranges, one.breakpoints):
        yield Point(sentences.reading_range(*ends(stretch, one.quantity), stretch.possible))
        if after is not None:
            yield from _counts(after, one)


def _counts(point: Breakpoint, one: WordReadings) -> Iterator[Point]:
    percent = one.quantity.reading.percent
    for counted in point.counts:
        text = say.count(counted.sentence, counted.have, counted.total, by_weight=counted.by_weight)
        yield Point(say.at_breakpoint(text, point.number, percent=percent, certain=counted.certain), 1)
