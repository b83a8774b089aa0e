"""From the text of a YAML file to nodes: one pass over the parser's events, without recursion.

Only text, lists and mappings are read: no anchors, aliases, tags, merge keys, directives or further documents.
libyaml does the work where it is there; where it finds an error, or could differ from PyYAML's own parser, that one is
asked, so that results and messages are the same everywhere.
"""

from __future__ import annotations

import re
from typing import Protocol, cast

import yaml

from hmicgrade.load import limits
from hmicgrade.load.nodes import Node
from hmicgrade.load.syntax import not_a_character, syntax_error
from hmicgrade.load.text import forbidden_characters
from hmicgrade.load.tree import Stop, TreeBuilder
from hmicgrade.model.diagnostics import Diagnostic, Position, Span

HAS_LIBYAML = bool(yaml.__with_libyaml__)
"""Whether PyYAML was built with libyaml."""

_DIRECTIVE = re.compile(r"\A(?:[ \t]*(?:#[^\n]*)?\n)*%")


class _Loader(Protocol):
    """What the two loaders of PyYAML have in common, as far as it is used."""

    def get_event(self) -> yaml.Event | None: ...
    def dispose(self) -> None: ...


def parse(text: str, file: str, *, libyaml: bool = HAS_LIBYAML) -> tuple[Node | None, list[Diagnostic]]:
    """Return the tree of a file's text and everything wrong with it; the tree is None where it is not YAML."""
    refused = forbidden_characters(text, file) or _directive(text, file)
    if refused:
        return None, refused
    whole = text if text.endswith("\n") else text + "\n"
    if libyaml and "\t" not in whole:
        try:
            return _build(cast("_Loader", yaml.CSafeLoader(whole)), whole, file)
        except yaml.YAMLError:
            pass
    return _parse_purely(whole, file)


def _directive(text: str, file: str) -> list[Diagnostic]:
    found = _DIRECTIVE.match(text)
    if not found:
        return []
    where = Position(found[0].count("\n") + 1, 1)
    span = Span(file, where, Position(where.line, 2))
    return [Diagnostic("HG017", "a YAML directive is not allowed here", span, "remove the line")]


def _parse_purely(text: str, file: str) -> tuple[Node | None, list[Diagnostic]]:
    loader = yaml.SafeLoader(text)
    builder = TreeBuilder(text, file, libyaml=False)
    try:
        return _drain(cast("_Loader", loader), builder)
    except yaml.MarkedYAMLError as error:
        return None, [*builder.diagnostics, syntax_error(error, text, file)]
    except ValueError:
        return None, [*builder.diagnostics, not_a_character(loader.get_mark(), file)]
    finally:
        loader.dispose()


def _build(loader: _Loader, text: str, file: str) -> tuple[Node | None, list[Diagnostic]]:
    try:
        return _drain(loader, TreeBuilder(text, file, libyaml=True))
    finally:
        loader.dispose()


def _drain(loader: _Loader, builder: TreeBuilder) -> tuple[Node | None, list[Diagnostic]]:
    noted, take, following = builder.diagnostics, builder.take, loader.get_event
    try:
        while (event := following()) is not None:
            take(event)
            if noted and len(noted) >= limits.DIAGNOSTICS:
                return None, noted
    except Stop:
        return None, noted
    return builder.finish(), noted
