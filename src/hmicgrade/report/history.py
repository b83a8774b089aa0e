"""All rounds of a force, in every form in which lists are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.comparing.history import AreaHistory, Break, History, Mark, Step
from hmicgrade.evaluate.comparing.rounds import Round
from hmicgrade.explain.history import history_page
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.diagnostics import as_json as diagnostic_json
from hmicgrade.report.listing import Listing

FORMAT = "hmicgrade-history/1"
"""The form of the document. Rounds and, of each area, what it was in them run from the earliest."""

COLUMNS = (
    *("force", "line", "year", "scheme", "area", "title", "grade", "possible", "how", "margin"),
    *("published", "published_status", "published_source"),
    *("from_year", "from_areas", "lineage", "direction", "steps", "since_year", "since_direction", "since_steps"),
    *("break", "break_source", "error"),
)
"""The columns. `line` is the area as it was last: what it was before stands in the rows that share it."""


def history_listing(history: History, areas: Sequence[AreaHistory], left_out: Sequence[str]) -> Listing:
    """Return the history of a force. `areas` are those that are asked for; `left_out` is not taken into account."""
    marks = [mark for one in areas for stage in one.stages for mark in stage]
    wrong = dict.fromkeys(found for mark in marks if mark.refused for found in mark.refused.diagnostics)
    return Listing(
        page=history_page(history, areas, left_out),
        format=FORMAT,
        document={
            "force": history.force.id,
            "left_out": list(left_out),
            "rounds": [_round(*pair) for pair in zip(history.rounds, history.breaks, strict=True)],
            "areas": [_area(history, one) for one in areas],
        },
        columns=COLUMNS,
        rows=tuple(row for one in areas for row in _rows(history, one)),
        diagnostics=tuple(wrong),
    )


def _round(one: Round, apart: Break | None) -> dict[str, object]:
    return {
        "year": one.year,
        "scheme": {"id": one.folder.id, "digest": one.folder.digest},
        "grades": list(one.scale),
        "evidence_digest": one.inspection.digest if one.inspection else None,
        "break": _break(apart),
    }


def _break(apart: Break | None) -> dict[str, object] | None:
    return None if apart is None else {"causes": list(map(str, apart.causes)), "source": apart.source or None}


def _area(history: History, one: AreaHistory) -> dict[str, object]:
    stages = [
        {**_at(history, stage[0].place), "areas": [_mark(history, mark) for mark in stage]} for stage in one.stages
    ]
    return {"area": one.last.area, "title": one.last.title, "rounds": stages}


def _at(history: History, place: int) -> dict[str, object]:
    """Return the members that name a round: two rounds of a year differ in their schemes."""
    one = history.rounds[place]
    return {"year": one.year, "scheme": one.folder.id}


def _mark(history: History, mark: Mark) -> dict[str, object]:
    graded, row = mark.graded, mark.graded.published
    return {
        "area": graded.area,
        "title": graded.title,
        "grade": graded.grades[0] if len(graded.grades) == 1 else None,
        "possible": list(graded.grades),
        "how": str(mark.how),
        "margin": graded.assessment.margin if graded.assessment else None,
        "published": {"grade": row.grade, "status": row.status, "source": row.source} if row else None,
        "from": _step(history, mark.step),
        "since": _step(history, mark.since),
        "error": [diagnostic_json(found) for found in mark.refused.diagnostics] if mark.refused else [],
    }


def _step(history: History, step: Step | None) -> dict[str, object] | None:
    if step is None:
        return None
    return {
        **_at(history, step.place),
        "areas": list(step.areas),
        "lineage": str(step.lineage),
        "direction": str(step.direction),
        "steps": step.steps,
        "break": _break(step.apart),
    }


def _rows(history: History, one: AreaHistory) -> Iterator[dict[str, Cell]]:
    for mark in (mark for stage in one.stages for mark in stage):
        head = {"force": history.force.id, "line": one.last.area, **_cells(history, mark)}
        yield {**head, **_went(history, mark)}


def _cells(history: History, mark: Mark) -> dict[str, Cell]:
    graded, one, row = mark.graded, history.rounds[mark.place], mark.graded.published
    wrong = mark.refused.diagnostics if mark.refused else ()
    return {
        "year": one.year,
        "scheme": one.folder.id,
        "area": graded.area,
        "title": graded.title,
        "grade": graded.grades[0] if len(graded.grades) == 1 else None,
        "possible": SEPARATOR.join(graded.grades),
        "how": mark.how,
        "margin": graded.assessment.margin if graded.assessment else None,
        "published": row.grade if row else None,
        "published_status": row.status if row else None,
        "published_source": row.source if row else None,
        "error": "; ".join(f"{found.code} {found.message}" for found in wrong),
    }


def _went(history: History, mark: Mark) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    if mark.step is not None:
        found = {
            "from_year": history.rounds[mark.step.place].year,
            "from_areas": SEPARATOR.join(mark.step.areas),
            "lineage": mark.step.lineage,
            "direction": mark.step.direction,
            "steps": mark.step.steps,
        }
        apart = mark.step.apart
        found |= {"break": SEPARATOR.join(apart.causes), "break_source": apart.source} if apart else {}
    if mark.since is not None:
        year = history.rounds[mark.since.place].year
        found |= {"since_year": year, "since_direction": mark.since.direction, "since_steps": mark.since.steps}
    return found
