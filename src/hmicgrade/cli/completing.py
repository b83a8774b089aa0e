"""The names that a project holds, for completing a command line: folders are listed, and as few files read as can be.

Nothing is checked and nothing is said: a project with mistakes gives what can be found in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hmicgrade.load import nodes
from hmicgrade.load.events import parse
from hmicgrade.load.files import CRITERIA, EVIDENCE, NATIONAL, Files, find_root, name_of
from hmicgrade.load.scalars import ID_PATTERN, is_id
from hmicgrade.load.text import decode
from hmicgrade.model.codes import CODES

_KIND = re.compile(r"^kind:[ \t]*([a-z]+)[ \t]*(?:#.*)?$", re.MULTILINE)
_LISTED_ID = re.compile(rf"^[ \t]*-[ \t{{]*id:[ \t]*({ID_PATTERN})", re.MULTILINE)
_YEAR = re.compile(r"[0-9]{4}(-[0-9]{2}([0-9]{2})?)?")


def candidates(metavar: str, words: Mapping[str, str]) -> list[str]:
    """Return every name that could stand for a metavar, sorted; `words` are those given so far, by parameter.

    Whatever keeps the project from being read, there is an answer: an empty one.
    """
    try:
        root = find_root(Path.cwd(), Path(words["root"]) if "root" in words else None)
        return sorted(set(FINDERS[metavar](_Asked(root.files, words))))
    except (OSError, ValueError):
        return []


@dataclass(frozen=True, slots=True)
class _File:
    """A file of criteria. Its kind is known without reading it as YAML."""

    name: str
    text: str

    @property
    def tree(self) -> nodes.Mapping | None:
        """What it says, None where it is not YAML."""
        tree, _ = parse(self.text, self.name)
        return tree if isinstance(tree, nodes.Mapping) else None

    @property
    def kind(self) -> str | None:
        found = _KIND.search(self.text)
        return found[1] if found else None

    @property
    def criteria(self) -> list[str]:
        """The ids of its own criteria; of a file that is not YAML, every id that opens an entry of a list."""
        tree = self.tree
        if tree is None:
            return _LISTED_ID.findall(self.text)
        return [one.value for one in nodes.named(tree, "criteria", "id")]

    @property
    def includes(self) -> dict[str, set[str]]:
        """The common files that it includes, with the criteria of each that it leaves out."""
        plain = nodes.entries(self.tree, "includes")
        found = {one.value: set[str]() for one in plain if isinstance(one, nodes.Text)}
        for one in plain:
            if isinstance(one, nodes.Mapping):
                left_out = {each.value for each in nodes.entries(one, "without") if isinstance(each, nodes.Text)}
                found[one.text("common") or ""] = left_out
        return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """The project that is asked, and the words that stand before the one to complete."""

    files: Files
    words: Mapping[str, str]

    def schemes(self) -> list[str]:
        """Return the scheme that is named, else every scheme."""
        return [self.words["scheme"]] if "scheme" in self.words else self.folders(CRITERIA)

    def folders(self, path: str) -> list[str]:
        return [name for name in map(name_of, self.files.list_folder(path).folders) if is_id(name)]

    def read(self, path: str) -> _File:
        """Return a file, with no text where it cannot be read."""
        text, _ = decode(self.files.read_bytes(path)[0], path)
        return _File(name_of(path), text or "")

    def scheme(self, scheme: str) -> nodes.Mapping | None:
        """Return what the file of a scheme says, None where it is not YAML."""
        return self.read(f"{CRITERIA}/{scheme}/scheme.yaml").tree

    def criteria_files(self, scheme: str, *kinds: str) -> Iterator[_File]:
        """Yield the files of a scheme that say they are of some kinds."""
        for path in self.files.list_folder(f"{CRITERIA}/{scheme}").files:
            found = self.read(path)
            if found.kind in kinds and is_id(found.name):
                yield found


def _codes(_: _Asked) -> Iterable[str]:
    return CODES


def _schemes(asked: _Asked) -> Iterable[str]:
    return asked.folders(CRITERIA)


def _forces(asked: _Asked) -> Iterable[str]:
    return (name for name in asked.folders(EVIDENCE) if name != NATIONAL)


def _years(asked: _Asked) -> Iterator[str]:
    """Yield the years of the force that is named; where none is, those of the national files."""
    if "force" in asked.words and asked.words["force"] in asked.folders(EVIDENCE):
        found = asked.files.list_folder(f"{EVIDENCE}/{asked.words['force']}").folders
    else:
        found = asked.files.list_folder(f"{EVIDENCE}/{NATIONAL}").files
    yield from (name for name in map(name_of, found) if _YEAR.fullmatch(name))


def _rounds(asked: _Asked) -> Iterator[str]:
    """Yield the rounds of the force that is named: those with evidence, and those with published grades."""
    force = asked.words.get("force")
    if force in asked.folders(EVIDENCE):
        yield from _years(asked)
        rows = nodes.named(asked.read(f"{EVIDENCE}/{force}/published.yaml").tree, "grades", "year")
        yield from (name for name in (row.value.replace("/", "-") for row in rows) if _YEAR.fullmatch(name))


def _areas(asked: _Asked) -> Iterator[str]:
    for scheme in asked.schemes():
        yield from (one.name for one in asked.criteria_files(scheme, "area"))


def _criteria(asked: _Asked) -> Iterator[str]:
    """Yield the criteria of the area that is named, common ones included; where none is, those of every file."""
    area = asked.words.get("area")
    for scheme in asked.schemes():
        files = {one.name: one for one in asked.criteria_files(scheme, "area", "common")}
        for one in files.values() if area is None else [files[area]] if area in files else []:
            yield from one.criteria
            for common, left_out in one.includes.items():
                yield from (set(files[common].criteria) - left_out if common in files else ())


def _grades(asked: _Asked) -> Iterator[str]:
    for scheme in asked.schemes():
        yield from (one.value for one in nodes.named(asked.scheme(scheme), "grades", "grade"))


def _levels(asked: _Asked) -> Iterator[str]:
    for scheme in asked.schemes():
        found = nodes.entries(asked.scheme(scheme), "levels")
        yield from (one.value for one in found if isinstance(one, nodes.Text))


def _findings(asked: _Asked) -> Iterator[str]:
    """Yield the criteria of the area, each with what stands between it and a finding."""
    yield from (f"{criterion}=" for criterion in _criteria(asked))


def _judgements(asked: _Asked) -> Iterator[str]:
    """Yield the judgements that can be supposed, but for the criterion that a cap is set aside for."""
    yield from (f"decide={grade}" for grade in _grades(asked))
    yield from (f"treat-as-critical={criterion}" for criterion in _criteria(asked))
    for scheme in asked.schemes():
        yield from (f"set-aside={one.value}:" for one in nodes.named(asked.scheme(scheme), "caps", "cap"))


def _quantities(asked: _Asked) -> Iterator[str]:
    """Yield the vague words of the schemes."""
    for scheme in asked.schemes():
        tree = asked.scheme(scheme)
        words = tree.get("quantities") if tree else None
        yield from (entry.key.value for entry in words.entries) if isinstance(words, nodes.Mapping) else ()


def _readings(asked: _Asked) -> Iterator[str]:
    yield from (f"{word}=" for word in _quantities(asked))


def _words(asked: _Asked) -> Iterator[str]:
    """Yield the vague words so that a shell takes each for one word."""
    yield from (word.replace(" ", "-") for word in _quantities(asked))


def _subjects(asked: _Asked) -> Iterable[str]:
    """Return what a chart may be of: a year for some kinds, a force for the others."""
    return _years(asked) if asked.words.get("kind") in {"distribution", "grid"} else _forces(asked)


def _kinds(_: _Asked) -> Iterable[str]:
    from hmicgrade.report.schemas import SCHEMAS  # noqa: PLC0415 - loads the shapes of files

    return SCHEMAS


FINDERS: dict[str, Callable[[_Asked], Iterable[str]]] = {
    "AREA": _areas,
    "CODE": _codes,
    "CRITERION": _criteria,
    "CRITERION=FINDING": _findings,
    "FORCE": _forces,
    "GRADE": _grades,
    "JUDGEMENT": _judgements,
    "KIND": _kinds,
    "LEVEL": _levels,
    "NEW": _rounds,
    "OLD": _rounds,
    "SCHEME": _schemes,
    "SUBJECT": _subjects,
    "WORD": _words,
    "WORD=READING": _readings,
    "YEAR": _years,
}
"""How the names are found that a metavar stands for."""
