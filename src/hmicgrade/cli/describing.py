"""What `hmicgrade schema` does: print one schema, or list what there are schemas of."""

from __future__ import annotations

from hmicgrade.api import Sort, UnknownName
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.output import write_data
from hmicgrade.report.json_v1 import dump
from hmicgrade.report.schemas import FILES, OUTPUTS, SCHEMAS
from hmicgrade.report.styled import Line, unstyled


def run(kind: str | None) -> Exit:
    """Print the schema of a kind, or without one the kinds, and return the exit code.

    Raises:
        CannotRun: there is no such kind.
    """
    if kind is None:
        write_data([Line(line) for line in _listed()])
        return Exit.RAN
    if kind not in SCHEMAS:
        raise CannotRun(str(UnknownName(Sort.KIND, kind, SCHEMAS)))
    write_data(unstyled(as_text(kind)))
    return Exit.RAN


def as_text(name: str) -> str:
    """Return a schema, a key of `SCHEMAS`, as the text of its file."""
    return dump(SCHEMAS[name].schema())


def _listed() -> list[str]:
    width = max(len(name) for name in SCHEMAS)
    rows = {name: f"{name:<{width}}  {one.of}" for name, one in SCHEMAS.items()}
    return [
        "Files:",
        *(rows[name] for name in FILES),
        "",
        "Documents that are printed:",
        *(rows[name] for name in OUTPUTS),
    ]
