"""What the rules count of an area, and how much of it each grade needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult
from hmicgrade.evaluate.counting import Count, Unit, count
from hmicgrade.explain import chart_sentences as say
from hmicgrade.explain import sentences
from hmicgrade.explain.charting.drawings import Counted, Need, Needs, Rank, Unpictured
from hmicgrade.explain.charting.subject import Subject, ranks
from hmicgrade.explain.counts import head_text
from hmicgrade.explain.page import Table
from hmicgrade.explain.phrases import capitalised
from hmicgrade.model.conditions import AllOf, AnyOf, Condition, Sentence
from hmicgrade.model.wording import number_text


@dataclass(frozen=True, slots=True)
class _Use:
    """A count that a grade or a cap makes; `cap` is what the cap is called. With `either` it is one way of several."""

    count: Count
    grade: str | None
    cap: str
    either: bool


def needs(result: AreaResult, of: Subject) -> Needs | Unpictured:
    """Return what each grade and cap needs of an area, beside what there is."""
    if isinstance(result, AreaRefused):
        return Unpictured(of.heading("needs", say.NEEDS, sentences.refused(len(result.diagnostics))))
    groups = _grouped(list(_uses(result)))
    if not groups:
        return Unpictured(of.heading("needs", say.NEEDS, sentences.NO_RULES))
    alt = [*of.grounds(result), *(f"{capitalised(head_text(group[0].count))}." for group in groups)]
    table = Table(say.NEEDED, tuple(row for group in groups for row in _rows(group)))
    counts = tuple(_counted(group, ranks(result.scheme)) for group in groups)
    return Needs(of.heading("needs", say.NEEDS, " ".join(alt), table), counts)


def _uses(result: AreaAssessment) -> Iterator[_Use]:
    """Yield every count of the rules: grade by grade, best first, and then of the caps."""
    for rule in result.scheme.grades:
        for sentence, either in _sentences(rule.requires) if rule.requires else ():
            yield _Use(count(sentence, result.scheme, result.findings), rule.grade, "", either)
    aside = {state.cap.id for state in result.caps if state.set_aside}
    for cap in result.scheme.caps:
        for sentence, either in _sentences(cap.when):
            name = say.cap(cap.id, set_aside=cap.id in aside)
            yield _Use(count(sentence, result.scheme, result.findings), None, name, either)


def _sentences(condition: Condition, *, either: bool = False) -> Iterator[tuple[Sentence, bool]]:
    """Yield the sentences of a condition, each with whether it is one way of several."""
    if isinstance(condition, AllOf | AnyOf):
        several = isinstance(condition, AnyOf) and len(condition.members) > 1
        for member in condition.members:
            yield from _sentences(member, either=either or several)
    else:
        yield condition, either


def _grouped(uses: Sequence[_Use]) -> list[list[_Use]]:
    """Return the uses by what is counted, in the order in which the rules first count it."""
    found: dict[str, list[_Use]] = {}
    for use in uses:
        found.setdefault(say.subject(use.count), []).append(use)
    return list(found.values())


def _alike(group: Sequence[_Use]) -> Iterator[list[_Use]]:
    """Yield the uses of a count that need the same, in the order of what they need."""
    found: dict[tuple[Fraction, Fraction, str, bool], list[_Use]] = {}
    for use in group:
        found.setdefault((_at(use.count), use.count.low, use.cap, use.either), []).append(use)
    yield from (found[key] for key in sorted(found))


def _at(one: Count) -> Fraction:
    """Return where on the way from nothing to the whole a count begins to suffice, or ceases to."""
    return min(one.high, one.total) if one.low <= 0 else min(one.low, one.total)


def _counted(group: Sequence[_Use], scale: dict[str, Rank]) -> Counted:
    one = group[0].count
    whole = one.unit is Unit.CRITERIA
    missing = Fraction(len(one.missing)) if whole else Fraction(0)
    made = tuple(_need(uses, scale) for uses in _alike(group))
    return Counted(f"{capitalised(head_text(one))}.", one.have, missing, one.total, whole, made)


def _need(uses: Sequence[_Use], scale: dict[str, Rank]) -> Need:
    first = uses[0]
    words = say.need(_whose(uses), say.needed(first.count, either=first.either))
    return Need(_at(first.count), words, scale[first.grade] if first.grade else None)


def _whose(uses: Sequence[_Use]) -> str:
    return uses[0].cap or say.grades(dict.fromkeys(use.grade for use in uses if use.grade))


def _rows(group: Sequence[_Use]) -> Iterator[tuple[str, ...]]:
    for uses in _alike(group):
        one = uses[0].count
        counted = (capitalised(say.subject(one)), number_text(one.have), number_text(one.total))
        yield (*counted, _whose(uses), say.needed(one, either=uses[0].either))
