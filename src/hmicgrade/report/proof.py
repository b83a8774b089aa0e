"""The proof of a scheme in every form in which lists are printed."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.evaluate.proof.diagnostics import warnings
from hmicgrade.evaluate.proof.results import (
    KINDS,
    AreaProof,
    Change,
    Power,
    Property,
    Reach,
    Remark,
    SchemeProof,
    Witness,
)
from hmicgrade.explain.proof import proof_page
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.listing import Listing

FORMAT = "hmicgrade-proof/1"
"""The form of the document. No number in it is a float; counts are whole numbers of any size, shares fractions."""

COLUMNS = (
    "scheme",
    "area",
    "row",
    "property",
    "verdict",
    "kind",
    "code",
    "subject",
    "others",
    "states",
    "sets",
    "findings",
    "gives",
    "changed",
    "then",
    "decides",
    "share",
)
"""The columns. A row is of a `property`, a `remark` on one, a `grade` with its ways, or the `power` of a criterion."""


def proof_listing(proof: SchemeProof, digest: str) -> Listing:
    """Return the proof of a scheme whose files have a digest."""
    return Listing(
        page=proof_page(proof),
        format=FORMAT,
        document={
            "scheme": {"id": proof.scheme.id, "digest": digest},
            "proved": proof.proved,
            "exact": proof.exact,
            "refused": list(proof.refused),
            "remarks": [_remark(remark) for remark in proof.remarks],
            "areas": [_area(area) for area in proof.areas],
        },
        columns=COLUMNS,
        rows=tuple(_rows(proof)),
        diagnostics=warnings(proof),
        found=not proof.proved,
    )


def _area(proof: AreaProof) -> dict[str, object]:
    return {
        "area": proof.area.id,
        "proved": proof.proved,
        "exact": proof.exact,
        "criteria": len(proof.area.criteria),
        "classes": proof.classes,
        "states": proof.states,
        "sets": proof.sets,
        "properties": [{"property": str(one), "verdict": str(proof.verdict(one))} for one in Property],
        "remarks": [_remark(remark) for remark in proof.remarks],
        "grades": [_reach(reach) for reach in proof.reaches],
        "power": [_power(power) for power in proof.power],
    }


def _remark(remark: Remark) -> dict[str, object]:
    return {
        "kind": str(remark.kind),
        "property": str(remark.of),
        "fault": remark.fault,
        "code": _code(remark),
        "subject": remark.subject,
        "others": list(remark.others),
        "caps": list(remark.caps),
        "areas": list(remark.areas),
        "states": remark.states,
        "sets": remark.sets,
        "witness": _witness(remark.witness),
    }


def _code(remark: Remark) -> str | None:
    return KINDS[remark.kind].code if remark.fault else None


def _witness(witness: Witness | None) -> dict[str, object] | None:
    if witness is None:
        return None
    return {
        "findings": dict(witness.findings),
        "gives": list(witness.gives),
        "change": _change(witness.change),
        "then": list(witness.then) if witness.change else None,
    }


def _change(change: Change | None) -> dict[str, object] | None:
    if change is None:
        return None
    return {"criterion": change.criterion, "from": change.before, "to": change.to}


def _reach(reach: Reach) -> dict[str, object]:
    return {
        "grade": reach.grade,
        "ways": [str(way) for way in reach.ways],
        "states": reach.states,
        "sets": reach.sets,
        "witness": _witness(reach.witness),
    }


def _power(power: Power) -> dict[str, object]:
    return {
        "criterion": power.criterion,
        "decides": str(power.decides),
        "share": str(power.share),
        "at_least": [{"grade": grade, "decides": str(part)} for grade, part in power.thresholds],
    }


def _rows(proof: SchemeProof) -> Iterator[dict[str, Cell]]:
    scheme: dict[str, Cell] = {"scheme": proof.scheme.id}
    yield from ({**scheme, **_remark_row(remark)} for remark in proof.remarks)
    for area in proof.areas:
        yield from ({**scheme, "area": area.area.id, **row} for row in _area_rows(area))


def _area_rows(proof: AreaProof) -> Iterator[dict[str, Cell]]:
    for one in Property:
        yield {"row": "property", "property": str(one), "verdict": str(proof.verdict(one))}
    yield from map(_remark_row, proof.remarks)
    for reach in proof.reaches:
        counts: dict[str, Cell] = {"states": reach.states, "sets": reach.sets}
        ways = SEPARATOR.join(map(str, reach.ways))
        yield {"row": "grade", "subject": reach.grade, "kind": ways, **counts, **_witness_row(reach.witness)}
    for power in proof.power:
        yield from _power_rows(power)


def _power_rows(power: Power) -> Iterator[dict[str, Cell]]:
    """Yield how often a criterion decides, then for each grade how often it settles that grade or better."""
    own: dict[str, Cell] = {"row": "power", "subject": power.criterion}
    yield {**own, "decides": str(power.decides), "share": str(power.share)}
    yield from ({**own, "others": grade, "decides": str(part)} for grade, part in power.thresholds)


def _remark_row(remark: Remark) -> dict[str, Cell]:
    return {
        "row": "remark",
        "property": str(remark.of),
        "kind": str(remark.kind),
        "code": _code(remark),
        "subject": remark.subject,
        "others": SEPARATOR.join((*remark.others, *remark.caps)),
        "states": remark.states,
        "sets": remark.sets,
        **_witness_row(remark.witness),
    }


def _witness_row(witness: Witness | None) -> dict[str, Cell]:
    if witness is None:
        return {}
    change = witness.change
    return {
        "findings": SEPARATOR.join(f"{criterion}={finding}" for criterion, finding in witness.findings),
        "gives": SEPARATOR.join(witness.gives),
        "changed": f"{change.criterion}={change.to}" if change else None,
        "then": SEPARATOR.join(witness.then),
    }
