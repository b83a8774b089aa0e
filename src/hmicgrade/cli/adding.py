"""What `hmicgrade new` does: work out the file, see that the project stays free of new errors, and write it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from hmicgrade.api import Sort, UnknownName
from hmicgrade.cli import scaffolding
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.output import write_data
from hmicgrade.cli.reading import write_diagnostics
from hmicgrade.cli.scaffolding import Change, Made, Wanted
from hmicgrade.cli.writing import create_file, replace_file
from hmicgrade.load.files import CRITERIA, Disk, Origin, find_root
from hmicgrade.load.overlay import Overlaid
from hmicgrade.load.project import Loaded, read
from hmicgrade.load.scalars import is_id
from hmicgrade.model.characters import HIDDEN, show_hidden, visible
from hmicgrade.model.codes import CODES, Severity
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.report.scaffolds import SCHEMAS_FOLDER, schema_line
from hmicgrade.report.schemas import file_name
from hmicgrade.report.styled import Line


@dataclass(frozen=True, slots=True)
class New:
    """How one thing is made, and which options it needs and takes besides."""

    make: Callable[[Wanted], Made | Change]
    needs: tuple[str, ...]
    takes: tuple[str, ...]


THINGS = {
    "scheme": New(scaffolding.scheme, (), ("title",)),
    "area": New(scaffolding.area, (), ("title", "scheme", "framework")),
    "criterion": New(scaffolding.criterion, ("area", "level"), ("scheme", "text", "critical")),
    "force": New(scaffolding.force, (), ("title",)),
    "evidence": New(scaffolding.evidence, ("force", "year"), ("scheme",)),
}
"""Everything that can be made."""

_ID_HINT = "use lower-case letters, digits and hyphens: 1 to 64 characters, the first no hyphen"


def run(what: str, id_: str, options: Mapping[str, str], root: str | None) -> Exit:
    """Make what is asked for, and return the exit code.

    Raises:
        CannotRun: a word is wrong, a name is not there, or the file is there already or would bring errors.
    """
    try:
        thing = _thing(what)
        _check(what, thing, id_, options)
        folder = _root(root)
        files = Disk(folder)
        before = read(files)
        made = thing.make(Wanted(id_, options, files, before))
    except UnknownName as unknown:
        raise CannotRun(str(unknown)) from unknown
    _write(folder, made, before)
    return Exit.RAN


def _thing(what: str) -> New:
    if what not in THINGS:
        raise UnknownName(Sort.KIND, what, THINGS)
    return THINGS[what]


def _check(what: str, thing: New, id_: str, options: Mapping[str, str]) -> None:
    """Check the words of the command line by themselves."""
    for name in (id_, *(options[name] for name in ("framework",) if name in options)):
        _check_id(name)
    for missing in (name for name in thing.needs if name not in options):
        reason = f"'new {what}' needs --{missing}"
        raise CannotRun(reason)
    for name, value in options.items():
        if name not in {*thing.needs, *thing.takes}:
            reason = f"'new {what}' takes no --{name}"
            raise CannotRun(reason)
        _check_text(name, value)


def _check_id(id_: str) -> None:
    if not is_id(id_):
        reason = f"'{id_}' is no id: {_ID_HINT}"
        raise CannotRun(reason)


def _check_text(name: str, value: str) -> None:
    hidden = HIDDEN.search(value.replace("\t", "\x00").replace("\n", "\x00"))
    if hidden:
        reason = f"--{name} holds a character that cannot be seen: {visible(hidden[0])}"
        raise CannotRun(reason)
    if not value.strip():
        reason = f"--{name} is blank"
        raise CannotRun(reason)


def _root(named: str | None) -> Path:
    root = find_root(Path.cwd(), None if named is None else Path(named))
    if root.origin is Origin.BUNDLED:
        reason = "no project here: make one with 'hmicgrade init', or name one with --root"
        raise CannotRun(reason)
    if not (root.path / CRITERIA).is_dir():
        reason = f"there are no criteria in '{named}': it holds no folder '{CRITERIA}'"
        raise CannotRun(reason)
    return root.path


def _write(root: Path, made: Made | Change, before: Loaded) -> None:
    if isinstance(made, Change):
        _refuse_new_errors(root, made.path, made.new, before)
        replace_file(root / made.path, made.new, within=root, expected=made.old)
        _tell(f"{made.path}: {made.what} added")
        return
    content = (_schema_line(root, made) + made.text).encode()
    _refuse_if_there(root, made.path)
    _refuse_new_errors(root, made.path, content, before)
    create_file(root / made.path, content, within=root)
    _tell(f"{made.path}: new")


def _schema_line(root: Path, made: Made) -> str:
    """Return the line by which editors find the schema, where the project has it."""
    has_schema = (root / SCHEMAS_FOLDER / file_name(made.kind)).is_file()
    return schema_line(made.path, made.kind) if has_schema else ""


def _tell(line: str) -> None:
    write_data([Line(show_hidden(line))])


def _refuse_if_there(root: Path, path: str) -> None:
    if (root / path).exists():
        reason = f"'{path}' is there already: nothing is written"
        raise CannotRun(reason)


def _refuse_new_errors(root: Path, path: str, content: bytes, before: Loaded) -> None:
    """Read the project as it would be; where that brings an error that was not there, say so and write nothing."""
    after = read(Overlaid(Disk(root), {path: content}))
    known = {_without_place(one) for one in before.diagnostics}
    brought = tuple(one for one in after.diagnostics if _is_error(one) and _without_place(one) not in known)
    if brought:
        write_diagnostics(brought, after)
        reason = f"nothing is written: '{path}' would bring {_count(brought)}"
        raise CannotRun(reason)


def _is_error(one: Diagnostic) -> bool:
    return CODES[one.code].severity is Severity.ERROR


def _without_place(one: Diagnostic) -> tuple[str, str, str]:
    return (one.span.file, one.code, one.message)


def _count(brought: Collection[Diagnostic]) -> str:
    return "an error" if len(brought) == 1 else f"{len(brought)} errors"
