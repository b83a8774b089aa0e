"""Grades police forces against written criteria, with the reasons for every grade.

The names below are loaded when they are first used: importing the package loads nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from hmicgrade.version import __version__

if TYPE_CHECKING:
    from hmicgrade.api import (
        AreaAssessment,
        AreaRefused,
        Assessment,
        Diagnostic,
        Project,
        SchemeProof,
        UnknownName,
        assess,
        load_project,
        prove,
        validate,
    )

__all__ = [
    "AreaAssessment",
    "AreaRefused",
    "Assessment",
    "Diagnostic",
    "Project",
    "SchemeProof",
    "UnknownName",
    "__version__",
    "assess",
    "load_project",
    "prove",
    "validate",
]


def __getattr__(name: str) -> object:
    """Load a public name from `hmicgrade.api`."""
    if name in __all__:
        return getattr(import_module("hmicgrade.api"), name)
    message = f"module 'hmicgrade' has no attribute '{name}'"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})
