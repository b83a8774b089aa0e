"""An explanation as a Mermaid flowchart, in which no text of a file can be Mermaid's syntax or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hmicgrade.explain.argument import Group, Node, Role, walk, words
from hmicgrade.explain.phrases import one_line
from hmicgrade.model.characters import show_hidden
from hmicgrade.report.explanation import Explanation

LONGEST = 120
"""How many characters of a text a label shows: Mermaid refuses charts that are too long."""

_ASIDE = re.compile(r"[^\w ,'/-]|_|^-", re.ASCII)
_SHAPES = {Role.CLAIM: ('["', '"]'), Role.ARGUMENT: ('("', '")'), Role.EVIDENCE: ('[/"', '"/]')}


def as_mermaid(explanation: Explanation) -> str:
    """Return an explanation as a flowchart: claims are boxes, arguments rounded ones, evidence slanted ones."""
    return "\n".join(_chart(explanation)) + "\n"


def escape(text: str) -> str:
    """Return a text, on one line, as a label shows it: all but letters, digits and blanks written by their numbers."""
    shown = show_hidden(one_line(text))
    cut = shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
    return _ASIDE.sub(lambda found: f"#{ord(found[0])};", cut)


def _chart(explanation: Explanation) -> Iterator[str]:
    top = explanation.top
    names = {node.id: f"n{place}" for place, (node, _) in enumerate(walk(top))}
    yield "flowchart LR"
    for node, _ in walk(top):
        opening, closing = _SHAPES[node.role]
        title = f" [{explanation.title}]" if node is top else ""
        yield f"  {names[node.id]}{opening}{escape(f'{_label(node, names)}{title}')}{closing}"
    for node, _ in walk(top):
        yield from _arrows(node, names)


def _label(node: Node, names: Mapping[str, str]) -> str:
    """Return what a node says; criteria to which arrows lead are not named."""
    text = node.text.removesuffix(":") if _drawn(node, names) or node.children else words(node)
    return ": ".join(part for part in (node.heading, text) if part)


def _drawn(node: Node, names: Mapping[str, str]) -> list[str]:
    return [names[ref] for ref in node.refs if ref in names]


def _arrows(node: Node, names: Mapping[str, str]) -> Iterator[str]:
    if node.children:
        yield f"  {names[node.id]} --> {' & '.join(names[child.id] for child in node.children)}"
    drawn = _drawn(node, names)
    if drawn:
        against = isinstance(node.stated, Group) and node.stated.counted is False
        yield f"  {names[node.id]} {'-.-x' if against else '-.->'} {' & '.join(drawn)}"
