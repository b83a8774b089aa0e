"""What is printed of an area whose states are too many to look for pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.evaluate import diagram
from hmicgrade.evaluate.ruleset import Ruleset
from tests.load.projects import write_project


def test_past_the_limit_of_states_the_area_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_project(tmp_path)
    assert main(["test", "--generate", "--root", str(root)]) == 0
    every = capsys.readouterr().out
    assert "area: a" in every
    assert "area: b" in every
    build, limited = diagram.build, {"a-one"}

    def build_small(ruleset: Ruleset, *words: object) -> object:
        if limited & {one.id for one in ruleset.frame.criteria}:
            raise diagram.LatticeTooLargeError
        return build(ruleset, *words)  # type: ignore[arg-type]

    monkeypatch.setattr("hmicgrade.evaluate.lattice.build", build_small)
    assert main(["test", "--generate", "--root", str(root)]) == 0
    made = capsys.readouterr().out
    assert "  # a: too many states to look for pairs\n" in made
    assert "area: a" not in made
    assert "area: b" in made
