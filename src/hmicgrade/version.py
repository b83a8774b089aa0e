"""The version of the tool, written here and nowhere else."""

__version__ = "0.1.0"
"""The version as printed by `hmicgrade --version` and carried by every result."""
