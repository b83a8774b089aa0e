"""The keys that a mapping of a file can have, from the shapes of the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_origin

from pydantic.fields import FieldInfo

from hmicgrade.load.schemas import FILE_KINDS
from hmicgrade.load.shape import Shape, shapes_in
from hmicgrade.load.shapes_evidence import (
    DecideShape,
    OverrideShape,
    SetAsideShape,
    TreatAsCriticalShape,
)

_JUDGEMENTS: dict[str, type[Shape]] = {
    "set-aside": SetAsideShape,
    "treat-as-critical": TreatAsCriticalShape,
    "decide": DecideShape,
    "override": OverrideShape,
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a mapping can have, and what it means."""

    name: str
    means: str
    required: bool


def keys_at(kind: str, keys: tuple[str, ...], beside: Mapping[str, str]) -> tuple[Key, ...]:
    """Return the keys of the mapping that some keys lead to; `beside` are keys that it has, with their values."""
    if kind not in FILE_KINDS:
        return () if keys else (Key("kind", "The kind of the file.", required=True),)
    shapes = _shapes_at(FILE_KINDS[kind].shape, keys)
    if keys == ("judgements",) and beside.get("judgement") in _JUDGEMENTS:
        shapes = [_JUDGEMENTS[beside["judgement"]]]
    found = [key for shape in shapes for key in _of(shape)]
    return tuple({key.name: key for key in reversed(found)}[name] for name in dict.fromkeys(key.name for key in found))


def _shapes_at(root: type[Shape], keys: tuple[str, ...]) -> list[type[Shape]]:
    """Return the shapes of the mapping that some keys lead to, none where its keys are names that its author gives."""
    shapes, is_free = [root], False
    for key in keys:
        if not is_free:
            found = [field.annotation for shape in shapes for name, field in _fields(shape) if name == key]
            is_free = any(get_origin(annotation) is dict for annotation in found)
            shapes = [shape for annotation in found for shape in shapes_in(annotation)]
        else:
            is_free = False
    return [] if is_free else shapes


def _fields(shape: type[Shape]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the fields of a shape by the keys that stand in a file."""
    return ((field.alias or name, field) for name, field in shape.model_fields.items())


def _of(shape: type[Shape]) -> Iterator[Key]:
    return (Key(name, field.description or "", field.is_required()) for name, field in _fields(shape))
