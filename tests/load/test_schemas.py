"""The schemas of files: what they say, and what they accept, beside the loader."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from hmicgrade.load import editor
from hmicgrade.load.checks import KINDS
from hmicgrade.load.schemas import FILE_KINDS, file_schema
from tests.load.editing import is_seen_as_written, loader_errors, plain_value, schema_errors
from tests.load.projects import FILES, NATIONAL

ROOT = Path(__file__).parent.parent.parent
FORCE = "kind: force\nid: f\nname: Force F\n"
LINE = "kind: published\nforce: f\ngrades:\n  - {{year: {}, scheme: s, area: a, source: The report}}\n"
EVIDENCE = (
    "kind: evidence\nforce: f\nyear: 2007\nscheme: s\nevidence:\n  - {{id: s1, kind: strength, text: It is., {}}}\n"
)
AREA = "kind: area\nid: a\ntitle: A\ncriteria:\n  - {{id: one, level: fair, text: It is., {}}}\n"
COUNTS = "kind: national\nyear: 2007\nscheme: s\nforces: {}\nareas: []\n"
SCHEME = "kind: scheme\nid: s\ntitle: S\ngrades: [{{grade: good}}]\n{}\n"
JUDGED = "kind: evidence\nforce: f\nyear: 2007\nscheme: s\njudgements:\n  - {{reason: R., by: HMI, date: 2007, {}}}\n"

ACCEPTED = [
    ("force", FORCE.replace("Force F", "1984")),
    ("force", FORCE.replace("Force F", "true")),
    ("force", FORCE.replace("Force F", "'null'")),
    ("force", FORCE.replace("id: f", "id: 101")),
    ("force", FORCE.replace("id: f", "id: '007'")),
    ("force", FORCE + "aliases: []\n"),
    ("published", LINE.format("2007")),
    ("published", LINE.format("'2007'")),
    ("published", LINE.format("2021/22")),
    ("published", LINE.format("2023-25")),
    ("evidence", EVIDENCE.format("date: 2007")),
    ("evidence", EVIDENCE.format("date: 2008-02-29")),
    ("evidence", EVIDENCE.format("public: false")),
    ("evidence", EVIDENCE.format("public: 'false'")),
    ("evidence", EVIDENCE.format("criteria: [one, b/two, {criterion: 3, effect: short}]")),
    ("evidence", JUDGED.format("judgement: decide, grade: good")),
    ("area", AREA.format("weight: 0.5")),
    ("area", AREA.format("weight: '0.50'")),
    ("area", AREA.format("critical: true")),
    ("national", COUNTS.format("43")),
    ("scheme", SCHEME.format("otherwise: {judgement: [a, b]}")),
    ("scheme", SCHEME.format("caps: [{cap: c, at_most: good, when: {any of: [x, {all of: [y, 3]}]}}]")),
    ("scheme", SCHEME.format("quantities: {the vast majority: {reading: at least 85%}}")),
]
REFUSED = [
    ("force", FORCE.replace("kind: force", "kind: area")),
    ("force", FORCE.replace("kind: force\n", "")),
    ("force", "- kind: force\n"),
    ("force", FORCE + "nmae: x\n"),
    ("force", FORCE + "description:\n"),
    ("force", FORCE + "description: ' '\n"),
    ("force", FORCE + "description: '\u00a0'\n"),
    ("force", FORCE + "aliases: x\n"),
    ("force", FORCE.replace("id: f", 'id: "f\\n"')),
    ("force", FORCE.replace("id: f", "id: -7")),
    ("force", FORCE.replace("id: f", "id: 0.5")),
    ("force", FORCE.replace("id: f", "id: [f]")),
    ("force", FORCE.replace("id: f", f"id: {'f' * 65}")),
    ("published", LINE.format("999")),
    ("published", LINE.format("10000")),
    ("published", LINE.format("2021/2")),
    ("evidence", EVIDENCE.format("date: 2007-02-29")),
    ("evidence", EVIDENCE.format("date: '0000'")),
    ("evidence", EVIDENCE.format("public: 'no'")),
    ("evidence", EVIDENCE.format("areas: []")),
    ("evidence", EVIDENCE.format("criteria: [{criterion: a, effect: suports}]")),
    ("evidence", JUDGED.format("judgement: decide, grade: good, cap: c")),
    ("evidence", JUDGED.format("judgement: dismiss, grade: good")),
    ("area", AREA.format("weight: 0")),
    ("area", AREA.format("weight: '0.00'")),
    ("area", AREA.format("weight: '0.1234567'")),
    ("area", AREA.format("weight: 1000000000")),
    ("area", AREA.format("not_applicable: ever")),
    ("area", AREA.format("x: 1") + "grade_means: {A: x}\n"),
    ("national", COUNTS.format("-1")),
    ("national", COUNTS.format("4.5")),
    ("scheme", SCHEME.format("otherwise: {judgement: [a]}")),
    ("scheme", SCHEME.format("otherwise: [a, b]")),
    ("scheme", SCHEME.format("caps: [{cap: c, at_most: good, when: {any of: [x], all of: [y]}}]")),
    ("scheme", SCHEME.format("caps: [{cap: c, at_most: good, when: []}]")),
    ("scheme", SCHEME.format("quantities: {The most: {reading: at least 85%}}")),
    ("scheme", SCHEME.format("quantities: {most: {reading: at least 85%, range: [x]}}")),
    ("scheme", SCHEME.format("silence: {fair: Not met}")),
]
ONLY_THE_EDITOR_REFUSES = [
    ("force", FORCE.replace("Force F", "null")),
    ("force", FORCE.replace("id: f", "id: 1e-5")),
    ("published", LINE.format("0007")),
    ("scheme", SCHEME.format("levels: ['null', null]")),
]
ONLY_THE_LOADER_REFUSES = [
    ("evidence", EVIDENCE.format("public: True")),
    ("national", COUNTS.format("43.0")),
    ("national", COUNTS.format("+43")),
    ("area", AREA.format("weight: 0.1234567")),
    ("evidence", EVIDENCE.format("date: 0x7d7")),
    ("force", FORCE.replace("Force F", '"\\ud800"')),
    ("force", FORCE.replace("Force F", "&a F")),
    ("force", FORCE + "id: f\n"),
]


def schemas_in(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema inside it."""
    yield schema
    inner = [*schema.get("properties", {}).values(), *schema.get("definitions", {}).values()]
    inner += [*schema.get("anyOf", []), *schema.get("allOf", [])]
    inner += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    for one in inner:
        yield from schemas_in(one)


@pytest.mark.parametrize(("kind", "text"), ACCEPTED)
def test_both_accept(kind: str, text: str) -> None:
    assert (loader_errors(kind, text), schema_errors(kind, text)) == ([], [])


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_both_refuse(kind: str, text: str) -> None:
    assert loader_errors(kind, text)
    assert schema_errors(kind, text)


@pytest.mark.parametrize(("kind", "text"), ONLY_THE_EDITOR_REFUSES)
def test_what_only_an_editor_refuses(kind: str, text: str) -> None:
    """Scalars that an editor sees as another text; in quotes both accept them. `docs/schemas.md` names them."""
    assert schema_errors(kind, text)
    assert loader_errors(kind, text) == []


@pytest.mark.parametrize(("kind", "text"), ONLY_THE_LOADER_REFUSES)
def test_what_an_editor_cannot_see(kind: str, text: str) -> None:
    """How a scalar is written, and what YAML itself is read for. `docs/schemas.md` names it."""
    assert schema_errors(kind, text) == []
    assert loader_errors(kind, text)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_schema_is_of_draft_7_and_describes_every_field(kind: str) -> None:
    schema = file_schema(kind)
    Draft7Validator.check_schema(schema)
    assert list(schema)[:3] == ["$schema", "title", "description"]
    assert schema["properties"]["kind"]["const"] == kind
    for one in schemas_in(schema):
        assert {"$defs", "prefixItems", "discriminator", "oneOf", "patternProperties"} & set(one) == set()
        assert "$ref" not in one or len(one) == 1
        assert "null" not in str(one.get("type"))
        assert all(field.get("description", "").endswith(".") for field in one.get("properties", {}).values())
        assert "`" not in one.get("description", "")
        assert len(one.get("enum", [])) == len(one.get("enumDescriptions", []))
        assert one.get("type") != "object" or "additionalProperties" in one
    assert all(one["description"].endswith(".") for one in schema.get("definitions", {}).values())


def test_every_kind_of_file_has_a_schema() -> None:
    assert list(FILE_KINDS) == list(KINDS)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_pattern_holds_to_the_last_character_in_every_engine(kind: str) -> None:
    parts = [part for one in schemas_in(file_schema(kind)) for part in (one, one.get("propertyNames", {}))]
    patterns = {one["pattern"] for one in parts if "pattern" in one} - {editor.NOT_BLANK}
    assert [pattern for pattern in patterns if not re.fullmatch(r"\^\(\?:.*\)\$\(\?!\\n\)", pattern)] == []


def test_white_space_is_that_of_the_loader() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    assert [one for one in every if bool(re.search(editor.NOT_BLANK, one)) == one.isspace()] == []


def test_the_pattern_of_dates_is_the_calendar() -> None:
    pattern = re.compile(editor.whole(editor.DATE_PATTERN))
    days = [date(2000, 1, 1) + timedelta(days=number) for number in range(366)]
    for year in (1, 1600, 1700, 1900, 1996, 1999, 2000, 2004, 2007, 2100, 9999):
        for day in days:
            text = f"{year:04}-{day.month:02}-{day.day:02}"
            leaps = (day.month, day.day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
            assert bool(pattern.search(text)) == leaps, text
    assert not [text for text in ("2007-04-31", "2007-01-32", "2007-00-10", "0000-01-01") if pattern.search(text)]


@pytest.mark.untraced
def test_the_shipped_files_and_those_of_the_tests_are_accepted() -> None:
    paths = sorted([*(ROOT / "criteria").rglob("*.yaml"), *(ROOT / "evidence").rglob("*.yaml")])
    texts = [*(path.read_text(encoding="utf-8") for path in paths), *FILES.values(), NATIONAL]
    found = {
        (text.split("\n", maxsplit=1)[0], error.message)
        for text in texts
        for error in schema_errors(kind_of(text), text)
    }
    assert (len(texts) > 100, found) == (True, set())


def kind_of(text: str) -> str:
    found = re.search(r"^kind: ([a-z]+)$", text, re.MULTILINE)
    assert found
    return found[1]


def test_a_default_says_what_the_loader_takes() -> None:
    schema = file_schema("area")
    fields = schema["definitions"]["Criterion"]["properties"]
    defaults = {name: field["default"] for name, field in fields.items() if "default" in field}
    assert defaults == {"critical": False, "significant": True, "not_applicable": "never", "weight": 1}


@pytest.mark.parametrize(
    ("text", "value", "seen"),
    [
        ("", None, True),
        ("~", None, False),
        ("true", True, True),
        ("True", True, False),
        ("7", 7, True),
        ("007", 7, False),
        ("0o17", 15, False),
        ("0x1f", 31, False),
        ("1234567890123456", 1234567890123456, False),
        ("0.5", 0.5, True),
        ("0.50", 0.5, False),
        ("1.0", 1.0, False),
        ("1e-07", 1e-07, False),
        ("0.1234567", 0.1234567, False),
        ("2007-02", "2007-02", True),
        ("no", "no", True),
    ],
)
def test_scalars_are_parsed_as_yaml_1_2_says(text: str, value: object, seen: bool) -> None:  # noqa: FBT001 - a row of the table
    assert plain_value(text) == value
    assert type(plain_value(text)) is type(value)
    assert is_seen_as_written(text) is seen
