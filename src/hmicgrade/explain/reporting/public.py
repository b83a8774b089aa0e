"""What a public version of a report leaves out: reasons, contexts and examples that are not public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hmicgrade.explain.reporting import sentences as say
from hmicgrade.explain.reporting.reported import Reported
from hmicgrade.model.evidence import EvidenceFile, Judgement
from hmicgrade.model.project import Inspection


def without_reasons(inspection: Inspection) -> Inspection:
    """Return an inspection in which a reason that is not public says no more than that. No grade depends on it."""
    return replace(inspection, files=tuple(map(_without, inspection.files)))


def _without(file: EvidenceFile) -> EvidenceFile:
    findings = tuple(one if one.public else replace(one, reason=say.REASON_WITHHELD) for one in file.findings)
    return replace(file, findings=findings, judgements=tuple(map(_judgement, file.judgements)))


def _judgement(one: Judgement) -> Judgement:
    return one if one.grounds.public else replace(one, grounds=replace(one.grounds, reason=say.REASON_WITHHELD))


def withheld(reported: Reported) -> int:
    """Count the reasons, contexts and examples that are not public."""
    return sum(not public for public in (*_reasons(reported), *_filed(reported)))


def _reasons(reported: Reported) -> Iterator[bool]:
    """Yield of each reason that counts whether it is public; one that several areas share counts once."""
    records = [record for one in reported.subjects if one.opened for record in one.opened.recorded.values()]
    shared = {(record.file, record.finding.criterion): record.finding.public for record in records}
    yield from shared.values()
    for one in reported.subjects:
        if one.opened:
            yield from (judgement.grounds.public for judgement in one.opened.case.judgements.all())


def _filed(reported: Reported) -> Iterator[bool]:
    """Yield of each context and each example whether it is public."""
    for file in reported.shown_files:
        yield file.context_public or not file.context
        yield from (one.public for one in file.developing_practice)
