"""The table of formats in which explanations are printed."""

from __future__ import annotations

from hmicgrade.report.explanation import ExplanationFormat
from hmicgrade.report.explanation_json import as_json
from hmicgrade.report.explanation_text import as_markdown, as_text
from hmicgrade.report.mermaid import as_mermaid
from hmicgrade.report.styled import unstyled

EXPLANATIONS = {
    "text": ExplanationFormat(as_text, safe_for_runners=False),
    "markdown": ExplanationFormat(lambda one, _: unstyled(as_markdown(one)), safe_for_runners=True),
    "json": ExplanationFormat(lambda one, _: unstyled(as_json(one)), safe_for_runners=True),
    "mermaid": ExplanationFormat(lambda one, _: unstyled(as_mermaid(one)), safe_for_runners=True),
}
"""Every format of explanations by its name, the default first."""
