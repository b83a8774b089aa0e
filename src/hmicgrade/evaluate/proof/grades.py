"""How each grade comes about, rules that never decide, and results that never differ."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from hmicgrade.evaluate.lattice import is_several, union
from hmicgrade.evaluate.proof.profiles import Ground, Profile
from hmicgrade.evaluate.proof.results import Kind, Reach, Remark, Way, Witness
from hmicgrade.evaluate.proof.rules import mass_where, witness_where
from hmicgrade.evaluate.proof.walks import whole
from hmicgrade.evaluate.proof.witnesses import names_of, still
from hmicgrade.evaluate.ruleset import Grades, Outcome
from hmicgrade.model.scheme import NOT_ASSESSED


def reaches(ground: Ground) -> tuple[Reach, ...]:
    """Return how each grade is reached, best first."""
    return tuple(_reach(ground, grade) for grade in range(len(ground.scheme.grades)))


def _reach(ground: Ground, grade: int) -> Reach:
    found = [(profile, mass) for profile, mass in ground.profiles if ground.outcome(profile).capped >> grade & 1]
    mass = whole(mass for _, mass in found)
    name = ground.scheme.grade_names[grade]
    if mass is None:
        by_override = _in_reach(ground, grade, {ground.outcome(profile).capped for profile, _ in ground.profiles})
        return Reach(name, (Way.OVERRIDE,) if by_override else (), 0, 0, None)
    ways = {_way(ground, profile, grade) for profile, _ in found}
    witness = still(ground, found[0][1].smallest, ground.outcome(found[0][0]).capped)
    return Reach(name, tuple(way for way in Way if way in ways), mass.state_count, mass.sets, witness)


def _way(ground: Ground, profile: Profile, grade: int) -> Way:
    outcome = ground.outcome(profile)
    settled = is_several(outcome.uncapped) and not is_several(outcome.capped)
    if settled or not outcome.uncapped >> grade & 1:
        return Way.CAP
    if any(profile[: len(ground.ruleset.claims)]):
        return Way.RULE
    return Way.JUDGEMENT if is_several(ground.ruleset.otherwise) else Way.OTHERWISE


def _in_reach(ground: Ground, grade: int, results: Iterable[Grades]) -> bool:
    """Tell whether an override may give a grade: from some result, no further away than the scheme allows."""
    steps = ground.scheme.override_steps
    if steps is None:
        return False
    far = [place for place in range(len(ground.scheme.grades)) if abs(place - grade) > steps]
    return any(not any(grades >> place & 1 for place in far) for grades in results)


def unreachable(ground: Ground, outcomes: Collection[Outcome]) -> Iterator[Remark]:
    """Yield each grade that no state leaves; one without a rule may be there for overrides alone.

    `outcomes` hold every outcome there is.
    """
    results = {outcome.capped for outcome in outcomes}
    for grade, rule in enumerate(ground.scheme.grades):
        meant = rule.requires is None and _in_reach(ground, grade, results)
        if not union(results) >> grade & 1 and not meant:
            yield Remark(Kind.UNREACHABLE, rule.grade, span=rule.span)


def with_reasons(ground: Ground, found: Iterable[Remark]) -> Iterator[Remark]:
    """Yield why grades are never reached by their rule: those that are never reached, then those reached otherwise."""
    gone = {remark.subject: remark for remark in found}
    for index, (grade, _) in enumerate(ground.ruleset.claims):
        rule = ground.scheme.grades[grade]
        if not any(_decides(ground, profile, index) for profile, _ in ground.profiles):
            kind = Kind.UNREACHABLE if gone.pop(rule.grade, None) else Kind.IDLE_RULE
            yield _idle(ground, kind, index)
    yield from gone.values()


def _decides(ground: Ground, profile: Profile, index: int) -> bool:
    """Tell whether a rule gives its grade in a state: it is the best that holds, and no cap lowers the grade."""
    grade = ground.ruleset.claims[index][0]
    return profile[index] and ground.outcome(profile).capped == 1 << grade == ground.outcome(profile).uncapped


def _idle(ground: Ground, kind: Kind, index: int) -> Remark:
    rule = ground.scheme.grades[ground.ruleset.claims[index][0]]
    held = [profile for profile, _ in ground.profiles if profile[index]]
    better = {_claimed(profile) for profile in held} - {index}
    lowering = union(ground.outcome(profile).lowering for profile in held if _claimed(profile) == index)
    names = [ground.scheme.grade_names[grade] for grade, _ in ground.ruleset.claims]
    caps = tuple(cap.id for place, cap in enumerate(ground.scheme.caps) if lowering >> place & 1)
    mass = mass_where(ground, lambda profile: profile[index])
    return Remark(
        kind,
        rule.grade,
        witness_where(ground, lambda profile: profile[index]) if mass else None,
        mass.state_count if mass else 0,
        mass.sets if mass else 0,
        others=tuple(names[place] for place in sorted(better)),
        caps=caps,
        span=rule.span,
    )


def _claimed(profile: Profile) -> int:
    return profile.index(True)


def constant(ground: Ground, outcomes: Collection[Outcome]) -> Iterator[Remark]:
    """Yield that the result is the same whatever is found. `outcomes` hold every outcome there is."""
    results = {outcome.capped for outcome in outcomes}
    if len(results) == 1:
        witness = still(ground, ground.sizes.total((0,) * len(ground.criteria)), *results)
        everything = frozenset(range(len(ground.criteria)))
        yield Remark(Kind.CONSTANT, "", witness, *ground.counts(everything), span=ground.scheme.span)


def silence_decides(ground: Ground) -> Iterator[Remark]:
    """Yield that what silence alone means leaves one grade, though what could be found leaves more."""
    scheme = ground.scheme
    means = {place: scheme.finding_in_silence(one.level) for place, one in enumerate(ground.criteria)}
    silent = {place: finding for place, finding in means.items() if finding is not None}
    box = tuple(
        (scheme.findings.index(silent[place]),) if place in silent else ground.values
        for place in range(len(ground.criteria))
    )
    possible = union(ground.grades.reachable(box))
    if len(ground.grades.results) > 1 and not is_several(possible):
        findings = tuple((one.id, silent.get(place, NOT_ASSESSED)) for place, one in enumerate(ground.criteria))
        levels = tuple(dict.fromkeys(ground.criteria[place].level for place in silent))
        counts = ground.counts(frozenset(means) - frozenset(silent))
        witness = Witness(findings, names_of(ground, possible))
        yield Remark(Kind.SILENCE_DECIDES, "", witness, *counts, others=levels, span=ground.scheme.span)
