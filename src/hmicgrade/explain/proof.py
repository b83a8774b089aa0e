"""The proof of a scheme for people: each property with its verdict, and the smallest findings that show a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from hmicgrade.evaluate.proof.results import AreaProof, Kind, Power, Property, Remark, SchemeProof, Verdict, Witness
from hmicgrade.explain import proof_sentences as say
from hmicgrade.explain.page import Entry, Page, Section
from hmicgrade.explain.statements import Point
from hmicgrade.explain.witness import witness_lines
from hmicgrade.model.areas import Area
from hmicgrade.model.scheme import Scheme


def proof_page(proof: SchemeProof) -> Page:
    """Return the page of a scheme."""
    sections = [_area(proof.scheme, area) for area in proof.areas]
    if proof.remarks:
        sections.insert(0, Section(say.EVERYWHERE, tuple(_everywhere(remarks) for remarks in _kinds(proof.remarks))))
    return Page(say.title(proof.scheme.title), tuple(sections), f"{_verdict(proof)} {say.ASSUMED}")


def _verdict(proof: SchemeProof) -> str:
    if proof.proved:
        return say.proved(len(proof.areas))
    faults = sum(remark.fault for remark in proof.every_remark())
    return say.not_proved(faults, [area.area.id for area in proof.areas if not area.exact], proof.refused)


def _kinds(remarks: Sequence[Remark]) -> list[list[Remark]]:
    return [list(group) for _, group in groupby(remarks, key=lambda remark: remark.kind)]


def _area(scheme: Scheme, proof: AreaProof) -> Section:
    number = len(proof.area.criteria)
    if proof.exact:
        head = say.size(number, proof.classes, proof.states, proof.sets)
    else:
        head = say.too_large(number, proof.states)
    asked = [property_ for property_ in Property if _is_asked(scheme, proof.area, property_)]
    entries = [entry for property_ in asked for entry in _property(scheme, proof, property_)]
    return Section(proof.area.title, (Entry(head), *entries, *_power(proof.power)))


def _is_asked(scheme: Scheme, area: Area, property_: Property) -> bool:
    """Tell whether there is anything for a property to be about."""
    match property_:
        case Property.CAPS:
            return bool(scheme.caps)
        case Property.QUANTITIES:
            return bool(scheme.quantities)
        case Property.SILENCE:
            return bool(scheme.silence)
        case Property.FLAGS:
            return any(criterion.critical for criterion in area.criteria)
        case Property.NOT_APPLICABLE:
            return any(criterion.may_be_not_applicable for criterion in area.criteria)
        case _:
            return True


def _property(scheme: Scheme, proof: AreaProof, property_: Property) -> Iterator[Entry]:
    verdict = proof.verdict(property_)
    first, *rest = list(_remarks(scheme, proof, property_)) or [_without_remarks(proof, property_, verdict)]
    yield Entry(say.verdict(property_, verdict, first.text), first.points, first.code)
    yield from rest
    if property_ is Property.REACHABLE and proof.exact and proof.about(property_):
        yield Entry("", _reaches(proof))


def _without_remarks(proof: AreaProof, property_: Property, verdict: Verdict) -> Entry:
    if verdict is Verdict.UNCHECKED:
        return Entry("")
    return Entry(say.HOLDS[property_], _reaches(proof) if property_ is Property.REACHABLE else ())


def _reaches(proof: AreaProof) -> tuple[Point, ...]:
    return tuple(Point(say.reached(one.grade, one.ways, one.states, one.sets)) for one in proof.reaches)


def _remarks(scheme: Scheme, proof: AreaProof, property_: Property) -> Iterator[Entry]:
    for remarks in _kinds(proof.about(property_)):
        if remarks[0].kind in say.LISTS:
            yield _listed(remarks)
        else:
            for remark in remarks:
                yield _shown(scheme, proof.area, remark)


def _listed(remarks: Sequence[Remark]) -> Entry:
    return Entry(say.LISTS[remarks[0].kind], tuple(Point(remark.subject) for remark in remarks))


def _everywhere(remarks: Sequence[Remark]) -> Entry:
    entry = _listed(remarks)
    return replace(entry, text=say.verdict(remarks[0].of, Verdict.FAULT, entry.text))


def _shown(scheme: Scheme, area: Area, remark: Remark) -> Entry:
    """Return what is wrong, in how many states, and the smallest findings that show it."""
    text, witness = _SAID[remark.kind](scheme, remark), remark.witness
    if witness is None:
        return Entry(text)
    counts = (say.shows_by_change if witness.change else say.shows)(remark.states, remark.sets)
    return Entry(f"{text} {counts} {say.SMALLEST}", _results(witness), witness_lines(scheme, area, witness))


def _results(witness: Witness) -> tuple[Point, ...]:
    given = [Point(say.gives(witness.gives))]
    return (*given, Point(say.then(witness.then))) if witness.change else tuple(given)


def _unreachable(scheme: Scheme, remark: Remark) -> str:
    ruled = any(rule.grade == remark.subject and rule.requires is not None for rule in scheme.grades)
    return f"{say.unreachable(remark.subject)} {_why('Its rule', remark) if ruled else ''}".strip()


def _idle_rule(_: Scheme, remark: Remark) -> str:
    return f"{say.idle_rule(remark.subject)} {_why('It', remark)}"


def _why(rule: str, remark: Remark) -> str:
    return say.why_idle(rule, remark.others, remark.caps, holds=remark.witness is not None)


def _monotone(_: Scheme, remark: Remark) -> str:
    change = remark.shown.changed
    return say.not_monotone(remark.subject, change.before, change.to)


_SAID: dict[Kind, Callable[[Scheme, Remark], str]] = {
    Kind.OPEN: lambda scheme, _: say.left_open(scheme.otherwise),
    Kind.CONTRADICTION: lambda _, remark: say.contradiction(remark.subject, remark.others),
    Kind.NOT_NESTED: lambda _, remark: say.not_nested(remark.subject, remark.others),
    Kind.NOT_MONOTONE: _monotone,
    Kind.UNREACHABLE: _unreachable,
    Kind.IDLE_RULE: _idle_rule,
    Kind.CONSTANT: lambda _, remark: say.constant(remark.shown.gives),
    Kind.SILENCE_DECIDES: lambda _, remark: say.silence_decides(remark.shown.gives, remark.others),
    Kind.LEFT_OUT: lambda scheme, remark: say.left_out(remark.subject, len(remark.others), scheme.worst_finding),
}
"""How each remark is told that is not one of a list."""


def _power(power: Sequence[Power]) -> Iterator[Entry]:
    """Yield the power of the criteria, those with most first; those of equal power together."""
    if power:
        alike: dict[tuple[object, ...], list[Power]] = {}
        for one in sorted(power, key=lambda one: -one.decides):
            alike.setdefault((one.decides, one.thresholds), []).append(one)
        yield Entry(say.POWER, tuple(point for ones in alike.values() for point in _points(ones)))


def _points(alike: Sequence[Power]) -> Iterator[Point]:
    first = alike[0]
    yield Point(say.power(first.decides, first.share, [one.criterion for one in alike]))
    yield Point(say.thresholds(first.thresholds), 1)
