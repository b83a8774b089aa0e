"""The table of schemas: what an editor checks files with, and programs check what is printed with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from hmicgrade.load.editor import Schema
from hmicgrade.load.schemas import FILE_KINDS, file_schema, headed
from hmicgrade.report import (
    schemas_assessment,
    schemas_chart,
    schemas_checks,
    schemas_diff,
    schemas_explanation,
    schemas_history,
    schemas_impact,
    schemas_lists,
    schemas_plan,
    schemas_proof,
    schemas_supposing,
)


@dataclass(frozen=True, slots=True)
class Described:
    """One schema: what it is of, and how it is made."""

    of: str
    schema: Callable[[], Schema]


def _printed(name: str, command: str, schema: Schema) -> Described:
    return Described(f"what '{command}' prints", partial(headed, f"hmicgrade-{'/'.join(name.rsplit('-', 1))}", schema))


FILES: Mapping[str, Described] = {
    name: Described(kind.place, partial(file_schema, name)) for name, kind in FILE_KINDS.items()
}
"""The schemas of the kinds of files, by kind."""

OUTPUTS: Mapping[str, Described] = {
    name: _printed(name, command, schema)
    for name, command, schema in (
        ("assessment-1", "assess FORCE --format json", schemas_assessment.ASSESSMENT),
        ("assessments-1", "assess --all --format json", schemas_assessment.ASSESSMENTS),
        ("explanation-1", "explain FORCE AREA --format json", schemas_explanation.EXPLANATION),
        ("plan-1", "plan FORCE --format json", schemas_plan.PLAN),
        ("what-if-1", "what-if FORCE AREA --format json", schemas_supposing.WHAT_IF),
        ("readings-1", "readings FORCE --format json", schemas_supposing.READINGS),
        ("gaps-1", "gaps FORCE --format json", schemas_supposing.GAPS),
        ("diff-1", "diff FORCE OLD NEW --format json", schemas_diff.DIFF),
        ("impact-1", "impact --format json", schemas_impact.IMPACT),
        ("rules-1", "impact --rules --format json", schemas_impact.RULES),
        ("history-1", "history FORCE --format json", schemas_history.HISTORY),
        ("chart-1", "chart KIND --format json", schemas_chart.CHART),
        ("forces-1", "forces --format json", schemas_lists.FORCES),
        ("areas-1", "areas --format json", schemas_lists.AREAS),
        ("criteria-1", "criteria --format json", schemas_lists.CRITERIA),
        ("evidence-1", "evidence FORCE --format json", schemas_lists.EVIDENCE),
        ("coverage-1", "evidence FORCE --coverage --format json", schemas_lists.COVERAGE),
        ("national-1", "national YEAR --format json", schemas_lists.NATIONAL),
        ("programme-1", "programme FORCE --format json", schemas_lists.PROGRAMME),
        ("problems-1", "validate --format json", schemas_checks.PROBLEMS),
        ("tests-1", "test --format json", schemas_checks.TESTS),
        ("proof-1", "prove --format json", schemas_proof.PROOF),
        ("codes-1", "codes --format json", schemas_checks.CODES),
        ("code-1", "codes CODE --format json", schemas_checks.CODE),
    )
}
"""The schemas of printed documents, by the name that `format` gives them ("hmicgrade-forces/1" is `forces-1`)."""

SCHEMAS: Mapping[str, Described] = {**FILES, **OUTPUTS}
"""Every schema by its name, in the order in which they are listed."""


def file_name(name: str) -> str:
    """Return the name of the file that a schema is kept in."""
    return f"{name}.schema.json"
