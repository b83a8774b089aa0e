"""What `validate --fix` and `--diff` do: put right what has one right answer, by editing the text where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hmicgrade.cli.exits import CannotRun
from hmicgrade.cli.selecting import Selection
from hmicgrade.cli.writing import replace_file
from hmicgrade.lint.validation import Validation, validate
from hmicgrade.load.files import Files, Root
from hmicgrade.load.insertion import as_it_stood
from hmicgrade.load.overlay import Overlaid
from hmicgrade.load.project import stream
from hmicgrade.load.text import decode
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.edits import fixed
from hmicgrade.report.differences import unified
from hmicgrade.report.styled import Line

MOST_ROUNDS = 20
"""How often the files are read again: what one edit uncovers, the next round puts right."""


@dataclass(slots=True)
class Fixes:
    """A project with everything put right that can be. `texts` gives the files that differ, before and after.

    `found` is what is wrong with it then; `applied` counts the diagnostics that were put right.
    """

    found: Validation
    texts: dict[str, tuple[str, str]] = field(default_factory=dict)
    applied: int = 0


def put_right(files: Files, selection: Selection) -> Fixes:
    """Put right what is asked for, in memory."""
    fixes = Fixes(validate(stream(files)))
    for _ in range(MOST_ROUNDS):
        if not _one_round(fixes, selection):
            break
        fixes.found = validate(stream(Overlaid(files, {file: new.encode() for file, (_, new) in fixes.texts.items()})))
    return fixes


def _one_round(fixes: Fixes, selection: Selection) -> int:
    """Put right, file by file, what is wrong now, and return how much that was."""
    done = 0
    for file, diagnostics in _fixable(fixes.found, selection).items():
        text = fixes.found.sources[file]
        new, applied = fixed(text, diagnostics)
        fixes.texts[file] = (fixes.texts.get(file, (text, ""))[0], new)
        done += len(applied)
    fixes.applied += done
    return done


def _fixable(found: Validation, selection: Selection) -> Mapping[str, list[Diagnostic]]:
    files: dict[str, list[Diagnostic]] = {}
    for one in found.diagnostics:
        if one.fix and selection.takes(one.span.file):
            files.setdefault(one.span.file, []).append(one)
    return files


def differences(fixes: Fixes) -> Iterator[Line]:
    """Yield what putting right changes, as a unified difference."""
    for file, (before, after) in sorted(fixes.texts.items()):
        yield from unified(before, after, file)


def write_fixes(fixes: Fixes, root: Root) -> None:
    """Write every file that was put right, with the line ends and the byte order mark that it had.

    Raises:
        CannotRun: one cannot be written, or has changed meanwhile.
    """
    for file, (before, after) in sorted(fixes.texts.items()):
        data, _ = root.files.read_bytes(file)
        if decode(data, file)[0] != before:
            reason = f"'{file}' has changed meanwhile; nothing of it was put right"
            raise CannotRun(reason)
        replace_file(root.path / file, as_it_stood(data, before, after), within=root.path, expected=data)
