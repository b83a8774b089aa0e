"""The keys that a mapping of a file can have, from the shapes of the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_origin

from hmicgrade.load.shape import Shape, shape_at
from hmicgrade.load.shapes_criteria import AreaShape, CommonShape, GlossaryShape, ProgrammeShape
from hmicgrade.load.shapes_evidence import (
    DecideShape,
    EvidenceShape,
    OverrideShape,
    SetAsideShape,
    TreatAsCriticalShape,
)
from hmicgrade.load.shapes_force import ForceShape, NationalShape, PublishedShape
from hmicgrade.load.shapes_scheme import SchemeShape

_SHAPES: dict[str, type[Shape]] = {
    "scheme": SchemeShape,
    "area": AreaShape,
    "common": CommonShape,
    "evidence": EvidenceShape,
    "force": ForceShape,
    "published": PublishedShape,
    "national": NationalShape,
    "glossary": GlossaryShape,
    "programme": ProgrammeShape,
}
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
    root = _SHAPES.get(kind)
    if root is None:
        return () if keys else (Key("kind", "The kind of the file.", required=True),)
    if keys == ("judgements",):
        return _of(_JUDGEMENTS.get(beside.get("judgement", ""), SetAsideShape))
    shape = shape_at(root, keys)
    return () if (keys and shape is shape_at(root, keys[:-1])) or _is_free(root, keys) else _of(shape)


def _is_free(root: type[Shape], keys: tuple[str, ...]) -> bool:
    """Tell whether the keys of a mapping are names that its author gives."""
    parent = shape_at(root, keys[:-1])
    field = next((one for name, one in parent.model_fields.items() if keys and keys[-1] in {name, one.alias}), None)
    return field is not None and get_origin(field.annotation) is dict


def _of(shape: type[Shape]) -> tuple[Key, ...]:
    return tuple(
        Key(field.alias or name, field.description or "", field.is_required())
        for name, field in shape.model_fields.items()
    )
