"""A table of a document as CSV."""

from __future__ import annotations

import csv
import io

from hmicgrade.explain.reporting.document import Table
from hmicgrade.report.csv import guarded


def as_csv(table: Table) -> str:
    """Return a table as CSV with a header row; lines end with a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([guarded(column.head) for column in table.columns])
    writer.writerows([guarded(cell) for cell in row] for row in table.rows)
    return out.getvalue()
