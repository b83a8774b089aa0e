"""Everything that differs in the criteria of two versions, whatever evidence there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hmicgrade.evaluate.comparing.elements import Element, Ruler, elements_of
from hmicgrade.evaluate.impact.results import Reworded, RuleChange, RuleChanges, Whole
from hmicgrade.model.areas import Area
from hmicgrade.model.project import SchemeFolder

_Folders = Mapping[str, SchemeFolder]


def rule_changes(old: _Folders, new: _Folders) -> RuleChanges:
    """Return what differs in the schemes of two versions, by scheme."""
    names = sorted({*old, *new})
    both = [(old[name], new[name]) for name in names if name in old and name in new]
    differing = [(one, other) for one, other in both if _said(one) != _said(other)]
    return RuleChanges(
        tuple(change for pair in differing for change in _changes(*pair)),
        (*_schemes(old, new, names), *(one for pair in differing for one in _areas(*pair))),
        tuple(one for pair in differing for one in _reworded(*pair)),
    )


def _said(folder: SchemeFolder) -> tuple[object, ...]:
    """Return what the files of a scheme say, and of which areas they have errors."""
    return folder.digest, folder.scheme is None, sorted(folder.refused)


def shared_areas(old: SchemeFolder, new: SchemeFolder) -> Iterator[tuple[Area, Area]]:
    """Yield each area that both versions of a scheme have without errors."""
    before = {area.id: area for area in old.areas}
    yield from ((before[area.id], area) for area in new.areas if area.id in before)


def _changes(old: SchemeFolder, new: SchemeFolder) -> Iterator[RuleChange]:
    """Yield the differences of the scheme, then those of criteria, each once with the areas that it is in."""
    if old.scheme is None or new.scheme is None:
        return
    empty = Area("", "", ())
    own = elements_of(Ruler(old.scheme, empty), Ruler(new.scheme, empty))
    yield from (RuleChange(new.id, element) for element in own)
    found: dict[Element, list[str]] = {}
    for before, after in shared_areas(old, new):
        for element in elements_of(Ruler(new.scheme, before), Ruler(new.scheme, after)):
            found.setdefault(element, []).append(after.id)
    yield from (RuleChange(new.id, element, tuple(areas)) for element, areas in found.items())


def _schemes(old: _Folders, new: _Folders, names: Iterable[str]) -> Iterator[Whole]:
    there = [({name for name, folder in each.items() if folder.scheme}) for each in (old, new)]
    for name in names:
        if (name in there[0]) != (name in there[1]):
            yield Whole(name, None, added=name in there[1])


def _areas(old: SchemeFolder, new: SchemeFolder) -> Iterator[Whole]:
    before, after = ({area.id for area in folder.areas} for folder in (old, new))
    for name in sorted(before ^ after):
        yield Whole(new.id, name, added=name in after)


def _reworded(old: SchemeFolder, new: SchemeFolder) -> Iterator[Reworded]:
    """Yield the criteria of one id whose text differs by more than spaces."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for before, after in shared_areas(old, new):
        for one in after.criteria:
            earlier = before.criterion(one.id)
            if earlier is not None and earlier.text.split() != one.text.split():
                found.setdefault((one.id, earlier.text, one.text), []).append(after.id)
    yield from (Reworded(new.id, tuple(areas), *texts) for texts, areas in found.items())
