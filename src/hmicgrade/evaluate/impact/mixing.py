"""The rules half way from one version to the other: some of their differences taken, the others not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from hmicgrade.evaluate.comparing.elements import TRAITS, Element, Part, Ruler, pairs_of, same_scales
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.scheme import Cap, GradeRule, Quantity, ScaleValue, Scheme, Silence

_Key = tuple[Part, str]


@dataclass(frozen=True, slots=True)
class _Taken:
    """The differences that are taken, by part and subject."""

    keys: frozenset[_Key]

    def __contains__(self, key: _Key) -> bool:
        return key in self.keys


def mixed(old: Ruler, new: Ruler, chosen: Collection[Element]) -> Ruler:
    """Return the old rules with the chosen differences; criteria of both versions have the ids of the new one."""
    taken = _Taken(frozenset((one.part, one.subject) for one in chosen))
    return Ruler(_scheme(old.scheme, new.scheme, taken), _area(old.area, new.area, taken))


def _scheme(old: Scheme, new: Scheme, taken: _Taken) -> Scheme:
    if not same_scales(old, new):
        return new if (Part.SCHEME, new.id) in taken else old
    return replace(
        new,
        grades=tuple(_grades(old, new, taken)),
        scale=tuple(_scale(old, new, taken)),
        table=(new if (Part.FINDINGS, "") in taken else old).table,
        otherwise=(new if (Part.OTHERWISE, "") in taken else old).otherwise,
        quantities=tuple(_quantities(old, new, taken)),
        caps=tuple(_caps(old, new, taken)),
        silence=tuple(_silence(old, new, taken)),
        override_steps=(new if (Part.OVERRIDES, "") in taken else old).override_steps,
    )


def _grades(old: Scheme, new: Scheme, taken: _Taken) -> Iterator[GradeRule]:
    for before, after in zip(old.grades, new.grades, strict=True):
        yield after if (Part.REQUIRES, after.grade) in taken else before


def _scale(old: Scheme, new: Scheme, taken: _Taken) -> Iterator[ScaleValue]:
    for before, after in zip(old.scale, new.scale, strict=True):
        yield after if (Part.SCORES, after.finding) in taken else before


def _quantities(old: Scheme, new: Scheme, taken: _Taken) -> Iterator[Quantity]:
    """Yield every word of both versions: what only one of them has is there for its own sentences."""
    before, after = ({one.word: one for one in scheme.quantities} for scheme in (old, new))
    for word in {**before, **after}:
        one = after.get(word) if (Part.READING, word) in taken else before.get(word)
        yield one or {**before, **after}[word]


def _caps(old: Scheme, new: Scheme, taken: _Taken) -> Iterator[Cap]:
    for name in dict.fromkeys(cap.id for cap in (*new.caps, *old.caps)):
        cap = (new if (Part.CAP, name) in taken else old).cap(name)
        if cap is not None:
            yield cap


def _silence(old: Scheme, new: Scheme, taken: _Taken) -> Iterator[Silence]:
    for level in dict.fromkeys(one.level for one in (*new.silence, *old.silence)):
        finding = (new if (Part.SILENCE, level) in taken else old).finding_in_silence(level)
        if finding is not None:
            yield Silence(level, finding)


def _area(old: Area, new: Area, taken: _Taken) -> Area:
    before, pairs = {one.id: one for one in old.criteria}, pairs_of(old, new)
    kept = set(pairs.values())
    criteria = [
        _criterion(before[pairs[one.id]], one, taken) if one.id in pairs else one
        for one in new.criteria
        if one.id in pairs or (Part.CRITERION, one.id) in taken
    ]
    gone = [one for one in old.criteria if one.id not in kept and (Part.CRITERION, one.id) not in taken]
    return replace(new, criteria=(*criteria, *gone))


def _criterion(old: Criterion, new: Criterion, taken: _Taken) -> Criterion:
    unmoved = {name: getattr(old, name) for part, name in TRAITS.items() if (part, new.id) not in taken}
    return replace(new, **unmoved)
