"""What differs between two versions of the rules over an area, in the smallest parts that can each be taken alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.conditions import AllOf, AnyOf, Condition
from hmicgrade.model.scheme import Cap, Scheme
from hmicgrade.model.table import EffectTest, Presence
from hmicgrade.model.wording import amount_text, number_text, sentence_text


class Part(StrEnum):
    """What of the rules can differ."""

    SCHEME = "scheme"
    REQUIRES = "requires"
    READING = "reading"
    OTHERWISE = "otherwise"
    CAP = "cap"
    OVERRIDES = "overrides"
    SCORES = "scores"
    FINDINGS = "findings"
    SILENCE = "silence"
    CRITERION = "criterion"
    LEVEL = "level"
    CRITICAL = "critical"
    SIGNIFICANT = "significant"
    WEIGHT = "weight"
    TAGS = "tags"
    NOT_APPLICABLE = "not-applicable"


class Extent(StrEnum):
    """Whether both versions have what differs, or only one of them."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


TRAITS: Mapping[Part, str] = {
    Part.LEVEL: "level",
    Part.CRITICAL: "critical",
    Part.SIGNIFICANT: "significant",
    Part.WEIGHT: "weight",
    Part.TAGS: "tags",
    Part.NOT_APPLICABLE: "may_be_not_applicable",
}
"""The parts that are one trait of a criterion, by the name of its field."""


@dataclass(frozen=True, slots=True)
class Element:
    """One difference. `subject` is the grade, word, cap, level or criterion concerned, empty where there is but one.

    `was` and `now` are what one version says and the other does not, in the words of the files. `text` is that of the
    criterion, where it is one.
    """

    part: Part
    subject: str
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    extent: Extent = Extent.CHANGED
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ruler:
    """The rules over one area."""

    scheme: Scheme
    area: Area


def pairs_of(old: Area, new: Area) -> dict[str, str]:
    """Return, for criteria of the new version, which of the old version each is; no two are the same one."""
    known = {one.id for one in old.criteria}
    found = {one.id: one.id for one in new.criteria if one.id in known}
    taken = set(found)
    for one in new.criteria:
        earlier = next((name for name in one.was if name in known and name not in taken), None)
        if one.id not in found and earlier is not None:
            found[one.id] = earlier
            taken.add(earlier)
    return found


def elements_of(old: Ruler, new: Ruler) -> tuple[Element, ...]:
    """Return every difference that can change a grade, those of the scheme first."""
    return (*scheme_elements(old.scheme, new.scheme), *_criterion_elements(old.area, new.area))


def same_scales(old: Scheme, new: Scheme) -> bool:
    """Tell whether two schemes have the same grades and findings, so that the rest of them can be taken apart."""
    return (old.grade_names, old.findings) == (new.grade_names, new.findings)


def scheme_elements(old: Scheme, new: Scheme) -> Iterator[Element]:
    """Yield every difference of two schemes that can change a grade."""
    if not same_scales(old, new):
        scales = [tuple(", ".join(names) for names in (one.grade_names, one.findings)) for one in (old, new)]
        yield Element(Part.SCHEME, new.id, *_apart(*scales))
        return
    yield from _table_elements(old, new)
    for part, tell in _SCHEME_PARTS.items():
        before, after = tell(old), tell(new)
        for subject in dict.fromkeys([*after, *before]):
            was, now = _apart(before.get(subject, ()), after.get(subject, ()))
            if (was or now) and _counts(part, subject, before, after):
                yield Element(part, subject, was, now, _extent(subject, before, after))


_Said = Mapping[str, tuple[str, ...]]
"""What a scheme says of something, by subject."""


def _counts(part: Part, subject: str, before: _Said, after: _Said) -> bool:
    """Tell whether a difference can change a grade: a word that only one version has is used by no shared sentence."""
    return part is not Part.READING or (subject in before and subject in after)


def _extent(subject: str, before: _Said, after: _Said) -> Extent:
    if subject in before and subject in after:
        return Extent.CHANGED
    return Extent.NEW if subject in after else Extent.GONE


def _apart(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what only the one side says, and what only the other."""
    return tuple(one for one in old if one not in new), tuple(one for one in new if one not in old)


def condition_texts(condition: Condition) -> tuple[str, ...]:
    """Return what a condition asks, one text for each thing that must hold, whatever their order."""
    if isinstance(condition, AllOf):
        return tuple(text for member in condition.members for text in condition_texts(member))
    if isinstance(condition, AnyOf):
        members = sorted(" and ".join(sorted(condition_texts(member))) for member in condition.members)
        return (f"any of: {'; '.join(members)}",)
    return (sentence_text(condition),)


def _requires(scheme: Scheme) -> _Said:
    return {rule.grade: condition_texts(rule.requires) for rule in scheme.grades if rule.requires is not None}


def _readings(scheme: Scheme) -> _Said:
    return {one.word: (amount_text(one.reading),) for one in scheme.quantities}


def _otherwise(scheme: Scheme) -> _Said:
    return {"": (" or ".join(scheme.otherwise),)}


def _caps(scheme: Scheme) -> _Said:
    return {cap.id: tuple(_cap_texts(cap)) for cap in scheme.caps}


def _cap_texts(cap: Cap) -> Iterator[str]:
    yield from (f"when {text}" for text in condition_texts(cap.when))
    yield f"at most {cap.at_most}"
    yield "may be set aside" if cap.may_be_set_aside else "may not be set aside"


def _overrides(scheme: Scheme) -> _Said:
    steps = scheme.override_steps
    return {"": ("none" if steps is None else str(steps),)}


def _scores(scheme: Scheme) -> _Said:
    return {value.finding: (number_text(value.score),) for value in scheme.scale}


def _table_elements(old: Scheme, new: Scheme) -> Iterator[Element]:
    """Yield that the table of findings differs: by its lines, or where those are the same, by their order."""
    if old.table == new.table:
        return
    before, after = (
        tuple(f"{' and '.join(map(_test, one.given))}: {one.finding}" for one in each.table.lines)
        for each in (old, new)
    )
    was, now = _apart(before, after)
    if not was and not now:
        was, now = _apart(_numbered(before), _numbered(after))
    yield Element(Part.FINDINGS, "", was, now)


def _numbered(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _test(test: EffectTest) -> str:
    number = f" {test.number}" if test.presence is Presence.AT_LEAST else ""
    return f"{test.presence}{number} {test.effect}"


def _silence(scheme: Scheme) -> _Said:
    return {one.level: (one.finding,) for one in scheme.silence}


_SCHEME_PARTS = {
    Part.REQUIRES: _requires,
    Part.READING: _readings,
    Part.OTHERWISE: _otherwise,
    Part.CAP: _caps,
    Part.OVERRIDES: _overrides,
    Part.SCORES: _scores,
    Part.SILENCE: _silence,
}
"""What each part of a scheme says; texts that differ are a difference."""


def _criterion_elements(old: Area, new: Area) -> Iterator[Element]:
    before, pairs = {one.id: one for one in old.criteria}, pairs_of(old, new)
    for one in new.criteria:
        if one.id in pairs:
            yield from _trait_elements(before[pairs[one.id]], one)
        else:
            yield Element(Part.CRITERION, one.id, extent=Extent.NEW, text=one.text)
    kept = set(pairs.values())
    gone = [one for one in old.criteria if one.id not in kept]
    yield from (Element(Part.CRITERION, one.id, extent=Extent.GONE, text=one.text) for one in gone)


def _trait_elements(old: Criterion, new: Criterion) -> Iterator[Element]:
    for part, name in TRAITS.items():
        if getattr(old, name) != getattr(new, name) and trait_text(part, old) != trait_text(part, new):
            yield Element(part, new.id, (trait_text(part, old),), (trait_text(part, new),), text=new.text)


def trait_text(part: Part, criterion: Criterion) -> str:
    """Write one trait of a criterion."""
    match part:
        case Part.LEVEL:
            return criterion.level
        case Part.WEIGHT:
            return number_text(criterion.weight)
        case Part.TAGS:
            return ", ".join(sorted(criterion.tags)) or "none"
        case _:
            return "yes" if getattr(criterion, TRAITS[part]) else "no"
