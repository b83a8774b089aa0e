"""Two versions of a project, of which nothing is read twice that is the same in both."""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.load.files import EVIDENCE, Files
from hmicgrade.load.kept import Kept, keep_below
from hmicgrade.load.parts import Gathered, Part, gather, list_evidence, read_criteria, read_force_part, vocabularies
from hmicgrade.load.pause import without_collection
from hmicgrade.load.project import Loaded, joined
from hmicgrade.load.vocabulary import Vocabularies


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of a project.

    `untouched` are the forces with evidence of which nothing differs, criteria included: they are in neither project.
    """

    before: Loaded
    after: Loaded
    untouched: tuple[str, ...]


@without_collection()
def read_versions(before: Files, after: Files) -> Versions:
    """Read two versions of a project, without the national distributions."""
    old, new = _criteria(before), _criteria(after)
    pairs: list[tuple[Part, Part]] = []
    untouched: list[str] = []
    for name in sorted({*old.forces, *new.forces}):
        kept = keep_below(before, f"{EVIDENCE}/{name}"), keep_below(after, f"{EVIDENCE}/{name}")
        alike = kept[0].digest() == kept[1].digest()
        if not alike or old.digest != new.digest:
            pairs.append(_read(name, kept, old, new, alike=alike))
        elif _has_evidence(name, kept[0]):
            untouched.append(name)
    return Versions(
        joined([*old.parts, *(one for one, _ in pairs)]),
        joined([*new.parts, *(other for _, other in pairs)]),
        tuple(untouched),
    )


@dataclass(frozen=True, slots=True)
class _Criteria:
    """The criteria of one version: their parts, what evidence may name, and the forces that there are."""

    parts: tuple[Part, ...]
    names: Vocabularies
    digest: str
    forces: tuple[str, ...]


def _criteria(files: Files) -> _Criteria:
    kept = Kept(files)
    criteria, schemes = read_criteria(kept, None)
    evidence, names = list_evidence(files)
    return _Criteria((criteria, evidence), vocabularies(schemes), kept.digest(), names)


def _read(name: str, pair: tuple[Kept, Kept], old: _Criteria, new: _Criteria, *, alike: bool) -> tuple[Part, Part]:
    """Read a force in both versions, and once where its files and all that they may name are the same."""
    gathered = gather(pair[0], name)
    if alike and name in old.forces and name in new.forces and old.names == new.names:
        part = _part(gathered, name, old)
        return part, part
    again = gathered.again() if alike else gather(pair[1], name)
    return _part(gathered, name, old), _part(again, name, new)


def _part(gathered: Gathered, name: str, criteria: _Criteria) -> Part:
    return read_force_part(gathered, criteria.names) if name in criteria.forces else Part((), ())


def _has_evidence(name: str, kept: Kept) -> bool:
    folders = kept.list_folder(f"{EVIDENCE}/{name}").folders
    return any(kept.list_folder(folder).files for folder in folders)
