"""What the documents on one inspection share: whose it is, what it is graded against, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.inspection import Options
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import Force, Inspection, SchemeFolder
from hmicgrade.report.csv import Cell
from hmicgrade.report.diagnostics import as_json as diagnostic_json


@dataclass(frozen=True, slots=True)
class Subject:
    """The inspection that a document is on, and what on file is left out of account."""

    force: Force
    folder: SchemeFolder
    inspection: Inspection
    options: Options

    @property
    def year(self) -> Year:
        """The year of the inspection."""
        return self.inspection.year

    @property
    def left_out(self) -> tuple[str, ...]:
        """What on file is not taken into account."""
        return tuple(self._left_out())

    def _left_out(self) -> Iterator[str]:
        if not self.options.recorded:
            yield "recorded findings"
        if not self.options.judgements:
            yield "judgements"

    def head(self) -> dict[str, object]:
        """Return the members that every document on the inspection has."""
        return {
            "force": self.force.id,
            "year": self.year,
            "scheme": {"id": self.folder.id, "digest": self.folder.digest},
            "evidence_digest": self.inspection.digest,
            "left_out": list(self.left_out),
        }

    def row(self, area: str, kind: str, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """Return a row of a table on an area; `kind` says what it is of."""
        return {"force": self.force.id, "year": self.year, "area": area, "row": kind, **cells}


def refused_json(refused: AreaRefused) -> dict[str, object]:
    """Return an area that is refused, with its errors."""
    return {"area": refused.area, "error": [diagnostic_json(one) for one in refused.diagnostics]}


def refused_row(subject: Subject, refused: AreaRefused) -> dict[str, Cell]:
    """Return the row of an area that is refused."""
    said = "; ".join(f"{one.code} {one.message}" for one in refused.diagnostics)
    return subject.row(refused.area, "refused", {"error": said})
