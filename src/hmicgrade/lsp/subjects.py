"""What a word of a file may name, by the kind of the file and the keys that lead to it: one table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hmicgrade.load.checks import KINDS
from hmicgrade.load.files import EVIDENCE
from hmicgrade.load.shapes_evidence import JUDGEMENTS
from hmicgrade.lsp.library import Library, Name
from hmicgrade.lsp.places import Place
from hmicgrade.model.diagnostics import Span
from hmicgrade.model.evidence import Kind
from hmicgrade.model.table import Effect

_TOP = r"^{key}:[ \t]*([\w/-]+)[ \t]*(?:#.*)?$"
_NOWHERE = Span.whole_file("")


@dataclass(frozen=True, slots=True)
class Desk:
    """A file that is being written: its path in the project, its text, a place in it, and the names of the project."""

    path: str
    text: str
    place: Place
    library: Library

    def top(self, key: str) -> str:
        """Return the word that stands under a key of the file itself, nothing where there is none."""
        found = re.search(_TOP.format(key=key), self.text, re.MULTILINE)
        return found[1] if found else ""

    @property
    def kind(self) -> str:
        """The kind of the file, as it says."""
        return self.top("kind")

    @property
    def scheme(self) -> str:
        """The scheme that the place is about: that named about it, that of the file, that of the folder."""
        folders = self.path.split("/")
        named = self.place.around.get("scheme") or self.top("scheme")
        return named or (folders[1] if len(folders) > 2 else "")  # noqa: PLR2004 - criteria/<scheme>/<file>

    @property
    def area(self) -> str | None:
        """The area that the file is about; None for a file that several share."""
        return self.top("area") or None


Finder = Callable[[Desk], list[Name]]
"""Gives every name that could stand at a place."""


def _fixed(*words: str) -> Finder:
    return lambda _: [Name(word, _NOWHERE) for word in words]


def _schemes(desk: Desk) -> list[Name]:
    return desk.library.schemes()


def _forces(desk: Desk) -> list[Name]:
    return desk.library.forces()


def _areas(desk: Desk) -> list[Name]:
    return desk.library.areas(desk.scheme)


def _frameworks(desk: Desk) -> list[Name]:
    return desk.library.frameworks(desk.scheme)


def _commons(desk: Desk) -> list[Name]:
    return desk.library.commons(desk.scheme)


def _levels(desk: Desk) -> list[Name]:
    return desk.library.levels(desk.scheme)


def _listed(key: str, name: str, *others: str) -> Finder:
    return lambda desk: [*desk.library.listed(desk.scheme, key, name), *_fixed(*others)(desk)]


def _criteria(desk: Desk) -> list[Name]:
    """Return the criteria of the file's area; where the word names another area, those of that, as area/id."""
    area, slash, _ = desk.place.whole.partition("/")
    if not slash:
        return desk.library.criteria(desk.scheme, desk.area)
    return [_within(area, one) for one in desk.library.criteria(desk.scheme, area)]


def _items(desk: Desk) -> list[Name]:
    """Return the items of the file, and those of the other files of the year with the name of their file."""
    folder, _, own = desk.path.removesuffix(".yaml").rpartition("/")
    others = [name for name in desk.library.files_of(folder) if name != own] if folder.startswith(EVIDENCE) else []
    elsewhere = [_within(name, one) for name in others for one in desk.library.items(folder, name)]
    return [*desk.library.items(folder, own), *elsewhere]


def _within(file: str, name: Name) -> Name:
    return Name(f"{file}/{name.id}", name.span, name.says, name.also)


def _common_criteria(desk: Desk) -> list[Name]:
    return desk.library.common_criteria(desk.scheme, desk.place.around.get("common", ""))


_FINDINGS = _listed("scale", "finding", "met", "partly_met", "not_met")
_RECORDED = _listed("scale", "finding", "met", "partly_met", "not_met", "not_assessed", "not_applicable")
_GRADES = _listed("grades", "grade")
_KINDS_OF_ITEM = _fixed(*map(str, Kind))
_FLAG = _fixed("true", "false")
_PUBLISHED = _fixed("published", "reconstructed")
_DECIDED = _fixed("recorded", "reconstructed")

_ANY: dict[tuple[str, ...], Finder] = {("kind",): _fixed(*KINDS)}

_CRITERIA: dict[tuple[str, ...], Finder] = {
    ("provenance",): _PUBLISHED,
    ("criteria", "level"): _levels,
    ("criteria", "critical"): _FLAG,
    ("criteria", "significant"): _FLAG,
    ("criteria", "not_applicable"): _fixed("never", "with-reason"),
}

VALUES: dict[str, dict[tuple[str, ...], Finder]] = {
    "evidence": {
        ("force",): _forces,
        ("scheme",): _schemes,
        ("area",): _areas,
        ("framework",): _frameworks,
        ("evidence", "kind"): _KINDS_OF_ITEM,
        ("evidence", "criteria"): _criteria,
        ("evidence", "criteria", "criterion"): _criteria,
        ("evidence", "criteria", "effect"): _fixed(*map(str, Effect)),
        ("evidence", "same_as"): _items,
        ("evidence", "areas"): _areas,
        ("evidence", "public"): _FLAG,
        ("findings", "criterion"): _criteria,
        ("findings", "finding"): _RECORDED,
        ("findings", "evidence"): _items,
        ("findings", "despite"): _items,
        ("findings", "provenance"): _DECIDED,
        ("findings", "public"): _FLAG,
        ("judgements", "judgement"): _fixed(*JUDGEMENTS),
        ("judgements", "cap"): _listed("caps", "cap"),
        ("judgements", "criterion"): _criteria,
        ("judgements", "grade"): _GRADES,
        ("judgements", "despite"): _criteria,
        ("judgements", "provenance"): _DECIDED,
        ("judgements", "public"): _FLAG,
        ("developing_practice", "public"): _FLAG,
        ("context_public",): _FLAG,
    },
    "area": {
        **_CRITERIA,
        ("framework",): _frameworks,
        ("includes",): _commons,
        ("includes", "common"): _commons,
        ("includes", "critical"): _common_criteria,
        ("includes", "without"): _common_criteria,
    },
    "common": _CRITERIA,
    "scheme": {
        ("otherwise",): _GRADES,
        ("otherwise", "judgement"): _GRADES,
        ("caps", "at_most"): _GRADES,
        ("caps", "may_be_set_aside"): _FLAG,
        ("findings", "finding"): _FINDINGS,
    },
    "published": {
        ("force",): _forces,
        ("grades", "scheme"): _schemes,
        ("grades", "area"): _areas,
        ("grades", "grade"): _GRADES,
        ("grades", "status"): _fixed("not-graded", "carried-forward", "read-from-prose"),
    },
    "national": {("scheme",): _schemes, ("areas", "area"): _areas},
    "programme": {
        ("id",): _schemes,
        ("frameworks", "inspection"): _fixed("programmed", "risk-based", "planned"),
        ("frameworks", "areas"): _areas,
        ("decline_prompts_inspection", "or_into"): _GRADES,
    },
}
"""By the kind of a file and the keys that lead to a value, what finds the names that can stand there."""

KEYS: dict[str, dict[tuple[str, ...], Finder]] = {
    "area": {("grade_means",): _GRADES, ("includes", "levels"): _common_criteria},
    "scheme": {("silence",): _levels},
    "national": {("areas", "grades"): _GRADES},
}
"""The same for mappings whose keys are names."""


def values_at(desk: Desk) -> list[Name]:
    """Return every name that could stand as the value at a place."""
    finder = _ANY.get(desk.place.keys) or VALUES.get(desk.kind, {}).get(desk.place.keys)
    return finder(desk) if finder and desk.place.value else []


def key_names_at(desk: Desk) -> list[Name] | None:
    """Return every name that could stand as a key at a place; None where keys are not names."""
    finder = KEYS.get(desk.kind, {}).get(desk.place.keys)
    return finder(desk) if finder and desk.place.key else None


def named_at(desk: Desk) -> Name | None:
    """Return what the word at a place names, or None."""
    names = [*values_at(desk), *(key_names_at(desk) or ())]
    return next((one for one in names if one.id == desk.place.whole), None)
