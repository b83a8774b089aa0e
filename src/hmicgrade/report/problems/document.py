"""The format `json` of problems: `hmicgrade-problems/1`."""

from __future__ import annotations

from hmicgrade.model.codes import CODES
from hmicgrade.model.diagnostics import Diagnostic, Edit
from hmicgrade.report.diagnostics import as_json as diagnostic_json
from hmicgrade.report.diagnostics import span_json
from hmicgrade.report.json_v1 import dump
from hmicgrade.report.problems.value import Problems
from hmicgrade.version import __version__

FORMAT = "hmicgrade-problems/1"
"""The form of the document: a key is never renamed, retyped or taken away."""


def as_json(problems: Problems) -> str:
    """Return what is wrong as one JSON document."""
    return dump(
        {
            "format": FORMAT,
            "version": __version__,
            "files": len(problems.by_file()),
            "diagnostics": [_diagnostic(one) for one in problems.diagnostics],
            "counts": {
                "errors": problems.errors,
                "warnings": problems.warnings,
                "fixable": problems.fixable,
                "suppressed": problems.suppressed,
            },
        }
    )


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    name = CODES[diagnostic.code].name
    return {**diagnostic_json(diagnostic), "name": name, "fix": [_edit(edit) for edit in diagnostic.fix]}


def _edit(edit: Edit) -> dict[str, object]:
    return {**span_json(edit.span), "text": edit.text}
