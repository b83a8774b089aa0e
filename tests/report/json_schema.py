"""As much of JSON Schema as the schema of this folder uses; a keyword it does not know is an error."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parent / "assessment-1.schema.json").read_text(encoding="utf-8"))
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
PASSED_OVER = {"$schema", "title", "$defs", "required", "additionalProperties", "properties"}


def complaints(value: object, schema: Any = SCHEMA, path: str = "$") -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Yield what keeps a value from fitting the schema."""
    for keyword, asked in schema.items():
        if keyword not in PASSED_OVER and not _fits(keyword, asked, value, path):
            yield f"{path}: {keyword} {asked}"
    if isinstance(value, dict) and "properties" in schema:
        yield from _members(value, schema, path)
    if isinstance(value, list) and "items" in schema:
        for place, item in enumerate(value):
            yield from complaints(item, schema["items"], f"{path}[{place}]")
    if "$ref" in schema:
        yield from complaints(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], path)


def _members(value: dict[str, object], schema: Any, path: str) -> Iterator[str]:  # noqa: ANN401 - any JSON
    yield from (f"{path}: '{name}' is missing" for name in schema["required"] if name not in value)
    for name, item in value.items():
        if name in schema["properties"]:
            yield from complaints(item, schema["properties"][name], f"{path}.{name}")
        else:
            yield f"{path}: '{name}' is unknown"


def _fits(keyword: str, asked: Any, value: object, path: str) -> bool:  # noqa: ANN401 - any JSON
    fits: dict[str, Callable[[], bool]] = {
        "type": lambda: isinstance(value, TYPES[asked]) and (asked == "boolean" or not isinstance(value, bool)),
        "const": lambda: value == asked,
        "enum": lambda: value in asked,
        "pattern": lambda: isinstance(value, str) and re.search(asked, value) is not None,
        "minItems": lambda: isinstance(value, list) and len(value) >= asked,
        "anyOf": lambda: any(not list(complaints(value, one, path)) for one in asked),
        "$ref": lambda: True,
        "items": lambda: True,
    }
    return bool(fits[keyword]())
