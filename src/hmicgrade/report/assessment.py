"""The assessment of a force in a year as it is handed out: its areas, and what they were graded from."""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.evaluate.assessment import AreaResult
from hmicgrade.model.evidence import Year
from hmicgrade.report import json_v1


@dataclass(frozen=True, slots=True)
class Assessment:
    """The outcome for one force and year.

    `force` is its id and `force_name` what it is called; `scheme` is the id of the scheme and `scheme_title` its title.
    The digests are SHA-256 of what the files say, whatever their layout. `areas` are sorted by id; an area
    with errors stands among them as an `AreaRefused`. `left_out` names what stands in the files and was not taken into
    account ("judgements").
    """

    force: str
    force_name: str
    year: Year
    scheme: str
    scheme_title: str
    scheme_digest: str
    evidence_digest: str
    version: str
    areas: tuple[AreaResult, ...]
    left_out: tuple[str, ...] = ()

    def as_json(self) -> str:
        """Return what `assess --format json` prints: a document of format `hmicgrade-assessment/1`."""
        return json_v1.one(self)


@dataclass(frozen=True, slots=True)
class Assessments:
    """The outcomes for several forces or years, sorted by force and then by year."""

    assessments: tuple[Assessment, ...]

    def as_json(self) -> str:
        """Return what `assess --all --format json` prints: a document of format `hmicgrade-assessments/1`."""
        return json_v1.several(self)


Report = Assessment | Assessments
"""What a format renders."""


def members(report: Report) -> tuple[Assessment, ...]:
    """Return the assessments of a report."""
    return report.assessments if isinstance(report, Assessments) else (report,)
