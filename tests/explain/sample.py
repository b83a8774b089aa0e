"""A small project written to disk, read and graded: what explanations and formats are tried on."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from hmicgrade.api import assess, load_project
from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.report.assessment import Assessment

GROUNDS = {"reason": "Seen on the day.", "by": "Lead inspector", "date": "2007-09"}

SCHEME: dict[str, Any] = {
    "kind": "scheme",
    "id": "s",
    "title": "A scheme",
    "source": "Made up",
    "period": {"from": "2006-04", "to": "2007-07"},
    "levels": ["excellent", "good", "fair"],
    "quantities": {"most": {"reading": "more than 50%", "range": ["more than 50%", "at least 80%"]}},
    "grades": [
        {"grade": "good", "means": "Fine.", "requires": ["all fair criteria are met", "most good criteria are met"]},
        {"grade": "fair", "requires": ["all fair criteria are at least partly met"]},
        {"grade": "poor", "requires": ["at least 2 fair criteria are not met"]},
    ],
    "otherwise": {"judgement": ["fair", "poor"]},
    "caps": [
        {
            "cap": "failure",
            "when": "any critical criterion is not met",
            "at_most": "poor",
            "may_be_set_aside": "true",
        }
    ],
    "overrides": {"at_most_steps": "1"},
    "findings": [
        {"given": "any well_short and no supports", "finding": "not_met"},
        {"given": "any well_short", "finding": "partly_met"},
        {"given": "any short", "finding": "partly_met"},
        {"given": "any supports", "finding": "met"},
        {"given": "only in_progress", "finding": "partly_met"},
    ],
}


@dataclass(slots=True)
class Sample:
    """A project of one force, one year and one area, `calls`.

    `criteria` and `findings` give, by id, a criterion as "level" or "level critical" and its finding.
    """

    criteria: dict[str, str]
    findings: dict[str, str]
    scheme: dict[str, Any] = field(default_factory=lambda: copy.deepcopy(SCHEME))
    judgements: list[dict[str, Any]] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)
    published: dict[str, Any] | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    area: dict[str, Any] = field(default_factory=dict)
    recorded: dict[str, Any] = field(default_factory=dict)

    def write(self, root: Path) -> Path:
        """Write the files and return the root."""
        area = {"kind": "area", "id": "calls", "title": "Call handling", "framework": "contact"} | self.area
        own = {"kind": "evidence", "force": "north", "year": "2007", "scheme": "s", "area": "calls"}
        findings = [
            {"criterion": name, "finding": finding, "reason": "Seen.", **self.recorded}
            for name, finding in self.findings.items()
        ]
        judgements = [GROUNDS | judgement for judgement in self.judgements]
        _dump(root / "criteria/s/scheme.yaml", self.scheme)
        _dump(root / "criteria/s/calls.yaml", area | {"criteria": [self._criterion(name) for name in self.criteria]})
        _dump(root / "evidence/north/force.yaml", {"kind": "force", "id": "north", "name": "North Police"})
        _dump(
            root / "evidence/north/2007/calls.yaml",
            own | {"evidence": self.evidence, "findings": findings, "judgements": judgements},
        )
        if self.published is not None:
            row = {"year": "2007", "scheme": "s", "area": "calls", "source": "Made up"} | self.published
            _dump(root / "evidence/north/published.yaml", {"kind": "published", "force": "north", "grades": [row]})
        return root

    def _criterion(self, name: str) -> dict[str, Any]:
        level, *marks = self.criteria[name].split()
        marked = {"critical": "true"} if "critical" in marks else {}
        optional = {"not_applicable": "with-reason"} if "optional" in marks else {}
        weight = next((mark for mark in marks if mark[0].isdigit()), "1")
        text = self.texts.get(name, f"The {name} is right.")
        return {"id": name, "level": level, "text": text, "source": "Made up", **marked, **optional, "weight": weight}

    def assessed(self, root: Path) -> Assessment:
        """Write, read and grade; nothing may be wrong with the files."""
        project, diagnostics = load_project(self.write(root))
        assert diagnostics == (), diagnostics
        return assess(project, "north", 2007)

    def graded(self, root: Path) -> AreaAssessment:
        """Return the area, which must not be refused."""
        (area,) = self.assessed(root).areas
        assert isinstance(area, AreaAssessment), area
        return area


def _apart(value: Any) -> Any:  # noqa: ANN401 - whatever a file can hold
    """Return a copy in which nothing is shared: the files may hold no anchors."""
    match value:
        case dict():
            return {key: _apart(item) for key, item in value.items()}
        case list():
            return [_apart(item) for item in value]
        case _:
            return value


def _dump(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(_apart(content), sort_keys=False), encoding="utf-8")


def simple(**findings: str) -> Sample:
    """Return a sample of two fair criteria (`one` critical) and three good ones, with the findings given."""
    criteria = {"one": "fair critical", "two": "fair", "three": "good", "four": "good", "five": "good"}
    return Sample(criteria, findings)


ALL_MET = dict.fromkeys(("one", "two", "three", "four", "five"), "met")
