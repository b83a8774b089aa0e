from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.load.document import read_document
from hmicgrade.load.scalars import ID_PATTERN
from hmicgrade.report import scaffolds
from hmicgrade.report.example import new_project
from tests.load.editing import loader_errors, parsed, schema_errors

WORDS = [
    *("it is", "1984", "true", "no", "null", "~", "a: b", "a # b", "- a", "[a]", "{a}", "'a'", '"'),
    *("\\", "é 😀", "a,b", "?", "*a"),
]
IDS = ["true", "007", "1e3", "0x1f", "0o7", "null", "no", "12"]
FILES = [(path, text) for path, text in new_project().items() if path.endswith(".yaml")]


@given(st.sampled_from(WORDS) | st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))), st.booleans())
def test_a_text_is_the_same_to_the_loader_and_to_an_editor(text: str, flow: bool) -> None:  # noqa: FBT001 - drawn
    """'What they write is tested by running the tool on it': whatever is given as a text is read back as it was."""
    written = f"a: [{scaffolds.scalar(text)}]\n" if flow else f"a:\n  - {scaffolds.scalar(text)}\n"
    document = read_document(written, "f.yaml")
    assert document.errors == ()
    assert parsed(written) == {"a": [text]}
    assert [one.value for one in document.root.entries[0].value.items] == [text]  # type: ignore[union-attr]


@given(st.from_regex(ID_PATTERN, fullmatch=True) | st.sampled_from(IDS))
def test_an_id_is_one_to_the_loader_and_to_an_editor(name: str) -> None:
    """'Schema and loader accept and reject the same documents': so does what is scaffolded with any id."""
    written = scaffolds.force(name, "A force")
    assert (loader_errors("force", written), schema_errors("force", written)) == ([], [])
    assert str(dict(parsed(written))["id"]) == name  # type: ignore[call-overload]


@pytest.mark.parametrize(("path", "text"), FILES)
def test_a_new_project_fits_the_schemas_that_come_with_it(path: str, text: str) -> None:
    line = text.split("\n", maxsplit=1)[0]
    up, _, name = line.removeprefix("# yaml-language-server: $schema=").rpartition("schemas/")
    assert up == "../" * path.count("/")
    assert f"schemas/{name}" in new_project()
    kind = name.removesuffix(".schema.json")
    assert (loader_errors(kind, text), schema_errors(kind, text)) == ([], [])
