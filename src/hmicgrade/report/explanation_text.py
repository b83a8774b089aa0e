"""An explanation as text and as Markdown: its parts under headings, what follows from what as nested lists."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.explain.argument import Node, sections, words
from hmicgrade.explain.sentences import left_out
from hmicgrade.explain.statements import Point
from hmicgrade.report.explanation import Explanation
from hmicgrade.report.markdown import bullets, escape
from hmicgrade.report.styled import Line, Style
from hmicgrade.report.text import INDENT, broken, bulleted, underlined


def as_text(explanation: Explanation, width: int) -> tuple[Line, ...]:
    """Return an explanation as lines of at most `width` cells."""
    return tuple(_page(explanation, width))


def _page(explanation: Explanation, width: int) -> Iterator[Line]:
    yield from underlined(f"{explanation.force_name}, {explanation.year}", "=", width)
    yield from broken(explanation.scheme_title, width, style=Style.FAINT)
    if explanation.left_out:
        yield from broken(left_out(explanation.left_out), width)
    yield Line("")
    yield from underlined(explanation.title, "-", width)
    for part in sections(explanation.top):
        yield Line("")
        yield from _section(part, width)
    yield Line("")
    yield from broken(explanation.origin, width, style=Style.FAINT)


def _section(part: Node, width: int) -> Iterator[Line]:
    yield Line(part.heading, Style.HEADING)
    for head in _heads(part):
        yield from broken(words(head), width, INDENT, INDENT)
        yield from bulleted(_points(head.children), width)


def _heads(part: Node) -> tuple[Node, ...]:
    """Return what stands right below a heading: the part's own text, or what it is made of."""
    return (part,) if part.text else part.children


def _points(nodes: tuple[Node, ...], depth: int = 0) -> Iterator[Point]:
    for node in nodes:
        yield Point(words(node), depth)
        yield from _points(node.children, depth + 1)


def as_markdown(explanation: Explanation) -> str:
    """Return an explanation as a Markdown document, in which no text of a file can act as markup."""
    return "\n\n".join(_document(explanation)) + "\n"


def _document(explanation: Explanation) -> Iterator[str]:
    yield f"# {escape(f'{explanation.force_name}, {explanation.year}')}"
    yield escape(explanation.scheme_title)
    if explanation.left_out:
        yield f"**{escape(left_out(explanation.left_out))}**"
    yield f"## {escape(explanation.title)}"
    for part in sections(explanation.top):
        yield f"### {part.heading}"
        for head in _heads(part):
            yield escape(words(head))
            if head.children:
                yield bullets(_points(head.children))
    yield escape(explanation.origin)
