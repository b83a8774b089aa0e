"""What each thing that `hmicgrade new` makes is made from: the project it is for, and the words of the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from hmicgrade.api import Sort, UnknownName, find_force
from hmicgrade.cli.exits import CannotRun
from hmicgrade.cli.holding import scheme_named
from hmicgrade.cli.output import say
from hmicgrade.evaluate.asked import asked_for
from hmicgrade.explain.phrases import capitalised, listed
from hmicgrade.load.files import CRITERIA, EVIDENCE, Files
from hmicgrade.load.insertion import NewEntry, appended, as_it_stood
from hmicgrade.load.names import nearest
from hmicgrade.load.project import Loaded
from hmicgrade.load.scalars import is_year
from hmicgrade.load.text import decode
from hmicgrade.model.areas import Criterion
from hmicgrade.model.project import Project, SchemeFolder, year_folder
from hmicgrade.model.scheme import Scheme
from hmicgrade.report import scaffolds

_LONGEST_ID = 64


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for, and the project that it is for."""

    id: str
    options: Mapping[str, str]
    files: Files
    loaded: Loaded

    @property
    def title(self) -> str:
        """The title that was given, else the id in words."""
        return self.options.get("title", capitalised(self.id.replace("-", " ")))


@dataclass(frozen=True, slots=True)
class Made:
    """A new file: where it goes, its kind and its text."""

    path: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is there, with its old content and its new one, and what was added."""

    path: str
    old: bytes
    new: bytes
    what: str


def scheme(wanted: Wanted) -> Made:
    """Make a scheme."""
    return Made(f"{CRITERIA}/{wanted.id}/scheme.yaml", "scheme", scaffolds.scheme(wanted.id, wanted.title))


def force(wanted: Wanted) -> Made:
    """Make a force."""
    return Made(f"{EVIDENCE}/{wanted.id}/force.yaml", "force", scaffolds.force(wanted.id, wanted.title))


def area(wanted: Wanted) -> Made:
    """Make an area with the criteria that the rules of its scheme ask for."""
    folder, rules = _scheme(wanted, lambda _: True)
    framework = wanted.options.get("framework")
    if framework is not None:
        _note_new_framework(folder, framework)
    criteria = _named(wanted.id, asked_for(rules), _criterion_ids(folder))
    text = scaffolds.area(wanted.id, wanted.title, framework, criteria)
    return Made(f"{CRITERIA}/{folder.id}/{wanted.id}.yaml", "area", text)


def criterion(wanted: Wanted) -> Change:
    """Add a criterion to the file of an area."""
    name, level = wanted.options["area"], wanted.options["level"]
    folder, rules = _scheme(wanted, lambda one: name in one.area_ids)
    if name not in folder.area_ids:
        raise UnknownName(Sort.AREA, name, folder.area_ids)
    if level not in rules.levels:
        raise UnknownName(Sort.LEVEL, level, rules.levels)
    text = wanted.options.get("text", scaffolds.placeholder(wanted.id))
    new = Criterion(wanted.id, level, text, critical="critical" in wanted.options)
    return _with_entry(wanted.files, f"{CRITERIA}/{folder.id}/{name}.yaml", new)


def evidence(wanted: Wanted) -> Made:
    """Make a file of evidence on an area, or on a framework."""
    project, year = wanted.loaded.project, wanted.options["year"]
    known = find_force(project.forces, wanted.options["force"])
    if not is_year(year):
        reason = f"'{year}' is no year: write it as 2007, 2021/22 or 2023-25"
        raise CannotRun(reason)
    folder, _ = _scheme(wanted, lambda one: wanted.id in _inspected(one))
    names = _inspected(folder)
    if wanted.id not in names:
        raise UnknownName(Sort.AREA, wanted.id, names)
    key = "area" if wanted.id in folder.area_ids else "framework"
    heads = {"force": known.id, "year": year, "scheme": folder.id, key: wanted.id}
    text = scaffolds.evidence(heads, _criteria(folder, key, wanted.id))
    return Made(f"{EVIDENCE}/{known.id}/{year_folder(year)}/{wanted.id}.yaml", "evidence", text)


def _scheme(wanted: Wanted, fits: Callable[[SchemeFolder], bool]) -> tuple[SchemeFolder, Scheme]:
    """Return the scheme that is named, else the only one with levels, or the only one that fits."""
    project, name = wanted.loaded.project, wanted.options.get("scheme")
    folder = _only(project, fits) if name is None else scheme_named(project, name)
    if folder.scheme is None:
        reason = f"the scheme '{folder.id}' has errors: 'hmicgrade validate' shows them"
        raise CannotRun(reason)
    if not folder.scheme.levels:
        reason = f"the scheme '{folder.id}' has no levels of criteria"
        raise CannotRun(reason)
    return folder, folder.scheme


def _only(project: Project, fits: Callable[[SchemeFolder], bool]) -> SchemeFolder:
    able = [folder for _, folder in sorted(project.schemes.items()) if folder.scheme is None or folder.scheme.levels]
    having = [folder for folder in able if fits(folder)] or able
    if len(having) == 1:
        return having[0]
    reason = "there is no scheme with levels of criteria"
    if having:
        reason = f"several schemes could be meant: name one with --scheme, {listed([one.id for one in having], 'or')}"
    raise CannotRun(reason)


def _inspected(folder: SchemeFolder) -> tuple[str, ...]:
    """Return what evidence of a scheme can be on: its areas and their frameworks."""
    return tuple(dict.fromkeys((*folder.area_ids, *_frameworks(folder))))


def _frameworks(folder: SchemeFolder) -> tuple[str, ...]:
    return tuple(sorted({one.framework for one in folder.areas if one.framework}))


def _criteria(folder: SchemeFolder, key: str, name: str) -> tuple[Criterion, ...]:
    """Return the criteria that evidence on an area, or on a framework, can bear on.

    Of those that areas share, none is marked as critical: each area has its own flags.
    """
    if key == "area":
        return tuple(one for each in folder.areas if each.id == name for one in each.criteria)
    shared = [one for each in folder.areas if each.framework == name for one in each.criteria if one.common]
    return tuple({one.id: replace(one, critical=False) for one in shared}.values())


def _note_new_framework(folder: SchemeFolder, framework: str) -> None:
    planned = folder.programme.frameworks if folder.programme else ()
    known = {*_frameworks(folder), *(one.id for one in planned)}
    if known and framework not in known:
        like = nearest(framework, sorted(known), most=1)
        say(f"'{framework}' is a new framework" + (f": did you mean '{like[0]}'?" if like else ""))


def _criterion_ids(folder: SchemeFolder) -> set[str]:
    return {one.id for each in folder.areas for one in each.criteria}


def _named(area_id: str, criteria: Iterable[Criterion], taken: set[str]) -> Iterator[Criterion]:
    """Give criteria ids that no other has: the area's, and the level's."""
    used = set(taken)
    for one in criteria:
        ends = [f"-{one.level}", *(f"-{one.level}-{number}" for number in range(2, len(used) + 3))]
        names = [f"{area_id[: _LONGEST_ID - len(end)]}{end}" for end in ends]
        name = next(name for name in names if name not in used)
        used.add(name)
        yield replace(one, id=name, text=scaffolds.placeholder(name))


def _with_entry(files: Files, path: str, new: Criterion) -> Change:
    data, _ = files.read_bytes(path)
    text, _ = decode(data, path)
    read = {"id": new.id, "level": new.level, **({"critical": "true"} if new.critical else {}), "text": new.text}
    entry = NewEntry(scaffolds.criterion_keys(new), read)
    changed = None if text is None else appended(text, "criteria", entry)
    if text is None or changed is None:
        reason = f"'{path}' cannot be added to as it is written: put the criteria in a list with '- '"
        raise CannotRun(reason)
    return Change(path, data, as_it_stood(data, text, changed), f"the criterion '{new.id}'")
