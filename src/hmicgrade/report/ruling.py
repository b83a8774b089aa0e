"""Which findings two versions of the rules grade differently, in every form in which lists are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.evaluate.impact.results import RuleChanges
from hmicgrade.evaluate.impact.ruling import AreaRuling, SchemeRuling, Shift
from hmicgrade.explain.ruling import ruling_page
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.impact import Compared, rule_members
from hmicgrade.report.listing import Listing

COLUMNS = ("scheme", "area", "before", "after", "states", "sets", "all_states", "all_sets", "exact", "findings")
"""The columns: a row for each change of grade in an area, or one without grades where there is none."""


def ruling_listing(
    rulings: Sequence[SchemeRuling], changes: RuleChanges, compared: Compared, *, found: bool
) -> Listing:
    """List what two versions of the rules grade differently; `found` tells that such findings are looked for."""
    return Listing(
        page=ruling_page(rulings, changes, [compared.sentence]),
        format="hmicgrade-rules/1",
        document={
            **compared.document,
            "schemes": [_scheme(one) for one in rulings],
            **rule_members(changes.changes, changes.wholes),
        },
        columns=COLUMNS,
        rows=tuple(row for one in rulings for area in one.areas for row in _rows(one.scheme.id, area)),
        found=found and any(one.shifts for one in rulings),
    )


def _scheme(ruling: SchemeRuling) -> object:
    return {
        "scheme": ruling.scheme.id,
        "digests": list(ruling.digests),
        "comparable": ruling.comparable,
        "same": ruling.same,
        "areas": [_area(one) for one in ruling.areas],
    }


def _area(area: AreaRuling) -> object:
    states, sets = area.differing
    return {
        "area": area.ruler.area.id,
        "exact": area.exact,
        "only_before": list(area.only_old),
        "only_after": list(area.only_new),
        "states": area.states,
        "sets": area.sets,
        "differing": {"states": states, "sets": sets},
        "shifts": [_shift(one) for one in area.shifts],
    }


def _shift(shift: Shift) -> object:
    return {
        "before": list(shift.before),
        "after": list(shift.after),
        "states": shift.states,
        "sets": shift.sets,
        "witness": dict(shift.witness.findings),
    }


def _rows(scheme: str, area: AreaRuling) -> Iterator[dict[str, Cell]]:
    head: dict[str, Cell] = {"scheme": scheme, "area": area.ruler.area.id, "exact": str(area.exact).lower()}
    head |= {"all_states": area.states, "all_sets": area.sets}
    yield from ({**head, **_shift_cells(one)} for one in area.shifts)
    if not area.shifts:
        yield head


def _shift_cells(shift: Shift) -> dict[str, Cell]:
    return {
        "before": SEPARATOR.join(shift.before),
        "after": SEPARATOR.join(shift.after),
        "states": shift.states,
        "sets": shift.sets,
        "findings": SEPARATOR.join(f"{criterion}={finding}" for criterion, finding in shift.witness.findings),
    }
