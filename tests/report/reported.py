"""A project with everything that a report can show, and the report on it in every format."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from hmicgrade.__main__ import main

DATUM = "a.person@north.example"
CONFIDENCE = "Told in confidence."
UNTOLD = ("Nobody does.", "Weighed.", "The control room moved.", "A lamp")
"""What is not public, beside statements: two reasons, a context, the title of an example."""


def write(root: Path, *texts: str) -> Path:
    """Write the project and return its root; with texts, all stand wherever a text may, each first in its turn."""
    for path, content in _files(texts).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return root


def made(root: Path, name: str, *words: str) -> bytes:
    """Write the report on the project's force into a file of that name, and return what it holds."""
    target = root / name
    assert main(["report", "north", "--root", str(root), "-o", str(target), *words]) in {0, 1}
    return target.read_bytes()


def _files(texts: Sequence[str]) -> dict[str, dict[str, Any]]:
    turns = count()

    def said(own: str) -> str:
        turn = next(turns) % max(1, len(texts))
        return "\n".join([*texts[turn:], *texts[:turn]]) or own

    return {
        "criteria/s/scheme.yaml": _scheme(said),
        "criteria/s/calls.yaml": _area(said, "calls", {"framework": "contact"}),
        "criteria/s/quiet.yaml": _area(said, "quiet", {"framework": "contact"}),
        "criteria/s/glossary.yaml": {
            "kind": "glossary",
            "terms": [
                {"term": "CAD", "means": said("A log kept by the HQ")},
                {"term": "HQ", "means": said("Headquarters")},
                {"term": "ZZZ", "means": said("Nothing uses it")},
            ],
        },
        "criteria/s/programme.yaml": {
            "kind": "programme",
            "id": "s",
            "frameworks": [
                {"id": "contact", "title": said("Contact"), "inspection": "programmed", "areas": ["quiet", "calls"]}
            ],
        },
        "evidence/north/force.yaml": {
            "kind": "force",
            "id": "north",
            "name": said("North Police"),
            "description": said("It serves the north."),
        },
        "evidence/north/published.yaml": _published(said),
        "evidence/north/2007/calls.yaml": _evidence(said),
        "evidence/north/2007/contact.yaml": _shared(said),
        "evidence/national/2007.yaml": _national(said),
    }


def _scheme(said: Any) -> dict[str, Any]:  # noqa: ANN401 - a function of a text
    return {
        "kind": "scheme",
        "id": "s",
        "title": said("A scheme"),
        "source": said("A guide"),
        "note": said("A note on it."),
        "period": {"from": "2006-04", "to": "2007-07"},
        "levels": ["excellent", "good", "fair"],
        "quantities": {"most": {"reading": "more than 50%", "range": ["more than 50%", "at least 80%"]}},
        "grades": [
            {
                "grade": "good",
                "means": said("Fine."),
                "requires": [
                    "all fair criteria are met",
                    {"any of": ["most good criteria are met", "no criteria are not met"]},
                ],
                "source": said("Part 2"),
            },
            {"grade": "fair", "requires": [{"all of": ["all fair criteria are at least partly met"]}]},
            {"grade": "poor", "means": said("Not enough.")},
        ],
        "otherwise": {"judgement": ["fair", "poor"]},
        "caps": [
            {
                "cap": "failure",
                "when": "any critical criterion is not met",
                "at_most": "poor",
                "may_be_set_aside": "true",
                "source": said("Part 3"),
            },
            {"cap": "hard", "when": "at least 9 criteria are not met", "at_most": "poor"},
        ],
        "overrides": {"at_most_steps": "1"},
        "findings": [
            {"given": "any well_short and no supports", "finding": "not_met"},
            {"given": "any well_short", "finding": "partly_met"},
            {"given": "any short", "finding": "partly_met"},
            {"given": "any supports", "finding": "met"},
            {"given": "only in_progress", "finding": "partly_met"},
        ],
        "silence": {"excellent": "not_met"},
    }


def _area(said: Any, name: str, more: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a function of a text
    rows = [
        ("answered", "fair"),
        ("recorded", "fair"),
        ("counted", "good"),
        ("checked", "good"),
        ("copied", "excellent"),
    ]
    return {
        "kind": "area",
        "id": name,
        "title": said(f"Area of {name}"),
        "grade_means": {"fair": said("Enough.")},
        "criteria": [
            {
                "id": f"{name}-{one}",
                "level": level,
                "critical": "true" if one == "answered" else "false",
                "theme": said("speed"),
                "text": said(f"The {name} are {one}."),
                **({"source": said("Part 1")} if one != "copied" else {}),
            }
            for one, level in rows
        ],
        **more,
    }


def _evidence(said: Any) -> dict[str, Any]:  # noqa: ANN401 - a function of a text
    items = [
        {"id": "s1", "kind": "strength", "text": said("Calls go to the CAD."), "criteria": ["calls-answered"]},
        {"id": "s2", "kind": "strength", "text": said(CONFIDENCE), "criteria": ["calls-counted"], "public": "false"},
        {"id": "w1", "kind": "work_in_progress", "text": said("A form is tried."), "criteria": ["calls-checked"]},
        {
            "id": "a1",
            "kind": "area_for_improvement",
            "text": said(f"{DATUM} rang 12 times."),
            "criteria": ["calls-recorded"],
        },
        {"id": "c1", "kind": "context", "text": said("There are 7 rooms."), "criteria": []},
    ]
    return {
        "kind": "evidence",
        "force": "north",
        "year": "2007",
        "scheme": "s",
        "area": "calls",
        "context": said(UNTOLD[2]),
        "context_public": "false",
        "evidence": [{**item, "source": said(f"Notes on {item['id']}")} for item in items],
        "findings": [
            {
                "criterion": "calls-checked",
                "finding": "not_met",
                "reason": said(UNTOLD[0]),
                "public": "false",
                "evidence": ["w1", "contact/s1"],
            }
        ],
        "judgements": [
            {
                "judgement": "override",
                "grade": "good",
                "despite": ["calls-recorded"],
                "reason": said(UNTOLD[1]),
                "public": "false",
                "by": said("Panel"),
                "date": "2007-09",
            }
        ],
        "developing_practice": [
            {
                "id": "mirror",
                "title": said("A mirror"),
                "problem": said("Dark corners."),
                "solution": said("A mirror."),
                "outcome": said("Light."),
                "evaluated_by": "force",
            },
            {
                "id": "lamp",
                "title": said(UNTOLD[3]),
                "public": "false",
                "problem": said("Dark."),
                "solution": said("A lamp."),
                "outcome": said("Light."),
            },
        ],
    }


def _shared(said: Any) -> dict[str, Any]:  # noqa: ANN401 - a function of a text
    return {
        "kind": "evidence",
        "force": "north",
        "year": "2007",
        "scheme": "s",
        "framework": "contact",
        "evidence": [
            {"id": "s1", "kind": "strength", "text": said("Both share a board."), "criteria": [], "areas": ["calls"]},
            {"id": "s2", "kind": "strength", "text": said("A note."), "criteria": [], "public": "false"},
        ],
    }


def _published(said: Any) -> dict[str, Any]:  # noqa: ANN401 - a function of a text
    own = {"year": "2007", "scheme": "s"}
    return {
        "kind": "published",
        "force": "north",
        "grades": [
            {**own, "area": "calls", "grade": "fair", "source": said("The report")},
            {**own, "area": "custody", "grade": "poor", "status": "read-from-prose", "source": said("The report")},
            {**own, "area": "roads", "status": "not-graded", "source": said("The report")},
            {"year": "2005", "scheme": "s", "area": "calls", "grade": "poor", "source": said("An older report")},
        ],
    }


def _national(said: Any) -> dict[str, Any]:  # noqa: ANN401 - a function of a text
    return {
        "kind": "national",
        "year": "2007",
        "scheme": "s",
        "forces": "43",
        "areas": [
            {"area": name, "grades": {"good": "20", "fair": "20", "poor": "3"}, "source": said("The national table")}
            for name in ("calls", "custody", "roads", "horses", "quiet")
        ],
    }
