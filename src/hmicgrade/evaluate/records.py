"""Whether recorded findings may stand: what they must name, and what always applies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hmicgrade.evaluate.findings import (
    Bearings,
    Record,
    against,
    implied,
    is_better_than_implied,
    name_of,
    place,
    resolve,
)
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.project import Inspection
from hmicgrade.model.scheme import NOT_APPLICABLE, Scheme


def record_problems(
    scheme: Scheme, area: Area, found: Mapping[str, Bearings], inspection: Inspection, records: Mapping[str, Record]
) -> list[Diagnostic]:
    """Return what is wrong with the recorded findings that hold in an area.

    `found` gives what bears on the criteria of every area, by area id: an item named in a framework's file may speak
    against the criterion in any area of the framework.
    """
    problems: list[Diagnostic] = []
    for criterion in area.criteria:
        record = records.get(criterion.id)
        if record is not None:
            problems.extend(_applicability(criterion, record))
            problems.extend(_unnamed(scheme, area, found[area.id], record))
            problems.extend(_unfounded(_reach(area, found, inspection, record), record))
    return problems


def _is_shared(inspection: Inspection, record: Record) -> bool:
    return any(file.name == record.file and file.framework is not None for file in inspection.files)


def _applicability(criterion: Criterion, record: Record) -> Iterator[Diagnostic]:
    if record.finding.finding == NOT_APPLICABLE and not criterion.may_be_not_applicable:
        yield Diagnostic(
            "HG404",
            f"'{criterion.id}' always applies, so it cannot be recorded as not applicable",
            place(record.finding.span),
            "record the finding, or let the criterion allow it with `not_applicable: with-reason`",
        )


def _unnamed(scheme: Scheme, area: Area, found: Bearings, record: Record) -> Iterator[Diagnostic]:
    finding = record.finding
    bearing = found[finding.criterion]
    if not is_better_than_implied(scheme, finding.finding, implied(scheme, bearing)):
        return
    named = {resolve(cited, record.file) for cited in finding.despite}
    missing = [name_of(key, record.file) for key in against(bearing) if key not in named]
    if missing:
        yield Diagnostic(
            "HG402",
            f"'{finding.finding}' for '{finding.criterion}' is better than the evidence on {area.id} implies, "
            f"but `despite` does not name {', '.join(missing)}",
            place(finding.span),
            f"add {', '.join(missing)} to `despite`, with the reason the finding stands all the same",
        )


def _reach(area: Area, found: Mapping[str, Bearings], inspection: Inspection, record: Record) -> list[Bearings]:
    """Return what bears on the areas that a recorded finding holds in."""
    return list(found.values()) if _is_shared(inspection, record) else [found[area.id]]


def _unfounded(reach: list[Bearings], record: Record) -> Iterator[Diagnostic]:
    finding = record.finding
    speaking = {key for bearing in reach for key in against(bearing.get(finding.criterion, ()))}
    for cited in finding.despite:
        if resolve(cited, record.file) not in speaking:
            yield Diagnostic(
                "HG403",
                f"'{cited.ref}' does not speak against '{finding.criterion}'",
                place(cited.span or finding.span),
                "`despite` names only items whose effect on this criterion is `short` or `well_short`; "
                "cite others under `evidence`",
            )
