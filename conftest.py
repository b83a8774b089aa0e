"""What makes pages of cases tests, wherever they stand, and what every test shares: a steady environment."""

from __future__ import annotations

import os

from tests.literate.plugin import pytest_addoption, pytest_collect_file, pytest_configure, pytest_sessionfinish
from tests.literate.running import steady

__all__ = ["pytest_addoption", "pytest_collect_file", "pytest_configure", "pytest_sessionfinish"]

steady(os.environ)
