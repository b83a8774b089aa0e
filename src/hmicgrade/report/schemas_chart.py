"""The schema of `hmicgrade-chart/1`."""

from __future__ import annotations

from hmicgrade.report.charts.document import FORMAT
from hmicgrade.report.schema_parts import document, record, several, text, word_of

KINDS = ("distribution", "grid", "slope", "needs", "reading")
"""The kinds of charts."""

CHART = document(
    FORMAT,
    "A chart in words, with its table.",
    {
        "kind": word_of("What is shown.", KINDS),
        "title": text("Its title."),
        "alt": text("What it shows, in sentences."),
        "table": record(
            "What it is drawn from.",
            {
                "columns": several("The heads of the columns.", text("A head.")),
                "rows": several("The rows.", several("The cells of a row.", text("A cell."))),
            },
        ),
    },
)
"""The schema of `hmicgrade chart`."""
