"""What puts right a file that is no YAML, or that gives a key twice: found in its lines, tried before it is offered."""

from __future__ import annotations

import re
from dataclasses import replace

from hmicgrade.load.events import parse
from hmicgrade.load.fixes import Fix
from hmicgrade.load.nodes import Entry, Mapping, Node, Sequence, plain_data
from hmicgrade.model.diagnostics import Diagnostic, Edit, Position, Span
from hmicgrade.model.edits import apply_edits

_ENTRY = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_][\w -]*: +|(?<=- ))(?P<value>[^\s'\"\[{|>&*!#-][^\n]*?) *")
_STOPS = re.compile(r" #|[\\\"]")


def with_fixes(text: str, tree: Node | None, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics of a file's text with the edits that put them right, where there are some."""
    return [_with_fix(text, tree, one) for one in diagnostics]


def _with_fix(text: str, tree: Node | None, diagnostic: Diagnostic) -> Diagnostic:
    if diagnostic.code == "HG004":
        return replace(diagnostic, fix=_quoted(text, diagnostic))
    if diagnostic.code == "HG009" and tree is not None:
        return replace(diagnostic, fix=_without_repeat(text, tree, diagnostic))
    return diagnostic


def _quoted(text: str, diagnostic: Diagnostic) -> Fix:
    """Put quotes round the value of the line where reading stopped, if reading then goes on past that line."""
    place = diagnostic.span.start
    lines = text.split("\n")
    found = _ENTRY.fullmatch(lines[place.line - 1])
    if found is None or _STOPS.search(found["value"]) or _goes_on(lines, place.line):
        return ()
    if found["key"] and found["value"].startswith(found["key"].rstrip()):
        return ()
    line, start = place.line, found.start("value") + 1
    span = Span(diagnostic.span.file, Position(line, start), Position(line, start + len(found["value"])))
    fix = (Edit(span, f'"{found["value"]}"'),)
    _, after = parse(apply_edits(text, fix), span.file)
    return () if any(one.code == "HG004" and one.span.start.line <= line for one in after) else fix


def _goes_on(lines: list[str], line: int) -> bool:
    """Tell whether the line below stands deeper than a line: then the value may go on there."""
    here = lines[line - 1]
    below = next((one for one in lines[line:] if one.strip()), "")
    return len(below) - len(below.lstrip()) > len(here) - len(here.lstrip(" -"))


def _without_repeat(text: str, tree: Node, diagnostic: Diagnostic) -> Fix:
    """Remove the lines of a key that is given twice with the same value."""
    first = _entry_at(tree, diagnostic.related[0].span)
    start = diagnostic.span.start
    lines = text.split("\n")
    last = next((at for at in range(start.line, len(lines)) if _indent(lines[at]) < start.column), len(lines))
    own = lines[start.line - 1 : last]
    if first is None or own[0][: start.column - 1].strip() or any("#" in line for line in own):
        return ()
    again, wrong = parse("\n".join(own), diagnostic.span.file)
    if wrong or again is None or plain_data(again) != {first.key.value: plain_data(first.value)}:
        return ()
    return (Edit(Span(diagnostic.span.file, Position(start.line, 1), Position(last + 1, 1)), ""),)


def _indent(line: str) -> int:
    """Return how deep a line stands; one that is blank stands at the top, so that it is left alone."""
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0


def _entry_at(node: Node, span: Span) -> Entry | None:
    inside: list[Node] = []
    if isinstance(node, Mapping):
        found = next((entry for entry in node.entries if entry.key.span == span), None)
        if found:
            return found
        inside = [entry.value for entry in node.entries]
    elif isinstance(node, Sequence):
        inside = list(node.items)
    return next((found for found in (_entry_at(one, span) for one in inside) if found), None)
