"""A chart without its picture: as text for people, and as a JSON document for programs."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.report.charts.chart import Chart
from hmicgrade.report.json_v1 import dump
from hmicgrade.report.styled import Line
from hmicgrade.report.tables import tabulated
from hmicgrade.report.text import broken, underlined
from hmicgrade.version import __version__

FORMAT = "hmicgrade-chart/1"
"""The form of the document."""


def as_text(chart: Chart, width: int) -> tuple[Line, ...]:
    """Return a chart in words and with its table, as lines of at most `width` cells."""
    return tuple(_lines(chart, width))


def _lines(chart: Chart, width: int) -> Iterator[Line]:
    yield from underlined(chart.title, "=", width)
    yield from broken(chart.alt, width)
    if chart.table.rows:
        yield Line("")
        yield from tabulated(chart.table, width)


def as_json(chart: Chart, kind: str) -> str:
    """Return a chart in words and with its table, as a JSON document."""
    return dump(
        {
            "format": FORMAT,
            "version": __version__,
            "kind": kind,
            "title": chart.title,
            "alt": chart.alt,
            "table": {"columns": list(chart.table.columns), "rows": [list(row) for row in chart.table.rows]},
        }
    )
