"""Two versions of a project, of which nothing is read twice that is the same in both."""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.load.files import EVIDENCE, Files
from hmicgrade.load.kept import Kept, keep_below
from hmicgrade.load.parts import Part, Schemes, gather, list_evidence, read_criteria, read_force_part
from hmicgrade.load.project import Loaded, joined


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of a project.

    `untouched` are the forces with evidence of which nothing differs, criteria included: they are in neither project.
    """

    before: Loaded
    after: Loaded
    untouched: tuple[str, ...]


def read_versions(before: Files, after: Files) -> Versions:
    """Read two versions of a project, without the national distributions."""
    old, new = _criteria(before), _criteria(after)
    names = sorted({*old.forces, *new.forces})
    pairs = {name: (keep_below(before, f"{EVIDENCE}/{name}"), keep_below(after, f"{EVIDENCE}/{name}")) for name in names}
    alike = {name for name, (one, other) in pairs.items() if one.digest() == other.digest()}
    same_rules = old.digest == new.digest
    read = [_read(name, pairs[name], old, new, alike=name in alike) for name in names if not same_rules or name not in alike]
    return Versions(
        joined([*old.parts, *(one for one, _ in read)]),
        joined([*new.parts, *(other for _, other in read)]),
        tuple(name for name in names if same_rules and name in alike and _has_evidence(name, pairs[name][0])),
    )


@dataclass(frozen=True, slots=True)
class _Criteria:
    """The criteria of one version: their parts, what evidence is read against, and the forces that there are."""

    parts: tuple[Part, ...]
    schemes: Schemes
    digest: str
    forces: tuple[str, ...]


def _criteria(files: Files) -> _Criteria:
    kept = Kept(files)
    criteria, schemes = read_criteria(kept, None)
    evidence, names = list_evidence(files)
    return _Criteria((criteria, evidence), schemes, kept.digest(), names)


def _read(name: str, pair: tuple[Kept, Kept], old: _Criteria, new: _Criteria, *, alike: bool) -> tuple[Part, Part]:
    """Read a force in both versions; where its files are the same, their text is read once."""
    gathered = gather(pair[0], name)
    again = gathered.again() if alike else gather(pair[1], name)
    return read_force_part(gathered, old.schemes), read_force_part(again, new.schemes)


def _has_evidence(name: str, kept: Kept) -> bool:
    folders = kept.list_folder(f"{EVIDENCE}/{name}").folders
    return any(kept.list_folder(folder).files for folder in folders)
