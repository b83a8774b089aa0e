"""The search for unreachable objects stops while files are read, and goes on as it was."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from hmicgrade.load.pause import without_collection
from hmicgrade.load.project import read
from tests.load.projects import write_project


def test_no_search_meanwhile() -> None:
    assert gc.isenabled()
    with without_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_search_that_was_off_stays_off() -> None:
    with without_collection():
        with without_collection():
            pass
        assert not gc.isenabled()


def test_the_search_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="invalid"), without_collection():
        int("broken")
    assert gc.isenabled()


def test_reading_leaves_the_search_as_it_was(tmp_path: Path) -> None:
    read(write_project(tmp_path))
    assert gc.isenabled()


def test_reading_leaves_nothing_that_only_the_search_could_free(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    read(root)
    gc.collect()
    with without_collection():
        read(root)
        assert gc.collect() == 0
