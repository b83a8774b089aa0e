"""What trying worked cases found, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from hmicgrade.evaluate.worked import Difference, Fault, Idle, Tried
from hmicgrade.explain.phrases import listed, plural
from hmicgrade.model.worked import Expected, Field, Value, WorkedFile

_NOTHING = {
    Field.GRADE: "undetermined",
    Field.UNDETERMINED: "a settled grade",
    Field.AT_LEAST: "nothing, as the grade is open",
    Field.AT_MOST: "nothing, as the grade is open",
}
"""What having no value is called where it is not called "none"."""


_ALTERNATIVES = frozenset({Field.POSSIBLE, Field.UNCAPPED})


def value_text(what: Field, value: Value) -> str:
    """Write what was expected or found."""
    if isinstance(value, tuple):
        return listed(value, "or" if what in _ALTERNATIVES else "and") if value else "none"
    return _NOTHING.get(what, "none") if value is None else str(value)


def fault_text(fault: Fault) -> str:
    """Write a fault: "grade: expected poor, got fair"."""
    match fault:
        case Difference(expected, got):
            return f"{expected.what}: expected {_expected_text(expected)}, got {value_text(expected.what, got)}"
        case Idle(expected):
            return f"{expected.what}: it could not be anything but {_expected_text(expected)}, so this shows nothing"
        case _:
            assert_never(fault)


def _expected_text(expected: Expected) -> str:
    return value_text(expected.what, expected.value)


def refused_text() -> str:
    """Say that a case could not be graded."""
    return "the case is not graded:"


def file_text(file: WorkedFile, found: Sequence[Tried]) -> str:
    """Write how the cases of a file came out: "4 cases passed", "3 of 4 cases passed; 1 was not tried"."""
    return _tally(sum(one.passed for one in found), len(found), len(file.left_out))


def summary_text(found: Sequence[Tried], files: Sequence[WorkedFile]) -> str:
    """Write how all cases came out, and which of them go beyond the ranges of their schemes."""
    return _tally(sum(one.passed for one in found), len(found), sum(len(file.left_out) for file in files))


def _tally(passed: int, number: int, left_out: int) -> str:
    cases = plural(number, "case", "cases")
    told = f"{cases} passed" if passed == number else f"{passed} of {cases} passed"
    verb = "was" if left_out == 1 else "were"
    return told if not left_out else f"{told}; {left_out} {verb} not tried because of errors in files"


def outside_text(found: Sequence[Tried]) -> tuple[str, ...]:
    """Name every case that reads a word as its scheme's range does not allow."""
    return tuple(
        f"'{one.worked.name}' reads '{reading.word}' outside its range"
        for one in found
        for reading in one.worked.readings
        if reading.outside
    )
