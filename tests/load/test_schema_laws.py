"""The law that ties the schemas to the loader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicgrade.load.schemas import FILE_KINDS
from tests.load.documents import documents, mutations, written
from tests.load.editing import loader_errors, schema_errors

EACH = max(50, settings().max_examples // 4)
"""How many documents of each of the kinds: several times a thousand in all."""


@pytest.mark.parametrize("kind", FILE_KINDS)
@settings(max_examples=EACH)
@given(st.data())
def test_the_schema_and_the_loader_agree(kind: str, data: st.DataObject) -> None:
    """'Schema and loader accept and reject the same generated documents.'

    What fits the shape is accepted by both; after up to three changes, by both or by neither.
    """
    tree = data.draw(documents(kind))
    text = written(tree)
    assert (loader_errors(kind, text), schema_errors(kind, text)) == ([], [])
    for _ in range(data.draw(st.sampled_from([1, 1, 2, 3]))):
        tree = data.draw(mutations(tree))
    changed = written(tree)
    found, underlined = loader_errors(kind, changed), schema_errors(kind, changed)
    assert bool(found) == bool(underlined), (changed, found, underlined)
