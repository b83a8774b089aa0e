"""The order in which the keys of a file are best read: that of its shape, with keys it does not know at the end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, assert_never, get_args, get_origin

from hmicgrade.load.nodes import Entry, Mapping, Node, Sequence, Text
from hmicgrade.load.schemas import FILE_KINDS
from hmicgrade.load.shape import Shape


def in_shape_order(tree: Mapping) -> Mapping:
    """Return a file's tree with every mapping's keys in the order of its shape.

    Keys that the shape does not know come last, in their own order; a mapping that has names of the author's for keys
    stays as it is, and so does a file of no known kind.
    """
    kind = FILE_KINDS.get(tree.text("kind") or "")
    return _mapping(tree, kind.shape) if kind else tree


def _ordered(node: Node, annotation: object) -> Node:
    match node:
        case Text():
            return node
        case Sequence(items, where):
            inside = _inside(annotation, list)
            return Sequence(tuple(_ordered(item, inside) for item in items), where)
        case Mapping():
            return _mapping(node, annotation)
        case _:
            assert_never(node)


def _mapping(node: Mapping, annotation: object) -> Mapping:
    shape = _likest(node, annotation)
    if shape is None:
        values = _inside(annotation, dict)
        return Mapping(tuple(Entry(one.key, _ordered(one.value, values)) for one in node.entries), node.where)
    keys = _keys(shape)
    inside = [Entry(one.key, _ordered(one.value, keys.get(one.key.value))) for one in node.entries]
    places = {key: at for at, key in enumerate(keys)}
    return Mapping(tuple(sorted(inside, key=lambda one: places.get(one.key.value, len(places)))), node.where)


@cache
def _keys(shape: type[Shape]) -> dict[str, object]:
    """Return the keys of a shape, its own before those it shares with others, each with what it may hold."""
    shared = {name for base in shape.__mro__[1:] if issubclass(base, Shape) for name in base.model_fields}
    fields = sorted(shape.model_fields.items(), key=lambda field: field[0] in shared)
    return {field.alias or name: field.annotation for name, field in fields}


def _likest(node: Mapping, annotation: object) -> type[Shape] | None:
    """Return the shape that has most keys of a mapping, of those it could have; the first of several."""
    given = {one.key.value for one in node.entries}
    return max(_shapes(annotation), key=lambda shape: len(given & _keys(shape).keys()), default=None)


def _shapes(annotation: object) -> Iterator[type[Shape]]:
    """Yield the shapes that a mapping may have here; not those of what is in a list or mapping."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    elif get_origin(annotation) not in {list, dict}:
        for argument in get_args(annotation):
            yield from _shapes(argument)


def _inside(annotation: object, outer: type[Any]) -> object:
    """Return what the lists or the mappings of an annotation hold."""
    if get_origin(annotation) in {list, dict}:
        return get_args(annotation)[-1] if get_origin(annotation) is outer else None
    found = (_inside(argument, outer) for argument in get_args(annotation))
    return next((one for one in found if one is not None), None)
