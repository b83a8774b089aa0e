"""Grades police forces against written criteria, with the reasons for every grade."""

from hmicgrade.version import __version__

__all__ = ["__version__"]
