"""JSON Schemas of the kinds of files, made from their shapes, in the form of draft 7 that editors know best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from hmicgrade.load.editor import Schema
from hmicgrade.load.shape import Shape
from hmicgrade.load.shapes_criteria import AreaShape, CommonShape, GlossaryShape, ProgrammeShape
from hmicgrade.load.shapes_evidence import EvidenceShape
from hmicgrade.load.shapes_force import ForceShape, NationalShape, PublishedShape
from hmicgrade.load.shapes_scheme import SchemeShape
from hmicgrade.load.shapes_tests import TestsShape

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that every schema is written in."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: the shape it has, and where in a project it stands."""

    shape: type[Shape]
    place: str


FILE_KINDS = {
    "scheme": FileKind(SchemeShape, "criteria/<scheme>/scheme.yaml"),
    "area": FileKind(AreaShape, "criteria/<scheme>/<area>.yaml"),
    "common": FileKind(CommonShape, "criteria/<scheme>/<name>.yaml"),
    "evidence": FileKind(EvidenceShape, "evidence/<force>/<year>/<area or framework>.yaml"),
    "force": FileKind(ForceShape, "evidence/<force>/force.yaml"),
    "published": FileKind(PublishedShape, "evidence/<force>/published.yaml"),
    "national": FileKind(NationalShape, "evidence/national/<year>.yaml"),
    "glossary": FileKind(GlossaryShape, "criteria/<scheme>/<name>.yaml"),
    "programme": FileKind(ProgrammeShape, "criteria/<scheme>/<name>.yaml"),
    "tests": FileKind(TestsShape, "criteria/<scheme>/tests/<name>.yaml"),
}
"""Every kind of file that has a schema."""


def file_schema(kind: str) -> Schema:
    """Return the schema of a kind of file, a key of `FILE_KINDS`."""
    made = FILE_KINDS[kind].shape.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Generator, mode="validation"
    )
    definitions = {_short(name): shape for name, shape in made.pop("$defs", {}).items()}
    return headed(f"hmicgrade: {kind}", described({**made, "definitions": definitions}))


def _short(name: str) -> str:
    return name.removesuffix("Shape")


def headed(title: str, schema: Schema) -> Schema:
    """Return a whole schema with what stands at its top."""
    first = {"$schema": DRAFT, "title": title, "description": schema["description"]}
    definitions = {"definitions": schema["definitions"]} if schema.get("definitions") else {}
    rest = {key: value for key, value in schema.items() if key not in {*first, "definitions"}}
    return {**first, **rest, **definitions}


class _Generator(GenerateJsonSchema):
    """Makes schemas whose defaults are numbers where the loader has exact ones."""

    def encode_default(self, dft: object) -> Any:  # noqa: ANN401 - as pydantic declares it
        """Return a default as a value of JSON."""
        return int(dft) if isinstance(dft, Fraction) else super().encode_default(dft)


def described(schema: Schema) -> Schema:
    """Return a schema, and all that is in it, changed step by step to what editors understand."""
    inner = {key: _inner(key, value) for key, value in schema.items()}
    for step in STEPS:
        inner = step(inner)
    return inner


def _inner(key: str, value: Any) -> Any:  # noqa: ANN401 - whatever the keyword holds
    match key:
        case "properties" | "patternProperties" | "definitions":
            return {name: described(schema) for name, schema in value.items()}
        case "items":
            return described(value)
        case "anyOf" | "oneOf":
            return [described(schema) for schema in value]
        case _:
            return value


def _without_null(schema: Schema) -> Schema:
    """Leave out null, which no value of a file can be: a key without a value is an error."""
    choices = [one for one in schema.get("anyOf", []) if one != {"type": "null"}]
    if len(choices) != 1:
        return schema
    return {**{key: value for key, value in schema.items() if key != "anyOf"}, **choices[0], **_said(schema)}


def _said(schema: Schema) -> Schema:
    return {key: schema[key] for key in ("description",) if key in schema}


def _any_of(schema: Schema) -> Schema:
    """Ask for one choice of several, not for exactly one: the choices differ, and an editor need not count them."""
    return {"anyOf" if key == "oneOf" else key: value for key, value in schema.items()}


def _without_noise(schema: Schema) -> Schema:
    """Leave out titles that only repeat a key, and defaults that say no more than that a key may be left out."""
    empty = "default" in schema and schema["default"] in (None, "", [], {})
    dropped = {"title", "discriminator", *(["default"] if empty else [])}
    return {key: value for key, value in schema.items() if key not in dropped}


def _keyed(schema: Schema) -> Schema:
    """Ask every key of a mapping to fit the pattern of its keys, where those that do not fit would go unchecked."""
    found = schema.get("patternProperties")
    if found is None:
        return schema
    ((pattern, values),) = found.items()
    names = {"pattern": pattern, **schema.get("propertyNames", {})}
    rest = {key: value for key, value in schema.items() if key != "patternProperties"}
    return {**rest, "propertyNames": names, "additionalProperties": values}


def _referred(schema: Schema) -> Schema:
    """Put a reference that has something beside it in a box of its own: there, draft 7 reads nothing else."""
    if "$ref" not in schema:
        return schema
    reference = {"$ref": _short(schema["$ref"])}
    beside = {key: value for key, value in schema.items() if key != "$ref"}
    return {"allOf": [reference], **beside} if beside else reference


def _marked_down(schema: Schema) -> Schema:
    """Say words that have Markdown in them in both forms."""
    text = schema.get("description", "")
    if "`" not in text:
        return schema
    return {**schema, "description": text.replace("`", ""), "markdownDescription": text}


STEPS: tuple[Callable[[Schema], Schema], ...] = (
    _any_of,
    _without_noise,
    _without_null,
    _keyed,
    _referred,
    _marked_down,
)
"""What is done to each part of a schema, in this order, after it was done to what is inside it."""
