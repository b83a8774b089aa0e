"""The order of keys in a file is layout: it changes neither what is read, nor a digest, nor a byte of an assessment."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicgrade.api import AreaRefused, assess, load_project
from tests.load.projects import EVIDENCE, FILES, SCHEME, Change, write_project

CHANGES: dict[str, Change] = {
    SCHEME: FILES[SCHEME]
    .replace("  most: {reading", "  nearly all: {reading: at least 90%}\n  most: {reading")
    .replace("most criteria are met]", "nearly all criteria are met]"),
    EVIDENCE: FILES[EVIDENCE].partition("judgements:")[0],
}
"""The project in which nothing is wrong, with two vague words in its rules and no judgement that is stale."""


def shuffled(value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - any YAML value
    match value:
        case dict():
            keys = list(value)
            chance.shuffle(keys)
            return {key: shuffled(value[key], chance) for key in keys}
        case list():
            return [shuffled(item, chance) for item in value]
        case _:
            return value


def assessed(root: Path) -> str:
    project, diagnostics = load_project(root)
    assert diagnostics == ()
    assessment = assess(project, "f", 2007)
    assert not any(isinstance(area, AreaRefused) for area in assessment.areas)
    return assessment.as_json()


@given(st.randoms(use_true_random=False))
@settings(max_examples=settings().max_examples // 5)
def test_the_order_of_keys_never_matters(chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write_project(Path(folder), CHANGES)
        before = assessed(root)
        for name in FILES:
            content = yaml.load((root / name).read_text(), Loader=yaml.BaseLoader)  # noqa: S506 - text values only
            (root / name).write_text(yaml.safe_dump(shuffled(content, chance), sort_keys=False))
        assert assessed(root) == before
