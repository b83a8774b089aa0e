"""What every test of this folder shares: golden files and the law profiles."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.golden import Golden

settings.register_profile("full", max_examples=1000, deadline=None, derandomize=True)
settings.register_profile("quick", max_examples=30, deadline=None, derandomize=True)
settings.load_profile("full")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare text with a file under tests/golden, or write it there under --update."""
    return Golden(Path(__file__).parent / "golden", update=bool(request.config.getoption("update")))
