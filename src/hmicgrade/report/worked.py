"""What trying worked cases found, and the table of formats it is printed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused
from hmicgrade.evaluate.covering import Covering
from hmicgrade.evaluate.worked import Fault, Idle, Tried
from hmicgrade.explain.covering import covering_text, undecided_texts
from hmicgrade.explain.statements import Point
from hmicgrade.explain.worked import fault_text, file_text, outside_text, refused_text, summary_text
from hmicgrade.model.worked import Value
from hmicgrade.report import worked_junit
from hmicgrade.report.diagnostics import as_json as diagnostic_json
from hmicgrade.report.diagnostics import blocks, excerpt, where
from hmicgrade.report.json_v1 import dump
from hmicgrade.report.markdown import escape
from hmicgrade.report.styled import Line, Style, unstyled
from hmicgrade.report.text import INDENT, broken, bulleted, underlined
from hmicgrade.report.trials import Trials, failure_texts
from hmicgrade.version import __version__

FORMAT = "hmicgrade-tests/1"


@dataclass(frozen=True, slots=True)
class TrialsFormat:
    """How one format is rendered in a width, and whether CI runners can find no command in what it renders."""

    render: Callable[[Trials, int], tuple[Line, ...]]
    safe_for_runners: bool


def as_text(trials: Trials, width: int) -> tuple[Line, ...]:
    """Return the outcome as lines; what is quoted of files may be wider than `width`."""
    return tuple(_text(trials, width))


def _text(trials: Trials, width: int) -> Iterator[Line]:
    yield from underlined("Worked cases", "=", width)
    for file, found in trials.files:
        yield from broken(f"{file.file}: {file_text(file, found)}", width)
    for one in trials.failed:
        yield Line("")
        yield from _failure(one, trials.sources, width)
    yield Line("")
    yield from broken(_summary(trials), width, style=Style.GRADE)
    for said in outside_text(trials.every):
        yield from broken(said, width)
    for covering in trials.coverings:
        yield from broken(covering_text(covering), width)
        yield from bulleted([Point(said) for said in undecided_texts(covering)], width)


def _summary(trials: Trials) -> str:
    return summary_text(trials.every, [file for file, _ in trials.files])


def _failure(one: Tried, sources: Mapping[str, str], width: int) -> Iterator[Line]:
    yield from broken(f"{where(one.place)}: failed: {one.worked.name}", width, rest=INDENT * 2, style=Style.TITLE)
    if isinstance(one.result, AreaRefused):
        yield Line(f"{INDENT}{refused_text()}")
        for diagnostic in one.result.diagnostics:
            told = blocks(diagnostic, sources, width - len(INDENT))
            yield from (Line(f"{INDENT}{line.text}", line.style) for line in told)
    for fault in one.faults:
        yield from broken(fault_text(fault), width, INDENT, INDENT * 2)
        yield from excerpt(fault.expected.place, sources, width, Style.ERROR)


def as_json(trials: Trials) -> str:
    """Return the outcome as a JSON document."""
    return dump(
        {
            "format": FORMAT,
            "version": __version__,
            "passed": len(trials.every) - len(trials.failed),
            "failed": len(trials.failed),
            "not_tried": [
                {"scheme": file.scheme, "file": file.file, "name": name}
                for file, _ in trials.files
                for name in file.left_out
            ],
            "cases": [_case(one) for one in trials.every],
            "coverage": [_covering(one) for one in trials.coverings],
        }
    )


def _case(one: Tried) -> dict[str, object]:
    start = one.place.start
    return {
        "scheme": one.file.scheme,
        "file": one.file.file,
        "line": start.line,
        "column": start.column,
        "name": one.worked.name,
        "area": None if one.worked.inline else one.worked.area.id,
        "passed": one.passed,
        **_outcome(one),
        "faults": [_fault(fault) for fault in one.faults],
        "outside_range": [reading.word for reading in one.worked.readings if reading.outside],
    }


def _outcome(one: Tried) -> dict[str, object]:
    result = one.result
    if isinstance(result, AreaAssessment):
        return {"grade": result.grade, "possible": list(result.possible), "error": []}
    return {"grade": None, "possible": [], "error": [diagnostic_json(each) for each in result.diagnostics]}


def _fault(fault: Fault) -> dict[str, object]:
    expected = fault.expected
    got = expected.value if isinstance(fault, Idle) else fault.got
    return {
        "field": str(expected.what),
        "expected": _value(expected.value),
        "got": _value(got),
        "shows_nothing": isinstance(fault, Idle),
        "line": expected.place.start.line,
        "column": expected.place.start.column,
    }


def _value(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _covering(covering: Covering) -> dict[str, object]:
    return {
        "scheme": covering.scheme,
        "points": len(covering.points),
        "decided": covering.decided,
        "undecided": [
            {"point": str(one.kind), "of": one.of, "sentence": one.sentence, "area": one.area}
            for one in covering.undecided
        ],
    }


def as_markdown(trials: Trials) -> str:
    """Return the outcome as a Markdown document."""
    return "\n\n".join(_markdown(trials)) + "\n"


def _markdown(trials: Trials) -> Iterator[str]:
    yield "# Worked cases"
    yield "\n".join(f"- {escape(file.file)}: {escape(file_text(file, found))}" for file, found in trials.files)
    for one in trials.failed:
        yield f"## Failed: {escape(one.worked.name)}"
        yield escape(where(one.place))
        yield "\n".join(f"- {escape(text)}" for text in failure_texts(one))
    yield f"**{escape(_summary(trials))}**"
    outside = outside_text(trials.every)
    if outside:
        yield "\n".join(f"- {escape(said)}" for said in outside)
    for covering in trials.coverings:
        yield escape(covering_text(covering))
        if covering.undecided:
            yield "\n".join(f"- {escape(said)}" for said in undecided_texts(covering))


TRIALS = {
    "text": TrialsFormat(as_text, safe_for_runners=False),
    "json": TrialsFormat(lambda trials, _: unstyled(as_json(trials)), safe_for_runners=True),
    "junit": TrialsFormat(lambda trials, _: unstyled(worked_junit.render(trials)), safe_for_runners=True),
    "markdown": TrialsFormat(lambda trials, _: unstyled(as_markdown(trials)), safe_for_runners=True),
}
"""Every format of worked cases by its name, the default first."""
