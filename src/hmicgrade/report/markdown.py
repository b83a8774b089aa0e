"""The format `markdown`: the same statements as a document, in which no text of a file can act as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hmicgrade.evaluate.assessment import AreaResult
from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.sentences import left_out
from hmicgrade.explain.statements import Point, Statement, Topic
from hmicgrade.model.characters import show_hidden
from hmicgrade.report.assessment import Assessment, Report, members
from hmicgrade.report.layout import Layout

JOINER = "\N{WORD JOINER}"
"""Invisible and without width: it keeps `@name` and `#12` from being taken for a mention or a reference."""

_REFERENCE = re.compile(r"(@|#|\bGH-)(?=\w)", re.IGNORECASE)
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|!~&$]|:(?=\S)")
_WEB = re.compile(r"\b(www)\.", re.IGNORECASE)
_OPENING = re.compile(r"^(\d*)([-+=.,)])")


def render(report: Report, layout: Layout) -> str:
    """Return a report as a Markdown document."""
    parts = [part for assessment in members(report) for part in _assessment(assessment, layout)]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Return a text, on one line, that Markdown shows as it is."""
    shown = _REFERENCE.sub(rf"\g<1>{JOINER}", show_hidden(one_line(text)))
    shown = _MARKUP.sub(r"\\\g<0>", shown)
    shown = _WEB.sub(r"\g<1>\\.", shown)
    return _OPENING.sub(r"\g<1>\\\g<2>", shown)


def _assessment(assessment: Assessment, layout: Layout) -> Iterator[str]:
    yield f"# {escape(f'{assessment.force_name}, {assessment.year}')}"
    yield escape(assessment.scheme_title)
    if assessment.left_out:
        yield f"**{escape(left_out(assessment.left_out))}**"
    for area in assessment.areas:
        yield from _area(area, layout)
    yield f"hmicgrade {assessment.version}, scheme `{assessment.scheme}`"
    yield f"- scheme: `{assessment.scheme_digest}`\n- evidence: `{assessment.evidence_digest}`"


def _area(area: AreaResult, layout: Layout) -> Iterator[str]:
    explanation = layout.explanation(area)
    yield f"## {escape(explanation.title)}"
    topic: Topic | None = None
    for statement in explanation.statements:
        if statement.topic is not topic:
            topic = statement.topic
            yield f"### {topic}"
        yield from _statement(statement)


def _statement(statement: Statement) -> Iterator[str]:
    text = escape(statement.text)
    yield f"**{text}**" if statement.topic is Topic.GRADE else text
    if statement.points:
        yield bullets(statement.points)


def bullets(points: Iterable[Point]) -> str:
    """Return a list as Markdown."""
    return "\n".join(f"{'  ' * point.depth}- {escape(point.text)}" for point in points)
