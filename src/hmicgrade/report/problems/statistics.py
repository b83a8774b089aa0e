"""How often each kind of problem was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hmicgrade.model.codes import CODES
from hmicgrade.report.problems.value import Problems
from hmicgrade.report.styled import Line


def statistics(problems: Problems) -> tuple[Line, ...]:
    """Return a line for each code found, most often first: count, code, name, severity, how many have a fix."""
    counts = Counter(one.code for one in problems.diagnostics)
    fixable = Counter(one.code for one in problems.diagnostics if one.fix)
    rows = [_row(code, count, fixable[code]) for code, count in sorted(counts.items(), key=lambda it: (-it[1], it[0]))]
    return tuple(Line(line) for line in _aligned(rows))


def _row(code: str, count: int, fixable: int) -> tuple[str, ...]:
    about = CODES[code]
    return (str(count), code, about.name, str(about.severity), f"{fixable} fixable" if fixable else "")


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with their columns aligned; the first holds numbers and ends where they end."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, *cells in rows:
        texts = [cell.ljust(width) for cell, width in zip(cells, widths[1:], strict=True)]
        yield "  ".join([number.rjust(widths[0]), *texts]).rstrip()
