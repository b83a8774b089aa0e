"""How the grades of a force depend on readings, in every form in which lists are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.readings import point_of
from hmicgrade.evaluate.together import AreaReadings, Breakpoint, Counted, Move, WordReadings
from hmicgrade.explain.together import readings_page
from hmicgrade.model.wording import amount_text, sentence_text
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.inspected import Subject, refused_json, refused_row
from hmicgrade.report.json_v1 import point_text, stretch_json
from hmicgrade.report.listing import Listing

FORMAT = "hmicgrade-readings/1"
"""The form of the document. Everything in it is before any override; numbers are fractions."""

COLUMNS = (
    "force",
    "year",
    "area",
    "row",
    "word",
    "reading",
    "from",
    "to",
    "possible",
    "counts",
    "error",
)
"""The columns. A row is of an `area`, of the readings of a `word`, of a `result` of all together, or of a `move`."""


def readings_listing(areas: Sequence[AreaReadings | AreaRefused], subject: Subject) -> Listing:
    """Return how the areas of an inspection depend on readings."""
    refused = [one for one in areas if isinstance(one, AreaRefused)]
    return Listing(
        page=readings_page(areas, subject.force.name, subject.year, subject.left_out),
        format=FORMAT,
        document={**subject.head(), "areas": [_area(one) for one in areas]},
        columns=COLUMNS,
        rows=tuple(row for one in areas for row in _rows(one, subject)),
        diagnostics=tuple(found for one in refused for found in one.diagnostics),
    )


def _area(read: AreaReadings | AreaRefused) -> dict[str, object]:
    if isinstance(read, AreaRefused):
        return refused_json(read)
    return {
        "area": read.area.id,
        "possible": list(read.possible),
        "undetermined": None if read.undetermined is None else str(read.undetermined),
        "override": None if read.override is None else read.override.grade,
        "words": [_word(one) for one in read.words],
        "combinations": read.combinations,
        "results": None if read.results is None else [list(one) for one in read.results],
        "over_all": None if read.over_all is None else list(read.over_all),
        "move": None if read.move is None else _move(read.move),
        "exact": read.exact,
    }


def _word(one: WordReadings) -> dict[str, object]:
    return {
        "quantity": one.quantity.word,
        "reading": amount_text(one.quantity.reading),
        "grades": [stretch_json(stretch) for stretch in one.ranges],
        "breakpoints": [_breakpoint(point) for point in one.breakpoints],
        "exact": one.exact,
    }


def _breakpoint(point: Breakpoint) -> dict[str, object]:
    return {"number": str(point.number), "counts": [_counted(one) for one in point.counts]}


def _counted(one: Counted) -> dict[str, object]:
    return {
        "sentence": sentence_text(one.sentence),
        "have": str(one.have),
        "of": str(one.total),
        "certain": one.certain,
    }


def _move(move: Move) -> dict[str, object]:
    readings = [{"quantity": word, "reading": point_text(point_of(reading))} for word, reading in move.readings]
    return {"readings": readings, "possible": list(move.possible)}


def _rows(read: AreaReadings | AreaRefused, subject: Subject) -> Iterator[dict[str, Cell]]:
    if isinstance(read, AreaRefused):
        yield refused_row(subject, read)
        return
    area = read.area.id
    yield subject.row(area, "area", {"possible": SEPARATOR.join(read.possible)})
    for one in read.words:
        yield from (subject.row(area, "word", row) for row in _word_rows(one))
    for result in read.results or ():
        yield subject.row(area, "result", {"possible": SEPARATOR.join(result)})
    if read.move is not None:
        yield from (subject.row(area, "move", row) for row in _move_rows(read.move))


def _move_rows(move: Move) -> Iterator[dict[str, Cell]]:
    for word, reading in move.readings:
        yield {"word": word, "reading": point_text(point_of(reading)), "possible": SEPARATOR.join(move.possible)}


def _word_rows(one: WordReadings) -> Iterator[dict[str, Cell]]:
    for at, stretch in enumerate(one.ranges):
        ends = one.breakpoints[at].counts if at < len(one.breakpoints) else ()
        yield {
            "word": one.quantity.word,
            "reading": amount_text(one.quantity.reading),
            "from": point_text(stretch.first),
            "to": point_text(stretch.last),
            "possible": SEPARATOR.join(stretch.possible),
            "counts": SEPARATOR.join(f"{counted.have} of {counted.total}" for counted in ends),
        }
