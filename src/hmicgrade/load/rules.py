"""The findings table of a scheme, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.load.checks import check_known
from hmicgrade.load.document import Document
from hmicgrade.load.effects import parse_given
from hmicgrade.load.nodes import entries
from hmicgrade.load.shapes_scheme import SchemeShape
from hmicgrade.model.table import Effect, FindingsTable, TableFault, TableLine


def build_table(document: Document, shape: SchemeShape, findings: tuple[str, ...]) -> FindingsTable:
    """Return the findings table, noting lines that do not parse and mixes of effects that it gets wrong.

    `findings` are those that can be named, also where the scale has errors.
    """
    errors = len(document.diagnostics)
    table = FindingsTable(tuple(_lines(document, shape, findings)))
    scale = tuple(value.finding for value in shape.scale)
    is_whole = len(table.lines) == len(entries(document.whole, "findings")) and len(set(findings)) == len(scale)
    if table.lines and is_whole and len(document.diagnostics) == errors:
        _check_faults(document, table, scale)
    return table


def _lines(document: Document, shape: SchemeShape, findings: tuple[str, ...]) -> Iterator[TableLine]:
    for at, line in enumerate(shape.findings):
        tests, diagnostics = parse_given(document.text_at("findings", at, "given"))
        document.diagnostics += diagnostics
        check_known(document, "HG209", "finding", line.finding, findings, document.at("findings", at, "finding"))
        yield TableLine(tests, line.finding)


def _check_faults(document: Document, table: FindingsTable, scale: tuple[str, ...]) -> None:
    """Note the smallest mix that nothing fits and the smallest step that is not monotone."""
    told: set[str] = set()
    for fault in table.faults(scale):
        code = "HG308" if fault.step is None else "HG309"
        if code not in told:
            told.add(code)
            document.note(code, _fault_text(fault), document.key("findings"), _FAULT_HINTS[code])


_FAULT_HINTS = {
    "HG308": "add a line that fits it",
    "HG309": "more `supports` must never worsen a finding, `short` never better it, `in_progress` never change it",
}


def _fault_text(fault: TableFault) -> str:
    mix = _mix_text(fault.mix)
    if fault.step is None:
        return f"no line fits evidence with {mix}"
    return f"with {mix} the finding is {fault.before}; one more {fault.step} makes it {fault.after}"


def _mix_text(mix: tuple[tuple[Effect, int], ...]) -> str:
    return " and ".join(f"{count} {effect}" for effect, count in mix)
