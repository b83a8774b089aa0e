"""What the schemas of printed documents are put together from. Each part says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from hmicgrade.load.editor import Schema, whole
from hmicgrade.load.scalars import ID_PATTERN
from hmicgrade.model.codes import Severity


def record(description: str, members: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """Describe a mapping that has every one of `members`, perhaps some of `optional`, and nothing else."""
    every = {**members, **(optional or {})}
    shape = {"type": "object", "required": list(members), "additionalProperties": False, "properties": every}
    return {"description": description, **shape}


def several(description: str, items: Schema, *, least: int = 0) -> Schema:
    """Describe a list."""
    fewest = {"minItems": least} if least else {}
    return {"description": description, "type": "array", "items": items, **fewest}


def text(description: str, pattern: str | None = None) -> Schema:
    """Describe a text, perhaps one that fits a pattern as a whole."""
    fits = {} if pattern is None else {"pattern": whole(pattern)}
    return {"description": description, "type": "string", **fits}


def an_id(description: str) -> Schema:
    """Describe an id."""
    return text(description, ID_PATTERN)


def ids(description: str) -> Schema:
    """Describe a list of ids."""
    return several(description, an_id("An id."))


def number(description: str) -> Schema:
    """Describe a whole number, 0 or more."""
    return {"description": description, "type": "integer", "minimum": 0}


def truth(description: str) -> Schema:
    """Describe true or false."""
    return {"description": description, "type": "boolean"}


def always(value: str, description: str) -> Schema:
    """Describe what is always the same."""
    return {"description": description, "const": value}


def word_of(description: str, words: Iterable[StrEnum | str]) -> Schema:
    """Describe a word out of a closed list."""
    return {"description": description, "enum": [str(word) for word in words]}


def either(description: str, *choices: Schema) -> Schema:
    """Describe what has one of several shapes."""
    return {"description": description, "anyOf": list(choices)}


def mapping(description: str, values: Schema) -> Schema:
    """Describe a mapping whose keys are names."""
    return {"description": description, "type": "object", "additionalProperties": values}


def or_null(schema: Schema) -> Schema:
    """Describe what may be null instead."""
    rest = {key: value for key, value in schema.items() if key != "description"}
    return {"description": schema["description"], "anyOf": [rest, {"type": "null"}]}


def year(description: str) -> Schema:
    """Describe a year, or the name of a round."""
    return {"description": description, "type": ["integer", "string"]}


def document(format_: str, description: str, members: Mapping[str, Schema]) -> Schema:
    """Describe a printed document: its format, the version that printed it, and what it holds."""
    head = {
        "format": always(format_, "The form of this document."),
        "version": text("The version of hmicgrade that printed it."),
    }
    return record(description, {**head, **members})


DIGEST = "sha256:[0-9a-f]{64}"
"""What a digest looks like."""

PLACE = {
    "file": text("The file, from the root of the project."),
    "line": number("The line it begins on, from 1."),
    "column": number("The column it begins in, from 1, in characters."),
    "end_line": number("The line it ends on."),
    "end_column": number("The column after its end."),
}
"""The members that say where something stands."""

WRONG = {
    "code": text("Its code; the catalogue says more of each.", "HG[0-9]{3}"),
    "severity": word_of("How bad it is.", Severity),
    "message": text("What is wrong."),
    **PLACE,
    "hint": text("What to write instead; empty where nothing can be said."),
    "related": several(
        "Further places.", record("A second place.", {**PLACE, "message": text("What it shows there.")})
    ),
}
"""The members of a diagnostic in every document."""

REFUSED = record(
    "An area that is not usable, with the errors that keep it from being used.",
    {
        "area": an_id("The area."),
        "error": several("The errors.", record("Something wrong with a file.", WRONG), least=1),
    },
)
"""An area that was refused."""

GRADE = text("A grade.")
"""A grade in a list of grades."""


def grades(description: str, *, least: int = 0) -> Schema:
    """Describe a list of grades."""
    return several(description, GRADE, least=least)
