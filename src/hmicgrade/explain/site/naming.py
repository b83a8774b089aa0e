"""What schemes, areas and forces are called on pages, and the order in which they are listed."""

from __future__ import annotations

from hmicgrade.explain.phrases import one_line
from hmicgrade.model.project import Force, SchemeFolder


def scheme_title(folder: SchemeFolder) -> str:
    """Return what a scheme is called: its id where its file has errors."""
    return one_line(folder.scheme.title) if folder.scheme else folder.id


def force_order(force: Force) -> tuple[str, str]:
    """Return the key that lists forces as people look for them: by name."""
    return (one_line(force.name).casefold(), force.id)
