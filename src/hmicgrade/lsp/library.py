"""The names of a project that is being written: where each is defined, and what its definition says.

Of a file that is not YAML at the moment, the last tree that was is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hmicgrade.load.events import parse
from hmicgrade.load.files import CRITERIA, EVIDENCE, NATIONAL, Files, name_of
from hmicgrade.load.nodes import Mapping, Node, Text, entries, texts
from hmicgrade.load.scalars import is_id
from hmicgrade.load.text import decode
from hmicgrade.model.diagnostics import Span


@dataclass(slots=True)
class Trees:
    """The trees of files by path, each with the bytes it was last asked for, and the last tree that there was."""

    kept: dict[str, tuple[bytes, Mapping | None]] = field(default_factory=dict)

    def of(self, path: str, data: bytes) -> Mapping | None:
        """Return the tree of a file, or the last one that it had."""
        before, tree = self.kept.get(path, (None, None))
        if before != data:
            tree = _parsed(path, data) or tree
            self.kept[path] = (data, tree)
        return tree


def _parsed(path: str, data: bytes) -> Mapping | None:
    text, _ = decode(data, path)
    tree, _ = parse(text, path) if text is not None else (None, [])
    return tree if isinstance(tree, Mapping) else None


@dataclass(frozen=True, slots=True)
class Name:
    """Something that has a name: where it is defined, and what the definition says.

    `says` is the node that defines it; `also` are lines to show beside it.
    """

    id: str
    span: Span
    says: Node | None = None
    also: tuple[str, ...] = ()

    def text(self, key: str) -> str:
        """Return what the definition says under a key, nothing where it says nothing."""
        return (self.says.text(key) or "") if isinstance(self.says, Mapping) else ""


@dataclass(frozen=True, slots=True)
class Library:
    """The names of one project."""

    files: Files
    trees: Trees

    def tree(self, path: str) -> Mapping | None:
        """Return what a file says, or last said."""
        return self.trees.of(path, self.files.read_bytes(path)[0])

    def schemes(self) -> list[Name]:
        """Return every scheme."""
        return [self._file(f"{path}/scheme.yaml", name_of(path)) for path in self._folders(CRITERIA)]

    def forces(self) -> list[Name]:
        """Return every force."""
        paths = [path for path in self._folders(EVIDENCE) if name_of(path) != NATIONAL]
        return [self._file(f"{path}/force.yaml", name_of(path)) for path in paths]

    def areas(self, scheme: str) -> list[Name]:
        """Return the areas of a scheme."""
        return list(self._of_kind(scheme, "area"))

    def commons(self, scheme: str) -> list[Name]:
        """Return the common files of a scheme."""
        return list(self._of_kind(scheme, "common"))

    def frameworks(self, scheme: str) -> list[Name]:
        """Return the frameworks of a scheme: as the programme has them, else as a common file, else as an area does."""
        programmes = self._of_kind(scheme, "programme")
        said = [one for each in programmes for one in _listed(each.says, "frameworks", "id")]
        named = [(one.says, one.text("framework")) for one in self.areas(scheme)]
        joined = {name: Name(name, _at(tree, "framework"), tree) for tree, name in reversed(named) if name}
        shared = {one.id: one for one in self.commons(scheme) if one.id in joined}
        return list({**joined, **shared, **{one.id: one for one in said}}.values())

    def criteria(self, scheme: str, area: str | None = None) -> list[Name]:
        """Return the criteria of an area as it has them, or of every area."""
        commons = {one.id: one for one in self.commons(scheme)}
        areas = [one for one in self.areas(scheme) if area in {None, one.id}]
        found = [one for each in areas for one in _criteria_of(each, commons)]
        return list({(one.id, one.span): one for one in found}.values())

    def common_criteria(self, scheme: str, common: str) -> list[Name]:
        """Return the criteria of one common file."""
        return [one for each in self.commons(scheme) if each.id == common for one in _own(each)]

    def listed(self, scheme: str, key: str, name: str) -> list[Name]:
        """Return what a list of the scheme's own file defines: its grades, caps, scale."""
        return list(_listed(self.tree(f"{CRITERIA}/{scheme}/scheme.yaml"), key, name))

    def levels(self, scheme: str) -> list[Name]:
        """Return the levels of a scheme."""
        found = entries(self.tree(f"{CRITERIA}/{scheme}/scheme.yaml"), "levels")
        return [Name(one.value, one.span) for one in found if isinstance(one, Text)]

    def items(self, folder: str, file: str) -> list[Name]:
        """Return the items of a file of evidence, by the folder of its year and its own name."""
        return list(_listed(self.tree(f"{folder}/{file}.yaml"), "evidence", "id"))

    def files_of(self, folder: str) -> list[str]:
        """Return the names of the files in a folder."""
        return [name_of(path) for path in self.files.list_folder(folder).files]

    def _folders(self, path: str) -> list[str]:
        return [one for one in self.files.list_folder(path).folders if is_id(name_of(one))]

    def _of_kind(self, scheme: str, kind: str) -> Iterator[Name]:
        for path in self.files.list_folder(f"{CRITERIA}/{scheme}").files:
            tree = self.tree(path)
            if tree is not None and tree.text("kind") == kind:
                yield self._file(path, name_of(path))

    def _file(self, path: str, name: str) -> Name:
        tree = self.tree(path)
        span = _at(tree, "id") if tree is not None and tree.get("id") else Span.whole_file(path)
        return Name(name, span, tree)


def _at(node: Node | None, key: str) -> Span:
    """Return where the value of a key stands that is there."""
    value = node.get(key) if isinstance(node, Mapping) else None
    return value.span if value is not None else Span.whole_file("")


def _listed(tree: Node | None, key: str, name: str) -> Iterator[Name]:
    for one in entries(tree if isinstance(tree, Mapping) else None, key):
        named = one.get(name) if isinstance(one, Mapping) else None
        if isinstance(named, Text) and named.value:
            yield Name(named.value, named.span, one)


def _own(file: Name) -> Iterable[Name]:
    return _listed(file.says, "criteria", "id")


def _criteria_of(area: Name, commons: dict[str, Name]) -> Iterator[Name]:
    """Yield the criteria of an area: common ones with what its `includes` change, then its own."""
    for include in entries(area.says if isinstance(area.says, Mapping) else None, "includes"):
        common = include.text("common") or "" if isinstance(include, Mapping) else _word(include)
        for one in _own(commons[common]) if common in commons else ():
            if one.id not in _words(include, "without"):
                yield Name(one.id, one.span, one.says, tuple(_changes(include, one.id, area.id, common)))
    yield from _own(area)


def _changes(include: Node, criterion: str, area: str, common: str) -> Iterator[str]:
    yield f"Common criterion of {common}."
    if isinstance(include, Mapping):
        levels = include.get("levels")
        level = levels.text(criterion) if isinstance(levels, Mapping) else None
        if level:
            yield f"At level {level} in {area}."
        if criterion in _words(include, "critical"):
            yield f"Critical in {area}."


def _word(node: Node) -> str:
    return node.value if isinstance(node, Text) else ""


def _words(node: Node, key: str) -> set[str]:
    found = node.get(key) if isinstance(node, Mapping) else None
    return {one.value for one in texts(found)} if found is not None else set()
