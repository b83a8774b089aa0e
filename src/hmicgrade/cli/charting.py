"""What `hmicgrade chart` does: read what the chart is of, draw it, and write it once, to stdout or to a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from hmicgrade.api import Sort, UnknownName, find_force
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.opening import Asked, known_as, opened, reader_of
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import COLOUR_MODES, wants_colour, width, write_data
from hmicgrade.cli.picturing import names_of, pictured, read_year
from hmicgrade.cli.reading import exit_for, folder_around, root_of, write_diagnostics
from hmicgrade.cli.recounting import recounted
from hmicgrade.cli.writing import replace_file
from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaRefused, AreaResult
from hmicgrade.evaluate.comparing.rounds import title_of
from hmicgrade.explain.charting.distribution import distribution
from hmicgrade.explain.charting.drawings import Drawing
from hmicgrade.explain.charting.grid import grid
from hmicgrade.explain.charting.needs import needs
from hmicgrade.explain.charting.reading import reading
from hmicgrade.explain.charting.slope import slope
from hmicgrade.explain.charting.subject import Subject
from hmicgrade.load.files import Root
from hmicgrade.load.project import Loaded
from hmicgrade.model.diagnostics import Diagnostic, in_order
from hmicgrade.model.project import Project
from hmicgrade.model.scheme import Scheme
from hmicgrade.report.charts.chart import Chart, chart
from hmicgrade.report.charts.document import as_json, as_text
from hmicgrade.report.charts.png import as_png
from hmicgrade.report.charts.sheet import NARROWEST, WIDEST
from hmicgrade.report.styled import plain, unstyled


@dataclass(frozen=True, slots=True)
class Words:
    """What is to be drawn, as it was given: the kind, what stands after it, and two options."""

    kind: str
    of: tuple[str | None, ...]
    force: str | None
    year: str | None

    @property
    def given(self) -> tuple[str, ...]:
        """What stands after the kind."""
        return tuple(word for word in self.of if word is not None)


@dataclass(frozen=True, slots=True)
class Paper:
    """How the chart is given: the format and the file, as far as they are named, and the width."""

    format: str | None
    file: str | None
    width: int


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of chart: the words it takes, how many of them it needs, its options, and how it is read and drawn."""

    words: tuple[str, ...]
    least: int
    options: tuple[str, ...]
    reader: Callable[[Words], Callable[[Root], Loaded]]
    draw: Callable[[Words, Project], tuple[Drawing, tuple[Diagnostic, ...]]]


def run(words: Words, paper: Paper, output: Output) -> Exit:
    """Draw what is asked for, write it, and return the exit code.

    Raises:
        CannotRun: a name is not there, words are missing or too many, or the chart cannot be written.
    """
    try:
        kind = KINDS[known_as(Sort.CHART, words.kind, KINDS)]
        format_ = _format(paper)
        _check(words, kind, paper)
        known_as(Sort.COLOUR_MODE, output.color, COLOUR_MODES)
        root = root_of(output)
        _check_place(paper, root)
        loaded = kind.reader(words)(root)
        drawing, found = _drawn(loaded, kind, words)
    except UnknownName as unknown:
        raise CannotRun(str(unknown)) from unknown
    _write(format_, chart(drawing, paper.width), words.kind, paper, output)
    diagnostics = in_order([*loaded.diagnostics, *found])
    write_diagnostics(diagnostics, loaded)
    return exit_for(diagnostics)


def _drawn(loaded: Loaded, kind: _Kind, words: Words) -> tuple[Drawing, tuple[Diagnostic, ...]]:
    """Return the drawing; where a name is not there, first tell what is wrong with the files it could stand in."""
    try:
        return kind.draw(words, loaded.project)
    except (UnknownName, CannotRun):
        write_diagnostics(loaded.diagnostics, loaded)
        raise


def _check(words: Words, kind: _Kind, paper: Paper) -> None:
    """Check that the words are those that the kind takes, and that the width can be drawn."""
    line = " ".join(("hmicgrade chart", words.kind, *kind.words))
    if not kind.least <= len(words.given) <= len(kind.words):
        reason = f"{'words are missing' if len(words.given) < kind.least else 'there are too many words'}: write {line}"
        raise CannotRun(reason)
    for option, value in (("--force", words.force), ("--year", words.year)):
        if value is not None and option not in kind.options:
            reason = f"{option} is not for a {words.kind}: write {line}"
            raise CannotRun(reason)
    if not NARROWEST <= paper.width <= WIDEST:
        reason = f"a chart is from {NARROWEST} to {WIDEST} wide, not {paper.width}"
        raise CannotRun(reason)


# What each kind is drawn from


def _distribution(words: Words, project: Project) -> tuple[Drawing, tuple[Diagnostic, ...]]:
    year, area = words.given
    found = pictured(project, year, area)
    force = None if words.force is None else find_force(project.forces, words.force).id
    return distribution(found.areas[0], found.year, names_of(project), force), found.diagnostics


def _grid(words: Words, project: Project) -> tuple[Drawing, tuple[Diagnostic, ...]]:
    (year,) = words.given
    found = pictured(project, year, None)
    return grid(found, names_of(project)), found.diagnostics


def _slope(words: Words, project: Project) -> tuple[Drawing, tuple[Diagnostic, ...]]:
    force, area = words.of[:2]
    found, areas = recounted(project, force or "", area)
    refused = [mark.refused for one in areas for stage in one.stages for mark in stage if mark.refused]
    return slope(found, areas, area), in_order([each for one in refused for each in one.diagnostics])


def _needs(words: Words, project: Project) -> tuple[Drawing, tuple[Diagnostic, ...]]:
    result, subject, _ = _assessed(words, project)
    return needs(result, subject), _wrong(result)


def _reading(words: Words, project: Project) -> tuple[Drawing, tuple[Diagnostic, ...]]:
    result, subject, scheme = _assessed(words, project)
    word = words.given[2]
    if scheme is not None:
        known = {one.word.replace(" ", "-"): one.word for one in scheme.quantities}
        word = known[known_as(Sort.WORD, word.replace(" ", "-"), known)]
    return reading(result, subject, word), _wrong(result)


def _assessed(words: Words, project: Project) -> tuple[AreaResult, Subject, Scheme | None]:
    force, area = words.given[:2]
    found = opened(Asked(force, area, words.year), project)
    (one,) = found.areas
    subject = Subject(found.force.id, found.force.name, found.inspection.year, area, title_of(found.folder, area))
    return one if isinstance(one, AreaRefused) else assess_area(one.case), subject, found.folder.scheme


def _wrong(result: AreaResult) -> tuple[Diagnostic, ...]:
    return result.diagnostics if isinstance(result, AreaRefused) else ()


def _of_year(words: Words) -> Callable[[Root], Loaded]:
    return lambda root: read_year(root, words.given[0])


def _of_force(words: Words) -> Callable[[Root], Loaded]:
    return reader_of(words.given[0])


KINDS = {
    "distribution": _Kind(("YEAR", "AREA"), 2, ("--force",), _of_year, _distribution),
    "grid": _Kind(("YEAR",), 1, (), _of_year, _grid),
    "slope": _Kind(("FORCE", "[AREA]"), 1, (), _of_force, _slope),
    "needs": _Kind(("FORCE", "AREA"), 2, ("--year",), _of_force, _needs),
    "reading": _Kind(("FORCE", "AREA", "WORD"), 3, ("--year",), _of_force, _reading),
}
"""Every kind of chart by its name."""


# How a chart is given

ENDINGS = {".svg": "svg", ".png": "png", ".txt": "text", ".json": "json"}
"""The format of a file by how its name ends."""

_COLUMNS = 80
"""How wide text in a file is."""


def _format(paper: Paper) -> str:
    """Return the format that is named, else the one by which the file ends."""
    ending = "" if paper.file is None else Path(paper.file).suffix.lower()
    if paper.format is None and paper.file is not None and ending not in ENDINGS:
        reason = f"'{paper.file}' does not say its format by its ending: name it with --format"
        raise CannotRun(reason)
    format_ = known_as(Sort.FORMAT, paper.format or ENDINGS.get(ending, "svg"), ENDINGS.values())
    if format_ == "png" and paper.file is None:
        reason = "a PNG is written to a file: name it with -o"
        raise CannotRun(reason)
    if format_ == "png" and find_spec("resvg_py") is None:
        reason = "a PNG needs more than is installed: python -m pip install 'hmicgrade[png]'"
        raise CannotRun(reason)
    return format_


def _check_place(paper: Paper, root: Root) -> None:
    """Refuse to write a chart among the files that it is drawn from."""
    folder = None if paper.file is None else folder_around(paper.file, root)
    if folder is not None:
        reason = f"'{paper.file}' lies in '{folder}', which holds what is read: nothing is written"
        raise CannotRun(reason)


def _write(format_: str, made: Chart, kind: str, paper: Paper, output: Output) -> None:
    if paper.file is not None:
        replace_file(Path(paper.file), _content(format_, made, kind))
    elif format_ == "text":
        write_data(as_text(made, width()), colour=wants_colour(output.color, sys.stdout), guarded=False)
    else:
        write_data(unstyled(made.svg if format_ == "svg" else as_json(made, kind)))


def _content(format_: str, made: Chart, kind: str) -> bytes:
    match format_:
        case "png":
            return _png(made)
        case "text":
            return plain(as_text(made, _COLUMNS)).encode()
        case "json":
            return as_json(made, kind).encode()
        case _:
            return made.svg.encode()


def _png(made: Chart) -> bytes:
    content = as_png(made.svg)
    if content is None:
        reason = "a PNG needs a font, and none is installed here"
        raise CannotRun(reason)
    return content
