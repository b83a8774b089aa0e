from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import Golden


def test_a_golden_file_is_compared_and_under_update_written(tmp_path: Path) -> None:
    compare, update = Golden(tmp_path, update=False), Golden(tmp_path, update=True)
    with pytest.raises(AssertionError, match="pytest --update"):
        compare.check("a/b.txt", b"x\n")
    update.check("a/b.txt", b"x\n")
    compare.check("a/b.txt", b"x\n")
    with pytest.raises(AssertionError, match="pytest --update"):
        compare.check("a/b.txt", b"y\n")
