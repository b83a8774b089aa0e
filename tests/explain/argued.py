"""Arguments for small areas and for areas of a project, as they are handed out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hmicgrade.api import load_project
from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.inspection import OpenArea, Options, open_areas
from hmicgrade.explain.argued_area import argue
from hmicgrade.explain.argued_criterion import argue_criterion
from hmicgrade.explain.argument import Argument
from hmicgrade.model.project import Inspection
from hmicgrade.report.explanation import Explanation
from hmicgrade.report.explanation_json import as_json
from tests.explain.sample import Sample


def explained(of: Argument | AreaRefused, depth: int = 4, **change: Any) -> Explanation:  # noqa: ANN401 - any field
    given = {
        "force": "north",
        "force_name": "North Police",
        "year": 2007,
        "scheme": "s",
        "scheme_title": "A scheme",
        "scheme_digest": "sha256:0",
        "evidence_digest": "sha256:1",
        "version": "0",
        "left_out": (),
    }
    return Explanation(**{**given, **change}, depth=depth, of=of)


def document(of: Argument | AreaRefused, depth: int = 4) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(as_json(explained(of, depth)))


def argument_of(case: Case, criterion: str | None = None) -> Argument:
    """The argument for an area without any files."""
    area = OpenArea(case, {one.criterion.id: () for one in case.findings}, {})
    return _argued(area, Inspection("north", 2007, "s", (), {}, ""), criterion)


def sample_argument(
    sample: Sample, root: Path, criterion: str | None = None, options: Options | None = None, *, warned: bool = False
) -> Argument:
    """The argument for the one area of a sample that has nothing wrong with it, or where `warned` only odd texts."""
    project, diagnostics = load_project(sample.write(root))
    assert warned or diagnostics == (), diagnostics
    inspection = project.inspection("north", 2007)
    assert inspection is not None
    (area,) = open_areas(project, inspection, options)
    assert isinstance(area, OpenArea), area
    return _argued(area, inspection, criterion)


def _argued(area: OpenArea, inspection: Inspection, criterion: str | None) -> Argument:
    assessment = assess_area(area.case)
    assert isinstance(assessment, AreaAssessment), assessment
    if criterion is None:
        return argue(area, assessment, inspection)
    return argue_criterion(area, assessment, inspection, criterion)
