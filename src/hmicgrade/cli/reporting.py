"""What `hmicgrade report` does: grade a force, write the report on it once, and tell what is wrong with its files."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from hmicgrade.api import Sort, UnknownName, as_year, find_force, left_out
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.opening import known_as
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import say, write_data
from hmicgrade.cli.reading import exit_for, folder_around, root_of, write_diagnostics
from hmicgrade.cli.writing import replace_file
from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.comparing.history import History, history_of
from hmicgrade.evaluate.comparing.rounds import graded_round, rounds_of
from hmicgrade.evaluate.inspection import OpenArea, Options, open_areas
from hmicgrade.explain.phrases import listed
from hmicgrade.explain.reporting.building import document, published
from hmicgrade.explain.reporting.document import Document
from hmicgrade.explain.reporting.public import without_reasons
from hmicgrade.explain.reporting.reported import Made, Reported, Subject, in_order
from hmicgrade.lint.privacy import places
from hmicgrade.load.files import Root
from hmicgrade.load.project import Loaded, known_forces, read
from hmicgrade.model import diagnostics as found_wrong
from hmicgrade.model.project import Force, Inspection, Project, Published, same_year, year_folder, year_order
from hmicgrade.report.documents.formats import DOCUMENTS, DocumentFormat, format_of
from hmicgrade.report.styled import unstyled
from hmicgrade.version import __version__


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line, as they were given."""

    force: str
    year: str | None
    area: str | None
    file: str | None
    format: str | None
    public: bool
    draft: bool
    judgements: bool
    recorded: bool
    root: str | None

    @property
    def options(self) -> Options:
        """What is taken into account."""
        return Options(recorded=self.recorded, judgements=self.judgements)


def run(request: Request) -> Exit:
    """Write the report that is asked for, and return the exit code.

    Raises:
        CannotRun: a name is not there, nothing is known of the force, or the report cannot be written.
    """
    try:
        name = _format(request)
        chosen = DOCUMENTS[name]
        _check_installed(name, chosen)
        root = root_of(Output(request.root, name, "never"))
        _check_place(request, root)
        loaded = _read(request, root)
        reported = _told(request, loaded, name)
    except UnknownName as unknown:
        raise CannotRun(str(unknown)) from unknown
    if reported.made.left_out:
        say(f"{listed(reported.made.left_out)} are left out")
    _write(request, chosen, _document(request, reported))
    wrong = found_wrong.in_order([*loaded.diagnostics, *reported.diagnostics])
    write_diagnostics(wrong, loaded)
    return exit_for(wrong)


def _format(request: Request) -> str:
    """Return the format that is named, else the one that the file's name means, else the first.

    Raises:
        UnknownName: there is no such format.
        CannotRun: the file's name means none, or the format is not for a terminal.
    """
    meant = None if request.file is None else format_of(request.file)
    if request.format is None and request.file is not None and meant is None:
        known = listed([one.suffixes[0] for one in DOCUMENTS.values()], "or")
        reason = f"'{request.file}' does not say which format is meant: end it in {known}, or name one with --format"
        raise CannotRun(reason)
    name = known_as(Sort.FORMAT, request.format, DOCUMENTS) or meant or next(iter(DOCUMENTS))
    if request.file is None and not DOCUMENTS[name].is_text:
        reason = f"the format {name} needs a file: name one with -o FILE"
        raise CannotRun(reason)
    return name


def _check_installed(name: str, chosen: DocumentFormat) -> None:
    if chosen.needs and find_spec(chosen.needs) is None:
        reason = f"the format {name} needs more than is installed: python -m pip install 'hmicgrade[{chosen.extra}]'"
        raise CannotRun(reason)


def _check_place(request: Request, root: Root) -> None:
    """Make sure that the report does not take the place of a file that reports are made from.

    Raises:
        CannotRun: it would.
    """
    if request.file is not None and folder_around(request.file, root) is not None:
        reason = f"'{request.file}' is among the files that are read: nothing is written to it"
        raise CannotRun(reason)


def _read(request: Request, root: Root) -> Loaded:
    force = find_force(known_forces(root.files), request.force).id
    return read(root.files, force=force, every_scheme=True, national=True)


def _told(request: Request, loaded: Loaded, name: str) -> Reported:
    """Return what is asked for; where a name is not there, first tell what is wrong with the files."""
    try:
        return _reported(request, loaded.project, name)
    except (UnknownName, CannotRun):
        write_diagnostics(loaded.diagnostics, loaded)
        raise


def _reported(request: Request, project: Project, name: str) -> Reported:
    force = find_force(project.forces, request.force)
    inspection = _inspection(request, project, force)
    rows = [one.area for one in force.published if _is_of(one, inspection)]
    area = known_as(Sort.AREA, request.area, dict.fromkeys((*project.schemes[inspection.scheme].area_ids, *rows)))
    command = _command(request, force.id, inspection, name)
    reported = reported_on(project, inspection, Asked(command, request.options, area, request.public))
    return with_history(reported, history_on(project, force, request.options, [reported]))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is to hold: the one area that is asked for, if any, what counts, and what makes it again."""

    command: str
    options: Options
    area: str | None = None
    public: bool = False


def reported_on(project: Project, found: Inspection, asked: Asked) -> Reported:
    """Grade an inspection, and return it with everything but its history that a report on it says."""
    inspection = without_reasons(found) if asked.public else found
    force, folder = project.forces[inspection.force], project.schemes[inspection.scheme]
    rows = (one for one in force.published if _is_of(one, inspection) and one.area not in folder.area_ids)
    opened = open_areas(project, inspection, asked.options)
    national = (
        one for one in project.national if (one.scheme, same_year(one.year, inspection.year)) == (folder.id, True)
    )
    return Reported(
        force=force,
        folder=folder,
        inspection=inspection,
        national=next(national, None),
        subjects=in_order(folder, [_subject(one) for one in opened if asked.area in {None, one.area_id}]),
        published=tuple(one for one in rows if asked.area in {None, one.area}),
        made=Made(f"hmicgrade {__version__}", asked.command, left_out(asked.options)),
        area=asked.area,
        public=asked.public,
    )


def history_on(project: Project, force: Force, options: Options, reported: Iterable[Reported]) -> History:
    """Return every round of a force. What was `reported` on the force is not graded again."""
    known = {
        (year_folder(one.inspection.year), one.folder.id): {each.id: each.result for each in one.subjects}
        for one in reported
    }
    keys = rounds_of(project, force)
    return history_of(force, [graded_round(project, force, key, options, known.get(key)) for key in keys])


def with_history(reported: Reported, history: History) -> Reported:
    """Return what is reported, with the history of the force where that has several rounds."""
    return replace(reported, history=history if len(history.rounds) > 1 else None)


def _is_of(row: Published, inspection: Inspection) -> bool:
    return row.scheme == inspection.scheme and same_year(row.year, inspection.year)


def inspections_of(project: Project, force: Force) -> tuple[list[Inspection], list[Inspection]]:
    """Return the inspections of a force on which there is evidence, and an empty one for each other published year."""
    every = [one for one in project.inspections if one.force == force.id]
    known = [one.year for one in every]
    rows = [one for one in force.published if not any(same_year(one.year, year) for year in known)]
    empty = {(year_folder(one.year), one.scheme): one for one in rows if one.scheme in project.schemes}
    return every, [Inspection(force.id, one.year, one.scheme, (), {}, NOTHING) for one in empty.values()]


def _inspection(request: Request, project: Project, force: Force) -> Inspection:
    """Return the inspection that is asked for, else the latest; of a year with published grades alone, an empty one.

    Raises:
        UnknownName: nothing is known of that year.
        CannotRun: nothing is known of the force.
    """
    every, alone = inspections_of(project, force)
    found = sorted(every, key=_when) or sorted(alone, key=_when)
    if not found:
        reason = f"there is neither evidence on '{force.id}' nor a published grade"
        raise CannotRun(reason)
    return found[-1] if request.year is None else _of_year(request.year, [*every, *alone])


NOTHING = "none"
"""Stands for the digest of evidence where there is none."""


def _when(inspection: Inspection) -> tuple[int, str]:
    return year_order(inspection.year)


def _of_year(year: str, found: Iterable[Inspection]) -> Inspection:
    among = list(found)
    for one in among:
        if same_year(one.year, as_year(year)):
            return one
    raise UnknownName(Sort.YEAR, year, [str(one.year) for one in sorted(among, key=_when)])


def _subject(opened: OpenArea | AreaRefused) -> Subject:
    if isinstance(opened, AreaRefused):
        return Subject(opened, None)
    result = assess_area(opened.case)
    return Subject(result, None if isinstance(result, AreaRefused) else opened)


def _command(request: Request, force: str, inspection: Inspection, name: str) -> str:
    """Return the command that makes the same report."""
    flags = flags_of(request.options, public=request.public, draft=request.draft)
    year = year_folder(inspection.year)
    words = ["hmicgrade", "report", force, "--year", year, *(["--area", request.area] if request.area else [])]
    file = f"{force}-{year}{DOCUMENTS[name].suffixes[0]}"
    return shlex.join([*words, *flags, "-o", file])


def flags_of(options: Options, *, public: bool, draft: bool) -> list[str]:
    """Return the options of a command line by which a report, or a site of them, holds what it does."""
    flags = {
        "--public": public,
        "--draft": draft,
        "--no-judgements": not options.judgements,
        "--no-recorded": not options.recorded,
    }
    return [flag for flag, given in flags.items() if given]


def _document(request: Request, reported: Reported) -> Document:
    whole = document(reported, draft=request.draft)
    return published(reported, whole, places) if request.public else whole


def _write(request: Request, chosen: DocumentFormat, written: Document) -> None:
    content = chosen.render()(written)
    if request.file is None:
        write_data(unstyled(content.decode()))
    else:
        replace_file(Path(request.file), content)
