"""The table of formats in which assessments are reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hmicgrade.report import csv, markdown, text
from hmicgrade.report.assessment import Report
from hmicgrade.report.layout import Layout
from hmicgrade.report.styled import Line, unstyled


@dataclass(frozen=True, slots=True)
class Format:
    """How one format is rendered, and whether CI runners can find no command in what it renders."""

    render: Callable[[Report, Layout], tuple[Line, ...]]
    safe_for_runners: bool


FORMATS = {
    "text": Format(text.render, safe_for_runners=False),
    "json": Format(lambda report, _: unstyled(report.as_json()), safe_for_runners=True),
    "csv": Format(lambda report, _: unstyled(csv.render(report)), safe_for_runners=True),
    "markdown": Format(lambda report, layout: unstyled(markdown.render(report, layout)), safe_for_runners=True),
}
"""Every format by its name, the default first."""
