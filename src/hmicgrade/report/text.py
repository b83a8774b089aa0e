"""The format `text`: blocks for people to read, in lines of a given width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hmicgrade.evaluate.assessment import AreaResult
from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.sentences import left_out
from hmicgrade.explain.statements import Point, Statement, Topic
from hmicgrade.model.characters import show_hidden
from hmicgrade.report.assessment import Assessment, Report, members
from hmicgrade.report.layout import Layout
from hmicgrade.report.styled import Line, Style
from hmicgrade.report.wrap import cells, wrap

INDENT = "  "
BULLET = "- "


def render(report: Report, layout: Layout) -> tuple[Line, ...]:
    """Return a report as lines of at most the layout's width."""
    blocks = [list(_assessment(assessment, layout)) for assessment in members(report)]
    return tuple(line for number, block in enumerate(blocks) for line in [Line("")] * (number > 0) + block)


def _assessment(assessment: Assessment, layout: Layout) -> Iterator[Line]:
    width = layout.width
    yield from underlined(f"{assessment.force_name}, {assessment.year}", "=", width)
    yield from broken(assessment.scheme_title, width, style=Style.FAINT)
    if assessment.left_out:
        yield from broken(left_out(assessment.left_out), width)
    for area in assessment.areas:
        yield Line("")
        yield from _area(area, layout)
    yield Line("")
    yield from broken(_origin(assessment), width, style=Style.FAINT)


def _origin(assessment: Assessment) -> str:
    return (
        f"hmicgrade {assessment.version}; scheme {assessment.scheme} {assessment.scheme_digest}; "
        f"evidence {assessment.evidence_digest}"
    )


def _area(area: AreaResult, layout: Layout) -> Iterator[Line]:
    explanation = layout.explanation(area)
    yield from underlined(explanation.title, "-", layout.width)
    topic: Topic | None = None
    for statement in explanation.statements:
        if statement.topic is not topic:
            topic = statement.topic
            yield from [Line("")] * layout.whole
            yield Line(topic, Style.HEADING)
        yield from _statement(statement, layout.width)


def _statement(statement: Statement, width: int) -> Iterator[Line]:
    style = Style.GRADE if statement.topic is Topic.GRADE else Style.PLAIN
    yield from broken(statement.text, width, INDENT, INDENT, style)
    yield from bulleted(statement.points, width)


def bulleted(points: Iterable[Point], width: int) -> Iterator[Line]:
    """Yield the lines of a list, each level of it indented further."""
    for point in points:
        indent = INDENT * (point.depth + 1)
        yield from broken(point.text, width, f"{indent}{BULLET}", f"{indent}{INDENT}")


def underlined(text: str, rule: str, width: int) -> Iterator[Line]:
    """Yield a heading and the rule below it, made of one character."""
    lines = list(broken(text, width, style=Style.TITLE))
    yield from lines
    yield Line(rule * max(cells(line.text) for line in lines), Style.FAINT)


def broken(text: str, width: int, first: str = "", rest: str = "", style: Style = Style.PLAIN) -> Iterator[Line]:
    """Yield a text as lines of at most `width` cells, with nothing hidden in them; `first` and `rest` open them."""
    for line in wrap(show_hidden(one_line(text)), width, first, rest):
        yield Line(line, style)
