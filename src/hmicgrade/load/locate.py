"""From the location of a shape's error to the place in the file, and trees without the parts that have errors."""

from __future__ import annotations

from typing import assert_never

from hmicgrade.load.nodes import Entry, Mapping, Node, Path, Sequence, Text
from hmicgrade.load.places import Where, span_of
from hmicgrade.model.diagnostics import Span


def locate(tree: Node, path: Path) -> Node:
    """Return the node that a path leads to. Parts that are not in the file, such as a union's names, are skipped."""
    node = tree
    for part in path:
        node = _step(node, part) or node
    return node


def find(tree: Node, path: Path) -> Node | None:
    """Return the node that a path leads to, or None where the file has none."""
    node: Node | None = tree
    for part in path:
        node = None if node is None else _step(node, part)
    return node


def _step(node: Node, part: str | int) -> Node | None:
    if isinstance(node, Mapping):
        return node.get(str(part))
    if isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
        return node.items[part]
    return None


def locate_key(tree: Node, path: Path) -> Span:
    """Return where the key stands that a path ends with."""
    parent = locate(tree, path[:-1])
    entry = parent.entry(str(path[-1])) if isinstance(parent, Mapping) else None
    return entry.key.span if entry else head(parent)


def head(node: Node) -> Span:
    """Return a short span that stands for a node: all of a text, the first key of a mapping."""
    return span_of(_head(node))


def _head(node: Node) -> Where:
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0].key.where
    if isinstance(node, Sequence) and node.items:
        return _head(node.items[0])
    return node.where


def span_at(tree: Node, *path: str | int) -> Span:
    """Return the short span of the node that a path leads to."""
    return span_of(where_at(tree, *path))


def where_at(tree: Node, *path: str | int) -> Where:
    """Return the same on the way to lines and columns: for a place that is mostly not needed."""
    return _head(locate(tree, path))


def text_at(tree: Node, path: Path) -> Text:
    """Return the text that a path leads to; an empty one where something else stands there."""
    node = locate(tree, path)
    return node if isinstance(node, Text) else Text("", head(node), "", plain=False)


def without(tree: Mapping, paths: list[Path]) -> Mapping:
    """Return the tree without the parts that the paths lead to; where a part is not there, without what lacks it."""
    return _kept(tree, {_present(tree, path) for path in paths}, ())


def _present(tree: Node, path: Path) -> Path:
    """Return the way to the node that a path leads to, as far as it is in the file; empty for the whole of it."""
    node = tree
    walked: Path = ()
    for part in path:
        step = _step(node, part)
        if step is not None:
            node, walked = step, (*walked, part)
    return walked


def _without(node: Node, drops: set[Path], here: Path) -> Node:
    match node:
        case Sequence(items, where):
            kept = [_without(item, drops, (*here, at)) for at, item in enumerate(items) if (*here, at) not in drops]
            return Sequence(tuple(kept), where)
        case Mapping():
            return _kept(node, drops, here)
        case Text():
            return node
        case _:
            assert_never(node)


def _kept(node: Mapping, drops: set[Path], here: Path) -> Mapping:
    left = [
        Entry(entry.key, _without(entry.value, drops, (*here, entry.key.value)))
        for entry in node.entries
        if (*here, entry.key.value) not in drops
    ]
    return Mapping(tuple(left), node.where)
