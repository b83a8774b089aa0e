"""What would follow from what is supposed of an area, in every form in which lists are printed."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused
from hmicgrade.evaluate.supposing import Step, Steps, WhatIf
from hmicgrade.explain.supposing import what_if_page
from hmicgrade.model.evidence import Judgement, SetAside, TreatAsCritical
from hmicgrade.model.wording import amount_text
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.inspected import Subject, refused_json, refused_row
from hmicgrade.report.json_v1 import cap_json
from hmicgrade.report.listing import Listing

FORMAT = "hmicgrade-what-if/1"
"""The form of the document. Everything in it is before any override."""

COLUMNS = (
    "force",
    "year",
    "area",
    "row",
    "criterion",
    "level",
    "critical",
    "finding",
    "possible",
    "undetermined",
    "caps",
    "up_to",
    "up",
    "down_to",
    "down",
    "error",
)
"""The columns. A row is of the result `now`, of the result `then`, or of the single steps of a `criterion`."""


def what_if_listing(found: WhatIf | AreaRefused, subject: Subject) -> Listing:
    """Return what would follow in an area of an inspection."""
    refused = found if isinstance(found, AreaRefused) else None
    area = refused_json(found) if isinstance(found, AreaRefused) else _area(found)
    return Listing(
        page=what_if_page(found, subject.force.name, subject.year, subject.left_out),
        format=FORMAT,
        document={**subject.head(), "areas": [area]},
        columns=COLUMNS,
        rows=tuple(_rows(found, subject)),
        diagnostics=refused.diagnostics if refused else (),
    )


def _area(found: WhatIf) -> dict[str, object]:
    return {
        "area": found.now.area.id,
        "supposed": _supposed(found),
        "now": _outcome(found.now),
        "then": _outcome(found.then),
        "changes": found.now.possible != found.then.possible,
        "judgements_left_out": [_judgement(one) for one in found.left_out],
        "steps": [_steps(one, found) for one in found.steps],
        "exact": found.exact,
    }


def _supposed(found: WhatIf) -> dict[str, object]:
    supposed, now = found.supposed, found.now
    own = {one.word: one.reading for one in now.scheme.quantities}
    return {
        "findings": [
            {"criterion": criterion, "from": now.finding(criterion).finding, "to": finding}
            for criterion, finding in supposed.findings.items()
        ],
        "judgements": [_judgement(one) for one in supposed.judgements],
        "without": sorted(supposed.without),
        "readings": [
            {
                "quantity": one.word,
                "from": amount_text(own[one.word]),
                "to": amount_text(one.amount),
                "outside": one.outside,
            }
            for one in supposed.readings
        ],
    }


def _judgement(judgement: Judgement) -> dict[str, object]:
    match judgement:
        case SetAside(cap, criterion):
            return {"judgement": "set-aside", "cap": cap, "criterion": criterion}
        case TreatAsCritical(criterion):
            return {"judgement": "treat-as-critical", "criterion": criterion}
        case _:
            return {"judgement": "decide", "grade": judgement.grade}


def _outcome(found: AreaAssessment) -> dict[str, object]:
    return {
        "grade": found.possible[0] if len(found.possible) == 1 else None,
        "possible": list(found.possible),
        "computed": list(found.computed),
        "uncapped": list(found.uncapped),
        "undetermined": None if found.undetermined is None else str(found.undetermined),
        "override": None if found.override is None else found.override.grade,
        "shadow": None if found.shadow is None else list(found.shadow),
        "margin": found.margin,
        "caps": [cap_json(state) for state in found.caps],
    }


def _steps(one: Steps, found: WhatIf) -> dict[str, object]:
    criterion = one.finding.criterion
    return {
        "criterion": criterion.id,
        "level": criterion.level,
        "critical": criterion.critical,
        "finding": one.finding.finding,
        "ends": one.are_ends,
        "up": _step(one.better, found),
        "down": _step(one.worse, found),
    }


def _step(step: Step | None, found: WhatIf) -> dict[str, object] | None:
    if step is None:
        return None
    return {"to": step.to, "possible": list(step.possible), "changes": step.possible != found.then.possible}


def _rows(found: WhatIf | AreaRefused, subject: Subject) -> Iterator[dict[str, Cell]]:
    if isinstance(found, AreaRefused):
        yield refused_row(subject, found)
        return
    area = found.now.area.id
    yield subject.row(area, "now", _outcome_row(found.now))
    yield subject.row(area, "then", _outcome_row(found.then))
    yield from (subject.row(area, "criterion", _steps_row(one)) for one in found.steps)


def _outcome_row(found: AreaAssessment) -> dict[str, Cell]:
    return {
        "possible": SEPARATOR.join(found.possible),
        "undetermined": found.undetermined,
        "caps": SEPARATOR.join(state.cap.id for state in found.caps if not state.set_aside),
    }


def _steps_row(one: Steps) -> dict[str, Cell]:
    criterion = one.finding.criterion
    return {
        "criterion": criterion.id,
        "level": criterion.level,
        "critical": str(criterion.critical).lower(),
        "finding": one.finding.finding,
        **_step_row("up", one.better),
        **_step_row("down", one.worse),
    }


def _step_row(name: str, step: Step | None) -> dict[str, Cell]:
    return {} if step is None else {f"{name}_to": step.to, name: SEPARATOR.join(step.possible)}
