"""The ground of every shape: strict about keys, and able to say which keys it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, get_args

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """A mapping of a file, with its keys and what each may hold."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def key_names(cls) -> tuple[str, ...]:
        """Return the keys of the mapping, as they stand in a file."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    def description_of(cls, key: str) -> str:
        """Return what a key of the mapping means, in a sentence; empty where it is no key of it."""
        fields = {field.alias or name: field for name, field in cls.model_fields.items()}
        return (fields[key].description or "") if key in fields else ""


def tag(shape: type[Shape]) -> str:
    """Return the name that a union gives to one of its shapes; no key of a file can look like it."""
    return f"<{shape.__name__}>"


TEXT = "<text>"
"""The name that a union gives to plain text."""

LIST = "<list>"
"""The name that a union gives to a list."""


def is_tag(part: str | int) -> bool:
    """Tell whether a part of an error's location names a member of a union, not a key."""
    return isinstance(part, str) and part.startswith("<") and part.endswith(">")


def shape_at(root: type[Shape], location: tuple[str | int, ...]) -> type[Shape]:
    """Return the shape of the mapping that a location leads to."""
    found = root
    inside: object = root
    for part in location:
        if is_tag(part):
            found = next((shape for shape in shapes_in(inside) if tag(shape) == part), found)
            inside = found
        elif isinstance(part, str):
            inside = _annotation(found, part)
            found = next(shapes_in(inside), found)
    return found


def _annotation(shape: type[Shape], key: str) -> object:
    for name, field in shape.model_fields.items():
        if key in {name, field.alias}:
            return field.annotation
    return None


def shapes_in(annotation: object) -> Iterator[type[Shape]]:
    """Yield the shapes that the annotation of a key names."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for argument in get_args(annotation):
        yield from shapes_in(argument)
