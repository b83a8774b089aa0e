"""What `hmicgrade fmt` does: read each file, lay it out, write what changed, and name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hmicgrade.cli.exits import Exit
from hmicgrade.cli.output import say, write_data
from hmicgrade.cli.reading import exit_for, write_foremost
from hmicgrade.cli.selecting import check_matches, project_around, select
from hmicgrade.cli.writing import replace_file
from hmicgrade.explain.phrases import plural
from hmicgrade.load.files import CRITERIA, EVIDENCE, Disk, Root
from hmicgrade.load.text import decode
from hmicgrade.model.characters import show_hidden
from hmicgrade.model.diagnostics import Diagnostic, in_order
from hmicgrade.report.differences import unified
from hmicgrade.report.formatting import formatted
from hmicgrade.report.styled import Line

_DEPTH = 3
"""How deep folders hold files of a project: criteria/<scheme>/tests, evidence/<force>/<year>."""


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line, as they were given; `writes` unless only to look."""

    paths: tuple[str, ...]
    root: str | None
    writes: bool
    diff: bool


@dataclass(frozen=True, slots=True)
class _Laid:
    """One file: its bytes, its text, and its bytes in the layout, None where it cannot be laid out."""

    file: str
    data: bytes
    text: str | None
    result: bytes | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def changes(self) -> bool:
        return self.result is not None and self.result != self.data


def run(request: Request) -> Exit:
    """Lay out what is asked for, and return the exit code.

    Raises:
        CannotRun: a path leads nowhere, or a file cannot be written.
    """
    root = project_around(request.root, request.paths)
    files, noted = _asked_for(root, request.paths)
    laid = [_lay(root.files, file) for file in files]
    changed = [one for one in laid if one.changes]
    if request.writes:
        for one in changed:
            replace_file(root.path / one.file, one.result or b"", within=root.path, expected=one.data)
    write_data([line for one in changed for line in _told(one, diff=request.diff)], guarded=False)
    diagnostics = in_order([*noted, *(found for one in laid for found in one.diagnostics)])
    write_foremost(diagnostics, {show_hidden(one.file): one.text for one in laid if one.text is not None})
    odd = [one.file for one in laid if one.result is None and not one.diagnostics]
    for file in odd:
        say(f"'{file}' is left as it is: no layout of it was found that says the same")
    say(_summary(request, laid))
    return Exit.FOUND if odd or (changed and not request.writes) else exit_for(diagnostics)


def _asked_for(root: Root, paths: Sequence[str]) -> tuple[list[str], list[Diagnostic]]:
    """Return the files that paths lead to, and what is wrong with the folders on the way."""
    selection = select(root, paths)
    listed: list[str] = []
    noted: list[Diagnostic] = []
    for folder in (CRITERIA, EVIDENCE):
        for files, diagnostics in _walk(root.files, folder, _DEPTH):
            listed += files
            noted += diagnostics
    chosen = [file for file in listed if selection.takes(file)]
    told = [one for one in noted if selection.takes(one.span.file)]
    check_matches(selection, [*chosen, *(one.span.file for one in told)])
    return chosen, told


def _walk(files: Disk, path: str, depth: int) -> Iterator[tuple[tuple[str, ...], tuple[Diagnostic, ...]]]:
    folder = files.list_folder(path)
    yield folder.files, folder.diagnostics
    for inner in folder.folders if depth > 1 else ():
        yield from _walk(files, inner, depth - 1)


def _lay(files: Disk, file: str) -> _Laid:
    data, problems = files.read_bytes(file)
    shown = show_hidden(file)
    text, wrong = (None, problems) if problems else decode(data, shown)
    if text is None:
        return _Laid(file, data, None, None, tuple(wrong))
    done = formatted(text, shown)
    return _Laid(file, data, text, None if done.text is None else done.text.encode(), done.diagnostics)


def _told(laid: _Laid, *, diff: bool) -> Iterator[Line]:
    if diff:
        yield from unified(laid.data.decode(), (laid.result or b"").decode(), laid.file)
    else:
        yield Line(show_hidden(laid.file))


def _summary(request: Request, laid: Sequence[_Laid]) -> str:
    """Say how many files changed, stayed as they are or could not be laid out."""
    changed = sum(one.changes for one in laid)
    refused = sum(one.result is None for one in laid)
    left = len(laid) - changed - refused
    parts = [
        f"{plural(changed, 'file', 'files')} {'laid out' if request.writes else 'would be laid out'}",
        f"{left} left as {plural(left, 'it is', 'they are').split(' ', 1)[1]}",
        f"{refused} not laid out",
    ]
    return ", ".join(parts if refused else parts[:2])
