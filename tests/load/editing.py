"""A file as an editor sees it: parsed by the core schema of YAML 1.2, then checked by a JSON Schema."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import yaml
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from hmicgrade.load.checks import check_kind
from hmicgrade.load.document import read_document, shaped
from hmicgrade.load.schemas import FILE_KINDS, file_schema

NULL = re.compile("null|Null|NULL|~|")
TRUTH = re.compile("true|True|TRUE|false|False|FALSE")
WHOLE = re.compile("[-+]?[0-9]+")
OCTAL = re.compile("0o[0-7]+")
HEXADECIMAL = re.compile("0x[0-9a-fA-F]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
SAFE_DIGITS = 15
"""Whole numbers up to here are exact in every editor."""


def plain_value(text: str) -> object:
    """Return what YAML 1.2 takes a scalar without quotes for."""
    if NULL.fullmatch(text):
        return None
    if TRUTH.fullmatch(text):
        return text.lower() == "true"
    if WHOLE.fullmatch(text) or OCTAL.fullmatch(text) or HEXADECIMAL.fullmatch(text):
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    return float(text) if FLOAT.fullmatch(text) else text


def is_seen_as_written(text: str) -> bool:
    """Whether an editor could give a scalar without quotes back as it was written, decimals up to six."""
    match plain_value(text):
        case None:
            return not text
        case bool() as truth:
            return text == str(truth).lower()
        case int() as whole:
            return text == str(whole) and len(text) <= SAFE_DIGITS
        case float() as number:
            exact = Decimal(repr(number))
            return not number.is_integer() and text == f"{exact:f}" and len(text.partition(".")[2]) <= 6
        case _:
            return True


def parsed(text: str) -> object:
    """Return a file as an editor has it."""
    return _value(yaml.compose(text, Loader=yaml.SafeLoader))


def _value(node: yaml.Node | None) -> object:
    match node:
        case yaml.ScalarNode():
            return node.value if node.style else plain_value(node.value)
        case yaml.SequenceNode():
            return [_value(one) for one in node.value]
        case yaml.MappingNode():
            return {key.value: _value(value) for key, value in node.value}
        case _:
            raise AssertionError(node)


VALIDATORS = {kind: Draft7Validator(file_schema(kind)) for kind in FILE_KINDS}


def schema_errors(kind: str, text: str) -> list[ValidationError]:
    """Return what an editor underlines in a file."""
    errors: Any = VALIDATORS[kind].iter_errors(parsed(text))
    return list(errors)


def loader_errors(kind: str, text: str) -> list[str]:
    """Return what the loader finds wrong with the shape of a file."""
    document = read_document(text, "f.yaml")
    if check_kind(document, (kind,)):
        shaped(document, FILE_KINDS[kind].shape)
    return [f"{one.code} {one.message}" for one in document.errors]
