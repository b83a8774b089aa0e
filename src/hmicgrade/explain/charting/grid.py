"""Every force of a year against every area, a word and a shape in each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hmicgrade.evaluate.known import Basis, Known
from hmicgrade.evaluate.national import AreaPicture, Picture
from hmicgrade.explain import chart_sentences as say
from hmicgrade.explain.charting.distribution import ranks_in
from hmicgrade.explain.charting.drawings import Cell, Grid, Heading, Rank, Row, Unpictured, identifier
from hmicgrade.explain.page import Table
from hmicgrade.explain.phrases import either, grade_name


def grid(picture: Picture, names: Mapping[str, str]) -> Grid | Unpictured:
    """Return the forces of a year by its areas, forces by name. `names` gives them by id."""
    forces = sorted({one.force for area in picture.areas for one in area.known}, key=lambda one: (names[one], one))
    rows = tuple(Row(names[force], tuple(_cell(area, force) for area in picture.areas)) for force in forces)
    areas = tuple(area.title for area in picture.areas)
    table = Table((say.FORCE, *areas), tuple((row.name, *(cell.whole for cell in row.cells)) for row in rows))
    alt = " ".join([say.grid(len(rows), len(areas)), *([say.EACH_DECIDED] if rows else [])])
    heading = Heading(identifier("chart", "grid", picture.year), say.grid_title(picture.year), alt, table)
    return Grid(heading, _scales(picture.areas), areas, rows) if rows else Unpictured(heading)


def _scales(areas: Sequence[AreaPicture]) -> tuple[tuple[Rank, ...], ...]:
    """Return the scales that are used, each once."""
    return tuple(dict.fromkeys(tuple(ranks_in(area).values()) for area in areas if area.known))


def _cell(area: AreaPicture, force: str) -> Cell:
    known = next((one for one in area.known if one.force == force), None)
    if known is None:
        return UNKNOWN
    rank = ranks_in(area).get(known.grade) if known.grade else None
    return Cell(_word(known), rank, _whole(known))


UNKNOWN = Cell(say.NOT_KNOWN, None, say.NOT_KNOWN)
"""The cell of a force of which nothing is known in an area."""


def word(grade: str | None, possible: Sequence[str], *, refused: bool) -> str:
    """Return the word of a cell: the grade, else those left open, else why there is none."""
    if grade:
        return grade_name(grade)
    if possible:
        return either(possible)
    return say.ERRORS if refused else say.NO_GRADE


def _word(known: Known) -> str:
    return word(known.grade, known.possible, refused=known.refused is not None)


def _whole(known: Known) -> str:
    if known.grade is None:
        return say.open_between(known.possible) if known.possible else _word(known)
    if known.basis is Basis.PUBLISHED:
        return say.published(known.grade, known.published.status if known.published else None)
    return say.computed(known.grade, known.assessment.margin if known.assessment else None)
